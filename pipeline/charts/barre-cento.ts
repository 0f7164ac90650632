// Wholes divided into their parts: one bar of full width for each, the first thick, those it is compared with thinner. The
// name of a part stands above the first bar where the part begins, its share inside.
import type { Disegno } from "../../schemas/report-model.ts";
import {
  boxes,
  hatch,
  type LabelBox,
  type LineRow,
  type PathRow,
  rules,
  type TextRow,
  textAt,
  textFrom,
  texts,
  unknowns,
} from "./annotations.ts";
import { centred } from "./bands.ts";
import { isShown, type Part, type Place, partsOf, placeNames } from "./hundred-parts.ts";
import { INK, inkOn, NOTE, PAPER } from "./palette.ts";
import { type Member, rowsOf } from "./points.ts";
import type { DrawingSheet, FormaGrafico, Style } from "./sheet.ts";
import { type Face, lineHeight, textWidth, wrap } from "./text.ts";

export const barreCento: FormaGrafico = {
  spec: { data: { values: [] }, layer: [boxes, ...unknowns, rules(), texts] },
  layout,
};

const GAP = 16;
/** Left and right of a share inside its part. */
const PADDING = 6;

function layout(disegno: Disegno, style: Style): DrawingSheet {
  const rows = rowsOf(disegno);
  const nameWidth = Math.min(style.width * 0.24, Math.max(...rows.map((row) => widthOfName(disegno, row, style))) + 12);
  const place = { left: nameWidth, width: style.width - nameWidth - 1 };
  const sheet: Sheet = { boxes: [], outlines: [], hatches: [], rules: [], texts: [] };
  let y = 0;
  for (const [i, row] of rows.entries()) {
    const parts = partsOf(disegno, row, place);
    const height = style.bar * (i === 0 ? 3.4 : 2.2);
    if (i === 0) {
      nameParts(parts, place, style, sheet);
      y = lineHeight(style.heading) + 3;
    }
    const name = nameOf(disegno, row, { width: nameWidth - 8, isFirst: i === 0 }, style);
    const outer = Math.max(height, name.height);
    const middle = y + outer / 2;
    sheet.texts.push(...name.rows(middle));
    for (const part of parts) drawPart(part, { y: middle - height / 2, y2: middle + height / 2 }, style, sheet);
    y += outer;
    if (i === 0) y = nameSmallParts(parts, place, style, sheet, y);
    y += GAP;
  }
  return { height: Math.ceil(y - GAP + 2), signals: {}, rows: { ...sheet } };
}

interface Sheet {
  readonly boxes: (LabelBox & { fill: string })[];
  readonly outlines: LabelBox[];
  readonly hatches: PathRow[];
  readonly rules: LineRow[];
  readonly texts: TextRow[];
}
const noteOf = ({ punti }: Disegno, { code }: Member): string => punti.find(({ riga }) => riga === code)?.nota ?? "";

const widthOfName = (disegno: Disegno, row: Member, style: Style): number =>
  Math.max(textWidth(row.name, style.heading), textWidth(noteOf(disegno, row), style.axis));

/** The name of a whole and what it amounts to, beside its bar. */
function nameOf(
  disegno: Disegno,
  row: Member,
  { width, isFirst }: { width: number; isFirst: boolean },
  style: Style,
): { height: number; rows: (middle: number) => TextRow[] } {
  const face: Face = isFirst ? style.heading : style.axis;
  const name = wrap(row.name, face, width);
  const note = noteOf(disegno, row) === "" ? [] : wrap(noteOf(disegno, row), style.axis, width);
  const above = name.length * lineHeight(face);
  const height = above + note.length * lineHeight(style.axis);
  const rows = (middle: number): TextRow[] => [
    ...textFrom(name, face, { x: 0 }, middle - height / 2),
    ...textFrom(note, style.axis, { x: 0, color: NOTE }, middle - height / 2 + above),
  ];
  return { height, rows };
}

const hasRoom = ({ x, x2, label }: Part, style: Style): boolean =>
  x2 - x >= textWidth(label, style.label) + 2 * PADDING;

function drawPart(part: Part, { y, y2 }: { y: number; y2: number }, style: Style, sheet: Sheet): void {
  if (!isShown(part)) return;
  const box = { x: part.x, y, x2: Math.max(part.x2, part.x + 1), y2 };
  if (!part.isKnown) {
    if (part.isReserved) sheet.hatches.push(hatch(box));
    sheet.outlines.push(box);
  } else if (part.fill === PAPER) sheet.outlines.push({ x: box.x + 0.5, y: y + 0.5, x2: box.x2 - 0.5, y2: y2 - 0.5 });
  else sheet.boxes.push({ ...box, fill: part.fill });
  // A white edge parts two segments whose colours are both dark.
  if (part.fill !== PAPER) sheet.rules.push({ x: box.x2, y, x2: box.x2, y2, color: PAPER, width: 1, dash: [] });
  if (hasRoom(part, style) && part.isKnown)
    sheet.texts.push(...centred(part.label, style.label, (part.x + part.x2) / 2, (y + y2) / 2, inkOn(part.fill)));
  if (!part.isKnown && part.x2 - part.x > 12)
    sheet.texts.push(...centred(part.label, style.label, (part.x + part.x2) / 2, (y + y2) / 2, INK));
}

const captionOf = (part: Part, style: Style): string =>
  hasRoom(part, style) && part.isKnown ? part.name : `${part.name} ${part.label}`;

const split = (parts: readonly Part[], place: Place, style: Style) =>
  placeNames(parts, place, (part) => textWidth(captionOf(part, style), style.heading));

function nameParts(parts: readonly Part[], place: Place, style: Style, sheet: Sheet): void {
  for (const [part, x] of split(parts, place, style).above)
    sheet.texts.push(...textAt([captionOf(part, style)], style.heading, { x }, lineHeight(style.heading) / 2));
}

/** Names without room above stand under the bar, at its right edge. */
function nameSmallParts(parts: readonly Part[], place: Place, style: Style, sheet: Sheet, y: number): number {
  const { below } = split(parts, place, style);
  if (below.length === 0) return y;
  const lines = wrap(below.map((part) => captionOf(part, style)).join(" · "), style.heading, place.width);
  const height = lines.length * lineHeight(style.heading);
  const x = place.left + place.width;
  sheet.texts.push(...textAt(lines, style.heading, { x, anchor: "right" }, y + 3 + height / 2));
  return y + height + 3;
}
