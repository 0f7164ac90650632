// What OpenDocument says in its own way. Whole workbooks saved by LibreOffice are held by `reading/forme.test.ts`.
import { expect, test } from "vitest";
import { columnLetters } from "../../schemas/reading.ts";
import { odsContent, odsNumber, odsOf, odsRow, odsTable, odsText } from "./ods.support.ts";
import { readFile } from "./read-file.ts";
import { shown } from "./workbooks.support.ts";

const sheetOf = (tables: string, more: Parameters<typeof odsContent>[1] = {}) =>
  readFile(odsOf(odsContent(tables, more)), "a.ods").workbook?.sheets[0];
const only = (cell: string, styles = "") => sheetOf(odsTable(odsRow(cell)), { styles })?.rows.slice()[0]?.cells[0];
const cell = (attributes: string, inside = "") => `<table:table-cell ${attributes}>${inside}</table:table-cell>`;
const style = (name: string, family: string, properties: string, parent = "") =>
  `<style:style style:name="${name}" style:family="${family}"${parent}>${properties}</style:style>`;
const text = (properties: string) => `<style:text-properties ${properties}/>`;

test.each([
  { name: "a number", cell: odsNumber(1234.5, "1.234,50"), text: "1234,5", number: 1234.5, mostrato: undefined },
  {
    name: "a number shown in English",
    cell: odsNumber(1234.5, "1,234.50"),
    text: "1234,5",
    number: 1234.5,
    mostrato: undefined,
  },
  { name: "thousands", cell: odsNumber(12_000, "12 mila"), text: "12000", number: 12_000, mostrato: "12 mila" },
  { name: "a rounded number", cell: odsNumber(2.6, "3"), text: "2,6", number: 2.6, mostrato: "3" },
  {
    name: "a power of ten",
    cell: odsNumber(1e20, "1,00E+20"),
    text: "100000000000000000000",
    number: 1e20,
    mostrato: undefined,
  },
  { name: "a number that is not shown", cell: odsNumber(5, ""), text: "5", number: 5, mostrato: "(niente)" },
  {
    name: "a number without its text",
    cell: cell('office:value-type="float" office:value="5"'),
    text: "5",
    number: 5,
    mostrato: undefined,
  },
  { name: "zero as a dash", cell: odsNumber(0, "-"), text: "0", number: 0, mostrato: undefined },
  { name: "a code", cell: odsNumber(184, "00184"), text: "00184", number: 184, mostrato: undefined },
  {
    name: "money",
    cell: cell('office:value-type="currency" office:currency="EUR" office:value="1200"', "<text:p>€ 1.200,00</text:p>"),
    text: "1200",
    number: 1200,
    mostrato: undefined,
  },
  {
    name: "another money",
    cell: cell('office:value-type="currency" office:currency="CHF" office:value="1200"', "<text:p>CHF 1.200</text:p>"),
    text: "1200",
    number: 1200,
    mostrato: "CHF 1.200",
  },
  {
    name: "a share with its last digits rounded away",
    cell: cell('office:value-type="percentage" office:value="0.41999999"', "<text:p>42,0 %</text:p>"),
    text: "42,0%",
    number: 0.419_999_99,
    mostrato: undefined,
  },
  {
    name: "a share",
    cell: cell('office:value-type="percentage" office:value="0.125"', "<text:p>12,5%</text:p>"),
    text: "12,5%",
    number: 0.125,
    mostrato: undefined,
  },
])("$name is read as shown and as stored", ({ cell: xml, text: read, number, mostrato }) => {
  expect(only(xml)).toEqual({ column: 1, text: read, content: { kind: "numero", number }, formula: false, mostrato });
});

test.each([
  {
    name: "a day",
    cell: cell('office:value-type="date" office:date-value="2016-03-12"', "<text:p>12/03/16</text:p>"),
    text: "12/03/2016",
  },
  {
    name: "seconds before midnight",
    cell: cell('office:value-type="date" office:date-value="2016-03-11T23:59:59.7"', "<text:p>12/03/16</text:p>"),
    text: "12/03/2016",
  },
  {
    name: "a day and its time",
    cell: cell('office:value-type="date" office:date-value="2016-03-12T10:30:00"', "<text:p>12/03/16 10:30</text:p>"),
    text: "12/03/2016 10:30",
  },
  {
    name: "a duration",
    cell: cell('office:value-type="time" office:time-value="PT37H30M00S"', "<text:p>37:30</text:p>"),
    text: "37:30",
  },
  {
    name: "true",
    cell: cell('office:value-type="boolean" office:boolean-value="true"', "<text:p>VERO</text:p>"),
    text: "VERO",
  },
  {
    name: "an error",
    cell: cell(
      'table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"',
      "<text:p>#DIV/0!</text:p>",
    ),
    text: "#DIV/0!",
  },
  { name: "a formula without result", cell: cell('table:formula="of:=SUM([.B1:.B9])"'), text: "=SUM([.B1:.B9])" },
  {
    name: "blanks, tabs and breaks",
    cell: cell(
      'office:value-type="string"',
      '<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p><text:p>e</text:p>',
    ),
    text: "a   b\tc\nd\ne",
  },
  {
    name: "a note beside the text",
    cell: cell(
      'office:value-type="string"',
      "<office:annotation><text:p>nota</text:p></office:annotation><text:p>a</text:p>",
    ),
    text: "a",
  },
  {
    name: "a drawing over the text",
    cell: cell(
      'office:value-type="string"',
      "<text:p>a</text:p><draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>",
    ),
    text: "a",
  },
  { name: "a link", cell: odsText('<text:a xlink:href="x">Casa</text:a> mia'), text: "Casa mia" },
])("$name is read as the person sees it", ({ cell: xml, text: read }) => {
  expect(only(xml)?.text).toBe(read);
});

test("a formula that gives an empty text is an empty cell, as the person sees it", () => {
  expect(only(cell('table:formula="of:=IF(1=1;&quot;&quot;;1)"', "<text:p/>"))).toBeUndefined();
});

test("what is repeated stands where it is seen, and blanks cost nothing", () => {
  const blank = '<table:table-cell table:number-columns-repeated="16384"/>';
  const rows = [
    odsRow(
      `<table:table-cell table:number-columns-repeated="2"/>${odsNumber(1, "1", ' table:number-columns-repeated="2"')}`,
    ),
    odsRow(blank, ' table:number-rows-repeated="5"'),
    odsRow(odsText("x"), ' table:number-rows-repeated="2"'),
    odsRow(blank, ' table:number-rows-repeated="1048000"'),
  ];
  expect(shown(sheetOf(odsTable(rows.join(""))), columnLetters)).toEqual(["C1=1", "D1=1", "A7=x", "A8=x"]);
});

test("hidden rows, columns and tables, filters and merges", () => {
  const columns =
    '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>';
  const rows = [
    odsRow(`${odsText("a", ' table:number-rows-spanned="2" table:number-columns-spanned="1"')}${odsText("b")}`),
    odsRow(`<table:covered-table-cell/>${odsText("c")}`, ' table:visibility="collapse"'),
    odsRow(odsText("d"), ' table:visibility="filter"'),
  ];
  const hidden = odsTable(odsRow(odsText("e")), ' table:style-name="ta1"').replace('"A"', '"B"');
  const styles = style("ta1", "table", '<style:table-properties table:display="false"/>');
  const content = odsContent(odsTable(columns + rows.join("")) + hidden, { styles });
  const sheets = readFile(odsOf(content), "a.ods").workbook?.sheets ?? [];
  expect(sheets.map(({ name, hidden: isHidden }) => [name, isHidden])).toEqual([
    ["A", false],
    ["B", true],
  ]);
  expect(sheets[0]?.hiddenColumns).toEqual([2]);
  expect(sheets[0]?.rows.slice().map((row) => row.hidden)).toEqual([false, "nascosta", "filtro"]);
  expect(sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 1 }]);
});

test("rows hidden within a filter are hidden by it", () => {
  const rows = [odsRow(odsText("a")), odsRow(odsText("b"), ' table:visibility="collapse"')].join("");
  const after =
    '<table:database-ranges><table:database-range table:target-range-address="A.A1:A.A2" table:display-filter-buttons="true"/></table:database-ranges>';
  expect(
    sheetOf(odsTable(rows), { after })
      ?.rows.slice()
      .map((row) => row.hidden),
  ).toEqual([false, "filtro"]);
});

test.each([
  { name: "a cell", cell: odsNumber(20, "20", ' table:style-name="ce1"'), resta: "" },
  { name: "a cell whose style has a parent", cell: odsNumber(20, "20", ' table:style-name="ce2"'), resta: "" },
  { name: "part of a text", cell: odsText('<text:span text:style-name="T1">20</text:span> 34'), resta: "34" },
  {
    name: "all of a cell but a part",
    cell: odsText('20 <text:span text:style-name="T2">34</text:span>', ' table:style-name="ce1"'),
    resta: "34",
  },
])("$name is struck out", ({ cell: xml, resta }) => {
  const struck = text('style:text-line-through-style="solid"');
  const styles = [
    style("ce1", "table-cell", struck),
    style("ce2", "table-cell", "", ' style:parent-style-name="ce1"'),
    style("T1", "text", struck),
    style("T2", "text", text('style:text-line-through-style="none"')),
  ].join("");
  expect(only(xml, styles)?.resta).toBe(resta);
});

test("a column may strike out its cells", () => {
  const columns = '<table:table-column/><table:table-column table:default-cell-style-name="ce1"/>';
  const styles = style("ce1", "table-cell", text('style:text-line-through-type="single"'));
  const cells = sheetOf(odsTable(columns + odsRow(odsText("a") + odsText("b"))), { styles })?.rows.slice()[0]?.cells;
  expect(cells?.map(({ resta }) => resta)).toEqual([undefined, ""]);
});

test("raised digits are told from the number beside them", () => {
  const styles = style("T1", "text", text('style:text-position="super 58%"'));
  expect(only(odsText('34<text:span text:style-name="T1">1</text:span>'), styles)?.text).toBe("34¹");
});

test("tables kept for links to another file are no sheets of this one", () => {
  const linked = odsTable('<table:table-source xlink:href="altro.ods"/>').replace('"A"', '"altro"');
  const content = odsContent(odsTable(odsRow(odsText("a"))) + linked);
  expect(readFile(odsOf(content), "a.ods").workbook?.sheets.map(({ name }) => name)).toEqual(["A"]);
});

test("a password is told", () => {
  const manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
  const bytes = odsOf("non è XML", { "META-INF/manifest.xml": manifest });
  expect(readFile(bytes, "a.ods").diagnostics.map(({ codice }) => codice)).toEqual(["file-password"]);
});

test("a remark on a cell is kept with its place and its words, without who wrote it and when", () => {
  const note =
    "<office:annotation><dc:creator>Anna</dc:creator><dc:date>2024-01-01</dc:date><text:p>sono <text:span>20</text:span></text:p><text:p>circa</text:p></office:annotation>";
  const row = odsRow(`${odsText("a")}<table:table-cell>${note}</table:table-cell>${odsText("b")}`);
  const sheet = sheetOf(odsTable(odsRow(odsText("x")) + row));
  expect(sheet?.notes).toEqual([{ row: 2, column: 2, text: "sono 20\ncirca" }]);
  expect(sheet?.rows.slice()[1]?.cells.map(({ text }) => text)).toEqual(["a", "b"]);
});

test("the words of a text box are kept with the cell that it hangs on, and that a picture is there", () => {
  const shape = "<draw:custom-shape><text:p>sono <text:span>20</text:span></text:p></draw:custom-shape>";
  const picture = "<draw:frame><draw:image><text:p/></draw:image></draw:frame>";
  const row = odsRow(`${odsText("a")}<table:table-cell>${shape}${picture}</table:table-cell>`);
  const sheet = sheetOf(odsTable(row));
  expect([sheet?.notes, sheet?.pictures]).toEqual([[{ row: 1, column: 2, text: "sono 20", box: true }], true]);
});
