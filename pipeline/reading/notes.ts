// Remarks that hang on the cells of a table. Nobody reads them into numbers, and one may say that a number is another, or what
// belongs in an empty cell: somebody is asked.
import { type Diagnostic, diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import { withoutMark } from "../../schemas/modulo.ts";
import type { CellNote, Sheet } from "../formats/sheet.ts";
import { MAX_PLACES, namedCells } from "./hidden.ts";
import { placeOf, type Tavola } from "./tavola.ts";

/** Those below the headings of a table, down to where the next one begins. What we hung there ourselves is none. */
export function notesOf({ notes = [] }: Sheet, heading: number, end: number): CellNote[] {
  return notes.filter(({ row, text }) => row > heading && row < end && (text === null || withoutMark(text) !== ""));
}

type Place = (row: number, column: number) => Luogo;
type Whose = { readonly ente: string | null; readonly blocco: string } | undefined;

/** Asks what remarks and text boxes say; `place` gives where each hangs. */
export function noteFound(notes: readonly CellNote[], place: Place, about?: Whose): Diagnostic[] {
  return ([false, true] as const).flatMap((isBox) =>
    found(
      notes.filter(({ box }) => (box === true) === isBox),
      { place, about, cosa: isBox ? "riquadro" : "nota" },
    ),
  );
}

function found(
  notes: readonly CellNote[],
  { place, about, cosa }: { readonly place: Place; readonly about: Whose; readonly cosa: "nota" | "riquadro" },
): Diagnostic[] {
  if (notes.length === 0) return [];
  const places = notes.slice(0, MAX_PLACES).map(({ row, column }) => place(row, column));
  return [diagnose("note-nelle-celle", places, { celle: namedCells(notes), quante: notes.length, cosa }, about)];
}

/** Asks what the remarks of a table say. */
export function tellNotes(tavola: Tavola): void {
  const { note, testata, findings, ente } = tavola;
  const about = { ente, blocco: testata.blocco.id };
  findings.push(...noteFound(note, (row, column) => placeOf(tavola, row, column), about));
}
