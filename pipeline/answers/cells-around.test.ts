// What is shown around a cell: its titles, its neighbours, nobody's personal data, no more than fits.
import { expect, test } from "vitest";
import type { RawRow, Workbook } from "../formats/sheet.ts";
import { cellsAround } from "./cells-around.ts";

const row = (number: number, ...texts: readonly string[]): RawRow => ({
  number,
  hidden: false,
  cells: texts.flatMap((text, at) =>
    text === "" ? [] : [{ column: at + 1, text, content: { kind: "testo" as const }, formula: false }],
  ),
});
const book = (...rows: readonly RawRow[]): Workbook => ({
  format: "xlsx",
  sheets: [{ name: "Volontari", hidden: false, rows, hiddenColumns: [], merges: [] }],
  dialect: null,
});
const WORKBOOK = book(
  row(1, "Volontari"),
  row(5, "Cantiere *", "Zona *", "Volontari *", "Ore", "Nota"),
  row(6, "Crescere", "Alpe", "1", "2", "di Mario RSSMRA80A01H501U"),
  row(7, "Crescere", "Piana", "", "4", "x".repeat(90)),
  row(9, "Curare", "Alpe", "5"),
);
const shown = (cella: string, colonna: string | undefined) => {
  const grid = cellsAround(WORKBOOK, {
    file: "a.xlsx",
    foglio: "Volontari",
    cella,
    riga: Number(cella.slice(1)),
    ...(colonna === undefined ? {} : { colonna }),
  });
  return grid?.righe.map(({ numero, celle }) => [
    numero,
    ...celle.map(({ testo, isQui }) => (isQui ? `[${testo}]` : testo)),
  ]);
};

test.each([
  {
    name: "a blank cell has its place, between its neighbours and below its titles",
    cell: ["C7", "Volontari"],
    grid: [
      [5, "Cantiere *", "Zona *", "Volontari *", "Ore"],
      [6, "Crescere", "Alpe", "1", "2"],
      [7, "Crescere", "Piana", "[]", "4"],
    ],
  },
  {
    name: "a row that is not there has one too",
    cell: ["A8", "Cantiere"],
    grid: [
      [5, "Cantiere *", "Zona *", "Volontari *"],
      [6, "Crescere", "Alpe", "1"],
      [7, "Crescere", "Piana", ""],
      [8, "[]", "", ""],
    ],
  },
  {
    name: "a finding on a whole row has its titles too",
    cell: ["A9"],
    grid: [
      [5, "Cantiere *", "Zona *", "Volontari *"],
      [7, "Crescere", "Piana", ""],
      [9, "[Curare]", "Alpe", "5"],
    ],
  },
])("$name", ({ cell: [cella = "", colonna], grid }) => expect(shown(cella, colonna)).toEqual(grid));

test("who a person is, is not shown again, and a long text is cut", () => {
  const [, first, second] = shown("E7", "Nota") ?? [];
  expect(JSON.stringify(first)).toContain("di Mario");
  expect(JSON.stringify(first)).not.toContain("RSSMRA80A01H501U");
  expect(String(second?.at(-1)).length).toBeLessThan(50);
});

test("a place that is no cell of a sheet has none", () => {
  expect(cellsAround(null, { file: "a.xlsx", foglio: "Volontari", cella: "A1" })).toBeNull();
  expect(cellsAround(WORKBOOK, { file: "a.xlsx", foglio: "Altro", cella: "A1" })).toBeNull();
  expect(cellsAround(WORKBOOK, { file: "a.csv", riga: 3 })).toBeNull();
});
