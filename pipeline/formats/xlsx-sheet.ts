// One worksheet part → rows of cells at their true address. Only columns, rows, cells and merges are looked at: drop-downs,
// drawings and links have no handler here, so they can neither hang the reader nor be followed.

import { columnLetters } from "../../schemas/reading.ts";
import { checkColumn, checkRow, columnOf } from "./a1.ts";
import { type Limits, MAX_COLUMN } from "./limits.ts";
import { damaged, refuseCells } from "./refusal.ts";
import type { RawCell, RawRow, Sheet } from "./sheet.ts";
import { type CellContext, type StoredCell, toCell } from "./xlsx-cell.ts";
import { withoutCovered } from "./xlsx-merges.ts";
import { type Attributes, isTrue, parseXml, type XmlEvents } from "./xml.ts";

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

interface HiddenRange {
  readonly from: number;
  readonly to: number;
}

type SheetContext = CellContext & { readonly limits: Limits; readonly budget: Budget };

/** The cells of a worksheet part, and what had to be left out of it. */
export function readSheet(part: Buffer, tab: { name: string; hidden: boolean }, context: SheetContext): SheetReading {
  const reader = new SheetReader(context);
  parseXml(part, reader);
  return reader.result(tab.name, tab.hidden);
}

/** Lives while one worksheet part is parsed: where it is, and what it has met. */
class SheetReader implements XmlEvents {
  private readonly context: SheetContext;
  private readonly rows: RawRow[] = [];
  private readonly merges: string[] = [];
  private readonly hiddenRanges: HiddenRange[] = [];
  private readonly cut: string[] = [];
  private readonly external: string[] = [];
  private readonly cell: StoredCell = { column: 0, type: "n", style: 0, value: "", formula: null };
  private row = { number: 0, hidden: false, isAscending: true };
  private cells: RawCell[] = [];
  private reading: "value" | "formula" | null = null;
  private isPhonetic = false;
  private isAscending = true;
  private firstUnreadRow: number | null = null;

  constructor(context: SheetContext) {
    this.context = context;
  }

  open(tag: string, attributes: Attributes): void {
    this.reading = null;
    if (tag === "c") this.openCell(attributes);
    else if (tag === "v" || (tag === "t" && !this.isPhonetic)) this.reading = "value";
    else if (tag === "row") this.openRow(attributes);
    else if (tag === "f") {
      this.reading = "formula";
      this.cell.formula = "";
    } else if (tag === "rPh") this.isPhonetic = true;
    else if (tag === "mergeCell") this.merges.push(attributes.ref ?? "");
    else if (tag === "col") this.hiddenRanges.push(...hiddenRange(attributes));
  }

  text(text: string): void {
    if (this.reading === "value") this.cell.value += text;
    else if (this.reading === "formula") this.cell.formula += text;
  }

  close(tag: string): void {
    this.reading = null;
    if (tag === "c") this.closeCell();
    else if (tag === "row") this.closeRow();
    else if (tag === "rPh") this.isPhonetic = false;
  }

  result(name: string, hidden: boolean): SheetReading {
    const rows = withoutCovered(this.isAscending ? this.rows : byNumber(this.rows), this.merges);
    const sheet = { name, hidden, rows, hiddenColumns: usedColumns(rows, this.hiddenRanges) };
    return { sheet, cut: this.cut, external: this.external, firstUnreadRow: this.firstUnreadRow };
  }

  private openRow({ r, hidden, ht }: Attributes): void {
    const number = checkRow(r === undefined ? this.row.number + 1 : Number(r));
    this.isAscending &&= number > this.row.number;
    const isHidden = isTrue(hidden) || (ht !== undefined && Number(ht) === 0);
    this.row = { number, hidden: isHidden, isAscending: true };
    this.cells = [];
    this.cell.column = 0;
  }

  private openCell({ r, t, s }: Attributes): void {
    const { cell, row } = this;
    const column = r === undefined ? cell.column + 1 : columnOf(r);
    if (column === 0) damaged("una cella non ha indirizzo");
    row.isAscending &&= column > cell.column;
    cell.column = checkColumn(column);
    cell.type = t ?? "n";
    cell.style = s === undefined ? 0 : Number(s);
    cell.value = "";
    cell.formula = null;
  }

  private closeCell(): void {
    const { cell, context } = this;
    if (this.firstUnreadRow !== null) return;
    const read = toCell(cell, context);
    if (read === null) return;
    context.budget.cells--;
    if (context.budget.cells < 0) refuseCells(context.limits.cells);
    if (cell.formula !== null && FROM_ANOTHER_FILE.test(cell.formula)) this.external.push(this.address());
    const most = context.limits.cellCharacters;
    if (read.text.length > most) this.cut.push(this.address());
    this.cells.push(read.text.length > most ? { ...read, text: read.text.slice(0, most) } : read);
  }

  private closeRow(): void {
    const { row, cells, context } = this;
    if (cells.length === 0) return;
    if (context.budget.rows <= 0) {
      this.firstUnreadRow ??= row.number;
      return;
    }
    context.budget.rows--;
    this.rows.push({ number: row.number, hidden: row.hidden, cells: row.isAscending ? cells : byColumn(cells) });
  }

  private address(): string {
    return `${columnLetters(this.cell.column)}${this.row.number}`;
  }
}

/** `[1]Foglio!A1`; a table's column named 2016 is `Tabella[2016]`, without the exclamation mark. */
const FROM_ANOTHER_FILE = /\[\d+\][^[\]]*!/;

function hiddenRange({ min, max, hidden, width }: Attributes): HiddenRange[] {
  if (!isTrue(hidden) && !(width !== undefined && Number(width) === 0)) return [];
  return [{ from: Number(min ?? 1), to: Math.min(Number(max ?? MAX_COLUMN), MAX_COLUMN) }];
}

/** The hidden columns that hold something: people hide all the empty ones to the edge of the sheet. */
function usedColumns(rows: readonly RawRow[], ranges: readonly HiddenRange[]): number[] {
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
