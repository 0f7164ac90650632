// The legend above a drawing: keys in the order of the data, on as many lines as they need.
import { type Box, hatch, type LineRow, type PathRow, RULE_DASH, type TextRow, textAt } from "./annotations.ts";
import { INK } from "./palette.ts";
import type { Style } from "./sheet.ts";
import { lineHeight, textWidth, wrap } from "./text.ts";

export interface Key {
  text: string;
  /** Printed bold after the text: the value that found no room at its mark. */
  value?: string | undefined;
  fill: string | "rule" | "hatch" | "outline";
}

export interface Legend {
  boxes: (Box & { fill: string })[];
  rules: LineRow[];
  hatches: PathRow[];
  outlines: Box[];
  texts: TextRow[];
  /** Where the drawing may start; 0 for an empty legend. */
  bottom: number;
}

const KEY = 11;
const BETWEEN = 18;

export function layLegend(keys: readonly Key[], style: Style): Legend {
  const legend: Legend = { boxes: [], rules: [], hatches: [], outlines: [], texts: [], bottom: 0 };
  const step = lineHeight(style.axis) + 5;
  let [x, y] = [0, 0];
  for (const key of keys) {
    const value = key.value ?? "";
    const valueWidth = value === "" ? 0 : textWidth(value, style.label) + 5;
    const lines = wrap(key.text, style.axis, style.width - KEY - 6 - valueWidth);
    const textSize = Math.max(...lines.map((line) => textWidth(line, style.axis)));
    const size = KEY + 6 + textSize + valueWidth;
    if (x > 0 && x + size > style.width) {
      x = 0;
      y += step;
    }
    const middle = y + step / 2;
    addKey(legend, key.fill, { x, y: middle - KEY / 2, x2: x + KEY, y2: middle + KEY / 2 });
    const textX = x + KEY + 6;
    const last = middle + (lines.length - 1) * lineHeight(style.axis);
    legend.texts.push(...textAt(lines, style.axis, { x: textX }, (middle + last) / 2));
    if (value !== "") {
      legend.texts.push(...textAt([value], style.label, { x: textX + textSize + 5 }, last));
    }
    x += size + BETWEEN;
    y += (lines.length - 1) * lineHeight(style.axis);
  }
  if (keys.length > 0) legend.bottom = y + step + 7;
  return legend;
}

function addKey(legend: Legend, fill: Key["fill"], box: Box): void {
  if (fill === "rule") {
    const middle = (box.x + box.x2) / 2;
    legend.rules.push({ ...box, x: middle, x2: middle, color: INK, width: 1.5, dash: RULE_DASH });
  } else if (fill === "hatch" || fill === "outline") {
    if (fill === "hatch") legend.hatches.push(hatch(box, 4));
    legend.outlines.push(box);
  } else legend.boxes.push({ ...box, fill });
}
