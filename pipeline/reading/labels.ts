// Answers that stand beside a label anywhere in a sheet: «Codice dell'ente» | E042, or «Edizione: 2016» in one cell.

import { key } from "../../schemas/text.ts";
import type { RawCell, Sheet } from "../formats/sheet.ts";

export interface Etichettata {
  readonly sheet: Sheet;
  readonly row: number;
  readonly cell: RawCell;
  readonly text: string;
}

/** How far down a label is looked for: below are hundreds of answers, and none of them is one. */
const MAX_ROWS = 200;

/**
 * The first answer to one of the labels; undefined when there is none. `inizio` lets words follow the label; `sotto` is
 * content with the label itself.
 */
export function labelled(
  sheet: Sheet,
  labels: readonly string[],
  how: "esatto" | "inizio" | "sotto" = "esatto",
): Etichettata | undefined {
  const wanted = labels.map(key);
  for (const { number, cells } of sheet.rows.slice(0, MAX_ROWS)) {
    for (const [at, cell] of cells.entries()) {
      const word = key(cell.text);
      const isLabel = wanted.some((label) => word === label || (how === "inizio" && word.startsWith(label)));
      const answer = how === "sotto" ? cell : cells[at + 1];
      if (isLabel && answer !== undefined) return { sheet, row: number, cell: answer, text: answer.text.trim() };
      const inside = how === "esatto" ? insideOf(cell.text, wanted) : null;
      if (inside !== null) return { sheet, row: number, cell, text: inside };
    }
  }
  return undefined;
}

function insideOf(text: string, wanted: readonly string[]): string | null {
  const match = /^([^:]{2,40}):\s*(\S.*)$/.exec(text.trim());
  return match !== null && wanted.includes(key(match[1] ?? "")) ? (match[2]?.trim() ?? null) : null;
}
