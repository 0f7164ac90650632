// One hostile file for each guard of .ods and .xls, so large that work beyond its bytes would never end; and whatever
// happens to the bytes of a good one, there is an answer.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { edited } from "./edited.support.ts";
import { odsContent, odsNumber, odsOf, odsRow, odsTable, odsText } from "./ods.support.ts";
import { readFile } from "./read-file.ts";
import { container, double, longs, record, shorts, unicode, workbookOf } from "./xls.support.ts";

const XLS = workbookOf([], [record(0x203, shorts(0, 0, 0), double(1))]);

/** A container with some of its numbers changed. */
function changed(...numbers: readonly (readonly [at: number, value: number])[]): Buffer {
  const bytes = container(XLS);
  for (const [at, value] of numbers) bytes.writeUInt32LE(value, at);
  return bytes;
}

const ods = (rows: string) => odsOf(odsContent(odsTable(rows)));
const codes = (bytes: Uint8Array) => readFile(bytes, "a.x").diagnostics.map(({ codice }) => codice);

test.each([
  {
    name: "a filled row repeated a million times",
    code: "file-pericoloso",
    make: () => ods(odsRow(odsNumber(1, "1"), ' table:number-rows-repeated="1048576"')),
  },
  {
    name: "a filled cell repeated over whole rows",
    code: "file-pericoloso",
    make: () => ods(odsRow(odsNumber(1, "1", ' table:number-columns-repeated="16384"')).repeat(100)),
  },
  {
    name: "a cell beyond the last column",
    code: "file-pericoloso",
    make: () => ods(odsRow(`<table:table-cell table:number-columns-repeated="999999999"/>${odsText("x")}`)),
  },
  {
    name: "a row beyond the last one",
    code: "file-pericoloso",
    make: () => ods(odsRow("", ' table:number-rows-repeated="999999999"') + odsRow(odsText("x"))),
  },
  {
    name: "blanks without end in a text",
    code: "testo-tagliato",
    make: () => ods(odsRow(odsText('a<text:s text:c="999999999"/>'.repeat(100)))),
  },
  { name: "elements nested without end", code: "file-danneggiato", make: () => odsOf("<text:span>".repeat(500_000)) },
  {
    name: "an entity bomb",
    code: "file-pericoloso",
    make: () => odsOf(`<!DOCTYPE x [<!ENTITY a "ha">]>${odsContent("")}`),
  },
  {
    name: "more sheets than the limit",
    code: "file-troppo-grande",
    make: () => odsOf(odsContent(odsTable("").repeat(501))),
  },
  { name: "a circle of sectors", code: "file-danneggiato", make: () => changed([512 + 8 * 4, 2]) },
  { name: "a directory that is its own next", code: "file-danneggiato", make: () => changed([512 + 4, 1]) },
  {
    name: "a list of tables that is its own next",
    code: "file-danneggiato",
    make: () => changed([68, 0], [512 + 508, 0]),
  },
  { name: "a sector far beyond the end", code: "file-danneggiato", make: () => changed([512 + 8 * 4, 0x00ffffff]) },
  { name: "an entry that is its own neighbour", code: null, make: () => changed([1024 + 128 + 68, 1]) },
  {
    name: "a stream longer than the file",
    code: "file-danneggiato",
    make: () => changed([1024 + 128 + 120, 0x7fffffff]),
  },
  {
    name: "a count of texts that is a lie",
    code: null,
    make: () =>
      container(
        workbookOf(
          [record(0xfc, longs(0x7fffffff, 0x7fffffff), unicode("a"))],
          [record(0xfd, shorts(0, 0, 0), longs(0))],
        ),
      ),
  },
  {
    name: "a text longer than its record",
    code: "file-danneggiato",
    make: () => container(workbookOf([record(0xfc, longs(1, 1), shorts(0xffff), Buffer.from([0, 65]))], [])),
  },
  {
    name: "guides longer than the file",
    code: "file-danneggiato",
    make: () =>
      container(
        workbookOf([record(0xfc, longs(1, 1), shorts(1), Buffer.from([4]), longs(0x7fffffff), Buffer.from("a"))], []),
      ),
  },
  {
    name: "a sheet that begins beyond the end",
    code: "file-danneggiato",
    make: () => {
      const stream = Buffer.from(XLS);
      stream.writeUInt32LE(0x7fffffff, stream.indexOf(Buffer.from([0x85, 0])) + 4);
      return container(stream);
    },
  },
  {
    name: "a million merges of the whole sheet",
    code: null,
    make: () => {
      const merges = record(0xe5, shorts(1027), ...Array.from({ length: 1027 }, () => shorts(0, 0xffff, 0, 255)));
      return container(
        workbookOf([], [record(0x203, shorts(0, 0, 0), double(1)), ...new Array<Buffer>(800).fill(merges)]),
      );
    },
  },
])("$name is answered", ({ code, make }) => {
  expect(codes(make())).toEqual(code === null ? [] : [code]);
});

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const WHOLE = ["formattazione.ods", "formattazione.xls", "semplice.ods", "semplice.xls", "libreoffice.xlsx"];

test.each(WHOLE)("%s cut anywhere is an answer", (name) => {
  const bytes = fixture(name);
  for (let length = 0; length < bytes.length; length += 13) {
    const { workbook, diagnostics } = readFile(bytes.subarray(0, length), name);
    expect(workbook !== null || diagnostics.length > 0).toBe(true);
  }
});

test.each(WHOLE)("%s with any bytes changed is an answer", (name) => {
  const bytes = fixture(name);
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
      const broken = Buffer.from(bytes);
      for (const [at, value] of changes) broken[at] = value;
      const { workbook, diagnostics } = readFile(broken, name);
      expect(workbook !== null || diagnostics.length > 0).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("the XML of an ods with any pieces changed is an answer", () => {
  const valid = odsContent(
    odsTable(odsRow(odsNumber(1, "1") + odsText('a<text:s text:c="2"/>'), ' table:number-rows-repeated="2"')),
  );
  const pieces = [
    "<",
    ">",
    "/",
    '"',
    "&",
    "<table:table>",
    "<text:p>",
    "</table:table-row>",
    "999999999",
    "-1",
    "<!",
    "",
  ];
  fc.assert(
    fc.property(edited(valid, pieces), (xml) => {
      const { workbook, diagnostics } = readFile(odsOf(xml), "a.ods");
      expect(workbook !== null || diagnostics.length > 0).toBe(true);
    }),
    { numRuns: 100 },
  );
});
