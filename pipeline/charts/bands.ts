// The frame of every form with one band per row: names in a column on the left or, when that would take three lines or
// too much of the width, above the bars.
import { type Anchor, type TextRow, textAt, textFrom } from "./annotations.ts";
import type { Member } from "./points.ts";
import type { Style } from "./sheet.ts";
import { type Face, lineHeight, textWidth, wrap } from "./text.ts";

export interface Band extends Member {
  /** Where the marks of the row stand. */
  top: number;
  bottom: number;
  /** From the first line of the name to the last mark. */
  outerTop: number;
  outerBottom: number;
}

export interface Bands {
  /** Left edge of the marks. */
  left: number;
  bands: Band[];
  names: TextRow[];
  bottom: number;
  /** Names stand in their own column, so a line may run through all bands. */
  isColumn: boolean;
}

interface Options {
  top: number;
  /** Height of the marks of one row. */
  thickness: number;
  gap: number;
  /** Part of the width for the column of names; 0 leaves the names out. */
  nameShare: number;
  /** Forces names above the marks, for the form that lacks width. */
  above?: boolean;
  accent?: string | undefined;
}

/** With more rows than these they stand closer. */
const MANY = 9;

/** Between rows of stacked bars and of rings: those of In breve, which have the same rows, read across. */
export const gapOf = (rows: readonly Member[]): number => (rows.length > MANY ? 3 : 6);

/** One line of text in the middle of a short mark, centred. */
export function centred(text: string, face: Face, x: number, middle: number, color: string): TextRow[] {
  const anchor: Anchor = "center";
  return textAt([text], face, { x, anchor, color }, middle);
}

export function layBands(rows: readonly Member[], style: Style, options: Options): Bands {
  const { top, thickness, gap, nameShare } = options;
  const face = (row: Member) => (row.code === options.accent ? style.heading : style.axis);
  const column = style.width * nameShare;
  const inColumn = rows.map((row) => wrap(row.name, face(row), column));
  const isColumn = !options.above && inColumn.every((lines) => lines.length <= 2);
  const nameless = nameShare === 0;
  const names = isColumn || nameless ? inColumn : rows.map((row) => wrap(row.name, face(row), style.width));
  const widest = Math.max(0, ...rows.flatMap((row, i) => (names[i] ?? []).map((line) => textWidth(line, face(row)))));

  // One pitch for all rows: unequal gaps would read as groups.
  const tallest = Math.max(0, ...rows.map((row, i) => (names[i] ?? []).length * lineHeight(face(row))));
  const outer = Math.max(thickness, nameless ? 0 : tallest);
  const pitch = Math.max(thickness + gap, nameless ? 0 : tallest + 5);

  let y = top;
  const texts: TextRow[] = [];
  const bands = rows.map((row, i): Band => {
    const lines = nameless ? [] : (names[i] ?? []);
    const height = lines.length * lineHeight(face(row));
    const outerTop = y;
    if (isColumn || nameless) {
      texts.push(...textAt(lines, face(row), { x: 0 }, outerTop + outer / 2));
      y += pitch;
      const markTop = outerTop + (outer - thickness) / 2;
      return { ...row, top: markTop, bottom: markTop + thickness, outerTop, outerBottom: outerTop + outer };
    }
    texts.push(...textFrom(lines, face(row), { x: 0 }, outerTop));
    const markTop = outerTop + height + 2;
    y = markTop + thickness + gap + 4;
    return { ...row, top: markTop, bottom: markTop + thickness, outerTop, outerBottom: markTop + thickness };
  });
  const last = bands.at(-1);
  const left = nameless || !isColumn ? 0 : Math.ceil(widest) + 12;
  return { left, bands, names: texts, bottom: last?.outerBottom ?? top, isColumn: isColumn || nameless };
}
