// Goals: for each a large number beside what it is of, and one mark for each unit of the whole, full where it is reached, half
// where it has begun, empty where it is not. Series in this order: reached, begun, goal.
import type { Disegno, Punto } from "../../schemas/report-model.ts";
import { formatNumber } from "../../schemas/unita.ts";
import {
  hatch,
  type LabelBox,
  type PathRow,
  paths,
  position,
  type TextRow,
  textAt,
  textFrom,
  texts,
  unknowns,
} from "./annotations.ts";
import { MAIN, NOTE } from "./palette.ts";
import { isDrawn, type Member, rowsOf, sign } from "./points.ts";
import type { DrawingSheet, FormaGrafico, Style } from "./sheet.ts";
import { type Face, lineHeight, textWidth, wrap } from "./text.ts";

interface Ring {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string | null;
}

export const traguardi: FormaGrafico = {
  spec: {
    data: { values: [] },
    layer: [
      {
        data: { name: "rings" },
        mark: {
          type: "point",
          shape: "circle",
          size: { expr: "datum.size" },
          filled: false,
          opacity: 1,
          fill: { expr: "datum.fill" },
          stroke: MAIN,
          strokeWidth: 1,
        },
        encoding: { x: position("x"), y: position("y") },
      },
      paths("halves"),
      ...unknowns,
      texts,
    ],
  },
  layout,
};

/** Sizes of the large number, the first with which it leaves the marks their room. */
const SIZES = [34, 26, 20, 15];
const BESIDE = 0.42;
/** From mark to mark at most; when there are more than fit, one stands for ten, a hundred… */
const PITCH = 13;
const SMALLEST = 6;
const UNITS = [1, 10, 100, 1000, 10_000, 100_000];
const BETWEEN = 16;
const SPACE = 5;

interface Sheet {
  readonly rings: Ring[];
  readonly halves: PathRow[];
  readonly hatches: PathRow[];
  readonly outlines: LabelBox[];
  readonly texts: TextRow[];
}

function layout(disegno: Disegno, style: Style): DrawingSheet {
  const sheet: Sheet = { rings: [], halves: [], hatches: [], outlines: [], texts: [] };
  const rows = rowsOf(disegno);
  const of = (row: Member, serie: string): Punto | undefined =>
    disegno.punti.find((each) => each.riga === row.code && each.serie === serie);
  const numbers = rows.map((row) => ({
    row,
    done: of(row, disegno.serie[0] ?? ""),
    begun: disegno.serie.length > 2 ? of(row, disegno.serie[1] ?? "") : undefined,
    goal: of(row, disegno.serie.at(-1) ?? ""),
  }));
  // Numbers too long to stand beside their marks stand above them.
  const face = SIZES.map((size): Face => ({ size, weight: 700 })).find((each) =>
    numbers.every((goal) => widthOfNumber(goal, each, style) <= style.width * BESIDE),
  );
  const left = face === undefined ? 0 : Math.max(0, ...numbers.map((goal) => widthOfNumber(goal, face, style))) + 18;
  let y = 2;
  for (const goal of numbers) {
    const above = face === undefined ? drawNumberAbove(goal, y, style, sheet) : y;
    const words = drawGoal(goal, { x: left, y: above, x2: style.width, y2: 0 }, style, sheet);
    const bottom = Math.max(words, y + (face === undefined ? 0 : lineHeight(face)));
    if (face !== undefined) drawNumber(goal, face, (y + bottom) / 2, style, sheet);
    y = bottom + BETWEEN;
  }
  return { height: Math.ceil(y - BETWEEN + 4), signals: {}, rows: { ...sheet } };
}

interface Goal {
  readonly row: Member;
  readonly done: Punto | undefined;
  readonly begun: Punto | undefined;
  readonly goal: Punto | undefined;
}

const textOf = (punto: Punto | undefined): string =>
  punto === undefined ? "" : isDrawn(punto) ? punto.etichetta : sign(punto);
const wholeOf = (goal: Punto | undefined): string => `su ${textOf(goal)}`;

const widthOfNumber = ({ done, goal }: Goal, face: Face, style: Style): number =>
  textWidth(textOf(done), face) + SPACE + textWidth(wholeOf(goal), style.label);

function drawNumber({ done, goal }: Goal, face: Face, middle: number, style: Style, sheet: Sheet): void {
  const [row] = textAt([textOf(done)], face, { x: 0, color: MAIN }, middle);
  if (row === undefined) return;
  const beside = { x: textWidth(textOf(done), face) + SPACE, text: wholeOf(goal), size: style.label.size };
  sheet.texts.push(row, { ...row, ...beside, weight: style.label.weight, color: NOTE });
}

function drawNumberAbove({ done, goal }: Goal, top: number, style: Style, sheet: Sheet): number {
  const lines = wrap(`${textOf(done)} ${wholeOf(goal)}`, style.label, style.width);
  sheet.texts.push(...textFrom(lines, style.label, { x: 0, color: MAIN }, top));
  return top + lines.length * lineHeight(style.label);
}

/** The goal in words, its marks, what they count; returns where it ends. */
function drawGoal({ row, done, begun, goal }: Goal, at: LabelBox, style: Style, sheet: Sheet): number {
  const width = at.x2 - at.x;
  const name = wrap(row.name, style.heading, width);
  sheet.texts.push(...textFrom(name, style.heading, { x: at.x }, at.y));
  let y = at.y + name.length * lineHeight(style.heading) + 3;
  const isKnown = done !== undefined && goal !== undefined && isDrawn(done) && isDrawn(goal) && goal.valore > 0;
  const each = isKnown ? UNITS.find((unit) => Math.ceil(goal.valore / unit) * SMALLEST <= width) : undefined;
  if (isKnown && each !== undefined) {
    const half = begun !== undefined && isDrawn(begun) ? begun.valore : 0;
    y = drawMarks({ full: done.valore / each, half: half / each, all: goal.valore / each }, { ...at, y }, sheet);
  }
  if (!isKnown) y = drawUnknown([done, goal], { ...at, y }, sheet);
  const unit = each === undefined || each === 1 ? "" : ` Ogni segno vale ${formatNumber(each)}.`;
  const caption = `${done?.nota ?? ""}${unit}`.trim();
  const words = caption === "" ? [] : wrap(caption, style.axis, width);
  sheet.texts.push(...textFrom(words, style.axis, { x: at.x, color: NOTE }, y));
  return y + words.length * lineHeight(style.axis);
}

/** A box in the place of the marks: hatched where a number is hidden. */
function drawUnknown(punti: readonly (Punto | undefined)[], { x, y, x2 }: LabelBox, sheet: Sheet): number {
  const box = { x, y: y + 1, x2: Math.min(x2, x + 5 * PITCH), y2: y + PITCH };
  sheet.outlines.push(box);
  if (punti.some((punto) => punto?.stato === "riservato")) sheet.hatches.push(hatch(box));
  return y + PITCH + 3;
}

function drawMarks(
  { full, half, all }: { full: number; half: number; all: number },
  { x, y, x2 }: LabelBox,
  sheet: Sheet,
): number {
  const count = Math.ceil(all);
  const pitch = Math.min(PITCH, (x2 - x) / count);
  const radius = pitch * 0.38;
  const middle = y + PITCH / 2;
  // What is reached is never drawn beyond the goal, nor as reached when a part is missing.
  const [done, begun] = [Math.min(count, Math.floor(full)), Math.min(count, Math.floor(full) + Math.ceil(half))];
  for (let i = 0; i < count; i++) {
    const center = x + (i + 0.5) * pitch;
    sheet.rings.push({ x: center, y: middle, size: Math.PI * radius * radius, fill: i < done ? MAIN : null });
    if (i >= done && i < begun)
      sheet.halves.push({
        x: center,
        y: middle,
        path: `M0,${-radius}A${radius},${radius},0,0,0,0,${radius}Z`,
        color: MAIN,
      });
  }
  return y + PITCH + 3;
}
