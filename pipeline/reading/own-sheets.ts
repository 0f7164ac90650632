// Sheets that we wrote, and in which nothing is answered: the instructions, the checks, the list of a marked copy. They are not
// read; but whoever is in a hurry answers beside the words that ask, so what is there and is not ours is asked about.
import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import { CHECKS_SHEET, CHECKS_TITLE, GUIDE_LABELS, MARKS_HEADINGS, MARKS_SHEET } from "../../schemas/modulo.ts";
import { columnLetters } from "../../schemas/reading.ts";
import { key } from "../../schemas/text.ts";
import type { RawCell, RawRow, Sheet } from "../formats/sheet.ts";
import { labelled } from "./labels.ts";
import { quotedWords } from "./privacy.ts";

/** What stands in a sheet of ours, row by row, and is not ours; null for any other sheet. */
export function writtenInOurs(sheet: Sheet, isModule: boolean): readonly Written[] | null {
  if (isListOfMarks(sheet)) return inMarks(sheet.rows.slice(0));
  if (isModule && key(sheet.name) === key(CHECKS_SHEET)) return inChecks(sheet.rows.slice(0));
  if (key(sheet.name) === "istruzioni" && !isOurGuide(sheet)) return [];
  return isOurGuide(sheet) ? inGuide(sheet.rows.slice(0)) : null;
}

interface Written {
  readonly row: number;
  readonly cell: RawCell;
}

export function tellWritten(file: string, foglio: string, found: readonly Written[]): Diagnostic[] {
  const [first] = found;
  if (first === undefined) return [];
  const luoghi = found.map(({ row, cell }) => ({ file, foglio, cella: `${columnLetters(cell.column)}${row}` }));
  const valore = quotedWords(first.cell.text.trim());
  return [diagnose("scritto-fuori-dalle-parti", luoghi, { foglio, valore, celle: found.length }, { mostrato: valore })];
}

/** The list of a copy that we gave back marked: it comes back with the file. */
function isListOfMarks({ name, rows }: Sheet): boolean {
  const [first] = rows.slice(0, 1);
  return key(name) === key(MARKS_SHEET) && first?.cells[0]?.text.startsWith(`${MARKS_SHEET}: `) === true;
}

/** The sheet of instructions, under whatever name: it says whose the file is and holds no answers. */
const isOurGuide = (sheet: Sheet): boolean =>
  labelled(sheet, ["Codice dell'ente"]) !== undefined && labelled(sheet, ["Come si compila"], "sotto") !== undefined;

const theirs = (rows: readonly RawRow[], isTheirs: (cell: RawCell, row: RawRow) => boolean): Written[] =>
  rows.flatMap((row) =>
    row.cells
      .filter((cell) => /[\p{L}\d]/u.test(cell.text) && isTheirs(cell, row))
      .map((cell) => ({ row: row.number, cell })),
  );

/** Right of the columns, or below the last thing. */
function inMarks(rows: readonly RawRow[]): Written[] {
  const at = rows.findIndex(({ cells }) => cells.some(({ text }) => TITLES.has(key(text))));
  const width = Math.max(0, ...(rows[at]?.cells ?? []).map(({ column }) => column));
  const isThing = ({ cells: [first] }: RawRow): boolean => first?.column === 1 && first.content.kind === "numero";
  return theirs(rows.slice(at), ({ column }, row) => column > width || (row !== rows[at] && !isThing(row)));
}
/** Of the list as it is now, and as it was. */
const TITLES: ReadonlySet<string> = new Set([...MARKS_HEADINGS.filter((title) => title !== ""), "Dove"].map(key));

/** All that is ours there is a formula, but for titles and columns that nobody sees. */
function inChecks(rows: readonly RawRow[]): Written[] {
  const title = rows.find(({ cells }) =>
    cells.some(({ column, text }) => column === 1 && key(text) === key(CHECKS_TITLE)),
  );
  if (title === undefined) return [];
  const isHelp = (column: number): boolean => column > SHOWN_CHECKS + 1 && column <= SHOWN_CHECKS + HIDDEN_CHECKS + 1;
  const last = Math.max(
    0,
    ...rows.filter(({ cells }) => cells.some(({ column }) => isHelp(column))).map(({ number }) => number),
  );
  return theirs(rows, ({ column, formula }, { number }) => {
    if (formula || isHelp(column)) return false;
    return column > SHOWN_CHECKS || number > last || (number > title.number && column === 2);
  });
}
const SHOWN_CHECKS = 4;
const HIDDEN_CHECKS = 4;

/** Two columns; in the first the number of a step, a link or one of our labels. */
function inGuide(rows: readonly RawRow[]): Written[] {
  // Of one that somebody laid out anew nobody can say what is ours.
  if (!rows.some(({ cells: [first] }) => first?.column === 1 && first.text.startsWith("→ "))) return [];
  const isOurs = ({ text }: RawCell): boolean => /^(\d+|→ .*)$/.test(text) || LABELS.has(key(text));
  return theirs(rows, (cell, { number, cells: [first] }) => {
    if (cell.column > 2) return true;
    return number > TOP_OF_GUIDE && (first?.column !== 1 || !isOurs(first));
  });
}
const LABELS: ReadonlySet<string> = new Set(GUIDE_LABELS.map(key));
/** Title and network. */
const TOP_OF_GUIDE = 2;
