// A record with another number of cells than its titles, parted again where only one way makes it fit: a line wrapped
// whole in quotes, a line with another delimiter, numbers whose decimal comma was taken for a delimiter.
import type { Splitting } from "./csv-quotes.ts";
import { type CsvRecord, csvRecords, fieldsOtherwise, type RecordPlace } from "./csv-records.ts";

const DELIMITERS = [";", "\t", "|", ","];

/** The cells of a record that fit `columns`; null when no way, or more than one, makes them fit. */
export function refitted(
  text: string,
  record: Pick<CsvRecord, "start" | "quotes" | "fields">,
  columns: number,
  splitting: Splitting,
): readonly string[] | null {
  const { fields } = record;
  const inner = unwrapped(record, splitting);
  if (inner !== null) return inner.length === columns ? inner : null;
  const others = DELIMITERS.filter((delimiter) => delimiter !== splitting.delimiter).flatMap((delimiter) => {
    const cells = fieldsOtherwise(text, record, splitting, { ...splitting, delimiter });
    const isOther = cells?.length === columns && !cells.some((cell) => partsCells(cell, splitting.delimiter));
    return isOther ? [cells] : [];
  });
  if (others.length > 0) return others.length === 1 ? (others[0] ?? null) : null;
  return splitting.delimiter === "," && fields.length > columns ? withDecimals(fields, columns) : null;
}

/** The cells inside a line that some program wrapped whole in quotes, as if it were one cell; null for any other. */
export function unwrapped(
  record: Pick<RecordPlace, "quotes"> & Pick<CsvRecord, "fields">,
  splitting: Splitting,
): readonly string[] | null {
  const [only, ...others] = record.fields;
  if (record.quotes !== "a-coppie" || others.length > 0 || only === undefined) return null;
  if (!only.includes(splitting.delimiter) || only.includes("\n")) return null;
  const onStrayQuote = (): void => {};
  const [inner] = csvRecords(only, { ...splitting, columns: 0, firstLine: 1, onStrayQuote });
  return inner?.fields ?? null;
}

/** True for a cell with the file's own delimiter in it, but for the comma of a decimal number. */
const partsCells = (cell: string, delimiter: string): boolean =>
  cell.includes(delimiter) && !(delimiter === "," && /^[-+€]?[\d.]+,\d+€?$/.test(cell.trim()));

const WHOLE = /^\s*[-+€]?\s?\d+$/;
const DECIMALS = /^\d{1,2}\s?€?$/;

/** Numbers that a comma without quotes has cut in two, whole again, when there are just as many of them as cells too many. */
function withDecimals(fields: readonly string[], columns: number): readonly string[] | null {
  const cut = numbersCut(fields);
  const isPlain = cut.every((at, n) => at !== (cut[n - 1] ?? -2) + 1);
  if (cut.length !== fields.length - columns || !isPlain) return null;
  return fields.flatMap((field, at) => {
    if (cut.includes(at - 1)) return [];
    return [cut.includes(at) ? `${field},${fields[at + 1]}` : field];
  });
}

/** True where the comma of the thousands may have cut a number: «1,200.50». */
export function thousandsCut(fields: readonly string[]): boolean {
  return fields.some((field, at) => GROUP.test(field.trim()) && REST.test((fields[at + 1] ?? "").trim()));
}
const GROUP = /^[-+€]?\s?[1-9]\d{0,2}$/;
const REST = /^\d{3}(?:\.\d{1,2})?\s?€?$/;

/** Where a number may have been cut: a whole one, and after it one or two digits. */
export function numbersCut(fields: readonly string[]): number[] {
  return fields.flatMap((field, at) =>
    WHOLE.test(field) && DECIMALS.test((fields[at + 1] ?? "").trimEnd()) ? [at] : [],
  );
}
