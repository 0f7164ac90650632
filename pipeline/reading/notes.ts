// Remarks that hang on the cells of a table. Nobody reads them into numbers, and one may say that a number is another, or what
// belongs in an empty cell: somebody is asked.
import { type Diagnostic, diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import { WAS_BOX, withoutMark } from "../../schemas/modulo.ts";
import type { CellNote, Sheet } from "../formats/sheet.ts";
import { MAX_PLACES, namedCells } from "./hidden.ts";
import { saysOtherPeriod, saysOtherUnit } from "./said-around.ts";
import { placeOf, type Tavola } from "./tavola.ts";

/**
 * Those below the headings of a table, down to where the next one begins; of the first also what lies higher, where it is a
 * text box, or says another unit or period. What we hung there ourselves is none.
 */
export function notesOf({ notes = [] }: Sheet, heading: number, end: number, isFirst: boolean): CellNote[] {
  return notes.map(asBox).filter(({ row, text, box }) => {
    const words = text === null ? null : withoutMark(text);
    if (words === "" || row >= end) return false;
    return row > heading || (isFirst && (box !== undefined || (words !== null && saysOther(words))));
  });
}

const saysOther = (words: string): boolean => saysOtherUnit(words, true) || saysOtherPeriod(words);

/** A text box is a note in our marked copy. */
const asBox = (note: CellNote): CellNote => (note.text?.includes(WAS_BOX) ? { ...note, box: true } : note);

type Cosa = "nota" | "riquadro" | "sciolto";
const KINDS: readonly (readonly [CellNote["box"], Cosa])[] = [
  [undefined, "nota"],
  [true, "riquadro"],
  ["sciolto", "sciolto"],
];

type Place = (row: number, column: number) => Luogo;
type Whose = { readonly ente: string | null; readonly blocco: string } | undefined;

/** Asks what remarks and text boxes say; `place` gives where each hangs. */
export function noteFound(notes: readonly CellNote[], place: Place, about?: Whose): Diagnostic[] {
  return KINDS.flatMap(([kind, cosa]) =>
    found(
      notes.filter(({ box }) => box === kind),
      { place, about, cosa },
    ),
  );
}

function found(
  notes: readonly CellNote[],
  { place, about, cosa }: { readonly place: Place; readonly about: Whose; readonly cosa: Cosa },
): Diagnostic[] {
  if (notes.length === 0) return [];
  const places = notes.slice(0, MAX_PLACES).map(({ row, column, box }) => {
    const { cella: _, riga: __, ...sheet } = place(row, column);
    return box === "sciolto" ? sheet : place(row, column);
  });
  return [diagnose("note-nelle-celle", places, { celle: namedCells(notes), quante: notes.length, cosa }, about)];
}

/** Asks what the remarks of a table say. */
export function tellNotes(tavola: Tavola): void {
  const { note, testata, findings, ente } = tavola;
  const about = { ente, blocco: testata.blocco.id };
  findings.push(...noteFound(note, (row, column) => placeOf(tavola, row, column), about));
}
