// One coloured box with its words: a tile of the map, a cell of the matrix. What is not a number is an outline.
import type { Punto } from "../../schemas/report-model.ts";
import type { Unita } from "../../schemas/unita.ts";
import { type Anchor, hatch, type LabelBox, type PathRow, type TextRow, textFrom } from "./annotations.ts";
import { GRID, INK, inkOn } from "./palette.ts";
import { isDrawn, sign } from "./points.ts";
import type { Steps } from "./steps.ts";
import { type Face, lineHeight, wrap } from "./text.ts";

export interface Cells {
  boxes: (LabelBox & { fill: string })[];
  outlines: LabelBox[];
  hatches: PathRow[];
  texts: TextRow[];
}

export interface CellText {
  lines: readonly string[];
  face: Face;
}

/** Adds the box with its lines of text from `top` down. */
export function addCell(
  cells: Cells,
  punto: Punto,
  steps: Steps,
  box: LabelBox,
  text: CellText[],
  anchor: Anchor,
): void {
  let ink = INK;
  if (isDrawn(punto)) {
    const fill = steps.colorOf(punto.valore);
    ink = inkOn(fill);
    cells.boxes.push({ ...box, fill });
  } else {
    const inner = { x: box.x + 0.5, x2: box.x2 - 0.5, y: box.y + 0.5, y2: box.y2 - 0.5 };
    cells.outlines.push(inner);
    // Pale, because words stand on it.
    if (punto.stato === "riservato") cells.hatches.push(hatch(inner, { gap: 6, color: GRID }));
  }
  const height = text.reduce((sum, { lines, face }) => sum + lines.length * lineHeight(face), 0);
  const x = anchor === "left" ? box.x + PADDING : (box.x + box.x2) / 2;
  let top = (box.y + box.y2 - height) / 2;
  for (const { lines, face } of text) {
    cells.texts.push(...textFrom(lines, face, { x, anchor, color: ink }, top));
    top += lines.length * lineHeight(face);
  }
}

/** Between the edge of a cell and its words. */
export const PADDING = 6;

/** The words of the value: its label, or the sign of what is not a number, after the word that the unit has for it. */
export function valueLines(punto: Punto, face: Face, width: number, unita: Pick<Unita, "parole"> = {}): string[] {
  return wrap(isDrawn(punto) ? punto.etichetta : sign(punto, unita), face, width);
}
