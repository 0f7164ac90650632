// Where cells are, in the many ways programs write it.
import { expect, test } from "vitest";
import { describe as words } from "../../schemas/diagnostic.ts";
import { columnLetters } from "../../schemas/reading.ts";
import { readFile } from "./read-file.ts";
import { parts, shown, worksheet, zipped } from "./workbooks.support.ts";

const read = (xml: string, more: Record<string, string> = {}) =>
  readFile(zipped({ ...parts({ A: xml }), ...more }), "a.xlsx");
const at = (xml: string) => shown(read(xml).workbook?.sheets[0], columnLetters);
const cell = (r: string) => `<c r="${r}"><v>1</v></c>`;

test.each([
  {
    name: "rows and cells without address follow the one before",
    xml: worksheet(
      '<row><c><v>1</v></c></row><row r="5"><c><v>1</v></c><c r="D5"><v>1</v></c><c><v>1</v></c></row><row><c/><c><v>1</v></c></row>',
    ),
    cells: ["A1=1", "A5=1", "D5=1", "E5=1", "B6=1"],
  },
  {
    name: "rows in disorder come back in order",
    xml: worksheet(`<row r="9">${cell("B9")}</row><row r="2">${cell("A2")}</row><row r="9">${cell("A9")}</row>`),
    cells: ["A2=1", "A9=1", "B9=1"],
  },
  {
    name: "cells in disorder come back in order",
    xml: worksheet(`<row r="2">${cell("C2")}${cell("A2")}</row>`),
    cells: ["A2=1", "C2=1"],
  },
  {
    name: "the last sheet position is a position",
    xml: worksheet(`<row r="1048576">${cell("XFD1048576")}</row>`),
    cells: ["XFD1048576=1"],
  },
  {
    name: "names may carry a prefix",
    xml: '<x:worksheet xmlns:x="m" xmlns:y="n"><x:sheetData><x:row r="3"><x:c r="B3"><y:v>9</y:v><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    cells: ["B3=1"],
  },
  {
    name: "extensions are not cells",
    xml: worksheet(`<row r="1">${cell("A1")}</row>`, '<extLst><x14:row r="8"/><ext><c r="Z9"/></ext></extLst>'),
    cells: ["A1=1"],
  },
  {
    name: "values under a merge are not seen",
    xml: worksheet(
      `<row r="1">${cell("A1")}${cell("B1")}${cell("C1")}</row><row r="2">${cell("A2")}${cell("C2")}</row>`,
      '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
    ),
    cells: ["A1=1", "C1=1", "C2=1"],
  },
  {
    name: "a comment is not a cell",
    xml: worksheet(`<!-- <row r="7"/> --><row r="1">${cell("A1")}</row><?x <c?>`),
    cells: ["A1=1"],
  },
])("$name", ({ xml, cells }) => {
  expect(at(xml)).toEqual(cells);
});

test("a sheet in UTF-16 reads like one in UTF-8", () => {
  const utf16 = Buffer.from(`\ufeff${worksheet('<row r="2"><c t="str"><v>così</v></c></row>')}`, "utf16le");
  const { workbook } = readFile(zipped({ ...parts({ A: "" }), "xl/worksheets/sheet1.xml": utf16 }), "a.xlsx");
  expect(shown(workbook?.sheets[0], columnLetters)).toEqual(["A2=così"]);
});

test("dates of a 1904 workbook and of a strict one are the same days", () => {
  const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>';
  const book =
    '<workbook xmlns:q="r"><workbookPr date1904="1"/><sheets><sheet name="A" q:id="rId1"/></sheets></workbook>';
  const xml = worksheet('<row r="1"><c s="0"><v>40979</v></c></row>');
  const { workbook } = read(xml, { "xl/workbook.xml": book, "xl/styles.xml": styles });
  expect(shown(workbook?.sheets[0], columnLetters)).toEqual(["A1=12/03/2016"]);
});

test("shared texts: runs are joined, phonetic guides left out, empty ones are empty cells", () => {
  const sst =
    "<sst><si><t>uno</t></si><si/><si><r><t>Casa </t></r><r><t xml:space='preserve'>mia </t></r><rPh><t>x</t></rPh><phoneticPr/></si></sst>";
  const row = [2, 1, 0].map((n) => `<c t="s"><v>${n}</v></c>`).join("");
  const { workbook } = read(worksheet(`<row r="1">${row}</row>`), { "xl/sharedStrings.xml": sst });
  expect(shown(workbook?.sheets[0], columnLetters)).toEqual(["A1=Casa mia ", "C1=uno"]);
});

test("sheets found by absolute and relative targets; charts are skipped; one broken sheet does not lose the other", () => {
  const all = parts({ A: worksheet(`<row r="1">${cell("A1")}</row>`), B: "<broken" });
  const relations = (all["xl/_rels/workbook.xml.rels"] ?? "")
    .replace('Target="worksheets/sheet1.xml"', 'Target="/xl/../xl/Worksheets/./sheet1.xml"')
    .replace("</Relationships>", '<Relationship Id="rId9" Type="x/chartsheet" Target="chart.xml"/></Relationships>');
  const book = (all["xl/workbook.xml"] ?? "").replace("</sheets>", '<sheet name="Grafico" r:id="rId9"/></sheets>');
  const bytes = zipped({ ...all, "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": relations });
  const { workbook, diagnostics } = readFile(bytes, "a.xlsx");
  expect(workbook?.sheets.map(({ name }) => name)).toEqual(["A"]);
  expect(diagnostics.map((each) => words(each).testo)).toEqual([
    "Il foglio «B» non si apre; gli altri fogli del file sono stati letti.",
  ]);
});

test("rows beyond the limit of the file are not read, sheet by sheet, and the first is named", () => {
  const rows = (n: number) =>
    worksheet(Array.from({ length: n }, (_, k) => `<row r="${2 * k + 1}">${cell(`A${2 * k + 1}`)}</row>`).join(""));
  const { workbook, diagnostics } = readFile(zipped(parts({ A: rows(3), B: rows(4) })), "a.xlsx", { rows: 5 });
  expect(workbook?.sheets.map((sheet) => sheet.rows.length)).toEqual([3, 2]);
  expect(diagnostics.map(({ luoghi, params }) => [luoghi, params])).toEqual([
    [[{ file: "a.xlsx", foglio: "B", riga: 5 }], { righe: 5, limite: 5 }],
  ]);
});

test("a text longer than a cell can hold is cut, and its cell is named", () => {
  const xml = worksheet(`<row r="4"><c r="C4" t="str"><v>${"x".repeat(40_000)}</v></c></row>`);
  const { workbook, diagnostics } = read(xml);
  expect(workbook?.sheets[0]?.rows.slice()[0]?.cells[0]?.text).toHaveLength(32_767);
  expect(diagnostics.map(({ codice, luoghi }) => [codice, luoghi[0]?.cella])).toEqual([["testo-tagliato", "C4"]]);
});

test("hidden rows within a filter are hidden by it, those outside by hand", () => {
  const rows = [1, 2, 3, 4, 5].map((n) => `<row r="${n}" hidden="${n === 2 ? 0 : 1}">${cell(`A${n}`)}</row>`);
  const { workbook } = read(worksheet(rows.join(""), '<autoFilter ref="A2:A4"/>'));
  expect(workbook?.sheets[0]?.rows.slice().map(({ hidden }) => hidden)).toEqual([
    "nascosta",
    false,
    "filtro",
    "filtro",
    "nascosta",
  ]);
});

test("merges are told with the sheet", () => {
  const xml = worksheet(`<row r="1">${cell("A1")}</row>`, '<mergeCells><mergeCell ref="A1:A3"/></mergeCells>');
  expect(read(xml).workbook?.sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 3, right: 1 }]);
});

test("a zip whose end is written in the long form is read, and a broken one is told", () => {
  const bytes = Buffer.from(zipped(parts({ A: worksheet(`<row r="1">${cell("A1")}</row>`) })));
  const end = bytes.length - 22;
  const long = Buffer.alloc(56 + 20);
  long.writeUInt32LE(0x06064b50, 0);
  long.writeBigUInt64LE(BigInt(bytes.readUInt16LE(end + 10)), 32);
  long.writeBigUInt64LE(BigInt(bytes.readUInt32LE(end + 16)), 48);
  long.writeUInt32LE(0x07064b50, 56);
  long.writeBigUInt64LE(BigInt(end), 56 + 8);
  const short = Buffer.from(bytes.subarray(end));
  short.fill(0xff, 8, 20);
  const whole = Buffer.concat([bytes.subarray(0, end), long, short]);
  expect(shown(readFile(whole, "a.xlsx").workbook?.sheets[0], columnLetters)).toEqual(["A1=1"]);
  for (const elsewhere of [0, whole.length]) {
    whole.writeBigUInt64LE(BigInt(elsewhere), end + 56 + 8);
    expect(readFile(whole, "a.xlsx").diagnostics.map(({ codice }) => codice)).toEqual(["file-danneggiato"]);
  }
});
