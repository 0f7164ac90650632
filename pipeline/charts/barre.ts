// Horizontal bars, the value at the end of each; several series make a group of thinner bars per row.
import type { Disegno, Punto } from "../../schemas/report-model.ts";
import {
  type Box,
  boxes,
  clampLeft,
  halos,
  hatch,
  type LineRow,
  type PathRow,
  RULE_DASH,
  rules,
  type TextRow,
  textAt,
  textFrom,
  texts,
  unknowns,
} from "./annotations.ts";
import { type Bands, layBands } from "./bands.ts";
import { fitScale, scaleOf, scaleParams, scaleSignals } from "./fit.ts";
import { layLegend } from "./legend.ts";
import { CONTEXT, INK, NOTE } from "./palette.ts";
import { colorOf, finder, isDrawn, rowsOf, seriesOf, sign, signInWords } from "./points.ts";
import { type FormaGrafico, type Scale, type Sheet, type Style, toPixel } from "./sheet.ts";
import { lineHeight, textWidth } from "./text.ts";

/** Between the end of a bar and its label. */
export const LABEL_GAP = 6;
/** Width of the box drawn for a value that is not a number. */
export const CHIP = 24;

/** Bars from zero to `valore`; the x scale and the two edges of each bar come as data. Shared with the multiples. */
export const barMarks = {
  data: { name: "bars" },
  mark: { type: "rect" as const, fill: { expr: "datum.fill" } },
  encoding: {
    x: { field: "zero", type: "quantitative" as const, scale: scaleOf("x"), axis: null },
    x2: { field: "value" },
    y: { field: "y", type: "quantitative" as const, scale: null, axis: null },
    y2: { field: "y2" },
  },
};

export const barre: FormaGrafico = {
  spec: {
    data: { values: [] },
    params: scaleParams("x"),
    layer: [boxes, barMarks, ...unknowns, rules(), halos, texts],
  },
  layout,
};

interface Slot {
  punto: Punto;
  fill: string;
  y: number;
  y2: number;
}

function layout(disegno: Disegno, style: Style): Sheet {
  const rows = rowsOf(disegno);
  const series = seriesOf(disegno);
  const isGrouped = series.length > 1;
  const colors = series.map(({ code }, i) => colorOf({ ...disegno, colore: groupColor(disegno) }, [code], i));
  const legend = layLegend(
    isGrouped ? series.map(({ name }, i) => ({ text: name, fill: colors[i] ?? INK })) : [],
    style,
  );
  const { riferimento } = disegno;
  const top = legend.bottom + (riferimento ? lineHeight(style.heading) + 6 : 0);
  const bar = isGrouped ? style.bar - 4 : style.bar;
  const frame = layBands(rows, style, {
    top,
    thickness: series.length * bar + (series.length - 1) * 2,
    gap: isGrouped ? 12 : 8,
    nameShare: style.nameShare,
    accent: disegno.accento,
  });
  const find = finder(disegno);
  const slots = frame.bands.flatMap((band, rowAt) =>
    series.flatMap((one, i): Slot[] => {
      const punto = find(band, one);
      const y = band.top + i * (bar + 2);
      const fill = isGrouped ? (colors[i] ?? INK) : colorOf(disegno, [band.code], rowAt);
      return punto === undefined ? [] : [{ punto, fill, y, y2: y + bar }];
    }),
  );
  const scale = fitScale(
    [
      ...slots.map(({ punto }) => reach(punto, style)),
      ...(riferimento ? [{ value: riferimento.valore, extra: 3 }] : []),
    ],
    frame.left,
    style.width - 1,
  );
  const marks = layMarks(slots, scale, style);
  const lines = [...axisLine(frame, scale), ...legend.rules];
  const heads: TextRow[] = [];
  if (riferimento) {
    const x = toPixel(scale, riferimento.valore);
    lines.push(...through(frame, x, { color: INK, width: 1.5, dash: RULE_DASH }));
    const left = clampLeft(riferimento.etichetta, style.heading, x, style.width);
    heads.push(...textFrom([riferimento.etichetta], style.heading, { x: left }, legend.bottom));
  }
  return {
    height: frame.bottom + 4,
    signals: scaleSignals("x", scale),
    rows: {
      ...marks,
      boxes: legend.boxes,
      rules: lines,
      texts: [...legend.texts, ...frame.names, ...heads, ...marks.texts],
    },
  };
}

/** One colour for all series would say nothing: groups take their colours by position unless one is accented. */
function groupColor({ colore }: Disegno): Disegno["colore"] {
  return colore === "neutro" ? "fonte" : colore;
}

/** How far a point and its label go, for the scale. */
export function reach(punto: Punto, style: Style, words = true) {
  if (isDrawn(punto)) return { value: punto.valore, extra: LABEL_GAP + textWidth(punto.etichetta, style.label) + 1 };
  const text = words ? signInWords(punto) : sign(punto);
  return { value: 0, extra: CHIP + 2 * LABEL_GAP + textWidth(text, style.axis) };
}

/** Bars with their labels, and chips with their signs for what is not a number: never a bar. */
export function layMarks(slots: readonly Slot[], scale: Scale, style: Style, words = true) {
  const bars: object[] = [];
  const halos: Box[] = [];
  const outlines: Box[] = [];
  const hatches: PathRow[] = [];
  const texts: TextRow[] = [];
  const zero = toPixel(scale, 0);
  for (const { punto, fill, y, y2 } of slots) {
    const middle = (y + y2) / 2;
    if (isDrawn(punto)) {
      bars.push({ zero: 0, value: punto.valore, y, y2, fill });
      const isNegative = punto.valore < 0;
      const x = toPixel(scale, punto.valore) + (isNegative ? -LABEL_GAP : LABEL_GAP);
      const size = textWidth(punto.etichetta, style.label);
      const start = isNegative ? x - size : x;
      halos.push({ x: start - 3, x2: start + size + 3, y: y + 1, y2: y2 - 1 });
      texts.push(...textAt([punto.etichetta], style.label, { x, anchor: isNegative ? "right" : "left" }, middle));
      continue;
    }
    // Apart from the axis, so that nobody reads its length.
    const chip = { x: zero + LABEL_GAP, x2: zero + LABEL_GAP + CHIP, y: middle - 6, y2: middle + 6 };
    outlines.push(chip);
    if (punto.stato === "riservato") hatches.push(hatch(chip));
    const text = words ? signInWords(punto) : sign(punto);
    halos.push({ ...chip, x: chip.x2 + 2, x2: chip.x2 + LABEL_GAP + textWidth(text, style.axis) + 3 });
    texts.push(...textAt([text], style.axis, { x: chip.x2 + LABEL_GAP, color: NOTE }, middle));
  }
  return { bars, halos, outlines, hatches, texts };
}

/** A vertical line through all rows; broken where names stand between the bars. */
export function through(frame: Bands, x: number, look: Pick<LineRow, "color" | "width" | "dash">): LineRow[] {
  const { bands } = frame;
  const [first, last] = [bands[0], bands.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (frame.isColumn) return [{ x, x2: x, y: first.outerTop - 4, y2: last.outerBottom + 4, ...look }];
  return bands.map(({ top, bottom }) => ({ x, x2: x, y: top - 1, y2: bottom + 3, ...look }));
}

/** The zero line. */
export function axisLine(frame: Bands, scale: Scale): LineRow[] {
  return through(frame, toPixel(scale, 0), { color: CONTEXT, width: 1, dash: [] });
}
