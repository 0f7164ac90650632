// The member's own workbook given back with marks: cells coloured and noted, a first sheet that lists them. Without the marks
// it is what was sent. A file that a spreadsheet library cannot take, and every other kind of file, is written anew from the
// cells that were read. Text stays text: nothing that somebody wrote becomes a formula.
import ExcelJS, { type Cell, type Worksheet } from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { MARKS_SHEET, WAS_BOX, withMark, withoutMark } from "../../schemas/modulo.ts";
import { readFile } from "../formats/read-file.ts";
import type { Workbook as Read } from "../formats/sheet.ts";
import { LOOKS, type Mark, writeMarksList } from "./marks-list.ts";
import { rebuilt } from "./rebuilt.ts";
import { printRange, TAB } from "./style.ts";

/** Endless drop-downs hang the library: none of the answers of a member stands further down. */
const MAX_VALIDATED_ROW = 5000;

/** The sender's own xlsx with marks. Throws where the library does not take it. */
export async function markedXlsx(bytes: Uint8Array, marks: readonly Mark[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  // The library's type of its input is older than that of Node.
  await book.xlsx.load(Buffer.from(withBoundedDropDowns(bytes)) as unknown as ArrayBuffer);
  const { workbook } = readFile(bytes, "");
  if (workbook !== null) withWhatIsLost(book, workbook);
  withoutOldMarks(book);
  return finished(book, marks);
}

/** The cells that were read, in a new workbook, with marks: for ods, xls and CSV. */
export async function rebuiltWithMarks(read: Read, marks: readonly Mark[]): Promise<Uint8Array> {
  const { book, names } = rebuilt(read);
  const renamed = marks.map(({ celle, ...mark }) => ({
    ...mark,
    celle: celle.map(({ foglio, cella }) => ({ foglio: names.get(foglio) ?? foglio, cella })),
  }));
  return finished(book, renamed);
}

function withBoundedDropDowns(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const bounded = Object.entries(parts).map(([name, part]): [string, Uint8Array] => {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return [name, part];
    const xml = strFromU8(part);
    if (!xml.includes("<dataValidation")) return [name, part];
    const clipped = xml.replace(/<dataValidation\b[^>]*>/g, (tag) =>
      tag.replace(/sqref=("[^"]*"|'[^']*')/, (ranges) =>
        ranges.replace(/\d+/g, (row) => `${Math.min(Number(row), MAX_VALIDATED_ROW)}`),
      ),
    );
    return [name, clipped === xml ? part : strToU8(clipped)];
  });
  return zipSync(Object.fromEntries(bounded), { level: 0 });
}

/** What the library forgets: that a formula shows an empty text, and would be one without a result; text boxes, which are asked
 *  about again as notes. */
function withWhatIsLost(book: ExcelJS.Workbook, read: Read): void {
  for (const { name, rows, notes = [] } of read.sheets) {
    const sheet = book.getWorksheet(name);
    if (sheet === undefined) continue;
    const filled = new Set([...rows].flatMap(({ number, cells }) => cells.map(({ column }) => `${number} ${column}`)));
    for (const cell of cellsOf(sheet).filter(isWithoutResult))
      if (!filled.has(`${cell.fullAddress.row} ${cell.fullAddress.col}`))
        cell.value = { ...(cell.value as ExcelJS.CellFormulaValue), result: "" };
    for (const { row, column, text } of notes.filter(({ box }) => box)) {
      const cell = sheet.getCell(row, column);
      cell.note = [noteOf(cell), WAS_BOX + text].filter(Boolean).join("\n");
    }
  }
}

const isWithoutResult = ({ type, result }: Cell): boolean => type === ExcelJS.ValueType.Formula && result === undefined;

function cellsOf(sheet: Worksheet): Cell[] {
  const cells: Cell[] = [];
  sheet.eachRow((row) => row.eachCell({ includeEmpty: true }, (cell) => void cells.push(cell)));
  return cells;
}

function withoutOldMarks(book: ExcelJS.Workbook): void {
  const old = book.worksheets.find((sheet) => sheet.name === MARKS_SHEET);
  if (old === undefined) return;
  book.removeWorksheet(old.id);
  for (const cell of book.worksheets.flatMap(cellsOf)) {
    const note = noteOf(cell);
    const theirs = withoutMark(note);
    if (theirs === note.trim()) continue;
    // The library has no way to take a note away, and keeps it in two places.
    const inside = cell as unknown as { _comment?: unknown; _value: { model: { comment?: unknown } } };
    inside._comment = undefined;
    delete inside._value.model.comment;
    if (theirs !== "") cell.note = theirs;
    cell.style = { ...cell.style, fill: { type: "pattern", pattern: "none" } };
  }
}

function noteOf({ note }: Cell): string {
  if (typeof note === "string") return note;
  return (note?.texts ?? []).map(({ text }) => text).join("");
}

async function finished(book: ExcelJS.Workbook, marks: readonly Mark[]): Promise<Uint8Array> {
  for (const { stato, testo, rimedio, celle } of marks)
    for (const { foglio, cella } of celle) {
      const sheet = book.getWorksheet(foglio);
      if (sheet === undefined) continue;
      const cell = sheet.getCell(cella);
      const { fill, border } = LOOKS[stato];
      cell.note = withMark(noteOf(cell), stato, `${testo} ${rimedio}`.trim());
      cell.style = { ...cell.style, fill, border };
    }
  for (const { pageSetup } of book.worksheets)
    if (pageSetup.printArea) pageSetup.printArea = printRange(pageSetup.printArea);
  const sheet = book.addWorksheet(MARKS_SHEET, { properties: { tabColor: TAB } });
  writeMarksList(sheet, marks, new Set(book.worksheets.map(({ name }) => name)));
  // The library orders the sheets by a number of its own; the list comes first.
  for (const each of book.worksheets as (Worksheet & { orderNo: number })[])
    each.orderNo = each.name === MARKS_SHEET ? -1 : each.orderNo;
  book.views = [{ x: 0, y: 0, width: 20_000, height: 12_000, firstSheet: 0, activeTab: 0, visibility: "visible" }];
  book.calcProperties.fullCalcOnLoad = true;
  return new Uint8Array(await book.xlsx.writeBuffer());
}
