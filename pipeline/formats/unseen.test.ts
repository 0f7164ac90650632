// What nobody sees on the sheet: letters of the colour of their ground, rows a hair high, columns a hair wide.
import { expect, test } from "vitest";
import { odsContent, odsNumber, odsOf, odsRow, odsTable } from "./ods.support.ts";
import { readFile } from "./read-file.ts";
import type { Sheet } from "./sheet.ts";
import { parts, worksheet, zipped } from "./workbooks.support.ts";
import { container, double, longs, record, shorts, unicode, workbookOf } from "./xls.support.ts";

const sheetOf = (bytes: Uint8Array, name: string): Sheet | undefined => readFile(bytes, name).workbook?.sheets[0];
const isUnseen = (sheet: Sheet | undefined): boolean => {
  const [cell] = sheet?.rows.slice()[0]?.cells ?? [];
  if (cell === undefined) throw new Error("the cell was not read");
  expect(sheet?.unseen === true).toBe(cell.invisibile !== undefined);
  return cell.invisibile === "lettere";
};

const THEME = `<a:theme xmlns:a="a"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:themeElements></a:theme>`;

function xlsx(font: string, fill: string): Uint8Array {
  const own = parts({ A: worksheet('<row r="1"><c r="A1" s="1"><v>5</v></c></row>') });
  const rels = "xl/_rels/workbook.xml.rels";
  return zipped({
    ...own,
    [rels]: (own[rels] ?? "").replace(
      "</Relationships>",
      '<Relationship Id="rIdK" Type="x/theme" Target="theme/theme1.xml"/></Relationships>',
    ),
    "xl/theme/theme1.xml": THEME,
    "xl/styles.xml": `<styleSheet><fonts><font/><font>${font}</font></fonts><fills><fill><patternFill patternType="none"/></fill>${fill}</fills><cellXfs><xf fontId="0" fillId="0"/><xf fontId="1" fillId="${fill === "" ? 0 : 1}"/></cellXfs><dxfs><dxf><font><color rgb="FFFFFFFF"/></font></dxf></dxfs></styleSheet>`,
  });
}
const solid = (colour: string, pattern = "solid") =>
  `<fill><patternFill patternType="${pattern}"><fgColor ${colour}/><bgColor indexed="64"/></patternFill></fill>`;

test.each([
  ["no colour at all", "", "", false],
  ["white on paper", '<color rgb="FFFFFFFF"/>', "", true],
  ["white of the theme on paper", '<color theme="0"/>', "", true],
  ["white by number on paper", '<color indexed="9"/>', "", true],
  ["black of the theme on paper", '<color theme="1"/>', "", false],
  ["the palest grey on paper", '<color theme="0" tint="-0.0499"/>', "", true],
  ["a grey that is read", '<color rgb="FFBFBFBF"/>', "", false],
  ["white on blue", '<color rgb="FFFFFFFF"/>', solid('rgb="FF12436D"'), false],
  ["white on the blue of the theme", '<color theme="0"/>', solid('theme="4"'), false],
  ["blue on the same blue", '<color theme="4"/>', solid('theme="4"'), true],
  ["yellow on yellow, by two names", '<color indexed="13"/>', solid('rgb="FFFFFF00"'), true],
  ["black that nobody chose on black", "", solid('rgb="FF000000"'), true],
  ["black on a ground that is not named", "", solid(""), false],
  ["black on the automatic ground", "", solid('indexed="64"'), false],
  ["white on stripes", '<color rgb="FFFFFFFF"/>', solid('rgb="FFFFFFFF"', "darkGray"), false],
  ["one point high", '<sz val="1"/>', "", true],
  ["eight points high", '<sz val="8"/><color theme="1"/>', "", false],
])("letters of an .xlsx with %s are seen, or are not", (_, font, fill, unseen) => {
  expect(isUnseen(sheetOf(xlsx(font, fill), "a.xlsx"))).toBe(unseen);
});

test.each([
  [";;;", "formato"],
  ["0;-0;0;", "formato"],
  ["0;-0;0; ", "formato"],
  ["0;-0;0;@", undefined],
  ['0;-0;0;"n.d."@', undefined],
  ["0;-0;0", undefined],
  [";;", undefined],
  ["General", undefined],
])("a text in a cell of the format %j is unseen: %s", (code, expected) => {
  const bytes = zipped({
    ...parts({ A: worksheet('<row r="1"><c r="A1" s="1" t="str"><v>12</v></c></row>') }),
    "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="170" formatCode='${code.replaceAll('"', "&quot;")}'/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs></styleSheet>`,
  });
  expect(sheetOf(bytes, "a.xlsx")?.rows.slice()[0]?.cells[0]?.invisibile).toBe(expected);
});

test.each([
  ["[White]0", 5, "formato"],
  ["[Color 2]#,##0.00", 5, "formato"],
  ["[Black]0;[White]-0", 5, undefined],
  ["[Black]0;[White]-0", -5, "formato"],
  ["0;-0;[White]0", 0, undefined],
  ["[Red]0", 5, undefined],
])("a number in the format %j is unseen: %d, %s", (code, value, expected) => {
  const bytes = zipped({
    ...parts({ A: worksheet(`<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>`) }),
    "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${code}"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs></styleSheet>`,
  });
  expect(sheetOf(bytes, "a.xlsx")?.rows.slice()[0]?.cells[0]?.invisibile).toBe(expected);
});

const ods = (text: string, cell: string): Uint8Array => {
  const styles = `<style:style style:name="base" style:family="table-cell"><style:text-properties fo:color="#000000"/></style:style><style:style style:name="c" style:family="table-cell" style:parent-style-name="base"><style:text-properties ${text}/><style:table-cell-properties ${cell}/></style:style>`;
  return odsOf(odsContent(odsTable(odsRow(odsNumber(5, "5", ' table:style-name="c"'))), { styles }));
};

test.each([
  ["", "", false],
  ['fo:color="#ffffff"', "", true],
  ['fo:color="#ffffff"', 'fo:background-color="transparent"', true],
  ['fo:color="#ffffff"', 'fo:background-color="#12436d"', false],
  ['fo:color="#12436d"', 'fo:background-color="#12436d"', true],
  ['style:use-window-font-color="true" fo:color="#ffffff"', "", false],
  ['fo:font-size="1pt"', "", true],
])("letters of an .ods with %j on %j are unseen: %s", (text, cell, unseen) => {
  expect(isUnseen(sheetOf(ods(text, cell), "a.ods"))).toBe(unseen);
});

function xls(height: number, colour: number, [pattern, ground]: readonly [number, number]): Buffer {
  const font = (size: number, icv: number) =>
    record(0x31, shorts(size, 0, icv, 400, 0), Buffer.alloc(4), unicode("Arial", 1));
  const fill = Buffer.concat([Buffer.alloc(10), longs(pattern << 26), shorts(ground)]);
  const palette = record(0x92, shorts(2), Buffer.from([1, 2, 3, 0, 250, 250, 250, 0]));
  const styles = [font(200, 0x7fff), font(height, colour), palette, record(0xe0, shorts(1, 0), fill)];
  return container(workbookOf(styles, [record(0x203, shorts(0, 0, 0), double(5))]));
}
const [PAPER, SOLID] = [0, 1];

test.each([
  ["black on paper", 200, 0x7fff, [PAPER, 65], false],
  ["the workbook's own white on paper", 200, 9, [PAPER, 65], true],
  ["red on red", 200, 10, [SOLID, 10], true],
  ["white on red", 200, 9, [SOLID, 10], false],
  ["one point high", 20, 0x7fff, [PAPER, 65], true],
] as const)("letters of an .xls with %s are seen, or are not", (_, height, colour, fill, unseen) => {
  expect(isUnseen(sheetOf(xls(height, colour, fill), "a.xls"))).toBe(unseen);
});

const odsStyle = (family: string, properties: string) =>
  `<style:style style:name="s" style:family="${family}"><style:${family}-properties ${properties}/></style:style>`;
const thinOds = (family: string, properties: string, row: string, column: string) =>
  sheetOf(
    odsOf(odsContent(odsTable(column + odsRow(odsNumber(5, "5"), row)), { styles: odsStyle(family, properties) })),
    "a.ods",
  );
const rowOfXls = (height: number) => record(0x208, shorts(0, 0, 1, height, 0, 0, 0, 0));
const cols = (width: string) =>
  worksheet('<row r="1"><c r="A1"><v>5</v></c></row>').replace(
    "<sheetData>",
    `<cols><col min="1" max="1" width="${width}"/></cols><sheetData>`,
  );
const S = ' table:style-name="s"';

test.each<[string, () => Sheet | undefined, boolean, readonly number[]]>([
  [
    "a row of .xlsx",
    () => sheetOf(zipped(parts({ A: worksheet('<row r="1" ht="1.5"><c r="A1"><v>5</v></c></row>') })), "a.xlsx"),
    true,
    [],
  ],
  [
    "a low row of .xlsx",
    () => sheetOf(zipped(parts({ A: worksheet('<row r="1" ht="6"><c r="A1"><v>5</v></c></row>') })), "a.xlsx"),
    false,
    [],
  ],
  ["a column of .xlsx", () => sheetOf(zipped(parts({ A: cols("0.4") })), "a.xlsx"), false, [1]],
  ["a narrow column of .xlsx", () => sheetOf(zipped(parts({ A: cols("1.7") })), "a.xlsx"), false, []],
  ["a row of .ods", () => thinOds("table-row", 'style:row-height="0.05cm"', S, ""), true, []],
  ["a usual row of .ods", () => thinOds("table-row", 'style:row-height="0.45cm"', S, ""), false, []],
  [
    "a column of .ods",
    () => thinOds("table-column", 'style:column-width="0.02in"', "", `<table:table-column${S}/>`),
    false,
    [1],
  ],
  [
    "a row of .xls",
    () => sheetOf(container(workbookOf([], [rowOfXls(20), record(0x203, shorts(0, 0, 0), double(5))])), "a.xls"),
    true,
    [],
  ],
  [
    "a row of .xls as high as the others",
    () => sheetOf(container(workbookOf([], [rowOfXls(0x8014), record(0x203, shorts(0, 0, 0), double(5))])), "a.xls"),
    false,
    [],
  ],
])("%s is hidden by its size, or is not", (_, made, isHidden, columns) => {
  const sheet = made();
  expect([sheet?.rows.slice()[0]?.hidden, sheet?.hiddenColumns]).toEqual([isHidden ? "nascosta" : false, columns]);
});
