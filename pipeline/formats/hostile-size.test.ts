// Hostile files that are dangerous by their size: answered with the right code, without eating the memory. They are made so
// large that work which grows with the square of a file would never end.
import { expect, test } from "vitest";
import { readFile } from "./read-file.ts";
import { parts, withDeclaredSize, worksheet, zipped } from "./workbooks.support.ts";

const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>';
const SAFE = parts({ A: worksheet(ROW) });

test.each([
  {
    name: "many entries",
    code: "file-troppo-grande",
    make: () =>
      zipped({ ...SAFE, ...Object.fromEntries(Array.from({ length: 6000 }, (_, n) => [`xl/a${n}.xml`, "<a/>"])) }, 0),
  },
  {
    name: "a part that swells a thousand times",
    code: "file-pericoloso",
    make: () => zipped({ ...SAFE, "xl/media/image1.png": new Uint8Array(20e6) }),
  },
  {
    name: "a part larger than it declares",
    code: "file-danneggiato",
    make: () => withDeclaredSize(zipped({ "xl/workbook.xml": "<a/>".repeat(5e6), ...SAFE }), 100),
  },
  {
    name: "elements nested without end",
    code: "file-danneggiato",
    make: () => zipped(parts({ A: "<a>".repeat(1e6) })),
  },
])("$name is answered", ({ code, make }) => {
  const { diagnostics } = readFile(make(), "a.xlsx");
  expect(diagnostics.map(({ codice }) => codice)).toContain(code);
});

test("a hundred thousand merges of the whole sheet end in time", () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c></row>`).join(
    "",
  );
  const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000);
  const bytes = zipped(parts({ A: worksheet(rows, `<mergeCells>${merges}</mergeCells>`) }));
  expect(readFile(bytes, "a.xlsx", { zipRatio: 1e6 }).workbook?.sheets[0]?.rows).toHaveLength(1);
});

test("whole columns of drop-downs and a million hidden columns cost nothing", () => {
  const cols = '<cols><col min="1" max="999999999" hidden="1"/></cols>';
  const validations = '<dataValidation type="list" sqref="A1:XFD1048576"/>'.repeat(10_000);
  const after = `<dataValidations>${validations}</dataValidations>`;
  const xml = `<worksheet>${cols}<sheetData>${ROW}</sheetData>${after}</worksheet>`;
  expect(readFile(zipped(parts({ A: xml })), "a.xlsx").workbook?.sheets[0]?.hiddenColumns).toEqual([1]);
});
