// What every reader (xlsx, ods, xls, csv) gives: sheets of cells with their true address, before anything is understood
// of them.
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import type { Range } from "./a1.ts";
import type { Encoding } from "./encoding.ts";

/** A cell as it lies in the file. `text` is what the person wrote; never trimmed, never empty (empty cells are absent). */
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
  /** What the sheet shows where its format makes something else of a number or a date: «12 mila», «3» for 2,6. */
  readonly mostrato?: string;
  /** Only where something is struck out: what is left of the text, "" when nothing is. */
  readonly resta?: string;
  /** Only where nobody sees it: its letters have the colour of their ground, or no height; its format shows no text; or a rule
   *  of conditional formatting makes it so, or may. */
  readonly invisibile?: "lettere" | "formato" | "regola" | "forse";
  /** Only where a merge could mean more than one thing, as who knows the questions finds: its range. */
  readonly unita?: string;
}

/** A row with at least one cell. `number` is the 1-based row of the sheet, or the physical line where a CSV record begins. */
export interface RawRow {
  readonly number: number;
  /** Why the row is not seen: by hand, or by a filter that was left on. */
  readonly hidden: false | "nascosta" | "filtro";
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

/** The rows from one index to before another, as rows of their own. */
export function partOf(rows: Rows, from: number, to: number): Rows {
  const length = to - from;
  const part: Rows = {
    length,
    slice: (first = 0, end = length) => rows.slice(from + first, from + Math.min(end, length)),
    [Symbol.iterator]: () => rowsBetween(part, 0, length),
  };
  return part;
}

/** A remark that hangs on a cell, which may be empty. `text` is null where its words were not found. */
export interface CellNote {
  /** 1-based, on the original sheet. */
  readonly row: number;
  readonly column: number;
  readonly text: string | null;
  /** It is a text box: drawn over the cell, or tied to none of the sheet. */
  readonly box?: true | "sciolto";
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: Rows;
  readonly hiddenColumns: readonly number[];
  /** Merged cells: of each only the first, top left, is among the cells. */
  readonly merges: readonly Range[];
  /** Left out where there is none. */
  readonly notes?: readonly CellNote[];
  /** Only where some of its cells are not seen. */
  readonly unseen?: true;
  /** Only where a picture lies over it. */
  readonly pictures?: true;
  /** Rows of a text file with more or fewer cells than titles, which is told of them: where they end is not known. */
  readonly storte?: ReadonlySet<number>;
}

/** How a text file was understood. `decimal` is decided over the whole file; `ambiguo` when nothing in it decides. */
export interface CsvDialect {
  readonly encoding: Encoding;
  readonly delimiter: "," | ";" | "\t" | "|" | "~" | ":" | " ";
  readonly decimal: "virgola" | "punto" | "ambiguo";
}

export interface Workbook {
  readonly format: "xlsx" | "ods" | "xls" | "csv";
  readonly sheets: readonly Sheet[];
  readonly dialect: CsvDialect | null;
}

/** A workbook, and what has to be said of it. */
export interface WorkbookReading {
  readonly workbook: Workbook;
  readonly diagnostics: Diagnostic[];
}
