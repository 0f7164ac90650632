// A hundred coins: of each hundred units of a whole, how many are of each part. They follow each other down the columns; one
// that lies on the border of two parts is of both, so that no share is rounded to draw it.
import type { Disegno } from "../../schemas/report-model.ts";
import { hatch, type LabelBox, type PathRow, paths, type TextRow, textFrom, texts, unknowns } from "./annotations.ts";
import { type Part, partsOf, placeNames } from "./hundred-parts.ts";
import { NOTE } from "./palette.ts";
import { rowsOf } from "./points.ts";
import type { DrawingSheet, FormaGrafico, Style } from "./sheet.ts";
import { lineHeight, textWidth, wrap } from "./text.ts";

export const monete: FormaGrafico = {
  spec: {
    data: { values: [] },
    layer: [paths("coins"), ...unknowns, texts],
  },
  layout,
};

const COINS = 100;
const COLUMNS = 20;
const ROWS = COINS / COLUMNS;
/** Of the distance between two coins. */
const RADIUS = 0.43;
const GAP = 18;

interface Sheet {
  readonly coins: PathRow[];
  readonly hatches: PathRow[];
  readonly outlines: LabelBox[];
  readonly texts: TextRow[];
}

function layout(disegno: Disegno, style: Style): DrawingSheet {
  const sheet: Sheet = { coins: [], hatches: [], outlines: [], texts: [] };
  const rows = rowsOf(disegno);
  let y = 0;
  for (const row of rows) {
    const parts = partsOf(disegno, row, { left: 0, width: style.width });
    if (rows.length > 1) y = addLines(wrap(row.name, style.heading, style.width), { x: 0 }, y, style, sheet) + 4;
    y = drawWhole(parts, y, style, sheet) + GAP;
  }
  return { height: Math.ceil(y - GAP + 2), signals: {}, rows: { ...sheet } };
}

/** Adds lines of a heading from `y` down; returns where they end. */
function addLines(lines: readonly string[], at: Place, y: number, style: Style, sheet: Sheet): number {
  sheet.texts.push(...textFrom(lines, style.heading, at, y));
  return y + lines.length * lineHeight(style.heading);
}
type Place = Parameters<typeof textFrom>[2];

/** The coins of one whole, the names of its parts above or under them; returns where they end. */
function drawWhole(parts: readonly Part[], top: number, style: Style, sheet: Sheet): number {
  const { width } = style;
  const sizeOf = (part: Part): number =>
    Math.max(textWidth(captionOf(part), style.heading), textWidth(part.note, style.axis));
  const { above, below } = placeNames(parts, { left: 0, width }, sizeOf);
  for (const [part, x] of above) addName(part, { x }, top, style, sheet);
  const head =
    above.length === 0
      ? 0
      : nameHeight(
          above.map(([part]) => part),
          style,
        ) + 4;
  let y = drawCoins(parts, top + head, style, sheet);
  for (const part of below) y = addBelow(part, y + 2, style, sheet);
  return y;
}

/** A name without room above ends under the last coin, with what it amounts to after it while there is room. */
function addBelow(part: Part, y: number, style: Style, sheet: Sheet): number {
  const right = { x: style.width, anchor: "right" as const };
  const size = part.note === "" ? 0 : textWidth(part.note, style.axis) + 6;
  const isOneLine = textWidth(captionOf(part), style.heading) + size <= style.width;
  const lines = wrap(captionOf(part), style.heading, style.width);
  const under = addLines(lines, isOneLine ? { ...right, x: style.width - size } : right, y, style, sheet);
  if (part.note === "") return under;
  const notes = isOneLine ? [part.note] : wrap(part.note, style.axis, style.width);
  sheet.texts.push(...textFrom(notes, style.axis, { ...right, color: NOTE }, isOneLine ? y : under));
  return isOneLine ? under : under + notes.length * lineHeight(style.axis);
}

const captionOf = ({ name, label, isKnown }: Part): string =>
  name === "" ? label : isKnown ? `${name} ${label}` : name;

const nameHeight = (parts: readonly Part[], style: Style): number =>
  lineHeight(style.heading) + (parts.some(({ note }) => note !== "") ? lineHeight(style.axis) : 0);

function addName(part: Part, at: Place, y: number, style: Style, sheet: Sheet): void {
  const under = addLines([captionOf(part)], at, y, style, sheet);
  if (part.note !== "") sheet.texts.push(...textFrom([part.note], style.axis, { ...at, color: NOTE }, under));
}

/** The part of one coin that is of one part of the whole, from 0 at its top to 1. */
interface Slice {
  readonly coin: number;
  readonly from: number;
  readonly to: number;
}

/** A coin for each hundredth of the width; those of a part are one mark. Returns where they end. */
function drawCoins(parts: readonly Part[], top: number, style: Style, sheet: Sheet): number {
  const pitch = style.width / COLUMNS;
  const radius = pitch * RADIUS;
  const center = (coin: number) => ({
    x: (Math.floor(coin / ROWS) + 0.5) * pitch,
    y: top + ((coin % ROWS) + 0.5) * pitch,
  });
  for (const part of parts) {
    const slices = slicesOf(part, style.width);
    if (part.isKnown) {
      const path = slices.map((slice) => slicePath(slice, center(slice.coin), radius)).join("");
      if (path !== "") sheet.coins.push({ x: 0, y: 0, path, color: part.fill });
      continue;
    }
    // No coin is struck for what is not told: boxes in their place.
    const cells = slices.filter(({ from, to }) => to - from > 0.5).map(({ coin }) => center(coin));
    for (const { x, y } of cells.length > 0 ? cells : slices.slice(0, 1).map(({ coin }) => center(coin))) {
      const box = { x: x - radius, x2: x + radius, y: y - radius, y2: y + radius };
      sheet.outlines.push(box);
      if (part.isReserved) sheet.hatches.push(hatch(box));
    }
  }
  return top + ROWS * pitch;
}

function slicesOf({ x, x2 }: Part, width: number): Slice[] {
  const [start, end] = [(x / width) * COINS, Math.min(COINS, (x2 / width) * COINS)];
  const slices: Slice[] = [];
  for (let coin = Math.floor(start + EPSILON); coin < end - EPSILON; coin++)
    slices.push({ coin, from: Math.max(0, start - coin), to: Math.min(1, end - coin) });
  return slices;
}
const EPSILON = 1e-6;

/** A disc, or the slice of it between two heights. */
function slicePath({ from, to }: Slice, { x, y }: { x: number; y: number }, r: number): string {
  if (from < EPSILON && to > 1 - EPSILON)
    return `M${x - r},${y}a${r},${r},0,1,0,${2 * r},0a${r},${r},0,1,0,${-2 * r},0Z`;
  const [upper, lower] = [(2 * from - 1) * r, (2 * to - 1) * r];
  const half = (height: number): number => Math.sqrt(Math.max(0, r * r - height * height));
  const [a, b] = [half(upper), half(lower)];
  return `M${x - a},${y + upper}H${x + a}A${r},${r},0,0,1,${x + b},${y + lower}H${x - b}A${r},${r},0,0,1,${x - a},${y + upper}Z`;
}
