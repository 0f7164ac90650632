// What every reader (xlsx, csv) gives: sheets of cells with their true address, before anything is understood of them.
import type { Encoding } from "./encoding.ts";

/** A cell as it lies in the file. `text` is what the person sees; never trimmed, never empty (empty cells are absent). */
export interface RawCell {
  /** 1-based, on the original sheet. */
  readonly column: number;
  readonly text: string;
  readonly content:
    | { readonly kind: "testo" }
    | { readonly kind: "numero"; readonly number: number }
    | { readonly kind: "data"; readonly iso: string }
    | { readonly kind: "booleano"; readonly value: boolean }
    /** `#REF!` and the like, or a formula whose result was never stored. */
    | { readonly kind: "errore"; readonly error: string };
  /** True when the value is the stored result of a formula. */
  readonly formula: boolean;
}

/** A row with at least one cell. `number` is the 1-based row of the sheet, or the physical line where a CSV record begins. */
export interface RawRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly RawCell[];
}

/**
 * Rows in their order, to be gone over as often as one likes. Those of a text file are made each time they are asked for,
 * so whoever holds many of them at once (`slice` without an end) holds the whole file as cells: `rowsBetween` does not.
 */
export type Rows = Pick<readonly RawRow[], "length" | "slice"> & Iterable<RawRow>;

/** The rows from one index to before another, a few made at a time. */
export function* rowsBetween(rows: Rows, from: number, to: number): Generator<RawRow, void> {
  for (let at = from; at < to; at += MADE_AT_ONCE) yield* rows.slice(at, Math.min(at + MADE_AT_ONCE, to));
}
const MADE_AT_ONCE = 500;

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: Rows;
  readonly hiddenColumns: readonly number[];
}

/** How a text file was understood. `decimal` is decided over the whole file; `ambiguo` when nothing in it decides. */
export interface CsvDialect {
  readonly encoding: Encoding;
  readonly delimiter: "," | ";" | "\t" | "|" | "~" | ":" | " ";
  readonly decimal: "virgola" | "punto" | "ambiguo";
}

export interface Workbook {
  readonly format: "xlsx" | "csv";
  readonly sheets: readonly Sheet[];
  readonly dialect: CsvDialect | null;
}
