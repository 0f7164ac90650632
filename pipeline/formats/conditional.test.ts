// What a rule of conditional formatting hides, shows again or may hide.
import { expect, test } from "vitest";
import { odsContent, odsNumber, odsOf, odsRow, odsTable, odsText } from "./ods.support.ts";
import { readFile } from "./read-file.ts";
import { parts, worksheet, zipped } from "./workbooks.support.ts";
import { container, double, longs, record, shorts, unicode, workbookOf } from "./xls.support.ts";

const WHITE = '<font><color rgb="FFFFFFFF"/></font>';
const BLACK = '<font><color rgb="FF000000"/></font>';
const RED = '<font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill>';
const BLUE_GROUND = '<fill><patternFill patternType="solid"><bgColor rgb="FF12436D"/></patternFill></fill>';
const THOUSANDS = '<numFmt numFmtId="201" formatCode="0&quot; mila&quot;"/>';
const NO_NUMBER = '<numFmt numFmtId="200" formatCode=";;;"/>';

const STYLES = `<styleSheet><fonts><font/><font>${WHITE.slice(6, -7)}</font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF12436D"/></patternFill></fill></fills><cellXfs><xf fontId="0" fillId="0"/><xf fontId="1" fillId="0"/><xf fontId="1" fillId="1"/></cellXfs><dxfs>${[WHITE, BLACK, RED, BLUE_GROUND, NO_NUMBER, THOUSANDS].map((dxf) => `<dxf>${dxf}</dxf>`).join("")}</dxfs></styleSheet>`;
const [ON_PAPER, IN_WHITE, WHITE_ON_BLUE] = [0, 1, 2];

function seen(rules: string, style = ON_PAPER, cell = "<v>5</v>") {
  const rows = `<row r="2"><c r="A2" t="inlineStr"><is><t>Alpe</t></is></c><c r="B2" s="${style}"${cell}</c></row>`
    .replace(`"${cell}`, cell.startsWith("<") ? `">${cell}` : `" ${cell}`)
    .replace("</row>", '<c r="C2"><v>0</v></c></row>');
  const bytes = zipped({ ...parts({ A: worksheet(rows, rules) }), "xl/styles.xml": STYLES });
  const [row] = readFile(bytes, "a.xlsx").workbook?.sheets[0]?.rows.slice() ?? [];
  const { invisibile = "si vede", mostrato } = row?.cells.find(({ column }) => column === 2) ?? {};
  return mostrato ?? invisibile;
}

const on = (sqref: string, ...rules: string[]) =>
  `<conditionalFormatting sqref="${sqref}">${rules.join("")}</conditionalFormatting>`;
const rule = (dxf: number, type: string, ...formulas: string[]) =>
  `<cfRule type="${type.split(" ", 1)[0]}" ${type.slice(type.indexOf(" "))} dxfId="${dxf}">${formulas.map((f) => `<formula>${f}</formula>`).join("")}</cfRule>`;
const is = (dxf: number, operator: string, ...formulas: string[]) =>
  rule(dxf, `cellIs operator="${operator}" priority="1"`, ...formulas);
const when = (dxf: number, formula: string, more = 'priority="1"') => rule(dxf, `expression ${more}`, formula);
const says = (type: string, text: string) => rule(0, `${type} text="${text}" priority="1"`);

test.each<[string, string, string]>([
  ["white where it is 5", on("B2:B9", is(0, "equal", "5")), "regola"],
  ["white where it is 6", on("B2:B9", is(0, "equal", "6")), "si vede"],
  ["white where it is 5, in another column", on("C2:C9", is(0, "equal", "5")), "si vede"],
  ["white where it is 5, in one cell of a list", on("D4 B2 A7:A9", is(0, "equal", "5")), "regola"],
  ["white above 4", on("B2", is(0, "greaterThan", "4")), "regola"],
  ["white between 6 and 1", on("B2", is(0, "between", "6", "1")), "regola"],
  ["white outside of 1 and 6", on("B2", is(0, "notBetween", "1", "6")), "si vede"],
  ["white below a sum", on("B2", is(0, "lessThan", "SUM(B3:B9)")), "forse"],
  ["red on rose below a sum", on("B2", is(2, "lessThan", "SUM(B3:B9)")), "si vede"],
  ["white below the cell beside", on("B2", is(0, "lessThan", "$C$2")), "si vede"],
  ["white above the cell beside", on("B1:B9", is(0, "greaterThan", "C1")), "regola"],
  ["white always", on("A1:Z99", when(0, "TRUE")), "regola"],
  ["white never", on("A1:Z99", when(0, "FALSE")), "si vede"],
  ["white where the name is missing", on("B1:B9", when(0, "$A1=&quot;&quot;")), "si vede"],
  ["white where the name is Alpe", on("B1:B9", when(0, "$A1=&quot;alpe&quot;")), "regola"],
  ["white where there is an error", on("B2", when(0, "ISERROR(B2)")), "si vede"],
  ["white where there is none", on("B2", when(0, "NOT(ISERROR(B2))")), "regola"],
  ["white where the row is empty", on("B2", when(0, "LEN(TRIM(A2))=0")), "si vede"],
  ["white where a formula says so", on("B2", when(0, "COUNTIF($B$2:$B$9,B2)&gt;1")), "forse"],
  ["white where it is repeated", on("B2", rule(0, 'duplicateValues priority="1"')), "forse"],
  ["white where it holds a 5", on("B2", says("containsText", "5")), "regola"],
  ["white where it holds no 5", on("B2", says("notContainsText", "5")), "si vede"],
  ["white where it begins with 4", on("B2", says("beginsWith", "4")), "si vede"],
  ["white where it is empty", on("B2", rule(0, 'containsBlanks priority="1"')), "si vede"],
  ["no number where it is 5", on("B2", is(4, "equal", "5")), "regola"],
  ["thousands where it is 5", on("B2", is(5, "equal", "5")), "5 mila"],
  ["no number where a formula says so", on("B2", when(4, "MOD(B2,2)=1")), "forse"],
  ["white after a black that counts more", on("B2", when(1, "TRUE"), when(0, "TRUE", 'priority="2"')), "si vede"],
  [
    "white before a black that counts less",
    on("B2", when(1, "TRUE", 'priority="3"'), when(0, "TRUE", 'priority="2"')),
    "regola",
  ],
  ["white on a ground that another rule gives", on("B2", when(0, "TRUE")) + on("B2", when(3, "TRUE")), "si vede"],
  [
    "white after a rule that stops",
    on("B2", when(3, "TRUE", 'priority="1" stopIfTrue="1"'), when(0, "TRUE", 'priority="2"')),
    "si vede",
  ],
  [
    "a bar alone",
    on("B2", '<cfRule type="dataBar" priority="1"><dataBar showValue="0"><cfvo type="min"/></dataBar></cfRule>'),
    "regola",
  ],
  [
    "a bar beside it",
    on("B2", '<cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/></dataBar></cfRule>'),
    "si vede",
  ],
  ["a sign alone", on("B2", '<cfRule type="iconSet" priority="1"><iconSet showValue="0"/></cfRule>'), "regola"],
  [
    "white by a rule of the extension",
    `<extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="cellIs" operator="equal" priority="1"><xm:f>5</xm:f><x14:dxf>${WHITE}</x14:dxf></x14:cfRule><xm:sqref>B2:B9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`,
    "regola",
  ],
])("5 under a rule that makes it %s", (_, rules, expected) => {
  expect(seen(rules)).toBe(expected);
});

test("where there are more rules than are weighed what lies in the sheet may be hidden, unless they hide nothing", () => {
  const many = (dxf: number) => on("D4", ...Array.from({ length: 2001 }, () => is(dxf, "equal", "1")));
  expect(seen(many(0))).toBe("forse");
  expect(seen(many(2))).toBe("si vede");
});

test("a rule is judged on the look of its cell", () => {
  expect(seen(on("B2", when(1, "TRUE")), IN_WHITE)).toBe("si vede");
  expect(seen(on("B2", when(1, "FALSE")), IN_WHITE)).toBe("lettere");
  expect(seen(on("B2", when(3, "TRUE")), IN_WHITE)).toBe("si vede");
  expect(seen(on("B2", when(0, "TRUE")), WHITE_ON_BLUE)).toBe("si vede");
});

test("a zero that a rule takes out of sight is a zero, and a text is hidden like a number", () => {
  expect(seen(on("B2", is(0, "equal", "0")), ON_PAPER, "<v>0</v>")).toBe("si vede");
  expect(seen(on("B2", when(0, "TRUE")), ON_PAPER, 't="str"><v>12</v>')).toBe("regola");
  expect(seen(on("B2", when(4, "TRUE")), ON_PAPER, 't="str"><v>12</v>')).toBe("regola");
});

const odsSeen = (value: string, own = "", style = 'fo:color="#ffffff"') => {
  const named = `<style:style style:name="Sen_5f_za" style:display-name="Sen_za" style:family="table-cell"><style:text-properties ${style}/></style:style><style:style style:name="base" style:family="table-cell"><style:text-properties fo:color="#000000"/><style:table-cell-properties ${own}/></style:style>`;
  const rows = odsRow(odsText("Alpe") + odsNumber(5, "5", ' table:style-name="base"') + odsNumber(7, "7"));
  const rules = `<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="T.B1:T.B9"><calcext:condition calcext:apply-style-name="Sen_za" calcext:value="${value}"/></calcext:conditional-format></calcext:conditional-formats>`;
  const bytes = odsOf(odsContent(odsTable(rows + rules), { styles: named }));
  return readFile(bytes, "a.ods").workbook?.sheets[0]?.rows.slice()[0]?.cells[1]?.invisibile ?? "si vede";
};

test.each([
  ["&gt;4", "regola"],
  ["!=5", "si vede"],
  ["&lt;[.$C1]", "regola"],
  ["between(1,5)", "regola"],
  ["not-between(1,5)", "si vede"],
  ["contains-text(&quot;5&quot;)", "regola"],
  ["begins-with(&quot;4&quot;)", "si vede"],
  ["formula-is([.$A1]=&quot;&quot;)", "si vede"],
  ["formula-is([.$A1]=&quot;Alpe&quot;)", "regola"],
  ["formula-is(TRUE())", "regola"],
  ["formula-is(MOD([.B1];2)=1)", "forse"],
  ["is-error", "si vede"],
  ["duplicate", "forse"],
])("5 in an .ods under a rule that makes it white where it is %s", (value, expected) => {
  expect(odsSeen(value)).toBe(expected);
});

test("numbers of an .ods under bars that stand in their place are not seen", () => {
  expect(odsSeen("=6")).toBe("si vede");
  const bars = '<calcext:data-bar calcext:show-value="false"/>';
  expect(odsSeen(`=6"/>${bars}<calcext:x x="`)).toBe("regola");
});

test("a rule of an .ods is judged on the ground of its cell", () => {
  expect(odsSeen("=5", 'fo:background-color="#12436d"')).toBe("si vede");
  expect(odsSeen("=5", 'fo:background-color="#12436d"', 'fo:color="#12436d"')).toBe("regola");
});

const FONT_BIT = 1 << 26;
const PATTERN_BIT = 1 << 29;

/** A rule of an .xls over B1, on a 5 in black on paper. */
function xlsSeen(
  [type, operator]: readonly [number, number],
  formula: readonly number[],
  { letters, ground }: { letters?: number; ground?: number },
) {
  const font = Buffer.alloc(118);
  font.writeInt32LE(letters ?? -1, 80);
  const flags = (letters === undefined ? 0 : FONT_BIT) | (ground === undefined ? 0 : PATTERN_BIT);
  const look = [...(letters === undefined ? [] : [font]), ...(ground === undefined ? [] : [shorts(1 << 10, ground)])];
  const tokens = Buffer.from(formula);
  const rule = record(
    0x1b1,
    ...[Buffer.from([type, operator]), shorts(tokens.length, 0), longs(flags), shorts(0), ...look, tokens],
  );
  const areas = record(0x1b0, shorts(1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1));
  const cell = record(0x203, shorts(0, 1, 0), double(5));
  const styles = [record(0x31, shorts(200, 0, 0x7fff, 400, 0), Buffer.alloc(4), unicode("Arial", 1))];
  const bytes = container(workbookOf([...styles, record(0xe0, shorts(0, 0), Buffer.alloc(16))], [cell, areas, rule]));
  return readFile(bytes, "a.xls").workbook?.sheets[0]?.rows.slice()[0]?.cells[0]?.invisibile ?? "si vede";
}
const [CELL_IS, FORMULA] = [1, 2];
const [EQUAL, GREATER] = [3, 5];
const integer = (value: number) => [0x1e, value, 0];
const [WHITE_BY_NUMBER, BLUE_BY_NUMBER, RED_BY_NUMBER] = [9, 12, 10];

test.each([
  ["white where it is 5", [CELL_IS, EQUAL], integer(5), { letters: WHITE_BY_NUMBER }, "regola"],
  ["white where it is 6", [CELL_IS, EQUAL], integer(6), { letters: WHITE_BY_NUMBER }, "si vede"],
  ["white above 4", [CELL_IS, GREATER], integer(4), { letters: WHITE_BY_NUMBER }, "regola"],
  ["white always", [FORMULA, 0], [0x1d, 1], { letters: WHITE_BY_NUMBER }, "regola"],
  ["white where a formula says so", [FORMULA, 0], [0x24, 0, 0, 0, 0], { letters: WHITE_BY_NUMBER }, "forse"],
  ["red", [FORMULA, 0], [0x1d, 1], { letters: RED_BY_NUMBER }, "si vede"],
  ["white on blue", [FORMULA, 0], [0x1d, 1], { letters: WHITE_BY_NUMBER, ground: BLUE_BY_NUMBER }, "si vede"],
  ["blue on blue", [FORMULA, 0], [0x1d, 1], { letters: BLUE_BY_NUMBER, ground: BLUE_BY_NUMBER }, "regola"],
  ["cut short", [CELL_IS, EQUAL], [], {}, "si vede"],
] as const)("5 in an .xls under a rule that makes it %s", (_, test, formula, look, expected) => {
  expect(xlsSeen(test, formula, look)).toBe(expected);
});
