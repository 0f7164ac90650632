// One stacked row: numbers outwards from zero, and after the end of the bar what is not a number.
import type { Punto } from "../../schemas/report-model.ts";
import { hatch, type LabelBox, type PathRow, type TextRow, textAt } from "./annotations.ts";
import { CHIP, LABEL_GAP } from "./bars.ts";
import { NOTE } from "./palette.ts";
import { type Drawn, isDrawn, isNothing, sign, signInWords } from "./points.ts";
import type { Style } from "./sheet.ts";
import { textWidth } from "./text.ts";

export interface Part {
  punto: Punto;
  fill: string;
}

export interface Segment {
  punto: Drawn;
  fill: string;
  from: number;
  to: number;
}

interface Chip {
  text: string;
  isReserved: boolean;
  /** Of nothing there is no box: it would look like one more part. */
  isBoxed: boolean;
}

export interface Stack {
  segments: Segment[];
  chips: Chip[];
  /** Sums of what lies left and right of zero. */
  low: number;
  high: number;
}

/** `room` is the width the chips may take with the names of their series; with less, one chip shows the bare signs. A part of which
 *  there is nothing is not drawn, as one of zero; a row of nothing else says so. */
export function stack(parts: readonly Part[], room: number, style: Style): Stack {
  const segments: Segment[] = [];
  let [low, high] = [0, 0];
  for (const { punto, fill } of parts) {
    if (!isDrawn(punto)) continue;
    const from = punto.valore < 0 ? low : high;
    const to = from + punto.valore;
    if (punto.valore < 0) low = to;
    else high = to;
    segments.push({ punto, fill, from, to });
  }
  const points = parts.map(({ punto }) => punto);
  const [first] = points;
  if (first !== undefined && points.every(isNothing))
    return { segments, chips: [{ ...chip(signInWords(first), []), isBoxed: false }], low, high };
  const hidden = points.filter((punto) => !isDrawn(punto) && !isNothing(punto));
  const named = hidden.map((punto) => chip(`${sign(punto)} ${punto.serieNome}`, [punto]));
  const brief = hidden.length > 0 ? [chip([...new Set(hidden.map((punto) => sign(punto)))].join(" "), hidden)] : [];
  return { segments, chips: chipsWidth(named, style) <= room ? named : brief, low, high };
}

function chip(text: string, punti: readonly Punto[]): Chip {
  return { text: text.trim(), isReserved: punti.some(({ stato }) => stato === "riservato"), isBoxed: true };
}

export function chipsWidth(chips: readonly Chip[], style: Style): number {
  return chips.reduce((sum, { text }) => sum + CHIP + 3 * LABEL_GAP + textWidth(text, style.axis), 0);
}

/** The chips in a line after the `end` of the bar. */
export function layChips({ chips }: Stack, { end, middle }: { end: number; middle: number }, style: Style) {
  const outlines: LabelBox[] = [];
  const hatches: PathRow[] = [];
  const texts: TextRow[] = [];
  let x = end + LABEL_GAP;
  for (const { text, isReserved, isBoxed } of chips) {
    if (!isBoxed) {
      texts.push(...textAt([text], style.axis, { x, color: NOTE }, middle));
      continue;
    }
    const box = { x, x2: x + CHIP, y: middle - 6, y2: middle + 6 };
    outlines.push(box);
    if (isReserved) hatches.push(hatch(box));
    texts.push(...textAt([text], style.axis, { x: box.x2 + LABEL_GAP, color: NOTE }, middle));
    x = box.x2 + 2 * LABEL_GAP + textWidth(text, style.axis);
  }
  return { outlines, hatches, texts };
}
