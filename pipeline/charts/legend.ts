// The legend above a drawing: keys in the order of the data, on as many lines as they need.
import { STATI } from "../../schemas/figura.ts";
import type { Punto } from "../../schemas/report-model.ts";
import { hatch, type LabelBox, type LineRow, type PathRow, RULE_DASH, type TextRow, textAt } from "./annotations.ts";
import { INK, MAIN } from "./palette.ts";
import { isDrawn, signInWords } from "./points.ts";
import type { Style } from "./sheet.ts";
import { lineHeight, textWidth, wrap } from "./text.ts";

export interface Key {
  text: string;
  /** Printed bold after the text: the value that found no room at its mark. */
  value?: string | undefined;
  fill: string | "rule" | "hatch" | "outline" | "strip" | "sign";
}

export interface Legend {
  boxes: (LabelBox & { fill: string })[];
  rules: LineRow[];
  hatches: PathRow[];
  outlines: LabelBox[];
  texts: TextRow[];
  /** Where the drawing may start. */
  bottom: number;
}

/** Keys for the signs that occur, where a mark has room for the bare sign only. */
export function signKeys(punti: readonly Punto[]): Key[] {
  const words = new Map(punti.filter((punto) => !isDrawn(punto)).map((punto) => [punto.stato, signInWords(punto)]));
  return STATI.flatMap((stato): Key[] => {
    const text = words.get(stato);
    if (text === undefined) return [];
    return [{ text, fill: stato === "riservato" ? "hatch" : stato === "nulla" ? "sign" : "outline" }];
  });
}

const KEY = 11;
const BETWEEN = 18;

export function layLegend(keys: readonly Key[], style: Style, top = 0): Legend {
  const legend: Legend = { boxes: [], rules: [], hatches: [], outlines: [], texts: [], bottom: top };
  const step = lineHeight(style.axis) + 5;
  let [x, y] = [0, top];
  for (const key of keys) {
    const value = key.value ?? "";
    const valueWidth = value === "" ? 0 : textWidth(value, style.label) + 5;
    // A sign without a box is its own key.
    const swatch = key.fill === "sign" ? 0 : KEY + 6;
    const lines = wrap(key.text, style.axis, style.width - swatch - valueWidth);
    const textSize = Math.max(...lines.map((line) => textWidth(line, style.axis)));
    const size = swatch + textSize + valueWidth;
    if (x > 0 && x + size > style.width) {
      x = 0;
      y += step;
    }
    const middle = y + step / 2;
    if (swatch > 0) addKey(legend, key.fill, { x, y: middle - KEY / 2, x2: x + KEY, y2: middle + KEY / 2 });
    const textX = x + swatch;
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

function addKey(legend: Legend, fill: Key["fill"], box: LabelBox): void {
  if (fill === "rule") {
    const middle = (box.x + box.x2) / 2;
    legend.rules.push({ ...box, x: middle, x2: middle, color: INK, width: 1.5, dash: RULE_DASH });
  } else if (fill === "hatch" || fill === "outline" || fill === "strip") {
    const inner = { x: box.x + 0.5, y: box.y + 0.5, x2: box.x2 - 0.5, y2: box.y2 - 0.5 };
    if (fill === "hatch") legend.hatches.push(hatch(inner, { gap: 4 }));
    if (fill === "strip") legend.boxes.push({ ...box, x2: box.x + KEY / 3, fill: MAIN });
    legend.outlines.push(inner);
  } else legend.boxes.push({ ...box, fill });
}
