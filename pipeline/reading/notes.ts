// Remarks that hang on the cells of a table. Nobody reads them into numbers, and one may say that a number is another, or what
// belongs in an empty cell: somebody is asked.
import { diagnose } from "../../schemas/diagnostic.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import { withoutMark } from "../../schemas/modulo.ts";
import { columnLetters } from "../../schemas/reading.ts";
import { formatNumber } from "../../schemas/unita.ts";
import type { CellNote, Sheet } from "../formats/sheet.ts";
import { MAX_PLACES } from "./hidden.ts";
import type { Intestazione } from "./intestazione.ts";
import { placeOf, type Tavola } from "./tavola.ts";

/** Those below the headings of a table, down to where the next one begins. What we hung there ourselves is none. */
export function notesOf({ notes = [] }: Sheet, { titoli }: Intestazione, end: number): CellNote[] {
  const heading = titoli?.number ?? 0;
  return notes.filter(({ row, text }) => row > heading && row < end && (text === null || withoutMark(text) !== ""));
}

/** Cells that are named; of more only how many. */
const NAMED = 6;

/** Asks what the remarks of a table say. */
export function tellNotes(tavola: Tavola): void {
  const { note, testata, findings, ente } = tavola;
  if (note.length === 0) return;
  const places = note.slice(0, MAX_PLACES).map(({ row, column }) => placeOf(tavola, row, column));
  const named = note.slice(0, NAMED).map(({ row, column }) => `${columnLetters(column)}${row}`);
  const more = note.length > NAMED ? [`altre ${formatNumber(note.length - NAMED)}`] : [];
  const params = { celle: elenca([...named, ...more]), quante: note.length };
  findings.push(diagnose("note-nelle-celle", places, params, { ente, blocco: testata.blocco.id }));
}
