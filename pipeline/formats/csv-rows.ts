// Records of a text file → rows of cells, within the limits. What is held of a row is the place where it lies in the text:
// as cells, a large file would take thirty times its own size.
import type { Splitting } from "./csv-quotes.ts";
import { csvRecords, fieldsAt, type RecordPlace } from "./csv-records.ts";
import { refitted } from "./csv-refit.ts";
import { type FittedPlace, makeWidths, type Ragged } from "./csv-widths.ts";
import { decimalEvidence } from "./dialect.ts";
import type { Layout } from "./layout.ts";
import { type Limits, MAX_COLUMN } from "./limits.ts";
import { type Lines, noLines, tell } from "./lines.ts";
import { refuseCells } from "./refusal.ts";
import { type CsvDialect, type RawCell, type RawRow, type Rows, rowsBetween } from "./sheet.ts";

export interface CsvReading {
  readonly rows: Rows;
  readonly decimal: CsvDialect["decimal"];
  readonly firstUnreadLine: number | null;
  readonly strayQuotes: Lines;
  readonly cut: Lines;
  readonly ragged: Ragged;
}

type KeptPlace = RecordPlace & FittedPlace;

const TESTO = { kind: "testo" } as const;

/** The rows that hold something. Refuses more cells than the limit; stops at the limit of rows. */
export function readRows(text: string, layout: Layout, limits: Limits): CsvReading {
  const { columns, from } = layout;
  const places: KeptPlace[] = [];
  const evidence = decimalEvidence();
  const [strayQuotes, cut]: [Lines, Lines] = [noLines(), noLines()];
  const above: string[] = [];
  let firstUnreadLine: number | null = null;
  let cellsLeft = limits.cells;

  const body = from === 0 ? text : text.slice(from);
  const firstLine = from === 0 ? 1 : 2;
  const onStrayQuote = (line: number) => tell(strayQuotes, line);
  const widths = makeWidths(body, layout, columns);
  for (const record of csvRecords(body, { ...layout, firstLine, onStrayQuote })) {
    const { line, start, quotes } = record;
    const place: KeptPlace = { line, start, quotes, fit: 0 };
    const fields = widths.take(record, place);
    let filled = 0;
    let isCut = fields.length > MAX_COLUMN;
    for (let column = 1; column <= fields.length && column <= MAX_COLUMN; column++) {
      const field = fields[column - 1] ?? "";
      if (field === "") continue;
      filled++;
      if (field.length > limits.cellCharacters) isCut = true;
      // A tidy file repeats its organisation and year on every row: a repeated cell proves nothing more.
      if (field === above[column]) continue;
      above[column] = field;
      evidence.weigh(field);
    }
    if (filled === 0) continue;
    if (places.length >= limits.rows) {
      firstUnreadLine = line;
      break;
    }
    if (isCut) tell(cut, line);
    cellsLeft -= filled;
    if (cellsLeft < 0) refuseCells(limits.cells);
    places.push(place);
  }
  const rows = rowsAt(body, places, layout, limits.cellCharacters);
  return { rows, decimal: evidence.verdict(), firstUnreadLine, strayQuotes, cut, ragged: widths.end() };
}

/** The rows at these places of the text; equal cells one below the other, among those made together, are one object. */
function rowsAt(text: string, places: readonly KeptPlace[], splitting: Splitting, characters: number): Rows {
  const slice = (from?: number, to?: number): RawRow[] => {
    const above: RawCell[] = [];
    return places.slice(from, to).map((place) => ({
      number: place.line,
      hidden: false,
      cells: cellsOf(keptFields(text, place, splitting), above, characters),
    }));
  };
  const rows: Rows = { length: places.length, slice, [Symbol.iterator]: () => rowsBetween(rows, 0, places.length) };
  return rows;
}

function keptFields(text: string, place: KeptPlace, splitting: Splitting): readonly string[] {
  const fields = fieldsAt(text, place, splitting);
  return place.fit === 0 ? fields : (refitted(text, { ...place, fields }, place.fit, splitting) ?? fields);
}

/** «="00184"»: how some programs keep a sheet from changing a text. */
const GUARDED = /^="([^"]*)"$/;

function cellsOf(fields: readonly string[], above: RawCell[], characters: number): RawCell[] {
  const cells: RawCell[] = [];
  for (let column = 1; column <= fields.length && column <= MAX_COLUMN; column++) {
    const field = fields[column - 1] ?? "";
    const bare = field.startsWith('="') ? (GUARDED.exec(field)?.[1] ?? field) : field;
    if (bare === "") continue;
    const text = bare.length > characters ? bare.slice(0, characters) : bare;
    let cell = above[column];
    if (cell?.text !== text) {
      cell = { column, text, content: TESTO, formula: false };
      above[column] = cell;
    }
    cells.push(cell);
  }
  return cells;
}
