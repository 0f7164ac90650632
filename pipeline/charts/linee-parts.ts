// The parts of a line chart around its lines: the places of the editions, names at the line ends, the break in series.
import type { Disegno } from "../../schemas/report-model.ts";
import {
  clampLeft,
  hatch,
  type LabelBox,
  type LineRow,
  type PathRow,
  RULE_DASH,
  type TextRow,
  textFrom,
} from "./annotations.ts";
import { CHIP } from "./bars.ts";
import { spread } from "./linee-labels.ts";
import { NOTE } from "./palette.ts";
import { type Drawn, finder, isDrawn, type Member, sign } from "./points.ts";
import type { Style } from "./sheet.ts";
import { lineHeight, textWidth, wrap } from "./text.ts";

/** A point that is drawn. `run` counts the unbroken pieces of all lines, `series` and `row` are positions. */
export interface Mark {
  punto: Drawn;
  run: number;
  series: number;
  row: number;
}

/** Every drawn point in the order of the lines; a new run after a hole and at a break in series. */
export function marksOf(disegno: Disegno, rows: readonly Member[], series: readonly Member[]): Mark[] {
  const find = finder(disegno);
  const marks: Mark[] = [];
  let run = 0;
  for (const [at, one] of series.entries()) {
    run++;
    for (const [rowAt, row] of rows.entries()) {
      const punto = find(row, one);
      if (row.code === disegno.rottura?.prima_di) run++;
      if (punto !== undefined && isDrawn(punto)) marks.push({ punto, run, series: at, row: rowAt });
      else run++;
    }
  }
  return marks;
}

/** Where the editions stand between 0 and 1: by the distance of their years, evenly when they are no years or too close. */
export function placesOf(rows: readonly Member[], width: number, style: Style): number[] {
  const even = rows.map((_, i) => (rows.length === 1 ? 0.5 : i / (rows.length - 1)));
  const years = rows.map(({ code }) => (/^\d{4}$/.test(code) ? Number(code) : Number.NaN));
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  const places = years.map((year) => (year - first) / (last - first));
  const room = Math.max(...rows.map(({ name }) => textWidth(name, style.axis))) + 8;
  const isClear = places.every((place, i) => i === 0 || (place - (places[i - 1] ?? 0)) * width >= room);
  return rows.length > 1 && isClear ? places : even;
}

export interface End {
  lines: string[];
  value: string;
}

/** Name and last value of each line when there are several; nothing for a single one. */
export function endsOf(series: readonly Member[], marks: readonly Mark[], rows: number, style: Style): End[] {
  if (series.length < 2) return [];
  return series.map(({ name }, at) => {
    const last = marks.findLast((mark) => mark.series === at);
    const value = last?.row === rows - 1 ? last.punto.etichetta : "";
    return { lines: wrap(name, style.axis, style.width * 0.24), value };
  });
}

export function endWidth(ends: readonly End[], style: Style): number {
  const widths = ends.flatMap(({ lines, value }) => [
    textWidth(value, style.label),
    ...lines.map((line) => textWidth(line, style.axis)),
  ]);
  return Math.max(0, ...widths);
}

/** The texts of the ends, each as near its line as the others allow. */
export function layEnds(
  ends: readonly End[],
  wanted: readonly number[],
  place: { x: number; top: number; bottom: number },
  style: Style,
): TextRow[] {
  const heightOf = ({ lines, value }: End) =>
    lines.length * lineHeight(style.axis) + (value === "" ? 0 : lineHeight(style.label));
  const blocks = ends.map((end, i) => ({ middle: wanted[i] ?? place.bottom, height: heightOf(end) + 3 }));
  const middles = spread(blocks, place.top, place.bottom);
  return ends.flatMap((end, i) => {
    const top = (middles[i] ?? 0) - heightOf(end) / 2;
    const values = end.value === "" ? [] : [end.value];
    return [
      ...textFrom(values, style.label, place, top),
      ...textFrom(end.lines, style.axis, place, top + values.length * lineHeight(style.label)),
    ];
  });
}

const SHORT_REASON = "serie interrotta";

/** The reason of the break on at most two lines; a longer one stands in the notes and here only its name. */
export function breakLines({ rottura }: Disegno, style: Style): string[] {
  if (rottura === undefined) return [];
  const lines = wrap(rottura.motivo, style.axis, Math.min(190, style.width * 0.55));
  return lines.length <= 2 ? lines : [SHORT_REASON];
}

/** A dashed rule between two editions with its label on top. */
export function layBreak(lines: readonly string[], place: { x: number; top: number; bottom: number }, style: Style) {
  const { x, bottom } = place;
  const widest = lines.reduce((a, b) => (textWidth(a, style.axis) > textWidth(b, style.axis) ? a : b), "");
  const left = clampLeft(widest, style.axis, x, style.width);
  const anchor = "center" as const;
  const middle = left + textWidth(widest, style.axis) / 2;
  const texts = textFrom(lines, style.axis, { x: middle, anchor, color: NOTE }, place.top);
  const top = place.top + lines.length * lineHeight(style.axis) + 2;
  const rules: LineRow[] = [{ x, x2: x, y: top, y2: bottom, color: NOTE, width: 1, dash: RULE_DASH }];
  return { texts, rules };
}

export interface Editions {
  outlines: LabelBox[];
  hatches: PathRow[];
  texts: TextRow[];
  bottom: number;
}

/** Names under the axis and, below them, the sign of each point that is not a number: off the scale, so never a zero. */
export function layEditions(
  disegno: Disegno,
  rows: readonly Member[],
  series: readonly Member[],
  place: { xs: readonly number[]; top: number },
  style: Style,
): Editions {
  const find = finder(disegno);
  const { xs, top } = place;
  const result: Editions = { outlines: [], hatches: [], texts: [], bottom: top };
  const gaps = xs.slice(1).map((x, i) => x - (xs[i] ?? 0));
  const slot = Math.min(style.width / 3, ...gaps.map((gap) => gap - 6));
  const add = (lines: readonly string[], x: number, y: number, color?: string): number => {
    const half = Math.max(...lines.map((line) => textWidth(line, style.axis))) / 2;
    const middle = Math.max(half, Math.min(style.width - half, x));
    result.texts.push(...textFrom(lines, style.axis, { x: middle, anchor: "center", ...(color ? { color } : {}) }, y));
    return y + lines.length * lineHeight(style.axis);
  };
  for (const [i, row] of rows.entries()) {
    const x = xs[i] ?? 0;
    let y = add(wrap(row.name, style.axis, slot), x, top);
    for (const one of series) {
      const punto = find(row, one);
      if (punto === undefined || isDrawn(punto)) continue;
      const chip = { x: x - CHIP / 2, x2: x + CHIP / 2, y: y + 4, y2: y + 14 };
      result.outlines.push(chip);
      if (punto.stato === "riservato") result.hatches.push(hatch(chip));
      const words = series.length > 1 ? `${sign(punto)} ${one.name}` : sign(punto);
      y = add(wrap(words, style.axis, slot), x, chip.y2 + 2, NOTE);
    }
    result.bottom = Math.max(result.bottom, y);
  }
  return result;
}
