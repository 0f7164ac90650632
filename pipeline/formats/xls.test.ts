// Records of .xls that LibreOffice does not write: those of Excel and of older programs. What it does write is held by
// `reading/forme.test.ts`.
import { expect, test } from "vitest";
import { columnLetters } from "../../schemas/reading.ts";
import { readFile } from "./read-file.ts";
import { shown } from "./workbooks.support.ts";
import { container, double, EOF, longs, record, shorts, unicode, workbookOf } from "./xls.support.ts";

const at = (row: number, column: number, style = 0) => shorts(row, column, style);
const font = (flags: number, escapement: number) =>
  record(0x31, shorts(200, flags, 0x7fff, 400, escapement), Buffer.alloc(4), unicode("Arial", 1));
const xf = (fontAt: number, format: number) => record(0xe0, shorts(fontAt, format), Buffer.alloc(16));
const format = (id: number, code: string) => record(0x41e, shorts(id), unicode(code));
const sst = (count: number, ...texts: readonly Buffer[]) => record(0xfc, longs(count, count), ...texts);
const read = (globals: readonly Buffer[], sheet: readonly Buffer[]) =>
  readFile(container(workbookOf(globals, sheet)), "a.xls");
const cellsOf = (globals: readonly Buffer[], sheet: readonly Buffer[]) =>
  shown(read(globals, sheet).workbook?.sheets[0], columnLetters);

const formula = (result: Buffer) => record(6, at(0, 0), result, shorts(0), longs(0), shorts(0));

test.each([
  { name: "a double", sheet: [record(0x203, at(1, 2), double(1234.5))], cells: ["C2=1234,5"] },
  { name: "a whole number in four bytes", sheet: [record(0x27e, at(0, 0), longs((7 << 2) | 2))], cells: ["A1=7"] },
  { name: "a negative one", sheet: [record(0x27e, at(0, 0), longs((-7 << 2) | 2))], cells: ["A1=-7"] },
  {
    name: "one a hundred times too large",
    sheet: [record(0x27e, at(0, 0), longs((1250 << 2) | 3))],
    cells: ["A1=12,5"],
  },
  { name: "the upper half of a double", sheet: [record(0x27e, at(0, 0), longs(0x3ff80000))], cells: ["A1=1,5"] },
  {
    name: "a row of numbers",
    sheet: [record(0xbd, at(3, 1), longs((1 << 2) | 2), shorts(0), longs((2 << 2) | 2), shorts(2))],
    cells: ["B4=1", "C4=2"],
  },
  { name: "a label", sheet: [record(0x204, at(0, 0), unicode("così"))], cells: ["A1=così"] },
  { name: "a wide label", sheet: [record(0x204, at(0, 0), unicode("12 €", 2, true))], cells: ["A1=12 €"] },
  {
    name: "true and an error",
    sheet: [record(0x205, at(0, 0), Buffer.from([1, 0])), record(0x205, at(0, 1), Buffer.from([23, 1]))],
    cells: ["A1=VERO", "B1=#RIF!"],
  },
  { name: "a formula of a number", sheet: [formula(double(2.5))], cells: ["A1=2,5"] },
  {
    name: "a formula of a text, after what it shares",
    sheet: [
      formula(Buffer.from("000000000000ffff", "hex")),
      record(0x4bc, Buffer.alloc(12)),
      record(0x207, unicode("ab")),
    ],
    cells: ["A1=ab"],
  },
  { name: "a formula of an error", sheet: [formula(Buffer.from("02002a000000ffff", "hex"))], cells: ["A1=#N/D"] },
  { name: "a formula of an empty text", sheet: [formula(Buffer.from("030000000000ffff", "hex"))], cells: [] },
  {
    name: "rows in disorder",
    sheet: [record(0x203, at(5, 0), double(1)), record(0x203, at(2, 1), double(2)), record(0x203, at(2, 0), double(3))],
    cells: ["A3=3", "B3=2", "A6=1"],
  },
  {
    name: "a chart within the sheet is no part of it",
    sheet: [
      record(0x809, shorts(0x600, 0x20, 0, 0), longs(0, 0)),
      record(0x203, at(0, 0), double(9)),
      EOF,
      record(0x203, at(1, 0), double(1)),
    ],
    cells: ["A2=1"],
  },
])("$name", ({ sheet, cells }) => {
  expect(cellsOf([], sheet)).toEqual(cells);
});

test("dates count from 1904 where the workbook says so", () => {
  const cell = [record(0x203, at(0, 0), double(40_979))];
  expect(cellsOf([record(0x22, shorts(1)), xf(0, 14)], cell)).toEqual(["A1=12/03/2016"]);
  expect(cellsOf([format(164, "dd/mm/yyyy"), xf(0, 164)], cell)).toEqual(["A1=11/03/2012"]);
});

test("shared texts go on from record to record, and say again how wide they are", () => {
  const parts = [
    record(0xfc, longs(3, 3), unicode("uno"), shorts(6), Buffer.from([0]), Buffer.from("du", "latin1")),
    record(0x3c, Buffer.from([1]), Buffer.from("e €!", "utf16le"), unicode("tre")),
  ];
  const cells = [0, 1, 2].map((n) => record(0xfd, at(0, n), longs(n)));
  expect(cellsOf(parts, cells)).toEqual(["A1=uno", "B1=due €!", "C1=tre"]);
});

test("raised digits and what is struck out are told by the fonts of a text, and by that of its cell", () => {
  const runs = (text: string, ...list: readonly number[]) =>
    Buffer.concat([shorts(text.length), Buffer.from([8]), shorts(list.length / 2), Buffer.from(text), shorts(...list)]);
  // Font number 4 does not exist: the fifth is number 5.
  const fonts = [font(0, 0), font(8, 0), font(0, 1), font(0, 2), font(8, 0)];
  const texts = sst(4, runs("341", 2, 2), runs("20 34", 0, 5, 2, 0), unicode("7"), runs("CO2", 2, 3));
  const cells = [0, 1, 2, 3].map((n) => record(0xfd, at(0, n, n === 2 ? 1 : 0), longs(n)));
  const { workbook } = read([...fonts, xf(0, 0), xf(1, 0), texts], cells);
  expect(workbook?.sheets[0]?.rows.slice()[0]?.cells.map(({ text, resta }) => [text, resta])).toEqual([
    ["34¹", undefined],
    ["20 34", "34"],
    ["7", ""],
    ["CO₂", undefined],
  ]);
});

test("a text that is not there is a fault of its cell", () => {
  expect(cellsOf([sst(1, unicode("uno"))], [record(0xfd, at(0, 0), longs(99))])).toEqual(["A1=testo mancante"]);
});

test("documents within the document are not the workbook, and capitals do not matter", () => {
  const stream = workbookOf([], [record(0x203, at(0, 0), double(1))]);
  expect(readFile(container(stream, "WORKBOOK"), "a.xls").workbook?.sheets).toHaveLength(1);
});

test.each([
  { name: "a password", stream: workbookOf([record(0x2f, shorts(1))], []), code: "file-password" },
  { name: "a version before Excel 5", stream: record(0x809, shorts(0x400, 5, 0, 0)), code: "file-formato-vecchio" },
  { name: "no sheet", stream: Buffer.concat([record(0x809, shorts(0x600, 5, 0, 0)), EOF]), code: "file-danneggiato" },
])("$name is told", ({ stream, code }) => {
  expect(readFile(container(stream), "a.xls").diagnostics.map(({ codice }) => codice)).toEqual([code]);
});

const box = (id: number) => record(0x5d, shorts(0x15, 18, 0x19, id), Buffer.alloc(14));
const remark = (row: number, id: number) => record(0x1c, shorts(row, 2, 0, id), unicode("Anna"));
const words = (length: number, ...pieces: readonly Buffer[]) =>
  Buffer.concat([
    record(0x1b6, shorts(0, 0, 0, 0, 0, length, 16), longs(0)),
    ...pieces.map((each) => record(0x3c, each)),
  ]);
const wide = (text: string) => Buffer.concat([Buffer.from([1]), Buffer.from(text, "utf16le")]);
const narrow = (text: string) => Buffer.concat([Buffer.from([0]), Buffer.from(text, "latin1")]);

test("a remark on a cell is kept with its place, and the words of the box that it names; a box of its own lies over one", () => {
  const fonts = Buffer.alloc(16);
  const drawn = [box(1), words(10, wide("sono "), narrow("venti"), fonts), box(2), words(2, narrow("sì"), fonts)];
  const anchor = record(0xec, Buffer.from("10f012000000", "hex"), shorts(0, 1, 0, 7, 0, 3, 0, 9, 0));
  drawn.push(anchor, box(9), words(5, narrow("altro"), fonts));
  const notes = [remark(4, 2), remark(5, 1), remark(6, 3), remark(0xffff, 1)];
  const { workbook } = read([], [record(0x203, at(0, 0), double(1)), ...drawn, ...notes]);
  expect(workbook?.sheets[0]?.notes).toEqual([
    { row: 5, column: 3, text: "sì" },
    { row: 6, column: 3, text: "sono venti" },
    { row: 7, column: 3, text: null },
    { row: 8, column: 2, text: "altro", box: true },
  ]);
});
