// How much of a file is read before it is refused or cut. A caller may raise or lower each of them.

export interface Limits {
  /** Size of the file as it was sent. */
  readonly fileBytes: number;
  /** Size of everything inside a workbook once unzipped. */
  readonly unzippedBytes: number;
  readonly zipEntries: number;
  /** Unzipped ÷ zipped size; only looked at above `RATIO_FROM_BYTES`. */
  readonly zipRatio: number;
  readonly sheets: number;
  /** Rows with something in them, over the whole file: what comes after is not read, and that is said. */
  readonly rows: number;
  readonly cells: number;
  /** Characters of one cell; Excel itself stops at 32,767. */
  readonly cellCharacters: number;
  readonly styles: number;
}

export const LIMITS: Limits = {
  fileBytes: 100e6,
  unzippedBytes: 200e6,
  zipEntries: 5000,
  zipRatio: 200,
  sheets: 500,
  rows: 200_000,
  cells: 5_000_000,
  cellCharacters: 32_767,
  styles: 65_536,
};

/** Honest sheets of repeated empty cells also shrink a lot, but they stay small. */
export const RATIO_FROM_BYTES = 10e6;

/** The edges of a sheet in every spreadsheet program: an address beyond them was not written by one. */
export const MAX_ROW = 1_048_576;
export const MAX_COLUMN = 16_384;
