// Records of a text file → rows of cells, within the limits.
import { csvRecords } from "./csv-records.ts";
import { decimalEvidence, type Layout } from "./dialect.ts";
import { type Limits, MAX_COLUMN } from "./limits.ts";
import { refuseCells } from "./refusal.ts";
import type { CsvDialect, RawCell, RawRow } from "./sheet.ts";

/** Lines where something had to be told: all are counted, the first thousand are named. */
export interface Lines {
  count: number;
  readonly named: number[];
}

export interface CsvReading {
  readonly rows: readonly RawRow[];
  readonly decimal: CsvDialect["decimal"];
  readonly firstUnreadLine: number | null;
  readonly strayQuotes: Lines;
  readonly cut: Lines;
}

const TESTO = { kind: "testo" } as const;
const MAX_NAMED = 1000;

/** The rows that hold something. Refuses more cells than the limit; stops at the limit of rows. */
export function readRows(text: string, { delimiter, columns, from }: Layout, limits: Limits): CsvReading {
  const rows: RawRow[] = [];
  const evidence = decimalEvidence();
  const [strayQuotes, cut]: [Lines, Lines] = [noLines(), noLines()];
  const above: RawCell[] = [];
  let firstUnreadLine: number | null = null;
  let cellsLeft = limits.cells;

  const body = from === 0 ? text : text.slice(from);
  const firstLine = from === 0 ? 1 : 2;
  const onStrayQuote = (line: number) => tell(strayQuotes, line);
  for (const { line, fields } of csvRecords(body, { delimiter, columns, firstLine, onStrayQuote })) {
    const cells: RawCell[] = [];
    for (let column = 1; column <= fields.length && column <= MAX_COLUMN; column++) {
      const text = fields[column - 1] ?? "";
      if (text === "") continue;
      let cell = above[column];
      // A tidy file repeats its organisation and year on every row: equal neighbours share one cell.
      if (cell?.text !== text) {
        cell = { column, text: text.slice(0, limits.cellCharacters), content: TESTO, formula: false };
        above[column] = cell;
        evidence.weigh(text);
        if (text.length > limits.cellCharacters) tell(cut, line);
      }
      cells.push(cell);
    }
    if (cells.length === 0) continue;
    if (rows.length >= limits.rows) {
      firstUnreadLine = line;
      break;
    }
    if (fields.length > MAX_COLUMN) tell(cut, line);
    cellsLeft -= cells.length;
    if (cellsLeft < 0) refuseCells(limits.cells);
    rows.push({ number: line, hidden: false, cells });
  }
  return { rows, decimal: evidence.verdict(), firstUnreadLine, strayQuotes, cut };
}

function noLines(): Lines {
  return { count: 0, named: [] };
}

function tell(lines: Lines, line: number): void {
  if (lines.named.at(-1) === line) return;
  lines.count++;
  if (lines.named.length < MAX_NAMED) lines.named.push(line);
}
