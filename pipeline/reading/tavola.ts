import type { Luogo } from "../../schemas/diagnostic.ts";
import { columnLetters } from "../../schemas/reading.ts";
import type { CellNote, RawCell, RawRow, Sheet } from "../formats/sheet.ts";
import type { ReadingContext } from "./context.ts";
import type { Findings } from "./findings.ts";
import type { Intestazione, Titolo } from "./intestazione.ts";

/** A cell with an answer that nobody sees, or that may not be seen. */
export interface Invisibile {
  readonly row: number;
  readonly column: number;
  readonly come: NonNullable<RawCell["invisibile"]>;
}

/** The hidden parts of one table that hold answers. */
export interface Nascoste {
  readonly righe: readonly number[];
  /** Hidden by a filter: they are read. */
  readonly filtrate: readonly number[];
  /** Of questions. */
  readonly colonne: readonly Titolo[];
  /** Answers in letters that nobody sees: they are read. */
  readonly celle: readonly Invisibile[];
}

/** What a module was given. */
export interface Given {
  /** The numbers of a grey column, by block and field. */
  readonly numeri: ReadonlyMap<string, readonly number[]>;
  /** The names that a table offers, by block. */
  readonly nomi: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A sheet in which a block was recognised, with what is needed to read it. */
export interface Tavola {
  readonly file: string;
  /** What a person sees of the sheet: what is hidden by hand is not in it. */
  readonly sheet: Sheet;
  /** Hidden columns in the row of headings. */
  readonly nascosti: readonly Titolo[];
  readonly nascoste: Nascoste;
  /** Remarks on its cells, of others than us. */
  readonly note: readonly CellNote[];
  /** True for text files: places are lines, not A1 addresses. */
  readonly isText: boolean;
  readonly testata: Intestazione;
  readonly anno: number;
  /** The ente of every row when the file names one; null when the rows do (column `ente`). */
  readonly ente: string | null;
  /** The file is a module of ours with the answers of the year before: rows that offer their names, columns to compare. */
  readonly isModule: boolean;
  /** What stood in its grey columns when it was given; null where nobody knows. */
  readonly given: Given | null;
  readonly contesto: ReadingContext;
  readonly findings: Findings;
  /** Rows of the block accepted so far in the file, in this table or in one above it: by ente, by their values. */
  readonly viste: SeenRows;
}

export type SeenRows = Map<string, Map<string, number>>;

/** Where a cell lies: `foglio` and A1 address, or file and physical line. */
export function placeOf(
  { file, sheet, isText }: Pick<Tavola, "file" | "sheet" | "isText">,
  row: number,
  column: number,
): Luogo {
  if (isText) return { file, riga: row };
  return { file, foglio: sheet.name, cella: `${columnLetters(column)}${row}`, riga: row };
}

/** Where the headings of a table are, by the column of one of them. */
export function headingPlace(tavola: Pick<Tavola, "file" | "sheet" | "isText" | "testata">, column: number): Luogo {
  return placeOf(tavola, tavola.testata.titoli?.number ?? 1, column);
}

/** Where a title stands: in the row of headings by its column, in a scheda by its row. */
export function titlePlace(tavola: Tavola, posto: number): Luogo {
  return tavola.testata.at < 0 ? placeOf(tavola, posto, 1) : headingPlace(tavola, posto);
}

/** Lists pasted one under the other bring their headings along. */
export function isHeadingAgain({ testata }: Pick<Tavola, "testata">, { cells }: RawRow): boolean {
  const titles = testata.titoli?.cells;
  if (titles === undefined || cells[0]?.text !== titles[0]?.text || cells.length < 2) return false;
  const equal = cells.filter(({ text, column }) =>
    titles.some((title) => title.column === column && title.text === text),
  );
  return equal.length * 2 > titles.length;
}

export function isStruckOut({ cells }: Pick<RawRow, "cells">): boolean {
  const filled = cells.filter(({ text }) => text.trim() !== "");
  return filled.length > 0 && filled.every(({ resta }) => resta === "");
}
