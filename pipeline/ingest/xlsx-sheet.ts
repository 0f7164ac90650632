// One worksheet part → rows of cells at their true address. Only columns, rows, cells and merges are looked at: drop-downs,
// drawings and links have no handler here, so they can neither hang the reader nor be followed.
import { checkColumn, checkRow, columnOf } from "./a1.ts";
import { type Limits, MAX_COLUMN } from "./limits.ts";
import { damaged, refuseCells } from "./refusal.ts";
import { columnLetters, type RawCell, type RawRow, type Sheet } from "./sheet.ts";
import { type CellContext, type StoredCell, toCell } from "./xlsx-cell.ts";
import { withoutCovered } from "./xlsx-merges.ts";
import { type Attributes, isTrue, parseXml } from "./xml.ts";

/** What is left of the limits of the file, counted down while its sheets are read. */
export interface Budget {
  rows: number;
  cells: number;
}

export interface SheetReading {
  readonly sheet: Sheet;
  /** Addresses of cells whose text was cut, and of formulas that take their value from another file. */
  readonly cut: readonly string[];
  readonly external: readonly string[];
  readonly firstUnreadRow: number | null;
}

interface OpenRow {
  number: number;
  hidden: boolean;
  cells: RawCell[];
  isAscending: boolean;
}

/** The cells of a worksheet part, and what had to be left out of it. */
export function readSheet(
  part: Buffer,
  { name, hidden }: { name: string; hidden: boolean },
  context: CellContext & { limits: Limits; budget: Budget },
): SheetReading {
  const { limits, budget } = context;
  const rows: RawRow[] = [];
  const merges: string[] = [];
  const [cut, external]: [string[], string[]] = [[], []];
  const hiddenRanges: { from: number; to: number }[] = [];
  const row: OpenRow = { number: 0, hidden: false, cells: [], isAscending: true };
  const cell: StoredCell = { column: 0, type: "n", style: 0, value: "", formula: null };
  let [isAscending, isInPhonetic, firstUnreadRow] = [true, false, 0];
  let reading: "value" | "formula" | null = null;

  const openRow = (attributes: Attributes): void => {
    const number = attributes.r === undefined ? row.number + 1 : Number(attributes.r);
    isAscending &&= number > row.number;
    row.number = checkRow(number);
    row.hidden = isTrue(attributes.hidden) || (attributes.ht !== undefined && Number(attributes.ht) === 0);
    row.cells = [];
    row.isAscending = true;
    cell.column = 0;
  };
  const openCell = ({ r, t, s }: Attributes): void => {
    const column = r === undefined ? cell.column + 1 : columnOf(r);
    if (column === 0) damaged("una cella non ha indirizzo");
    row.isAscending &&= column > cell.column;
    cell.column = checkColumn(column);
    cell.type = t ?? "n";
    cell.style = s === undefined ? 0 : Number(s);
    cell.value = "";
    cell.formula = null;
  };
  const closeCell = (): void => {
    if (firstUnreadRow > 0) return;
    if (cell.formula !== null && /\[\d+\][^[\]]*!/.test(cell.formula))
      external.push(addressOf(cell.column, row.number));
    const read = toCell(cell, context);
    if (read === null) return;
    budget.cells--;
    if (budget.cells < 0) refuseCells(limits.cells);
    if (read.text.length <= limits.cellCharacters) row.cells.push(read);
    else {
      cut.push(addressOf(cell.column, row.number));
      row.cells.push({ ...read, text: read.text.slice(0, limits.cellCharacters) });
    }
  };
  const closeRow = (): void => {
    if (row.cells.length === 0) return;
    if (budget.rows <= 0) {
      if (firstUnreadRow === 0) firstUnreadRow = row.number;
      return;
    }
    budget.rows--;
    const cells = row.isAscending ? row.cells : byColumn(row.cells);
    rows.push({ number: row.number, hidden: row.hidden, cells });
  };

  parseXml(part, {
    open(tag, attributes) {
      reading = null;
      if (tag === "c") openCell(attributes);
      else if (tag === "v") reading = "value";
      else if (tag === "row") openRow(attributes);
      else if (tag === "f") {
        reading = "formula";
        cell.formula = "";
      } else if (tag === "t" && !isInPhonetic) reading = "value";
      else if (tag === "rPh") isInPhonetic = true;
      else if (tag === "mergeCell") merges.push(attributes.ref ?? "");
      else if (tag === "col") hiddenRanges.push(...hiddenRange(attributes));
    },
    text(text) {
      if (reading === "value") cell.value += text;
      else if (reading === "formula") cell.formula += text;
    },
    close(tag) {
      reading = null;
      if (tag === "c") closeCell();
      else if (tag === "row") closeRow();
      else if (tag === "rPh") isInPhonetic = false;
    },
  });

  const seen = withoutCovered(isAscending ? rows : byNumber(rows), merges);
  const sheet = { name, hidden, rows: seen, hiddenColumns: usedColumns(seen, hiddenRanges) };
  return { sheet, cut, external, firstUnreadRow: firstUnreadRow === 0 ? null : firstUnreadRow };
}

function addressOf(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}

function hiddenRange({ min, max, hidden, width }: Attributes): { from: number; to: number }[] {
  if (!isTrue(hidden) && !(width !== undefined && Number(width) === 0)) return [];
  return [{ from: Number(min ?? 1), to: Math.min(Number(max ?? MAX_COLUMN), MAX_COLUMN) }];
}

/** The hidden columns that hold something: people hide all the empty ones to the edge of the sheet. */
function usedColumns(rows: readonly RawRow[], ranges: readonly { from: number; to: number }[]): number[] {
  if (ranges.length === 0) return [];
  const isHidden = new Uint8Array(MAX_COLUMN + 1);
  for (const { from, to } of ranges.slice(0, MAX_COLUMN)) isHidden.fill(1, from, to + 1);
  const used = new Set<number>();
  for (const { cells } of rows) {
    for (const { column } of cells) if (isHidden[column] === 1) used.add(column);
  }
  return [...used].sort((a, b) => a - b);
}

/** Columns in order; of two cells at one address the last is the one programs show. */
function byColumn(cells: readonly RawCell[]): RawCell[] {
  return [...new Map(cells.map((cell) => [cell.column, cell])).values()].sort((a, b) => a.column - b.column);
}

function byNumber(rows: readonly RawRow[]): RawRow[] {
  const byRow = new Map<number, RawRow>();
  for (const row of rows) {
    const before = byRow.get(row.number);
    byRow.set(row.number, before === undefined ? row : { ...row, cells: byColumn([...before.cells, ...row.cells]) });
  }
  return [...byRow.values()].sort((a, b) => a.number - b.number);
}
