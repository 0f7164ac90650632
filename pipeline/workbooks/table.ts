// One block as a table: headings in row 5, one thing per row below. Members know it by heart after the first sheet.
import type { Workbook, Worksheet } from "exceljs";
import { type Blocco, type Campo, fieldsOf } from "../../schemas/blocco.ts";
import { columnLetters } from "../../schemas/reading.ts";
import type { CellaModulo, Form } from "./form.ts";
import { validate, validateYes } from "./lists.ts";
import {
  FONT,
  HEADING,
  HEADING_FILL,
  isNumber,
  LINES,
  NOTE,
  numFmt,
  PALE_FILL,
  printSetup,
  protect,
  STRONG,
  TAB,
  TITLE,
  width,
} from "./style.ts";

export const HEADINGS_ROW = 5;
const NIENTE = "Niente da dichiarare in questo foglio (scrivi sì)";
const LINE_HEIGHT = 14;
/** Blank rows that go to the printer below the last answer. */
const PRINTED_ROWS = 15;

export function writeTable(book: Workbook, form: Form): void {
  const { blocco, rows, lists } = form;
  const campi = fieldsOf(blocco, form.anno);
  const sheet = book.addWorksheet(blocco.foglio, { properties: { tabColor: TAB, defaultRowHeight: 18 } });
  const last = HEADINGS_ROW + Math.max(form.free, rows.length);

  campi.forEach(([name, campo], at) => {
    styleColumn(sheet, at + 1, campo);
    const heading = sheet.getCell(HEADINGS_ROW, at + 1);
    heading.value = campo.label + (campo.obbligatorio ? " *" : "");
    heading.style = {
      font: HEADING,
      fill: HEADING_FILL,
      border: LINES,
      alignment: isNumber(campo.cella)
        ? { wrapText: true, vertical: "middle", horizontal: "right", indent: 1 }
        : { wrapText: true, vertical: "middle", horizontal: "left", indent: 1 },
    };
    const letters = columnLetters(at + 1);
    validate(sheet, `${letters}${HEADINGS_ROW + 1}:${letters}${last}`, campo, lists);
    rows.forEach((row, below) => {
      setAnswer(sheet, HEADINGS_ROW + 1 + below, at + 1, campo, row[name] ?? null);
    });
  });
  rows.forEach((row, below) => {
    sheet.getRow(HEADINGS_ROW + 1 + below).height = LINE_HEIGHT * linesOf(row, campi) + 4;
  });
  sheet.getRow(HEADINGS_ROW).height = 48;
  writeTop(sheet, blocco, campi.length);
  writeNiente(sheet, form.isEmpty);
  sheet.views = [{ state: "frozen", xSplit: 0, ySplit: HEADINGS_ROW, topLeftCell: `A${HEADINGS_ROW + 1}` }];
  const printed = HEADINGS_ROW + rows.length + (rows.length === 0 ? PRINTED_ROWS : 0);
  printSetup(sheet, form.footer, {
    printTitlesRow: `${HEADINGS_ROW}:${HEADINGS_ROW}`,
    printArea: `A1:${columnLetters(campi.length)}${printed}`,
  });
  protect(sheet);
}

/** Lines of the longest answer of a row: programs do not measure the text of a file they did not write. */
function linesOf(row: Readonly<Record<string, CellaModulo>>, campi: readonly [string, Campo][]): number {
  const lines = campi.map(([name, { cella }]) => Math.ceil(String(row[name] ?? "").length / (width(cella) * 1.1)));
  return Math.max(1, ...lines);
}

/** Style belongs to the column and not to two hundred empty cells, which would make every file five times as large. */
function styleColumn(sheet: Worksheet, at: number, { cella }: Campo): void {
  const column = sheet.getColumn(at);
  column.width = width(cella);
  column.style = {
    font: FONT,
    numFmt: numFmt(cella),
    border: LINES,
    alignment: isNumber(cella)
      ? { vertical: "top", horizontal: "right", indent: 1 }
      : { vertical: "top", horizontal: "left", indent: 1, wrapText: true },
    protection: { locked: false },
  };
}

/** Dates become dates of the sheet; what is not a date, as some write it, stays as written. */
export function setAnswer(sheet: Worksheet, row: number, column: number, { cella }: Campo, value: CellaModulo): void {
  if (value === null) return;
  const isDate = cella.tipo === "data" && typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
  sheet.getCell(row, column).value = isDate ? new Date(`${value}T00:00:00Z`) : value;
}

/** Title and instructions over the whole width. */
export function writeTop(sheet: Worksheet, { titolo, istruzioni }: Blocco, columns: number): void {
  const bare = { border: {}, numFmt: "General", protection: { locked: true } };
  for (const [row, text, font, height] of [
    [1, titolo, TITLE, 28],
    [2, `${istruzioni} L'asterisco (*) segna le risposte che servono sempre.`, NOTE, 34],
    [4, null, FONT, 8],
  ] as const) {
    sheet.getRow(row).height = height;
    for (let column = 1; column <= columns; column++) sheet.getCell(row, column).style = { ...bare, font };
    const cell = sheet.getCell(row, 1);
    if (text !== null) cell.value = text;
    cell.alignment = { vertical: "middle", wrapText: true };
    sheet.mergeCells(row, 1, row, columns);
  }
}

function writeNiente(sheet: Worksheet, isEmpty: boolean): void {
  const label = sheet.getCell("A3");
  label.value = NIENTE;
  label.style = { font: STRONG, fill: PALE_FILL, border: LINES, alignment: { wrapText: true, vertical: "middle" } };
  const answer = sheet.getCell("B3");
  if (isEmpty) answer.value = "sì";
  answer.style = {
    font: STRONG,
    border: LINES,
    alignment: { vertical: "middle", horizontal: "center" },
    protection: { locked: false },
  };
  validateYes(sheet, "B3");
  sheet.getRow(3).height = 32;
  for (let column = 3; column <= sheet.columnCount; column++) {
    sheet.getCell(3, column).style = { font: FONT, border: {}, protection: { locked: true } };
  }
}
