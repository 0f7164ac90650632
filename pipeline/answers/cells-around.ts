// The cells around one that a finding speaks of, as the sheet shows them: whoever reads knows it again without counting rows.
import type { Luogo } from "../../schemas/diagnostic.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { columnLetters } from "../../schemas/reading.ts";
import { quoted } from "../../schemas/shown.ts";
import { key } from "../../schemas/text.ts";
import type { RawRow, Workbook } from "../formats/sheet.ts";
import { withoutPersons } from "../reading/privacy.ts";

export interface GridCell {
  readonly testo: string;
  readonly isNumero: boolean;
  /** The cell that the finding is about. */
  readonly isQui: boolean;
  /** Left out where there is no room: neither names the row nor is the one. */
  readonly isLontana: boolean;
}

export interface Grid {
  readonly titolo: string;
  readonly colonne: readonly { readonly lettere: string; readonly isLontana: boolean }[];
  readonly righe: readonly {
    readonly numero: number;
    readonly isTitoli: boolean;
    readonly celle: readonly GridCell[];
  }[];
}

/** Rows of answers above the cell, and columns: those that name the row, and the neighbours. */
const ABOVE = 2;
const NAMING = 3;
const SHOWN = 40;
/** Further up nothing is taken for the row of titles. */
const MAX_UP = 1000;

const CELL = /^([A-Z]+)(\d+)$/;

/** Whether a place is a cell, which has others around it. */
export const isCell = ({ cella }: Luogo): boolean => CELL.test(cella ?? "");

/** Null where the place is no cell of a sheet that was read. */
export function cellsAround(workbook: Workbook | null, { foglio, cella, riga, colonna }: Luogo): Grid | null {
  const found = CELL.exec(cella ?? "");
  const sheet = workbook?.sheets.find(({ name }) => name === foglio);
  if (found === null || sheet === undefined) return null;
  const column = numberOf(found[1] ?? "A");
  const row = riga ?? Number(found[2]);
  const near = rowsNear(sheet.rows, row);
  const titles = near.findLast(({ number, cells }) => number < row && isTitleRow(cells, column, colonna));
  const below = near.filter(({ number }) => number <= row && number >= row - ABOVE && number > (titles?.number ?? 0));
  // A cell that was left blank has no row where nothing else stands in it either.
  const rows = below.some(({ number }) => number === row) ? below : [...below, { number: row, cells: [] }];
  const used = new Set([titles, ...rows].flatMap((each) => each?.cells.map((cell) => cell.column) ?? []));
  const columns = [...new Set([...[...used].sort((a, b) => a - b).slice(0, NAMING), column - 1, column, column + 1])]
    .filter((each) => each === column || used.has(each))
    .sort((a, b) => a - b);
  const isFar = (at: number): boolean => at !== column && at !== columns[0];
  const line = ({ number, cells }: Pick<RawRow, "number" | "cells">, isTitoli: boolean) => ({
    ...{ numero: number, isTitoli },
    celle: columns.map((at): GridCell => {
      const cell = cells.find((each) => each.column === at);
      return {
        testo: cell === undefined ? "" : quoted(withoutPersons(cell.text).text, SHOWN),
        isNumero: cell?.content.kind === "numero",
        isQui: number === row && at === column,
        isLontana: isFar(at),
      };
    }),
  });
  const first = rows[0]?.number ?? row;
  return {
    titolo: `Foglio «${quoted(foglio ?? "")}», ${first === row ? `riga ${row}` : `righe ${first}–${row}`}`,
    colonne: columns.map((at) => ({ lettere: columnLetters(at), isLontana: isFar(at) })),
    righe: [...(titles === undefined ? [] : [line(titles, true)]), ...rows.map((each) => line(each, false))],
  };
}

function rowsNear(rows: Workbook["sheets"][number]["rows"], row: number): RawRow[] {
  const near: RawRow[] = [];
  for (const each of rows) {
    if (each.number > row) break;
    near.push(each);
    if (near.length > MAX_UP) near.shift();
  }
  return near;
}

/** By the title of the column, where the place has one; else by two questions beside each other. */
function isTitleRow(cells: RawRow["cells"], column: number, colonna: string | undefined): boolean {
  if (colonna === undefined) return cells.filter(({ text }) => QUESTIONS.has(key(text))).length > 1;
  const title = cells.find((cell) => cell.column === column)?.text;
  return title !== undefined && key(title).startsWith(key(colonna)) && cells.length > 1;
}

const QUESTIONS = new Set(BLOCCHI.flatMap(({ campi }) => Object.values(campi).map(({ label }) => key(label))));

const numberOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
