import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { columnLetters } from "../../schemas/reading.ts";
import { readFile } from "./read-file.ts";
import { rowsBetween, type Workbook } from "./sheet.ts";
import { shown } from "./workbooks.support.ts";

const read = (text: string | Uint8Array, limits = {}) => readFile(Buffer.from(text), "volontari.csv", limits);
const cells = (workbook: Workbook | null) => shown(workbook?.sheets[0], columnLetters);

test.each([
  { name: "semicolons", text: "ente;ore\nA;1\n", delimiter: ";", cells: ["A1=ente", "B1=ore", "A2=A", "B2=1"] },
  { name: "commas", text: "ente,ore\nA,1", delimiter: ",", cells: ["A1=ente", "B1=ore", "A2=A", "B2=1"] },
  { name: "tabs", text: "ente\tore\nA\t1", delimiter: "\t", cells: ["A1=ente", "B1=ore", "A2=A", "B2=1"] },
  { name: "bars", text: "ente|ore\nA|1", delimiter: "|", cells: ["A1=ente", "B1=ore", "A2=A", "B2=1"] },
  {
    name: "semicolons beside decimal commas",
    text: "ente;ore\nA;1,5\nB;2,5\nC;3,5",
    delimiter: ";",
    cells: ["A1=ente", "B1=ore", "A2=A", "B2=1,5", "A3=B", "B3=2,5", "A4=C", "B4=3,5"],
  },
  {
    name: "commas around quoted decimal commas",
    text: 'ente,ore\nA,"1,5"\n"B; C","2,5"',
    delimiter: ",",
    cells: ["A1=ente", "B1=ore", "A2=A", "B2=1,5", "A3=B; C", "B3=2,5"],
  },
  {
    name: "what Excel declares, which is no row",
    text: "sep=|\r\na;b|c\r\n",
    delimiter: "|",
    cells: ["A2=a;b", "B2=c"],
  },
  {
    name: "texts kept from a spreadsheet",
    text: '="ente";="ore"\n="00184";=""\n',
    delimiter: ";",
    cells: ["A1=ente", "B1=ore", "A2=00184"],
  },
  { name: "one column", text: "ente\nA\n", delimiter: ";", cells: ["A1=ente", "A2=A"] },
  {
    name: "titles and comments above the table, as rows",
    text: "Bilancio sociale, 2016\n\n# nota\nente;ore;zona\nA;1;n\nB;2;n",
    delimiter: ";",
    cells: [
      "A1=Bilancio sociale, 2016",
      "A3=# nota",
      "A4=ente",
      "B4=ore",
      "C4=zona",
      "A5=A",
      "B5=1",
      "C5=n",
      "A6=B",
      "B6=2",
      "C6=n",
    ],
  },
  {
    name: "rows that end where their answers end",
    text: "a;b;c\n1\n1;2\n1;2;3\n;2;3;;\n",
    delimiter: ";",
    cells: ["A1=a", "B1=b", "C1=c", "A2=1", "A3=1", "B3=2", "A4=1", "B4=2", "C4=3", "B5=2", "C5=3"],
  },
  {
    name: "empty cells and blank lines as nothing",
    text: ";;x\n\n;;;\n \n\n\n",
    delimiter: ";",
    cells: ["C1=x", "A4= "],
  },
  { name: "line ends of the old Mac", text: "a;b\rc;d\r", delimiter: ";", cells: ["A1=a", "B1=b", "A2=c", "B2=d"] },
  { name: "NUL characters as nothing", text: "a\0;b\n\0\0;d", delimiter: ";", cells: ["A1=a", "B1=b", "B2=d"] },
])("reads $name", ({ text, delimiter, cells: expected }) => {
  const { workbook, diagnostics } = read(text);
  expect(diagnostics).toEqual([]);
  expect(workbook?.dialect?.delimiter).toBe(delimiter);
  expect(cells(workbook)).toEqual(expected);
});

test("the sheet has the name of the file, and its cells are text", () => {
  const { workbook } = read("a;1\n");
  expect(workbook?.format).toBe("csv");
  expect(workbook?.sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows] }))).toEqual([
    {
      name: "volontari",
      hidden: false,
      hiddenColumns: [],
      merges: [],
      rows: [
        {
          number: 1,
          hidden: false,
          cells: [
            { column: 1, text: "a", content: { kind: "testo" }, formula: false },
            { column: 2, text: "1", content: { kind: "testo" }, formula: false },
          ],
        },
      ],
    },
  ]);
});

test.each([
  ["holds commas", 'a, b\nx, "y, z"\n', ["A2=x", "B2=y, z"]],
  ["holds quotes", 'a, b\nx,  "y ""z"", w" \n', ["A2=x", 'B2=y "z", w']],
  ["is followed by words", 'a, b\nx, "Il Sole" onlus\n', ["A2=x", 'B2= "Il Sole" onlus']],
  ["never closes", 'a, b\nx, "y\nz, "w"\n', ["A2=x", 'B2= "y', "A3=z", "B3=w"]],
])("a quote after a space opens a cell only where it closes one: %s", (_, text, expected) => {
  const { workbook, diagnostics } = read(text);
  expect([cells(workbook).slice(2), diagnostics]).toEqual([expected, []]);
});

test("a row has the number of the physical line where it begins", () => {
  const { workbook, diagnostics } = read('a;b\r\n1;"due\r\nrighe"\r\n\r\n"tre\n\nrighe";""\n4;x "y" z\n');
  expect(diagnostics).toEqual([]);
  expect(cells(workbook)).toEqual(["A1=a", "B1=b", "A2=1", "B2=due\nrighe", "A5=tre\n\nrighe", "A8=4", 'B8=x "y" z']);
});

test.each([
  {
    name: "opened and never closed",
    text: 'a;b\n"uno;1\ndue;2\n',
    cells: ["A1=a", "B1=b", 'A2="uno', "B2=1", "A3=due", "B3=2"],
    lines: [2],
  },
  {
    name: "closed in the middle of a cell",
    text: 'a;b\n"Il Sole" onlus;1\n"x";2\n',
    cells: ["A1=a", "B1=b", 'A2="Il Sole" onlus', "B2=1", "A3=x", "B3=2"],
    lines: [2],
  },
  {
    name: "that would swallow whole rows",
    text: 'a;b;c\n"uno;1;x\ndue;2;y\ntre";3;z\n',
    cells: ["A1", "B1", "C1", "A2", "B2", "C2", "A3", "B3", "C3", "A4", "B4", "C4"].map(
      (at, n) => `${at}=${["a", "b", "c", '"uno', "1", "x", "due", "2", "y", 'tre"', "3", "z"][n]}`,
    ),
    lines: [2],
  },
  {
    name: "beside good ones",
    text: 'a;b\n"x ""y""";"z\n"x";"1\n2"\n',
    cells: ["A1=a", "B1=b", 'A2=x "y"', 'B2="z', "A3=x", "B3=1\n2"],
    lines: [2],
  },
])("a quote $name loses no row, and its line is told", ({ text, cells: expected, lines }) => {
  const { workbook, diagnostics } = read(text);
  expect(cells(workbook)).toEqual(expected);
  expect(diagnostics.map(({ codice, luoghi, params }) => [codice, luoghi.map(({ riga }) => riga), params])).toEqual([
    ["testo-virgolette", lines, { righe: lines.length }],
  ]);
});

test("tidy files read as a reader made for tidy files reads them", () => {
  const field = fc
    .array(fc.constantFrom("a", "è", " ", ",", ";", '"', "\n", "1,5", "."), { maxLength: 4 })
    .map((list) => list.join(""))
    // A cell that looks like whole rows is taken for rows that a stray quote glued together.
    .filter((each) => !(each.includes(";") && each.includes("\n")));
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  fc.assert(
    fc.property(table, fc.constantFrom("\n", "\r\n"), (rows, lineEnd) => {
      const text = `sep=;${lineEnd}${rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(";")).join(lineEnd)}`;
      const theirs: string[][] = parse(text.slice(text.indexOf("\n") + 1), { delimiter: ";" });
      const ours = (read(text).workbook?.sheets[0]?.rows.slice() ?? []).map((row) =>
        row.cells.map((cell) => cell.text),
      );
      expect(ours).toEqual(theirs.map((row) => row.filter((each) => each !== "")).filter((row) => row.length > 0));
    }),
    { numRuns: 100 },
  );
});

test("whatever the text, it never throws and every letter outside separators and quotes is kept", () => {
  const piece = fc.constantFrom(
    "a",
    "b1",
    ";",
    ",",
    '"',
    '""',
    "'",
    "\\",
    "\n",
    "\r\n",
    "\t",
    " ",
    "~",
    ":",
    "1.234,5",
    "12",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      const kept = (read(text).workbook?.sheets[0]?.rows.slice() ?? [])
        .flatMap((row) => row.cells.map((cell) => cell.text))
        .join("");
      const bare = (each: string) => each.replace(/[;,\t|~:"'\\\s]/g, "");
      expect(bare(kept)).toBe(bare(text));
    }),
    { numRuns: 250 },
  );
});

test("rows beyond the limit are not read, and the first of them is named", () => {
  const { workbook, diagnostics } = read("a;b\n\n1;2\n3;4\n\n5;6\n7;8\n", { rows: 3 });
  expect(workbook?.sheets[0]?.rows.slice().map(({ number }) => number)).toEqual([1, 3, 4]);
  expect(diagnostics.map(({ codice, luoghi, params }) => [codice, luoghi, params])).toEqual([
    ["righe-oltre-limite", [{ file: "volontari.csv", riga: 6 }], { righe: 6, limite: 3 }],
  ]);
});

test("of a quarter of a million rows those beyond the limit are not read, and that is said", () => {
  const line = (n: number) => `cooperativa alfa;2016;${n};12,5;nord;centro diurno;1.234,56;x`;
  const bytes = Buffer.from(Array.from({ length: 250_000 }, (_, n) => line(n)).join("\n"));
  const { workbook, diagnostics } = readFile(bytes, "a.csv");
  expect(workbook?.sheets[0]?.rows).toHaveLength(200_000);
  expect(diagnostics.map(({ params }) => params)).toEqual([{ righe: 200_001, limite: 200_000 }]);
});

test.each([
  [0, 1300],
  [3, 1207],
  [499, 501],
  [600, 600],
])("the rows from %i to before %i come once each, in their order, as often as one asks", (from, to) => {
  const rows =
    read(`a;b\n${Array.from({ length: 1299 }, (_, n) => `${n};"x\ny"\n`).join("")}`).workbook?.sheets[0]?.rows ?? [];
  const expected = [{ number: 1 }, ...Array.from({ length: 1299 }, (_, n) => ({ number: 2 + 2 * n }))].slice(from, to);
  for (const _ of ["once", "again"]) expect([...rowsBetween(rows, from, to)]).toMatchObject(expected);
  expect(rows.slice(from, to)).toEqual([...rowsBetween(rows, from, to)]);
});
