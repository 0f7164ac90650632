// Bars from zero with a value at the end of each, and what stands in the place of a bar that is not a number.
// Shared by the plain bars and the small multiples.
import type { Punto } from "../../schemas/report-model.ts";
import {
  hatch,
  type LabelBox,
  type LineRow,
  type PathRow,
  position,
  RULE_DASH,
  type TextRow,
  textAt,
} from "./annotations.ts";
import type { Bands } from "./bands.ts";
import { type Reach, scaleOf } from "./fit.ts";
import { CONTEXT, INK, inkOn, NOTE, PAPER } from "./palette.ts";
import { isDrawn, isNothing, sign, signInWords } from "./points.ts";
import { type Scale, type Style, toPixel } from "./sheet.ts";
import { textWidth } from "./text.ts";

/** Between the end of a bar and its label. */
export const LABEL_GAP = 6;
/** Width of the box drawn for a value that is not a number. */
export const CHIP = 24;

/** Bars from zero to `valore`; the x scale and the two edges of each bar come as data. Shared with the multiples. */
export const barMarks = {
  data: { name: "bars" },
  mark: {
    type: "rect" as const,
    fill: { expr: "datum.fill" },
    xOffset: { expr: "datum.offset" },
    x2Offset: { expr: "datum.offset" },
  },
  encoding: {
    x: { field: "zero", type: "quantitative" as const, scale: scaleOf("x"), axis: null },
    x2: { field: "value" },
    y: position("y"),
    y2: { field: "y2" },
  },
};

/** A point with the place and colour of its bar. */
export interface Slot {
  punto: Punto;
  fill: string;
  y: number;
  y2: number;
}

/** Whether the signs may be followed by their meaning in a plot of `width`: else a legend says it. */
export function hasRoomForWords(punti: readonly Punto[], width: number, style: Style): boolean {
  const hidden = punti.filter((punto) => !isDrawn(punto));
  // Bars to the left of zero and their labels need the other half.
  const share = punti.some((punto) => isDrawn(punto) && punto.valore < 0) ? 0.35 : 0.7;
  return hidden.every((punto) => reach(punto, style, { words: true }).extra <= width * share);
}

/** How far a point and its label go, for the scale. */
export function reach(punto: Punto, style: Style, { words = true } = {}): Reach {
  if (isDrawn(punto)) return { value: punto.valore, extra: LABEL_GAP + textWidth(punto.etichetta, style.label) + 1 };
  const text = words ? signInWords(punto) : sign(punto);
  return { value: 0, extra: chipWidth(punto) + LABEL_GAP + textWidth(text, style.axis) };
}

/** The box of a sign and the gap behind it. */
const chipWidth = (punto: Punto): number => (isNothing(punto) ? 0 : CHIP + LABEL_GAP);

interface MarkOptions {
  /** Signs with their meaning; without, the bare sign. */
  words?: boolean;
  /** Pixel of the reference line: no label stands on it. */
  crossing?: number | undefined;
  /** Left edge of the panel the bars stand in. */
  offset?: number;
}

/** Bars with their labels, and chips with their signs for what is not a number: never a bar. */
export function layMarks(
  slots: readonly Slot[],
  scale: Scale,
  style: Style,
  { words = true, crossing, offset = 0 }: MarkOptions = {},
) {
  const bars: object[] = [];
  const outlines: LabelBox[] = [];
  const hatches: PathRow[] = [];
  const texts: TextRow[] = [];
  const zero = toPixel(scale, 0) + offset;
  const meets = (from: number, to: number): boolean =>
    crossing !== undefined && from - CLEAR < crossing && crossing < to + CLEAR;
  for (const { punto, fill, y, y2 } of slots) {
    const middle = (y + y2) / 2;
    if (isDrawn(punto)) {
      const end = toPixel(scale, punto.valore) + offset;
      bars.push({ zero: 0, value: punto.valore, y, y2, fill, offset });
      if (fill === PAPER && end !== zero)
        outlines.push({ x: Math.min(zero, end) + 0.5, x2: Math.max(zero, end) - 0.5, y: y + 0.5, y2: y2 - 0.5 });
      texts.push(...labelOf(punto, { end, zero, fill, middle }, style, meets, crossing ?? 0));
      continue;
    }
    // Apart from the axis, so that nobody reads its length.
    const text = words ? signInWords(punto) : sign(punto);
    const size = chipWidth(punto) + textWidth(text, style.axis);
    const start = zero + LABEL_GAP;
    const x = meets(start, start + size) ? (crossing ?? 0) + LABEL_GAP : start;
    const chip = { x, x2: x + CHIP, y: middle - 6, y2: middle + 6 };
    if (!isNothing(punto)) outlines.push(chip);
    if (punto.stato === "riservato") hatches.push(hatch(chip));
    texts.push(...textAt([text], style.axis, { x: x + chipWidth(punto), color: NOTE }, middle));
  }
  return { bars, outlines, hatches, texts };
}

/** Between a label and a line beside it. */
const CLEAR = 2;

interface BarPlace {
  readonly end: number;
  readonly zero: number;
  readonly fill: string;
  readonly middle: number;
}

/** Beyond the end of its bar; where the reference line passes there, inside the bar, or past the line when the bar is short. */
function labelOf(
  { valore, etichetta }: Punto,
  { end, zero, fill, middle }: BarPlace,
  style: Style,
  meets: (from: number, to: number) => boolean,
  crossing: number,
): TextRow[] {
  const sign = (valore ?? 0) < 0 ? -1 : 1;
  const outwards = sign < 0 ? "right" : "left";
  const size = textWidth(etichetta, style.label);
  const isMet = (x: number): boolean => (sign < 0 ? meets(x - size, x) : meets(x, x + size));
  const beyond = end + sign * LABEL_GAP;
  const at = (x: number) => textAt([etichetta], style.label, { x, anchor: outwards }, middle);
  if (!isMet(beyond)) return at(beyond);
  if (Math.abs(end - zero) < size + 2 * LABEL_GAP) return at(crossing + sign * LABEL_GAP);
  const inwards = sign < 0 ? "left" : "right";
  return textAt([etichetta], style.label, { x: end - sign * LABEL_GAP, anchor: inwards, color: inkOn(fill) }, middle);
}

/** How far labels go that give way to the reference line: those of bars that end before it, and signs. */
export function reachPast(value: number, punti: readonly Punto[], style: Style): Reach {
  const gives = (punto: Punto): boolean => {
    if (!isDrawn(punto)) return value >= 0;
    return value < 0 ? punto.valore < 0 && punto.valore >= value : punto.valore >= 0 && punto.valore <= value;
  };
  const near = punti.filter(gives);
  return { value, extra: Math.max(3, ...near.map((punto) => reach(punto, style).extra)) };
}

/** A vertical line through all rows; broken where names stand between the bars. */
export function through(frame: Bands, x: number, look: Pick<LineRow, "color" | "width" | "dash">): LineRow[] {
  const { bands } = frame;
  const [first, last] = [bands[0], bands.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (frame.isColumn) return [{ x, x2: x, y: first.outerTop - 4, y2: last.outerBottom + 4, ...look }];
  return bands.map(({ top, bottom }) => ({ x, x2: x, y: top - 1, y2: bottom + 3, ...look }));
}

/** The reference line, on a white slit that shows it also on a dark bar. */
export function referenceLine(frame: Bands, x: number): LineRow[] {
  return [
    ...through(frame, x, { color: PAPER, width: 3.5, dash: [] }),
    ...through(frame, x, { color: INK, width: 1.5, dash: RULE_DASH }),
  ];
}

/** The zero line. */
export function axisLine(frame: Bands, scale: Scale, offset = 0): LineRow[] {
  return through(frame, toPixel(scale, 0) + offset, { color: CONTEXT, width: 1, dash: [] });
}
