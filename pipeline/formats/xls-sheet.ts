// The records of one sheet of an .xls workbook → rows of cells at their true address (MS-XLS 2.1.7.20.5).
import { type BiffRecord, numberOfRk, recordsFrom } from "./biff.ts";
import { BiffReader, textOfBytes } from "./biff-text.ts";
import { boolean, cellOf, type Meaning, number, type Seen, storedError, TESTO } from "./cell-meaning.ts";
import { LEAST_HEIGHT, LEAST_WIDTH } from "./colours.ts";
import type { Rule } from "./conditional.ts";
import { MAX_COLUMN, MAX_ROW } from "./limits.ts";
import { PLAIN_LOOK } from "./number-format.ts";
import { damaged } from "./refusal.ts";
import type { Written } from "./runs.ts";
import { sharedText } from "./shared-strings.ts";
import { type BuilderContext, SheetBuilder, type SheetReading } from "./sheet-builder.ts";
import { BOF, EOF, isBiff8, writtenIn, type XlsGlobals, type XlsTab } from "./xls-globals.ts";
import { XlsNotes } from "./xls-notes.ts";
import { XlsRules } from "./xls-rules.ts";

const KINDS = {
  row: 0x0208,
  column: 0x007d,
  merges: 0x00e5,
  filter: 0x009d,
  sharedText: 0x00fd,
  label: 0x0204,
  richLabel: 0x00d6,
  number: 0x0203,
  rk: 0x027e,
  rks: 0x00bd,
  formula: 0x0006,
  formulaText: 0x0207,
  boolOrError: 0x0205,
} as const;

/** The cells of a sheet, and what had to be left out of it. */
export function readXlsSheet(stream: Buffer, tab: XlsTab, globals: XlsGlobals, context: BuilderContext): SheetReading {
  const reader = new XlsSheetReader(globals, context);
  // They stand after the cells, whose looks are only kept where there are any.
  reader.expect(rulesOf(stream, tab, globals));
  let depth = 0;
  for (const record of recordsFrom(stream, tab.offset)) {
    if (depth === 0) isBiff8(record);
    // Charts stand within the sheet as parts of their own.
    if (record.kind === BOF) depth++;
    else if (record.kind === EOF) depth--;
    else if (depth === 1) reader.take(record);
    if (depth === 0) return reader.result(tab);
  }
  return damaged("manca la parte finale, forse la copia si è interrotta");
}

function rulesOf(stream: Buffer, tab: XlsTab, { palette }: XlsGlobals): readonly Rule[] {
  const found = new XlsRules(palette);
  let depth = 0;
  for (const record of recordsFrom(stream, tab.offset)) {
    if (record.kind === BOF) depth++;
    else if (record.kind === EOF) depth--;
    else if (depth === 1) found.take(record);
    if (depth === 0) break;
  }
  return found.rules;
}

/** Where a cell is and how it looks. */
interface Place {
  readonly row: number;
  readonly column: number;
  readonly style: number;
}

class XlsSheetReader {
  private readonly globals: XlsGlobals;
  private readonly builder: SheetBuilder;
  private readonly notes: XlsNotes;
  private row = 0;
  /** A formula whose text comes in a record of its own. */
  private pending: Place | null = null;

  constructor(globals: XlsGlobals, context: BuilderContext) {
    this.globals = globals;
    this.builder = new SheetBuilder(context);
    this.notes = new XlsNotes(globals.isBiff8, globals.codepage);
  }

  expect(rules: readonly Rule[]): void {
    if (rules.length > 0) this.builder.expectRules();
    for (const rule of rules) this.builder.rule(rule);
  }

  take(record: BiffRecord): void {
    const { kind, data, more } = record;
    this.notes.take(record);
    switch (kind) {
      case KINDS.row:
        if (isHiddenRow(data)) this.builder.hideRow(data.readUInt16LE(0) + 1);
        return;
      case KINDS.column:
        this.hideColumns(data);
        return;
      case KINDS.merges:
        this.addMerges(data);
        return;
      case KINDS.filter:
        // Which rows it spans is said elsewhere: whatever is hidden here may be hidden by it.
        this.builder.filter({ top: 0, left: 1, bottom: MAX_ROW, right: MAX_COLUMN });
        return;
      case KINDS.sharedText:
        this.add(placeOf(data), sharedText(data.readUInt32LE(6), this.globals.strings), false);
        return;
      case KINDS.label:
      case KINDS.richLabel:
        this.addText(placeOf(data), this.labelIn([data, ...more]), false);
        return;
      case KINDS.number:
        this.addNumber(placeOf(data), data.readDoubleLE(6), false);
        return;
      case KINDS.rk:
        this.addNumber(placeOf(data), numberOfRk(data, 6), false);
        return;
      case KINDS.rks:
        this.addNumbers(data);
        return;
      case KINDS.boolOrError:
        this.add(placeOf(data), boolOrError(data.readUInt8(6), data.readUInt8(7) === 1), false);
        return;
      case KINDS.formula:
        this.addFormula(data);
        return;
      case KINDS.formulaText:
        this.addFormulaText([data, ...more]);
        return;
    }
  }

  result({ name, hidden }: XlsTab): SheetReading {
    this.builder.closeRow();
    for (const note of this.notes.result()) this.builder.note(note);
    if (this.notes.hasPictures) this.builder.picture();
    return this.builder.result(name, hidden);
  }

  private hideColumns(data: Buffer): void {
    const isHidden = (data.readUInt16LE(8) & 1) !== 0 || data.readUInt16LE(4) < LEAST_WIDTH * 256;
    if (isHidden) this.builder.hideColumns(data.readUInt16LE(0) + 1, data.readUInt16LE(2) + 1);
  }

  private addMerges(data: Buffer): void {
    const count = Math.min(data.readUInt16LE(0), Math.floor((data.length - 2) / 8));
    for (let n = 0; n < count; n++) {
      const [top = 0, bottom = 0, left = 0, right = 0] = [0, 2, 4, 6].map(
        (at) => data.readUInt16LE(2 + n * 8 + at) + 1,
      );
      this.builder.merge({ top, left, bottom, right });
    }
  }

  private labelIn(pieces: readonly Buffer[]): Written {
    const { isBiff8: isUnicode, codepage, fonts } = this.globals;
    const [data = Buffer.alloc(0)] = pieces;
    if (isUnicode) return writtenIn(new BiffReader(pieces, 6).text(2), fonts);
    return { text: textOfBytes(data.subarray(8, 8 + data.readUInt16LE(6)), codepage) };
  }

  private addNumbers(data: Buffer): void {
    const { row, column } = placeOf(data);
    const count = Math.floor((data.length - 6) / 6);
    for (let n = 0; n < count; n++) {
      const style = data.readUInt16LE(4 + n * 6);
      this.addNumber({ row, column: column + n, style }, numberOfRk(data, 6 + n * 6), false);
    }
  }

  private addFormula(data: Buffer): void {
    const place = placeOf(data);
    this.pending = null;
    if (data.readUInt16LE(12) !== 0xffff) this.addNumber(place, data.readDoubleLE(6), true);
    else if (data.readUInt8(6) === 0) this.pending = place;
    else if (data.readUInt8(6) === 1) this.add(place, boolOrError(data.readUInt8(8), false), !isTyped(data));
    else if (data.readUInt8(6) === 2) this.add(place, boolOrError(data.readUInt8(8), true), true);
  }

  private addFormulaText(pieces: readonly Buffer[]): void {
    const place = this.pending;
    this.pending = null;
    if (place === null) return;
    const [data = Buffer.alloc(0)] = pieces;
    const text = this.globals.isBiff8
      ? new BiffReader(pieces).text(2).text
      : textOfBytes(data.subarray(2, 2 + data.readUInt16LE(0)), this.globals.codepage);
    this.addText(place, { text }, true);
  }

  private addText(place: Place, written: Written, formula: boolean): void {
    this.add(place, { ...written, content: TESTO }, formula);
  }

  private addNumber(place: Place, value: number, formula: boolean): void {
    const { form } = this.globals.looks[place.style] ?? PLAIN_LOOK;
    this.add(place, number(value, String(value), form, this.globals.is1904), formula);
  }

  private add({ row, column, style }: Place, seen: Seen, formula: boolean): void {
    if (row !== this.row) {
      this.builder.closeRow();
      this.builder.openRow(row, false);
      this.row = row;
    }
    if (seen.text === "") return;
    const look = this.globals.looks[style] ?? PLAIN_LOOK;
    this.builder.add({ column, ...cellOf(seen, look), formula }, look.letters);
  }
}

/** By hand, or for being a hair high: twentieths of a point, where the first bit does not say that it is the usual height. */
function isHiddenRow(data: Buffer): boolean {
  const height = data.readUInt16LE(6);
  return (data.readUInt16LE(12) & 0x20) !== 0 || ((height & 0x8000) === 0 && height < LEAST_HEIGHT * 20);
}

function placeOf(data: Buffer): Place {
  return { row: data.readUInt16LE(0) + 1, column: data.readUInt16LE(2) + 1, style: data.readUInt16LE(4) };
}

function boolOrError(value: number, isError: boolean): Meaning {
  return isError ? storedError(ERRORS[value] ?? "#N/A") : boolean(value === 1);
}

const ERRORS: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA",
};

/** VERO or FALSO alone: LibreOffice stores a typed one so, and nobody wrote a formula there. */
function isTyped(data: Buffer): boolean {
  return data.length === 24 && data.readUInt16LE(20) === 2 && data.readUInt8(22) === BOOL_TOKEN;
}
const BOOL_TOKEN = 0x1d;
