// Whether each row of a text file has as many cells as the titles of its table. A row with more or fewer may hold its
// answers under the wrong titles: where one way alone makes it fit it is read so, else it is asked.
import { type Columns, makeColumns, type ShortRow, shortRow } from "./csv-columns.ts";
import type { Splitting } from "./csv-quotes.ts";
import type { CsvRecord } from "./csv-records.ts";
import { numbersCut, refitted, thousandsCut } from "./csv-refit.ts";
import { type Lines, noLines, tell } from "./lines.ts";

/** A record as it is kept: `fit` is the number of cells it was made to fit; 0 when it stays as it was parted. */
export interface FittedPlace {
  readonly line: number;
  fit: number;
}

export interface Widths {
  /** The cells of a record as they belong under the titles; sets its `fit`. */
  readonly take: (record: CsvRecord, place: FittedPlace) => readonly string[];
  /** Ends the last table; gives the lines where something must be asked. */
  readonly end: () => Ragged;
}

export interface Ragged {
  /** More cells than titles. */
  readonly longer: Lines;
  /** Fewer cells than titles, where the other rows have as many. */
  readonly shorter: Lines;
  /** A number cut by its decimal comma, read whole. */
  readonly mended: Lines;
}

interface Table {
  /** Cells up to the last title, and all those of the row of titles. */
  readonly titled: number;
  readonly total: number;
  /** Whether a decimal comma could be taken for a delimiter. */
  readonly isByCommas: boolean;
  rows: number;
  exact: number;
  /** What the rows hold that are as wide as the titles. */
  readonly columns: Columns;
  readonly shorter: ShortRow[];
  readonly longer: number[];
  readonly mended: FittedPlace[];
  /** Rows that end with a delimiter more, where a number may have been cut in two or not; `isMended` when it was made whole. */
  readonly trailing: { readonly place: FittedPlace; readonly isMended: boolean }[];
  /** A row of `trailing` whose number may have been cut by the comma of its thousands. */
  hasThousands: boolean;
  /** A row that ends with a delimiter more, and in which no number can have been cut. */
  hasTrailing: boolean;
}

/** `columns` is the width of the commonest record, for tables without titles. */
export function makeWidths(text: string, splitting: Splitting, columns: number): Widths {
  const ragged: Ragged = { longer: noLines(), shorter: noLines(), mended: noLines() };
  let table: Table | null = null;
  /** A row of words of another width than the table: the titles of a new one, if the next row is as wide. */
  let pending: { readonly fields: readonly string[]; readonly place: FittedPlace } | null = null;

  const close = (): void => {
    if (table === null) return;
    for (const { place, isMended } of table.trailing) {
      const isSure = isMended && !table.hasThousands && !table.hasTrailing;
      if (isSure) table.mended.push(place);
      else place.fit = 0;
      if (!isSure && !table.hasTrailing) table.longer.push(place.line);
    }
    for (const line of table.longer) tell(ragged.longer, line);
    for (const { line } of table.mended) tell(ragged.mended, line);
    // Rows typed by hand end where their answers end; among rows that are all as wide a shorter one is strange.
    if (table.exact === 0 || table.exact * 2 < table.rows) return;
    for (const row of table.shorter) {
      if (!table.columns.mayEndEarly(row, table.titled)) tell(ragged.shorter, row.line);
    }
  };
  const open = (fields: readonly string[]): void => {
    close();
    table = newTable(fields, splitting);
  };

  const take = (record: CsvRecord, place: FittedPlace): readonly string[] => {
    const before = pending;
    pending = null;
    if (before !== null) {
      const isAsWide = record.fields.length === before.fields.length;
      if (isAsWide) open(before.fields);
      else if (table !== null) judge(table, before.fields, before.place);
    }
    const total = table?.total ?? columns;
    const refit = record.fields.length === total || total < 2 ? null : refitted(text, record, total, splitting);
    const fields = refit ?? record.fields;
    if (refit !== null) place.fit = total;
    if (table === null) {
      if (isTitles(fields)) open(fields);
      return fields;
    }
    if (refit === null && fields.length !== total && isTitles(fields)) {
      pending = { fields, place };
      return fields;
    }
    if (refit !== null && record.fields.length > total) judgeMended(table, record.fields, place);
    else judge(table, fields, place);
    return fields;
  };

  return {
    take,
    end: () => {
      if (pending !== null && table !== null) judge(table, pending.fields, pending.place);
      close();
      return ragged;
    },
  };
}

function newTable(fields: readonly string[], { delimiter }: Splitting): Table {
  return {
    isByCommas: delimiter === ",",
    titled: filledTo(fields),
    total: fields.length,
    rows: 0,
    exact: 0,
    columns: makeColumns(),
    shorter: [],
    longer: [],
    mended: [],
    trailing: [],
    hasThousands: false,
    hasTrailing: false,
  };
}

function judge(table: Table, fields: readonly string[], place: FittedPlace): void {
  // A title or a note under the table is no row of it.
  if (fields.filter((field) => field.trim() !== "").length < 2) return;
  table.rows++;
  if (filledTo(fields) > table.total) table.longer.push(place.line);
  else if (fields.length < table.titled) table.shorter.push(shortRow(place.line, fields));
  else if (fields.length <= table.total) {
    table.exact++;
    table.columns.add(fields);
  } else if (table.isByCommas && (numbersCut(fields).length > 0 || thousandsCut(fields))) {
    table.hasThousands ||= thousandsCut(fields);
    table.trailing.push({ place, isMended: false });
  } else table.hasTrailing = true;
}

/** A row made to fit by joining numbers: certain when it holds more than its titles, else it may just end with a delimiter. */
function judgeMended(table: Table, before: readonly string[], place: FittedPlace): void {
  table.rows++;
  if (filledTo(before) > table.total) table.mended.push(place);
  else table.trailing.push({ place, isMended: true });
}

const filledTo = (fields: readonly string[]): number => fields.findLastIndex((field) => field.trim() !== "") + 1;

/** Words in nearly every cell and no numbers: the titles of columns. */
function isTitles(fields: readonly string[]): boolean {
  const words = fields.filter((field) => field.trim() !== "");
  return (
    words.length >= 2 &&
    words.length * 2 >= fields.length &&
    !words.some((word) => /^[\s€+-]*\d|^[a-z]{0,3}\d+$/i.test(word))
  );
}
