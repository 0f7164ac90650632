// Gathers the rows of one sheet while its file is read, whatever the file: limits, order, hidden parts, merges.
import { columnLetters } from "../../schemas/reading.ts";
import { checkColumn, checkRow, type Range } from "./a1.ts";
import type { Letters } from "./colours.ts";
import { type Rule, Ruled } from "./conditional.ts";
import { type Limits, MAX_COLUMN } from "./limits.ts";
import { withoutCovered } from "./merges.ts";
import { refuseCells } from "./refusal.ts";
import type { CellNote, RawCell, RawRow, Sheet } from "./sheet.ts";

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

export interface BuilderContext {
  readonly limits: Limits;
  readonly budget: Budget;
}

/** Remarks of one sheet: more are those of a program. */
export const MAX_NOTES = 10_000;

interface ColumnRange {
  readonly from: number;
  readonly to: number;
}

/** Lives while one sheet is read: its rows so far, and the one in hand. */
export class SheetBuilder {
  private readonly context: BuilderContext;
  private readonly rows: RawRow[] = [];
  private readonly merges: Range[] = [];
  private readonly filters: Range[] = [];
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns: ColumnRange[] = [];
  private readonly notes: CellNote[] = [];
  private hasPictures = false;
  private ruled: Ruled | null = null;
  private readonly cut: string[] = [];
  private readonly external: string[] = [];
  private number = 0;
  private hidden: RawRow["hidden"] = false;
  private cells: RawCell[] = [];
  private isAscending = true;
  private isRowAscending = true;
  private firstUnreadRow: number | null = null;

  constructor(context: BuilderContext) {
    this.context = context;
  }

  /** True once a row was left out for being too many: what follows is not read. */
  get isFull(): boolean {
    return this.firstUnreadRow !== null;
  }

  openRow(number: number, hidden: RawRow["hidden"]): void {
    this.number = checkRow(number);
    this.hidden = hidden;
    this.cells = [];
    this.isRowAscending = true;
  }

  /** There are rules that change the look of cells: asked for before any of these is added. */
  expectRules(): void {
    this.ruled = new Ruled();
  }

  rule(rule: Rule): void {
    this.ruled?.add(rule);
  }

  /** A cell of the row in hand; `letters` are those it has where no rule changes them. */
  add(cell: RawCell, letters?: Letters): void {
    if (this.isFull) return;
    const { limits, budget } = this.context;
    budget.cells--;
    if (budget.cells < 0) refuseCells(limits.cells);
    this.isRowAscending &&= cell.column > (this.cells.at(-1)?.column ?? 0);
    checkColumn(cell.column);
    if (letters !== undefined) this.ruled?.note(this.number, cell.column, letters);
    const isCut = cell.text.length > limits.cellCharacters;
    if (isCut) this.cut.push(this.address(cell.column));
    this.cells.push(isCut ? { ...cell, text: cell.text.slice(0, limits.cellCharacters) } : cell);
  }

  /** A cell of the row in hand takes its value from another file. */
  addExternal(column: number): void {
    if (!this.isFull) this.external.push(this.address(column));
  }

  closeRow(): void {
    if (this.cells.length === 0) return;
    const { budget } = this.context;
    if (budget.rows <= 0) {
      this.firstUnreadRow ??= this.number;
      return;
    }
    budget.rows--;
    this.isAscending &&= this.number > (this.rows.at(-1)?.number ?? 0);
    const cells = this.isRowAscending ? this.cells : byColumn(this.cells);
    this.rows.push({ number: this.number, hidden: this.hidden, cells });
    this.cells = [];
  }

  merge(range: Range): void {
    this.merges.push(range);
  }

  /** Rows hidden inside it are hidden by a filter. */
  filter(range: Range): void {
    this.filters.push(range);
  }

  /** A remark on a cell; of very many the last are not kept. */
  note(note: CellNote): void {
    if (this.notes.length < MAX_NOTES) this.notes.push(note);
  }

  picture(): void {
    this.hasPictures = true;
  }

  hideRow(number: number): void {
    this.hiddenRows.add(number);
  }

  hideColumns(from: number, to: number): void {
    this.hiddenColumns.push({ from, to: Math.min(to, MAX_COLUMN) });
  }

  result(name: string, hidden: boolean): SheetReading {
    const ordered = this.isAscending ? this.rows : byNumber(this.rows);
    const kept = withoutCovered(ordered, this.merges).map((row) => this.withHidden(row));
    const filtered = byFilter(kept, this.filters);
    const rows = this.ruled?.applied(filtered) ?? filtered;
    const hasUnseen = rows.some(({ cells }) => cells.some(({ invisibile }) => invisibile !== undefined));
    const { merges, notes } = this;
    const hiddenColumns = usedColumns(rows, this.hiddenColumns);
    const found = {
      ...(notes.length > 0 && { notes }),
      ...(this.hasPictures && { pictures: true as const }),
      ...(hasUnseen && { unseen: true as const }),
    };
    const sheet = { name, hidden, rows, hiddenColumns, merges, ...found };
    return { sheet, cut: this.cut, external: this.external, firstUnreadRow: this.firstUnreadRow };
  }

  private withHidden(row: RawRow): RawRow {
    return row.hidden === false && this.hiddenRows.has(row.number) ? { ...row, hidden: "nascosta" } : row;
  }

  private address(column: number): string {
    return `${columnLetters(column)}${this.number}`;
  }
}

function byFilter(rows: RawRow[], filters: readonly Range[]): RawRow[] {
  const [range] = filters;
  if (range === undefined) return rows;
  return rows.map((row) => {
    const isFiltered = row.hidden !== false && row.number > range.top && row.number <= range.bottom;
    return isFiltered ? { ...row, hidden: "filtro" } : row;
  });
}

/** The hidden columns that hold something: people hide all the empty ones to the edge of the sheet. */
function usedColumns(rows: readonly RawRow[], ranges: readonly ColumnRange[]): number[] {
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
