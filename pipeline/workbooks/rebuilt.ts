// A workbook written anew from the cells that were read of an .ods, .xls or .csv, or of an .xlsx that a spreadsheet library
// cannot take. What was asked because of how a cell looks is asked again when it comes back: its look says the same.
import ExcelJS, { type Cell, type Worksheet } from "exceljs";
import { MARKS_SHEET, WAS_BOX, withoutMark } from "../../schemas/modulo.ts";
import { columnLetters } from "../../schemas/reading.ts";
import { formatTyped } from "../../schemas/unita.ts";
import type { Range } from "../formats/a1.ts";
import { isMarker } from "../formats/hidden-sheets.ts";
import type { RawCell, Workbook as Read, Sheet } from "../formats/sheet.ts";
import { showsNumber, wordsOf } from "../formats/shown-number.ts";

export interface Rebuilt {
  readonly book: ExcelJS.Workbook;
  /** The names of the sheets that were read → those that they have now. */
  readonly names: ReadonlyMap<string, string>;
}

/** What is hidden stays so. A hidden sheet is left out, but for our own mark: it says whose the file is, and what it was given. */
export function rebuilt(read: Read): Rebuilt {
  const book = new ExcelJS.Workbook();
  const names = new Map<string, string>();
  for (const sheet of read.sheets) {
    const { name, hidden } = sheet;
    const isMark = isMarker(name);
    if ((hidden && !isMark) || name === MARKS_SHEET || names.has(name)) continue;
    names.set(name, sheetName(name, names.size + 1));
    fill(book.addWorksheet(names.get(name), isMark ? { state: "veryHidden" } : {}), sheet);
  }
  return { book, names };
}

/** A name as xlsx allows it: other programs allow more signs and more of them. */
function sheetName(name: string, place: number): string {
  const plain = name.replace(/[*?:\\/[\]]/g, " ").replace(/^'|'$/g, " ");
  return plain === name && name.length <= 31 && name !== "" ? name : `${place} ${plain.slice(0, 27)}`.trim();
}

function fill(sheet: Worksheet, { rows, notes = [], merges, hiddenColumns }: Sheet): void {
  for (const { number, cells, hidden } of rows) {
    for (const cell of cells) write(sheet.getCell(number, cell.column), cell);
    // Rows under a filter count: here whoever gets the copy sees them.
    if (hidden === "nascosta") sheet.getRow(number).hidden = true;
  }
  for (const column of hiddenColumns) sheet.getColumn(column).hidden = true;
  const words = new Map<string, string[]>();
  for (const { row, column, text, box } of notes) {
    const theirs = withoutMark(text ?? "");
    const at = `${columnLetters(column)}${row}`;
    if (theirs !== "") words.set(at, [...(words.get(at) ?? []), box === undefined ? theirs : WAS_BOX + theirs]);
  }
  for (const [at, theirs] of words) sheet.getCell(at).note = theirs.join("\n");
  for (const range of separate(merges)) sheet.mergeCells(range.top, range.left, range.bottom, range.right);
}

/** Text stays text. A number that the sheet shows with words keeps them; one that it shows as another, or as a percentage, is
 *  shown as it was: it is none. */
function write(cell: Cell, { text, content, mostrato, resta, invisibile }: RawCell): void {
  if (content.kind === "numero") writeNumber(cell, content.number, { text, mostrato });
  else if (content.kind === "data" && mostrato !== undefined) {
    cell.value = new Date(`${content.iso}Z`);
    cell.numFmt = "dd/mm/yyyy";
  } else cell.value = text;
  // Which of its letters are struck out is not known.
  if (resta !== undefined) cell.font = { strike: true };
  // The copy has no rules: what one may have hidden is seen there.
  if (invisibile !== undefined && invisibile !== "forse") cell.font = { ...cell.font, color: { argb: "FFFFFFFF" } };
}

function writeNumber(
  cell: Cell,
  number: number,
  { text, mostrato }: { text: string; mostrato: string | undefined },
): void {
  if (mostrato === undefined) {
    cell.value = text === formatTyped(number) ? number : text;
    return;
  }
  const isItself = showsNumber(mostrato, number);
  const hasWords = wordsOf(mostrato) !== "";
  cell.value = isItself || !hasWords ? number : mostrato;
  if (isItself && hasWords) cell.numFmt = withWords(mostrato);
  // As text «12.000» for 12 would be another number, that nobody is asked about.
  if (!isItself && !hasWords) cell.numFmt = quoted(mostrato);
}

/** «CHF 77» → `"CHF "General`. */
function withWords(mostrato: string): string {
  const [number = ""] = /\d(?:[\d.,'’]*\d)?/.exec(mostrato) ?? [];
  const at = mostrato.indexOf(number);
  return `${quoted(mostrato.slice(0, at))}General${quoted(mostrato.slice(at + number.length))}`;
}

const quoted = (words: string): string => (words === "" ? "" : `"${words.replaceAll('"', "").slice(0, 60)}"`);

/** A merge of more cells than these is no part of a table, and the library holds each of them. */
const MOST_CELLS = 5000;
const MOST_MERGES = 500;

/** Those that do not meet. */
function separate(merges: readonly Range[]): readonly Range[] {
  const kept: Range[] = [];
  for (const range of merges.slice(0, MOST_MERGES)) {
    const size = (range.bottom - range.top + 1) * (range.right - range.left + 1);
    if (size <= MOST_CELLS && !kept.some((other) => meet(range, other))) kept.push(range);
  }
  return kept;
}

const meet = (a: Range, b: Range): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
