// One hostile file for each guard, answered with the right code. Those that are dangerous by their size: hostile-size.test.ts.
import { expect, test } from "vitest";
import { readFile } from "./read-file.ts";
import { parts, withDeclaredSize, worksheet, zipped } from "./workbooks.support.ts";

const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>';
const SAFE = parts({ A: worksheet(ROW) });
const BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';

function withBrokenByte(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = 60;
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

function encrypted(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.writeUInt16LE(1, copy.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
  return copy;
}

test.each([
  {
    name: "a directory that declares four gigabytes",
    code: "file-pericoloso",
    make: () => withDeclaredSize(zipped(SAFE), 0xfffffff0),
  },
  {
    name: "a path out of its folder",
    code: "file-pericoloso",
    make: () => zipped({ ...SAFE, "xl/../../../etc/cron.d/x": "x" }),
  },
  { name: "a path of Windows", code: "file-pericoloso", make: () => zipped({ ...SAFE, "C:\\x.xml": "<a/>" }) },
  {
    name: "two parts of one name",
    code: "file-pericoloso",
    make: () => zipped({ ...SAFE, "XL/workbook.xml": "<a/>" }),
  },
  { name: "an entity bomb", code: "file-pericoloso", make: () => zipped(parts({ A: `${BOMB}${worksheet(ROW)}` })) },
  {
    name: "an entity bomb in UTF-16",
    code: "file-pericoloso",
    make: () => zipped({ ...SAFE, "xl/sharedStrings.xml": Buffer.from(`\ufeff${BOMB}<sst/>`, "utf16le") }),
  },
  {
    name: "an entity bomb in a part nobody reads",
    code: "file-pericoloso",
    make: () => zipped({ ...SAFE, "docProps/core.xml": `${BOMB}<a/>` }),
  },
  {
    name: "row 999999999",
    code: "file-pericoloso",
    make: () => zipped(parts({ A: worksheet('<row r="999999999"/>') })),
  },
  {
    name: "a column far beyond the last",
    code: "file-pericoloso",
    make: () => zipped(parts({ A: worksheet('<row r="1"><c r="ZZZZZZZZZZ1"><v>1</v></c></row>') })),
  },
  {
    name: "a broken sheet",
    code: "file-danneggiato",
    make: () => zipped(parts({ A: "<worksheet><sheetData><row" })),
  },
  {
    name: "a list without its sheet",
    code: "file-danneggiato",
    make: () => zipped({ ...SAFE, "xl/_rels/workbook.xml.rels": "<Relationships/>" }),
  },
  {
    name: "no list of sheets",
    code: "file-danneggiato",
    make: () => zipped({ "[Content_Types].xml": "<a/>", "xl/worksheets/sheet1.xml": worksheet(ROW) }),
  },
  { name: "a zip cut in the middle", code: "file-danneggiato", make: () => zipped(SAFE).subarray(0, 700) },
  { name: "a zip of nothing", code: "file-non-foglio", make: () => zipped({}) },
  { name: "a wrong checksum", code: "file-danneggiato", make: () => withBrokenByte(zipped(SAFE)) },
  { name: "an encrypted zip", code: "file-password", make: () => encrypted(zipped(SAFE)) },
  {
    name: "an alphabet nobody uses",
    code: "file-danneggiato",
    make: () => zipped(parts({ A: `<?xml version="1.0" encoding="utf-7"?><worksheet/>` })),
  },
  {
    name: "more cells than the limit",
    code: "file-troppo-grande",
    make: () => zipped(parts({ A: worksheet(`<row r="1">${"<c><v>7</v></c>".repeat(16_000)}</row>`) })),
    limits: { cells: 10_000 },
  },
])("$name is answered", ({ code, make, limits }) => {
  const bytes = make();
  const { diagnostics } = readFile(bytes, "a.xlsx", limits);
  expect(diagnostics.map(({ codice }) => codice)).toContain(code);
});

test.each([
  { name: "a shared string that is not there", row: '<c r="A1" t="s"><v>999999999</v></c>', shows: "testo mancante" },
  { name: "a shared string with a negative index", row: '<c r="A1" t="s"><v>-1</v></c>', shows: "testo mancante" },
  { name: "a style that is not there", row: '<c r="A1" s="999999999"><v>1.5</v></c>', shows: "1,5" },
  { name: "a number that is none", row: '<c r="A1"><v>1e999</v></c>', shows: "1e999" },
])("$name does not stop the reading", ({ row, shows }) => {
  const { workbook } = readFile(zipped(parts({ A: worksheet(`<row r="1">${row}</row>`) })), "a.xlsx");
  expect(workbook?.sheets[0]?.rows.slice()[0]?.cells[0]?.text).toBe(shows);
});
