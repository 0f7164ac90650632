// Merged cells below the headings. A word merged over several rows is the answer of each of them; a number, or a merge
// over several questions, could mean more than one thing and is asked.
import { isNumerica } from "../../schemas/cella.ts";
import { columnLetters } from "../../schemas/reading.ts";
import type { Range } from "../formats/a1.ts";
import type { RawCell, RawRow } from "../formats/sheet.ts";
import type { Tavola } from "./tavola.ts";

interface Merged extends Range {
  readonly cell: RawCell;
  /** Columns of the table under it. */
  readonly columns: readonly number[];
  readonly isUnclear: boolean;
}

/** Gives a row with the cells that its merges stand for. */
export function makeMerged(tavola: Tavola): (row: RawRow) => RawRow {
  const asked = askedColumns(tavola);
  const all = mergesBelow(tavola, asked).sort((a, b) => a.top - b.top);
  if (all.length === 0) return (row) => row;
  const byColumn = new Map(
    [...asked.keys()].map((column) => [column, all.filter(({ columns }) => columns.includes(column))]),
  );

  return (row) => {
    const found = [...byColumn].flatMap(([column, merges]): [number, Merged][] => {
      const merged = covering(merges, row.number);
      return merged === undefined ? [] : [[column, merged]];
    });
    const under = new Set(found.map(([column]) => column));
    // A row that holds nothing else is a note, or a blank row under a merge.
    const isAnswer = row.cells.some(
      ({ column, text }) => asked.has(column) && !under.has(column) && text.trim() !== "",
    );
    if (found.length === 0 || !isAnswer) return row;
    const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
    for (const [column, merged] of found) cells.set(column, standIn(merged, column));
    return { ...row, cells: [...cells.values()].sort((a, b) => a.column - b.column) };
  };
}

function standIn({ cell, isUnclear, top, left, bottom, right }: Merged, column: number): RawCell {
  if (!isUnclear) return { ...cell, column };
  return { ...cell, column, unita: `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}` };
}

/** Question columns of a table, and those of `ente` and `edizione`; true for those of a quantity. */
function askedColumns({ testata }: Tavola): ReadonlyMap<number, boolean> {
  const asked = new Map<number, boolean>();
  for (const column of [testata.colonnaEnte, testata.colonnaEdizione]) if (column !== null) asked.set(column, false);
  for (const [name, column] of testata.colonne) {
    const cella = testata.blocco.campi[name]?.cella;
    asked.set(column, cella !== undefined && isNumerica(cella));
  }
  return asked;
}

function mergesBelow({ sheet, testata }: Tavola, asked: ReadonlyMap<number, boolean>): Merged[] {
  const heading = testata.titoli?.number;
  if (heading === undefined || sheet.merges.length === 0) return [];
  const rows = new Map([...sheet.rows].map((row) => [row.number, row]));
  return sheet.merges.flatMap((range): Merged[] => {
    if (range.top <= heading) return [];
    const cell = rows.get(range.top)?.cells.find(({ column }) => column === range.left);
    const columns = [...asked.keys()].filter((column) => column >= range.left && column <= range.right);
    if (cell === undefined || columns.length === 0) return [];
    const isQuantity = columns.some((column) => asked.get(column) === true);
    const isUnclear = columns.length > 1 || (isQuantity && range.bottom > range.top);
    return [{ ...range, cell, columns, isUnclear }];
  });
}

/** The merge over a row, among those of a column in order of their first row. */
function covering(merges: readonly Merged[], row: number): Merged | undefined {
  let [low, high] = [0, merges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((merges[middle]?.top ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  const merged = merges[low - 1];
  return merged !== undefined && merged.bottom >= row ? merged : undefined;
}
