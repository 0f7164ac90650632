import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { columnLetters } from "../../schemas/reading.ts";
import { readFile } from "./read-file.ts";
import type { RawCell } from "./sheet.ts";
import { fillSample, parts, shown, worksheet, written, zipped } from "./workbooks.support.ts";

const SAMPLE = [
  "B2=Bilancio sociale – così è",
  "B4=1234,5",
  "C4=  spazi e\nriga nuova ",
  "D4=12/03/2016",
  "E4=12/03/2016 10:30",
  "H4=5",
  "B6=2469",
  "C6=ab",
  "D6=VERO",
  "E6=12,5%",
  "F6=00184",
  "B7=Casa mia",
  "AB30=0,333333333333333",
  "C31=nascosta",
];

/** The only cell of a worksheet part with this one cell. */
function only(cell: string, more: Record<string, string> = {}): RawCell | undefined {
  const found = readFile(zipped({ ...parts({ A: worksheet(`<row r="1">${cell}</row>`) }), ...more }), "a.xlsx");
  return found.workbook?.sheets[0]?.rows.slice()[0]?.cells[0];
}

test("a workbook of exceljs and the same saved again by LibreOffice read alike", async () => {
  const saved = readFileSync(new URL("fixtures/libreoffice.xlsx", import.meta.url));
  for (const bytes of [await written(fillSample), saved]) {
    const { workbook, diagnostics } = readFile(bytes, "a.xlsx");
    expect(workbook?.sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length])).toEqual([
      ["Volontari", false, 6],
      ["Elenco utenti", true, 1],
      ["_bilancio", true, 1],
      ["Vuoto", false, 0],
    ]);
    const first = workbook?.sheets[0];
    expect(shown(first, columnLetters)).toEqual(SAMPLE);
    expect(first?.hiddenColumns).toEqual([8]);
    expect(
      first?.rows
        .slice()
        .filter(({ hidden }) => hidden)
        .map(({ number }) => number),
    ).toEqual([31]);
    expect(
      first?.rows.slice().flatMap(({ cells }) => cells.filter(({ formula }) => formula).map(({ text }) => text)),
    ).toEqual(["2469", "ab"]);
    expect(diagnostics).toEqual([]);
  }
});

test("every cell that exceljs writes comes back at its address", async () => {
  const value = fc.oneof(
    fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => !/[\p{Cc}\p{Cs}\ufffe\uffff]|_x/u.test(text)),
    // exceljs writes −0 as 0.
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.integer(),
    fc.boolean(),
  );
  const cells = fc.array(fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 100 }), value), {
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(cells, async (list) => {
      const expected = new Map(list.map(([row, column, each]) => [`${columnLetters(column)}${row}`, each]));
      const book = new ExcelJS.Workbook();
      const sheet = book.addWorksheet("Foglio");
      for (const [address, each] of expected) sheet.getCell(address).value = each;
      const { workbook } = readFile(new Uint8Array(await book.xlsx.writeBuffer()), "a.xlsx");
      const found = (workbook?.sheets[0]?.rows.slice() ?? []).flatMap(({ number, cells }) =>
        cells.map((cell): [string, unknown] => [`${columnLetters(cell.column)}${number}`, stored(cell)]),
      );
      expect(new Map(found)).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});

function stored({ content, text }: RawCell): unknown {
  if (content.kind === "numero") return content.number;
  return content.kind === "booleano" ? content.value : text;
}

const STYLES = {
  "xl/styles.xml":
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="10"/></cellXfs></styleSheet>',
};

test.each([
  {
    name: "a number",
    cell: '<c r="A1"><v>1234.5</v></c>',
    text: "1234,5",
    content: { kind: "numero", number: 1234.5 },
  },
  {
    name: "a sum of binary fractions",
    cell: "<c><v>0.30000000000000004</v></c>",
    text: "0,3",
    content: { kind: "numero", number: 0.30000000000000004 },
  },
  {
    name: "a tiny number",
    cell: "<c><v>1.5E-7</v></c>",
    text: "0,00000015",
    content: { kind: "numero", number: 1.5e-7 },
  },
  {
    name: "a huge number",
    cell: "<c><v>1E21</v></c>",
    text: "1000000000000000000000",
    content: { kind: "numero", number: 1e21 },
  },
  {
    name: "a date",
    cell: '<c s="1"><v>42441</v></c>',
    text: "12/03/2016",
    content: { kind: "data", iso: "2016-03-12" },
  },
  {
    name: "a date of a strict file",
    cell: '<c t="d"><v>2016-03-12T10:30:00Z</v></c>',
    text: "12/03/2016 10:30",
    content: { kind: "data", iso: "2016-03-12T10:30:00" },
  },
  { name: "a duration", cell: '<c s="2"><v>1.5625</v></c>', text: "37:30", content: { kind: "testo" } },
  { name: "a percentage", cell: '<c s="3"><v>0.07</v></c>', text: "7,00%", content: { kind: "numero", number: 0.07 } },
  { name: "a boolean", cell: '<c t="b"><v>0</v></c>', text: "FALSO", content: { kind: "booleano", value: false } },
  { name: "an error", cell: '<c t="e"><v>#REF!</v></c>', text: "#RIF!", content: { kind: "errore", error: "#REF!" } },
  {
    name: "an inline text of runs",
    cell: '<c t="inlineStr"><is><r><t>Casa </t></r><r><t>mia</t></r><rPh><t>x</t></rPh></is></c>',
    text: "Casa mia",
    content: { kind: "testo" },
  },
  {
    name: "a text within the cell, whatever value stands beside it",
    cell: '<c t="inlineStr"><v>12</v><is><t>8</t></is></c>',
    text: "8",
    content: { kind: "testo" },
  },
  {
    name: "seconds before midnight",
    cell: '<c s="1"><v>42440.9997</v></c>',
    text: "12/03/2016",
    content: { kind: "data", iso: "2016-03-12" },
  },
  {
    name: "a duration of a strict file",
    cell: '<c t="d"><v>PT37H30M</v></c>',
    text: "37:30",
    content: { kind: "testo" },
  },
  {
    name: "a raised digit",
    cell: '<c t="inlineStr"><is><r><t>34</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>',
    text: "34¹",
    content: { kind: "testo" },
  },
  {
    name: "a lowered digit",
    cell: '<c t="inlineStr"><is><r><t>CO</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r></is></c>',
    text: "CO₂",
    content: { kind: "testo" },
  },
  {
    name: "a text that is all small",
    cell: '<c t="inlineStr"><is><r><rPr><vertAlign val="superscript"/></rPr><t>34</t></r></is></c>',
    text: "34",
    content: { kind: "testo" },
  },
  {
    name: "an escaped line break",
    cell: '<c t="str"><v>a_x000A_b _x005F_x000A_</v></c>',
    text: "a\nb _x000A_",
    content: { kind: "testo" },
  },
  {
    name: "entities and CDATA",
    cell: '<c t="str"><v>A &amp; B &#233;<![CDATA[ <c> ]]></v></c>',
    text: "A & B é <c> ",
    content: { kind: "testo" },
  },
])("$name is read as seen and as stored", ({ cell, text, content }) => {
  expect(only(cell, STYLES)).toEqual({ column: 1, text, content, formula: false });
});

test.each([
  { name: "its stored number", cell: "<c><f>1+1</f><v>2</v></c>", text: "2", content: { kind: "numero", number: 2 } },
  { name: "its stored text", cell: '<c t="str"><f>B1</f><v>due</v></c>', text: "due", content: { kind: "testo" } },
  {
    name: "a fault when nothing is stored",
    cell: "<c><f>SUM(B1:B9)</f></c>",
    text: "=SUM(B1:B9)",
    content: { kind: "errore", error: "formula senza risultato" },
  },
  {
    name: "a fault when it is shared and nothing is stored",
    cell: '<c><f t="shared" si="0"/><v></v></c>',
    text: "=",
    content: { kind: "errore", error: "formula senza risultato" },
  },
  {
    name: "its stored error",
    cell: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    text: "#DIV/0!",
    content: { kind: "errore", error: "#DIV/0!" },
  },
])("a formula gives $name, and says that it is one", ({ cell, text, content }) => {
  expect(only(cell)).toEqual({ column: 1, text, content, formula: true });
});

test("a formula that shows an empty text is an empty cell", () => {
  expect(only('<c t="str"><f>IF(B1="","",1)</f><v></v></c>')).toBeUndefined();
});

test("values taken from another file are used, and their cells are named", () => {
  const cells = '<c r="B7"><f>[1]Foglio1!A1*2</f><v>4</v></c><c r="C7"><f>Tabella[2016]+1</f><v>5</v></c>';
  const { workbook, diagnostics } = readFile(zipped(parts({ A: worksheet(`<row r="7">${cells}</row>`) })), "a.xlsx");
  expect(shown(workbook?.sheets[0], columnLetters)).toEqual(["B7=4", "C7=5"]);
  expect(diagnostics.map(({ codice, luoghi }) => [codice, luoghi])).toEqual([
    ["valore-da-altro-file", [{ file: "a.xlsx", foglio: "A", cella: "B7" }]],
  ]);
});

test.each([
  { name: "a cell", cell: '<c s="1"><v>20</v></c>', resta: "" },
  { name: "all of a text", cell: '<c t="inlineStr"><is><r><rPr><strike/></rPr><t>20</t></r></is></c>', resta: "" },
  {
    name: "part of a text",
    cell: '<c t="inlineStr"><is><r><rPr><strike/></rPr><t>20</t></r><r><t> 34</t></r></is></c>',
    resta: "34",
  },
  {
    name: "all of a cell but a run of its own look",
    cell: '<c s="1" t="inlineStr"><is><r><t>20 </t></r><r><rPr><b/></rPr><t>34</t></r></is></c>',
    resta: "34",
  },
  {
    name: "nothing",
    cell: '<c t="inlineStr"><is><r><rPr><strike val="0"/></rPr><t>20</t></r></is></c>',
    resta: undefined,
  },
])("$name is struck out", ({ cell, resta }) => {
  const styles =
    '<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>';
  expect(only(cell, { "xl/styles.xml": styles })?.resta).toBe(resta);
});

test("a date that does not show its time says what it shows", () => {
  const { text, mostrato } = only('<c s="1"><v>42440.9583333333</v></c>', STYLES) ?? {};
  expect([text, mostrato]).toEqual(["11/03/2016 23:00", "11/03/2016"]);
});
