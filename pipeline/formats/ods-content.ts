// content.xml of an OpenDocument sheet → its tables, row by row. What is repeated stands once in the file: it is spelt
// out only where it holds something, and only so many times.
import { checkColumn, columnOf, type Range } from "./a1.ts";
import type { Letters } from "./colours.ts";
import { MAX_COLUMN, MAX_ROW } from "./limits.ts";
import { odsCell } from "./ods-cell.ts";
import { odsAreas, odsBare, odsRule } from "./ods-rules.ts";
import type { OdsStyles } from "./ods-styles.ts";
import { OdsText } from "./ods-text.ts";
import { refuse } from "./refusal.ts";
import type { CellNote, RawCell, RawRow } from "./sheet.ts";
import { type BuilderContext, SheetBuilder } from "./sheet-builder.ts";
import type { Attributes, XmlEvents } from "./xml.ts";

/** Cells that repetition alone may make of one file. */
const REPEATED_CELLS = 200_000;

export interface OdsTable {
  readonly name: string;
  readonly hidden: boolean;
  readonly builder: SheetBuilder;
  /** A copy of a table of another file, kept for its links. */
  isLinked: boolean;
}

interface OdsRow {
  readonly number: number;
  readonly repeated: number;
  readonly hidden: RawRow["hidden"];
  readonly style: string | undefined;
}

const NO_ROW: OdsRow = { number: 1, repeated: 1, hidden: false, style: undefined };

/** Elements whose text is not the cell's: notes, drawings, tables in a cell, what was there before a change. */
const ASIDE = /^(office:annotation|office:forms|table:tracked-changes|table:shapes|draw:|dr3d:|text:ruby-text)/;

/** Lives while content.xml is parsed. */
export class OdsContent implements XmlEvents {
  readonly tables: OdsTable[] = [];
  private readonly styles: OdsStyles;
  private readonly context: BuilderContext;
  private readonly cellText: OdsText;
  private readonly hasRules: boolean;
  private ruledAreas: readonly Range[] = [];
  private aside = 0;
  /** Words of the remark, or of the text box, in hand; null outside of one. */
  private remark: string | null = null;
  private box: NonNullable<CellNote["box"]> | null = null;
  private isInParagraph = false;
  private row = NO_ROW;
  private cells: RawCell[] = [];
  private letters: Letters[] = [];
  private external: number[] = [];
  private column = 1;
  private columnStyles: (string | undefined)[] = [];
  private cell: Attributes | null = null;
  private repeatedCells = REPEATED_CELLS;

  constructor(styles: OdsStyles, context: BuilderContext, hasRules: boolean) {
    this.hasRules = hasRules;
    this.styles = styles;
    this.context = context;
    this.cellText = new OdsText(styles, context.limits.cellCharacters);
  }

  open(name: string, attributes: Attributes): void {
    const isLoose = name === "table:shapes";
    if (
      this.aside === 0 &&
      (isLoose || (this.cell !== null && (name === "office:annotation" || name.startsWith("draw:"))))
    ) {
      this.remark = "";
      this.box = name === "office:annotation" ? null : isLoose ? "sciolto" : true;
    }
    if (name === "draw:image") this.tables.at(-1)?.builder.picture();
    // Beside its paragraphs stand the author and the day.
    if (this.remark !== null && name === "text:p") {
      if (this.remark !== "") this.remark += "\n";
      this.isInParagraph = true;
    }
    if (this.aside > 0 || ASIDE.test(name) || (this.cell !== null && name.startsWith("table:"))) this.aside++;
    else if (this.cell !== null) this.cellText.open(name, attributes);
    else if (name === "table:table-cell" || name === "table:covered-table-cell") this.openCell(name, attributes);
    else if (name === "table:table-row") this.openRow(attributes);
    else if (name === "table:table-column") this.addColumns(attributes);
    else if (name === "table:table") this.openTable(attributes);
    else if (name === "table:table-source") this.markLinked();
    else if (name === "table:database-range") this.addFilter(attributes);
    else if (name === "calcext:conditional-format")
      this.ruledAreas = odsAreas(attributes["calcext:target-range-address"]);
    else if (name === "calcext:condition" || attributes["calcext:show-value"] === "false") this.addRule(attributes);
    else this.styles.open(name, attributes);
  }

  text(piece: string): void {
    if (this.remark !== null) this.remark += this.isInParagraph ? piece : "";
    else if (this.cell !== null && this.aside === 0) this.cellText.text(piece);
  }

  close(name: string): void {
    if (name === "text:p") this.isInParagraph = false;
    if (this.aside > 0) {
      this.aside--;
      if (this.aside === 0) this.closeRemark();
    } else if (name === "table:table-cell" || name === "table:covered-table-cell") this.closeCell(name);
    else if (this.cell !== null) this.cellText.close(name);
    else if (name === "table:table-row") this.closeRow();
    else this.styles.close(name);
  }

  private closeRemark(): void {
    const { remark: text, box } = this;
    this.remark = null;
    if (text === null || (box !== null && text.trim() === "")) return;
    const note = { row: this.row.number, column: this.column, text };
    this.tables.at(-1)?.builder.note(box === null ? note : { ...note, box });
  }

  private openTable(attributes: Attributes): void {
    const { limits } = this.context;
    if (this.tables.length >= limits.sheets) {
      refuse("file-troppo-grande", { cosa: `ha più di ${limits.sheets} fogli`, limite: `${limits.sheets} fogli` });
    }
    const name = attributes["table:name"] ?? "";
    const hidden = this.styles.isHidden(attributes["table:style-name"]);
    const builder = new SheetBuilder(this.context);
    if (this.hasRules) builder.expectRules();
    this.tables.push({ name, hidden, builder, isLinked: false });
    this.row = NO_ROW;
    this.column = 1;
    this.columnStyles = [];
  }

  private markLinked(): void {
    const table = this.tables.at(-1);
    if (table !== undefined) table.isLinked = true;
  }

  private addColumns(attributes: Attributes): void {
    const from = this.columnStyles.length;
    const to = Math.min(from + times(attributes["table:number-columns-repeated"]), MAX_COLUMN);
    const style = attributes["table:default-cell-style-name"];
    while (this.columnStyles.length < to) this.columnStyles.push(style);
    const isThin = this.styles.isThin(attributes["table:style-name"]);
    if ((isThin || hiddenBy(attributes) !== false) && to > from) this.tables.at(-1)?.builder.hideColumns(from + 1, to);
  }

  private openRow(attributes: Attributes): void {
    this.row = {
      number: this.row.number,
      repeated: times(attributes["table:number-rows-repeated"]),
      hidden: hiddenBy(attributes) || (this.styles.isThin(attributes["table:style-name"]) ? "nascosta" : false),
      style: attributes["table:default-cell-style-name"],
    };
    this.cells = [];
    this.letters = [];
    this.external = [];
    this.column = 1;
  }

  private closeRow(): void {
    const { number, repeated, hidden } = this.row;
    this.row = { ...NO_ROW, number: number + repeated };
    const builder = this.tables.at(-1)?.builder;
    if (builder === undefined || this.cells.length === 0 || builder.isFull) return;
    this.chargeRepeated((repeated - 1) * this.cells.length);
    for (let n = 0; n < repeated; n++) {
      builder.openRow(number + n, hidden);
      for (const [at, cell] of this.cells.entries()) builder.add(cell, this.letters[at]);
      for (const column of this.external) builder.addExternal(column);
      builder.closeRow();
    }
  }

  private openCell(name: string, attributes: Attributes): void {
    this.cell = attributes;
    this.cellText.begin();
    const columns = times(attributes["table:number-columns-spanned"]);
    const rows = times(attributes["table:number-rows-spanned"]);
    if (name === "table:covered-table-cell" || columns * rows === 1) return;
    const [top, left] = [this.row.number, this.column];
    const bottom = Math.min(top + rows - 1, MAX_ROW);
    this.tables.at(-1)?.builder.merge({ top, left, bottom, right: Math.min(left + columns - 1, MAX_COLUMN) });
  }

  private closeCell(name: string): void {
    const attributes = this.cell ?? {};
    this.cell = null;
    const from = this.column;
    const repeated = times(attributes["table:number-columns-repeated"]);
    this.column += repeated;
    if (name === "table:covered-table-cell") return;
    const style = attributes["table:style-name"] ?? this.row.style ?? this.columnStyles[from - 1];
    const look = this.styles.cellLook(style);
    const read = odsCell(attributes, this.cellText.result(), look);
    if (read === null) return;
    checkColumn(from + repeated - 1);
    this.chargeRepeated(repeated - 1);
    const isExternal = /'file:|\[['"]?file:/.test(attributes["table:formula"] ?? "");
    for (let column = from; column < from + repeated; column++) {
      this.cells.push({ column, ...read });
      this.letters.push(look.letters);
      if (isExternal) this.external.push(column);
    }
  }

  private chargeRepeated(cells: number): void {
    this.repeatedCells -= cells;
    if (this.repeatedCells < 0)
      refuse("file-pericoloso", { motivo: "una cella ripetuta centinaia di migliaia di volte" });
  }

  private addRule(attributes: Attributes): void {
    const { "calcext:value": value, "calcext:apply-style-name": style } = attributes;
    if (this.ruledAreas.length === 0) return;
    const rule =
      value === undefined ? odsBare(this.ruledAreas) : odsRule(this.ruledAreas, value, this.styles.ruleLook(style));
    this.tables.at(-1)?.builder.rule(rule);
  }

  private addFilter(attributes: Attributes): void {
    if (attributes["table:display-filter-buttons"] !== "true") return;
    const target = rangeOf(attributes["table:target-range-address"] ?? "");
    if (target !== null) this.tables.find(({ name }) => name === target.table)?.builder.filter(target);
  }
}

/** How many times something stands there; at least once. */
function times(written: string | undefined): number {
  const count = written === undefined ? 1 : Number(written);
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}

function hiddenBy(attributes: Attributes): RawRow["hidden"] {
  const visibility = attributes["table:visibility"];
  return visibility === "collapse" ? "nascosta" : visibility === "filter" ? "filtro" : false;
}

/** `Volontari.A1:Volontari.G4`, `$'Foglio 1'.$A$1:.$G$4`; null when the text is no range of one table. */
function rangeOf(address: string): (Range & { table: string }) | null {
  if (address.length > 500) return null;
  const match = /^\$?(.+)\.\$?([A-Z]+)\$?(\d+):[^:]*\.\$?([A-Z]+)\$?(\d+)$/.exec(address);
  if (match === null) return null;
  const [, table = "", left = "", top = "", right = "", bottom = ""] = match;
  const name = /^'.*'$/.test(table) ? table.slice(1, -1).replaceAll("''", "'") : table;
  return { table: name, top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) };
}
