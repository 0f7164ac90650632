// One worksheet part → rows of cells at their true address. Only columns, rows, cells, merges and filters are looked at:
// drop-downs, drawings and links have no handler here, so they can neither hang the reader nor be followed.
import { checkColumn, checkRow, columnOf, parseRange } from "./a1.ts";
import { LEAST_HEIGHT, LEAST_WIDTH } from "./colours.ts";
import type { Rule } from "./conditional.ts";
import { MAX_COLUMN } from "./limits.ts";
import { damaged } from "./refusal.ts";
import type { CellNote } from "./sheet.ts";
import { type BuilderContext, SheetBuilder, type SheetReading } from "./sheet-builder.ts";
import { type CellContext, type StoredCell, toCell } from "./xlsx-cell.ts";
import type { Drawn } from "./xlsx-drawings.ts";
import { RichText } from "./xlsx-strings.ts";
import { type Attributes, isTrue, parseXml, type XmlEvents } from "./xml.ts";

/** The cells of a worksheet part, and what had to be left out of it. */
export function readSheet(
  part: Buffer,
  tab: { name: string; hidden: boolean; notes: readonly CellNote[]; drawn: Drawn; rules: readonly Rule[] },
  cells: CellContext,
  context: BuilderContext,
): SheetReading {
  const reader = new SheetReader(cells, context);
  if (tab.rules.length > 0) reader.builder.expectRules();
  for (const rule of tab.rules) reader.builder.rule(rule);
  parseXml(part, reader);
  for (const note of [...tab.notes, ...tab.drawn.boxes]) reader.builder.note(note);
  if (tab.drawn.hasPictures) reader.builder.picture();
  return reader.builder.result(tab.name, tab.hidden);
}

/** Lives while one worksheet part is parsed: where it is, and what it has met. */
class SheetReader implements XmlEvents {
  readonly builder: SheetBuilder;
  private readonly cells: CellContext;
  private readonly cell: StoredCell = { column: 0, type: "n", style: 0, value: "", inline: null, formula: null };
  private readonly richText: RichText;
  private row = 0;
  private reading: "value" | "formula" | "inline" | null = null;

  constructor(cells: CellContext, context: BuilderContext) {
    this.cells = cells;
    this.builder = new SheetBuilder(context);
    this.richText = new RichText(context.limits.cellCharacters);
  }

  open(tag: string, attributes: Attributes): void {
    if (this.reading === "inline") {
      this.richText.open(tag, attributes);
      return;
    }
    this.reading = null;
    if (tag === "c") this.openCell(attributes);
    else if (tag === "v") this.reading = "value";
    else if (tag === "row") this.openRow(attributes);
    else if (tag === "f") {
      this.reading = "formula";
      this.cell.formula = "";
    } else if (tag === "is") {
      this.reading = "inline";
      this.richText.begin();
    } else if (tag === "mergeCell") this.merge(attributes.ref);
    else if (tag === "autoFilter") this.filter(attributes.ref);
    else if (tag === "col") this.hideColumns(attributes);
  }

  text(text: string): void {
    if (this.reading === "value") this.cell.value += text;
    else if (this.reading === "formula") this.cell.formula += text;
    else if (this.reading === "inline") this.richText.text(text);
  }

  close(tag: string): void {
    if (this.reading === "inline" && tag !== "is") {
      this.richText.close(tag);
      return;
    }
    if (this.reading === "inline") this.cell.inline = this.richText.result();
    this.reading = null;
    if (tag === "c") this.closeCell();
    else if (tag === "row") this.builder.closeRow();
  }

  private openRow({ r, hidden, ht }: Attributes): void {
    this.row = checkRow(r === undefined ? this.row + 1 : Number(r));
    const isHidden = isTrue(hidden) || (ht !== undefined && Number(ht) < LEAST_HEIGHT);
    this.builder.openRow(this.row, isHidden ? "nascosta" : false);
    this.cell.column = 0;
  }

  private openCell({ r, t, s }: Attributes): void {
    const { cell } = this;
    const column = r === undefined ? cell.column + 1 : columnOf(r);
    if (column === 0) damaged("una cella non ha indirizzo");
    cell.column = checkColumn(column);
    cell.type = t ?? "n";
    cell.style = s === undefined ? 0 : Number(s);
    cell.value = "";
    cell.inline = null;
    cell.formula = null;
  }

  private closeCell(): void {
    const { cell, cells, builder } = this;
    if (builder.isFull) return;
    const read = toCell(cell, cells);
    if (read === null) return;
    builder.add(read, cells.look(cell.style).letters);
    if (cell.formula !== null && FROM_ANOTHER_FILE.test(cell.formula)) builder.addExternal(cell.column);
  }

  private merge(ref: string | undefined): void {
    const range = parseRange(ref ?? "");
    if (range !== null) this.builder.merge(range);
  }

  private filter(ref: string | undefined): void {
    const range = parseRange(ref ?? "");
    if (range !== null) this.builder.filter(range);
  }

  private hideColumns({ min, max, hidden, width }: Attributes): void {
    if (!isTrue(hidden) && !(width !== undefined && Number(width) < LEAST_WIDTH)) return;
    this.builder.hideColumns(Number(min ?? 1), Number(max ?? MAX_COLUMN));
  }
}

/** `[1]Foglio!A1`; a table's column named 2016 is `Tabella[2016]`, without the exclamation mark. */
const FROM_ANOTHER_FILE = /\[\d+\][^[\]]*!/;
