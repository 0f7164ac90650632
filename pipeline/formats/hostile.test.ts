// One hostile file for each guard: answered with the right code, without eating the memory. They are made so large that
// work which grows with the square of a file would never end.
import { expect, test } from "vitest";
import { readFile } from "./read-file.ts";
import { parts, worksheet, zipped } from "./workbooks.support.ts";

const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>';
const SAFE = parts({ A: worksheet(ROW) });
const BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
const repeated = (text: string, times: number) => text.repeat(times);

/** The sizes a directory declares for its first entry, overwritten. */
function withDeclaredSize(bytes: Uint8Array, size: number): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(size, copy.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
  return copy;
}

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
    name: "many entries",
    code: "file-troppo-grande",
    make: () =>
      zipped({ ...SAFE, ...Object.fromEntries(Array.from({ length: 6000 }, (_, n) => [`xl/a${n}.xml`, "<a/>"])) }),
  },
  {
    name: "a part that swells a thousand times",
    code: "file-pericoloso",
    make: () => zipped({ ...SAFE, "xl/media/image1.png": new Uint8Array(60e6) }),
  },
  {
    name: "a part larger than it declares",
    code: "file-danneggiato",
    make: () => withDeclaredSize(zipped({ "xl/workbook.xml": repeated("<a/>", 5e6), ...SAFE }), 100),
  },
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
    name: "elements nested without end",
    code: "file-danneggiato",
    make: () => zipped(parts({ A: repeated("<a>", 1e6) })),
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
    make: () => zipped(parts({ A: worksheet(`<row r="1">${repeated("<c><v>7</v></c>", 16_000)}</row>`) })),
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

test("a hundred thousand merges of the whole sheet end in time", () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c></row>`).join(
    "",
  );
  const merges = repeated('<mergeCell ref="A1:XFD1048576"/>', 100_000);
  const bytes = zipped(parts({ A: worksheet(rows, `<mergeCells>${merges}</mergeCells>`) }));
  expect(readFile(bytes, "a.xlsx", { zipRatio: 1e6 }).workbook?.sheets[0]?.rows).toHaveLength(1);
});

test("whole columns of drop-downs and a million hidden columns cost nothing", () => {
  const cols = '<cols><col min="1" max="999999999" hidden="1"/></cols>';
  const validations = repeated('<dataValidation type="list" sqref="A1:XFD1048576"/>', 10_000);
  const after = `<dataValidations>${validations}</dataValidations>`;
  const xml = `<worksheet>${cols}<sheetData>${ROW}</sheetData>${after}</worksheet>`;
  expect(readFile(zipped(parts({ A: xml })), "a.xlsx").workbook?.sheets[0]?.hiddenColumns).toEqual([1]);
});
