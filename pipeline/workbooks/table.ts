// One block as a table: headings in row 5, one thing per row below. Members know it by heart after the first sheet.
import type { PageSetup, Workbook, Worksheet } from "exceljs";
import { type Blocco, type Campo, fieldsOf } from "../../schemas/blocco.ts";
import { isCompared, offeredFields, offeredName } from "../../schemas/modulo.ts";
import { columnLetters } from "../../schemas/reading.ts";
import type { CellaModulo, Form } from "./form.ts";
import { refuseTyping, validate, validateYes } from "./lists.ts";
import {
  FONT,
  GREY_FILL,
  HEADING,
  HEADING_FILL,
  isNumber,
  LINES,
  NOTE,
  numFmt,
  PALE_FILL,
  printRange,
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
/** Rows of a table that go to the printer, and those below the last answer in a longer one. */
const PRINTED_ROWS = 15;
const MORE_ROWS = 5;
/** Characters across that are still read on one page. */
const WIDEST = 230;

/** Where the questions of a table stand: letters of columns by field, first and last row that can be filled. */
export interface Layout {
  readonly columns: ReadonlyMap<string, string>;
  readonly first: number;
  readonly last: number;
  /** What stands in the grey columns, by field; and the names that are offered. */
  readonly given: ReadonlyMap<string, readonly number[]>;
  readonly offered: readonly string[];
}

interface Column {
  readonly name: string;
  readonly campo: Campo;
  /** What was declared the year before; else the question. */
  readonly isBefore: boolean;
}

/** Left of each quantity that of the year before, where anything was declared. */
function columnsOf({ blocco, anno, prima }: Form): Column[] {
  return fieldsOf(blocco, anno).flatMap(([name, campo]): Column[] => {
    const asked: Column = { name, campo, isBefore: false };
    const isThere = prima?.rows.some((row) => row[name] != null);
    return isThere && isCompared(campo) ? [{ name, campo, isBefore: true }, asked] : [asked];
  });
}

export function writeTable(book: Workbook, form: Form): Layout {
  const { blocco, lists, prima } = form;
  const columns = columnsOf(form);
  const campi = fieldsOf(blocco, form.anno);
  const offered = offeredFields(blocco, form.anno);
  const before = prima?.rows ?? [];
  const again = before.map((row) => Object.fromEntries([...offered].map((name) => [name, row[name] ?? null])));
  const rows = [...again, ...form.rows];
  const sheet = book.addWorksheet(blocco.foglio, { properties: { tabColor: TAB, defaultRowHeight: 18 } });
  const last = HEADINGS_ROW + Math.max(form.free, rows.length);

  columns.forEach(({ name, campo, isBefore }, at) => {
    styleColumn(sheet, at + 1, campo, form.isPlain ? "top" : "middle");
    if (isBefore && prima !== null) {
      writeBefore(sheet, at + 1, { name, campo, last, anno: prima.anno, rows: before });
      return;
    }
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
  writeTop(sheet, blocco, columns.length);
  writeNiente(sheet, form);
  sheet.views = [{ state: "frozen", xSplit: 0, ySplit: HEADINGS_ROW, topLeftCell: `A${HEADINGS_ROW + 1}` }];
  printSetup(sheet, form.footer, {
    printTitlesRow: `${HEADINGS_ROW}:${HEADINGS_ROW}`,
    ...printed(form, columns, rows.length),
  });
  protect(sheet);
  const asked = columns.flatMap(({ name, isBefore }, at) => (isBefore ? [] : [[name, columnLetters(at + 1)] as const]));
  const names = again.map((row) => offeredName(blocco, form.anno, (name) => String(row[name] ?? "")));
  const given = columns.flatMap(({ name, isBefore }) => {
    const numbers = before.map((row) => row[name]).filter((value) => typeof value === "number");
    return isBefore ? [[name, numbers] as const] : [];
  });
  return { columns: new Map(asked), first: HEADINGS_ROW + 1, last, given: new Map(given), offered: names };
}

/** What goes to the printer: of the plain workbook the rows that are filled, or blank ones; else some blank ones below them,
 *  and a table too wide to be read on one page over two, with its first column on both. */
function printed({ isPlain }: Form, columns: readonly Column[], rows: number): Partial<PageSetup> {
  const area = (last: number): string => `A1:${columnLetters(columns.length)}${HEADINGS_ROW + last}`;
  if (isPlain) return { printArea: area(rows === 0 ? PRINTED_ROWS : rows) };
  const across = columns.reduce((sum, { campo: { cella } }) => sum + width(cella), 0);
  return {
    printArea: printRange(area(Math.max(PRINTED_ROWS, rows + MORE_ROWS))),
    ...(across > WIDEST ? { fitToWidth: 2, printTitlesColumn: "A:A" } : {}),
  };
}

/** A grey column: what was declared the year before, row by row. A locked cell would keep the rows from being sorted, so these
 *  refuse what is typed in them instead. What is pasted is not refused: the reader knows what stood there, and asks. */
function writeBefore(
  sheet: Worksheet,
  at: number,
  {
    name,
    campo,
    anno,
    rows,
    last,
  }: Pick<Column, "name" | "campo"> & NonNullable<Form["prima"]> & { readonly last: number },
): void {
  const heading = sheet.getCell(HEADINGS_ROW, at);
  heading.value = `${campo.label} ${anno}`;
  heading.style = {
    font: { ...NOTE, italic: true },
    fill: GREY_FILL,
    border: LINES,
    alignment: { wrapText: true, vertical: "middle", horizontal: "right", indent: 1 },
  };
  for (let row = HEADINGS_ROW + 1; row <= HEADINGS_ROW + rows.length; row++) {
    const cell = sheet.getCell(row, at);
    cell.value = rows[row - HEADINGS_ROW - 1]?.[name] ?? null;
    cell.style = { ...sheet.getColumn(at).style, font: { ...NOTE, italic: true }, fill: GREY_FILL };
  }
  const letters = columnLetters(at);
  refuseTyping(sheet, `${letters}${HEADINGS_ROW + 1}:${letters}${last}`, anno);
}

/** Lines of the longest answer of a row: programs do not measure the text of a file they did not write. */
function linesOf(row: Readonly<Record<string, CellaModulo>>, campi: readonly [string, Campo][]): number {
  const lines = campi.map(([name, { cella }]) => Math.ceil(String(row[name] ?? "").length / (width(cella) * 1.1)));
  return Math.max(1, ...lines);
}

/** Style belongs to the column and not to two hundred empty cells, which would make every file five times as large. */
function styleColumn(sheet: Worksheet, at: number, { cella }: Campo, vertical: "top" | "middle"): void {
  const column = sheet.getColumn(at);
  column.width = width(cella);
  column.style = {
    font: FONT,
    numFmt: numFmt(cella),
    border: LINES,
    alignment: isNumber(cella)
      ? { vertical, horizontal: "right", indent: 1 }
      : { vertical, horizontal: "left", indent: 1, wrapText: true },
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

function writeNiente(sheet: Worksheet, { isEmpty, isPlain }: Form): void {
  const label = sheet.getCell("A3");
  label.value = NIENTE;
  label.style = {
    font: STRONG,
    fill: PALE_FILL,
    border: LINES,
    alignment: { wrapText: true, vertical: "middle", ...(isPlain ? {} : { indent: 1 }) },
  };
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
