// Text → records with the physical line where each begins, and the cells of a record again from where it lies. Our own
// splitter, because rows must never be lost: in a file with one stray quote, readers made for clean files swallow
// everything up to the next one, or give up.

import { quotedCell, type Splitting, unquoted } from "./csv-quotes.ts";
import { MAX_COLUMN } from "./limits.ts";

/** Where a record lies in the text, which is enough to read its cells again. */
export interface RecordPlace {
  /** Physical line, 1-based, where the record begins. */
  readonly line: number;
  readonly start: number;
  /** `spaiate`: its quotes do not pair up, and are ordinary characters. */
  readonly quotes: "nessuna" | "a-coppie" | "spaiate";
}

export interface CsvRecord extends RecordPlace {
  /** At most one more than a sheet has columns, which is how the caller sees that there were more. */
  readonly fields: readonly string[];
  /** True when a cell holds one quote without its fellow: the delimiter may stand inside what it encloses. */
  readonly isTorn: boolean;
}

export interface RecordsOptions extends Splitting {
  /** Cells of an ordinary line: tells a cell with line breaks from rows swallowed by a stray quote. */
  readonly columns: number;
  /** Physical line of the first character. */
  readonly firstLine: number;
  /** Called for each line whose quotes do not pair up; it is read as if they were ordinary characters. */
  readonly onStrayQuote: (line: number) => void;
}

const LINE_FEED = 10;
const MAX_FIELDS = MAX_COLUMN + 1;

/**
 * Characters read ahead in vain before quotes are given up for the rest of the file. Without it a file whose quotes open
 * on every line and never close would be read to its end from each of its lines.
 */
const MAX_WASTED = 30_000_000;

/** The records in order, without lines that hold only separators. Lines end with `\n`. Never throws. */
export function* csvRecords(text: string, options: RecordsOptions): Generator<CsvRecord> {
  const { delimiter } = options;
  const separator = delimiter.charCodeAt(0);
  let line = options.firstLine;
  let quote = text.indexOf(options.quote);
  let wasted = 0;
  for (let at = 0; at < text.length; line++) {
    const blank = blankEnd(text, at, separator);
    if (blank !== -1) {
      at = blank + 1;
      continue;
    }
    const end = lineEnd(text, at);
    if (quote !== -1 && quote < at) quote = text.indexOf(options.quote, at);
    if (quote === -1 || quote >= end) {
      yield { line, start: at, quotes: "nessuna", fields: plainFields(text, at, delimiter), isTorn: false };
      at = end + 1;
      continue;
    }
    const quoted = wasted > MAX_WASTED ? null : quotedRecord(text, at, options);
    if (quoted?.isWhole === true && !(quoted.breaks > 0 && isSwallowing(text, at, quoted, options))) {
      yield { line, start: at, quotes: "a-coppie", fields: quoted.fields, isTorn: quoted.isTorn };
      line += quoted.breaks;
      at = quoted.end + 1;
      continue;
    }
    wasted += (quoted?.end ?? at) - at;
    options.onStrayQuote(line);
    yield {
      line,
      start: at,
      quotes: "spaiate",
      fields: unquoted(plainFields(text, at, delimiter), options),
      isTorn: true,
    };
    at = end + 1;
  }
}

/** The cells of a record that `csvRecords` found in the same text. */
export function fieldsAt(text: string, { start, quotes }: RecordPlace, splitting: Splitting): readonly string[] {
  if (quotes === "a-coppie") return quotedRecord(text, start, splitting).fields;
  const fields = plainFields(text, start, splitting.delimiter);
  return quotes === "spaiate" ? unquoted(fields, splitting) : fields;
}

/** The same record parted in another way; null when its quotes then do not pair up. Looks at the record only. */
export function fieldsOtherwise(
  text: string,
  { start, quotes }: Pick<RecordPlace, "start" | "quotes">,
  own: Splitting,
  other: Splitting,
): string[] | null {
  const end = quotes === "a-coppie" ? quotedRecord(text, start, own).end : lineEnd(text, start);
  const record = quotedRecord(text.slice(start, end), 0, other);
  return record.isWhole && record.end === end - start ? record.fields : null;
}

function plainFields(text: string, start: number, delimiter: string): string[] {
  return text.slice(start, lineEnd(text, start)).split(delimiter, MAX_FIELDS);
}

/** End of a line that holds only separators; -1 when it holds more. Empty tails of millions of such lines are common. */
function blankEnd(text: string, from: number, separator: number): number {
  let at = from;
  while (text.charCodeAt(at) === separator) at++;
  return at >= text.length || text.charCodeAt(at) === LINE_FEED ? at : -1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

interface QuotedField {
  readonly fields: string[];
  /** Where reading stopped: at the line end, or where the quotes went wrong. */
  readonly end: number;
  readonly breaks: number;
  /** False when a quoted cell never closes, or closes in the middle of a cell. */
  readonly isWhole: boolean;
  readonly isTorn: boolean;
}

function quotedRecord(text: string, from: number, splitting: Splitting): QuotedField {
  const fields: string[] = [];
  const { delimiter, quote } = splitting;
  const separator = delimiter.charCodeAt(0);
  let breaks = 0;
  let isTorn = false;
  for (let at = from; ; at++) {
    const quoted = quotedCell(text, at, splitting);
    if (quoted === "aperta") return { fields, end: text.length, breaks, isWhole: false, isTorn };
    let end = quoted?.end ?? at;
    if (quoted === null) {
      while (end < text.length && text.charCodeAt(end) !== separator && text.charCodeAt(end) !== LINE_FEED) end++;
    } else {
      for (let n = quoted.text.indexOf("\n"); n !== -1; n = quoted.text.indexOf("\n", n + 1)) breaks++;
    }
    const field = quoted?.text ?? text.slice(at, end);
    if (quoted === null && quote === '"' && field.split(quote).length % 2 === 0) isTorn = true;
    if (fields.length < MAX_FIELDS) fields.push(field);
    if (end >= text.length || text.charCodeAt(end) === LINE_FEED) return { fields, end, breaks, isWhole: true, isTorn };
    if (text.charCodeAt(end) !== separator) return { fields, end, breaks, isWhole: false, isTorn };
    at = end;
  }
}

/**
 * True when a stray quote glued rows together: a cell holds line breaks and separators, and each physical line is a whole
 * row by itself. With two columns a note that holds one separator looks just the same: there the quotes are believed.
 */
function isSwallowing(
  text: string,
  from: number,
  record: QuotedField,
  { delimiter, columns }: RecordsOptions,
): boolean {
  if (columns < 3 || !record.fields.some((field) => field.includes("\n") && field.includes(delimiter))) return false;
  const lines = text.slice(from, record.end).split("\n");
  return lines.every((line) => line.split(delimiter).length === columns);
}
