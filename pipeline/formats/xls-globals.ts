// The first part of an .xls workbook: its tabs, texts, fonts and formats (MS-XLS 2.1.7.20.3).
import { type BiffRecord, recordsFrom } from "./biff.ts";
import { BiffReader, type BiffText, textOfBytes } from "./biff-text.ts";
import { indexedColour, isUnseen, type Rgb } from "./colours.ts";
import { BEFORE_EXCEL_5 } from "./kind.ts";
import type { Limits } from "./limits.ts";
import { builtinForm, formOf, type Look, type NumberForm } from "./number-format.ts";
import { damaged, refuse, refuseCells } from "./refusal.ts";
import { joinRuns, type Run, type Written } from "./runs.ts";
import { isMarked, NO_STRINGS, type SharedStrings } from "./shared-strings.ts";

type Font = Pick<Run, "struck" | "raised"> & { readonly size: number; readonly colour: number };

export interface XlsTab {
  readonly name: string;
  readonly hidden: boolean;
  /** Where its records begin. */
  readonly offset: number;
}

export interface XlsGlobals {
  readonly palette: readonly (Rgb | null)[];
  readonly isBiff8: boolean;
  readonly codepage: number;
  readonly is1904: boolean;
  readonly tabs: readonly XlsTab[];
  readonly strings: SharedStrings;
  readonly looks: readonly Look[];
  readonly fonts: readonly Font[];
}

export const BOF = 0x0809;
export const EOF = 0x000a;
const [FILEPASS, CODEPAGE, DATEMODE, FONT, FORMAT, XF, BOUNDSHEET, SST, PALETTE] = [
  0x002f, 0x0042, 0x0022, 0x0031, 0x041e, 0x00e0, 0x0085, 0x00fc, 0x0092,
];
const BIFF8 = 0x0600;
const BIFF5 = 0x0500;

/** Refuses a workbook with a password, or older than Excel 5. */
export function readGlobals(stream: Buffer, limits: Limits): XlsGlobals {
  const reader = new GlobalsReader(limits);
  for (const record of recordsFrom(stream, 0)) {
    if (record.kind === EOF) break;
    reader.take(record);
  }
  return reader.result();
}

/** The version of a part: true for Excel 97 and later. */
export function isBiff8({ kind, data }: BiffRecord): boolean {
  const version = kind === BOF && data.length >= 4 ? data.readUInt16LE(0) : 0;
  if (version !== BIFF8 && version !== BIFF5) refuse("file-formato-vecchio", { formato: BEFORE_EXCEL_5 });
  return version === BIFF8;
}

class GlobalsReader {
  private readonly limits: Limits;
  private isBiff8: boolean | null = null;
  private codepage = 1252;
  private is1904 = false;
  private readonly tabs: XlsTab[] = [];
  private readonly fonts: Font[] = [];
  private readonly formats = new Map<number, NumberForm>();
  private readonly styles: { font: number; format: number; ground: number | null }[] = [];
  private palette: readonly Rgb[] = [];
  private strings = NO_STRINGS;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  take(record: BiffRecord): void {
    const { kind, data } = record;
    if (this.isBiff8 === null) this.isBiff8 = isBiff8(record);
    else if (kind === FILEPASS) refuse("file-password", {});
    else if (kind === CODEPAGE) this.codepage = data.readUInt16LE(0);
    else if (kind === DATEMODE) this.is1904 = data.readUInt16LE(0) === 1;
    else if (kind === FONT && this.fonts.length < this.limits.styles) this.fonts.push(fontOf(data));
    else if (kind === FORMAT && this.formats.size < this.limits.styles) this.takeFormat(data);
    else if (kind === XF && this.styles.length < this.limits.styles) {
      this.styles.push({ font: data.readUInt16LE(0), format: data.readUInt16LE(2), ground: groundOf(data) });
    } else if (kind === PALETTE) this.palette = paletteOf(data);
    else if (kind === BOUNDSHEET) this.takeTab(data);
    else if (kind === SST) this.takeTexts(record);
  }

  result(): XlsGlobals {
    const { isBiff8: version, codepage, is1904, tabs, strings, fonts } = this;
    if (version === null || tabs.length === 0) damaged("manca l'elenco dei fogli");
    const looks = this.styles.map(({ font, format, ground }) => {
      const { struck, size = Number.POSITIVE_INFINITY, colour } = fontAt(fonts, font) ?? {};
      const letters = { size, colour: this.colour(colour ?? null), ground: this.colour(ground) };
      return {
        form: this.formats.get(format) ?? builtinForm(format),
        struck: struck === true,
        unseen: isUnseen(letters),
        letters,
      };
    });
    return { isBiff8: version, codepage, is1904, tabs, strings, looks, fonts, palette: this.palette };
  }

  private colour(index: number | null): Rgb | null {
    return index === null ? null : indexedColour(index, this.palette);
  }

  private takeFormat(data: Buffer): void {
    const code =
      this.isBiff8 === true
        ? new BiffReader([data], 2).text(2).text
        : textOfBytes(data.subarray(3, 3 + data.readUInt8(2)), this.codepage);
    this.formats.set(data.readUInt16LE(0), formOf(code));
  }

  private takeTab(data: Buffer): void {
    // Sheets that are only a chart or a macro have no cells.
    if (data.readUInt8(5) !== 0) return;
    const { sheets } = this.limits;
    if (this.tabs.length >= sheets) {
      refuse("file-troppo-grande", { cosa: `ha più di ${sheets} fogli`, limite: `${sheets} fogli` });
    }
    const name =
      this.isBiff8 === true
        ? new BiffReader([data], 6).text(1).text
        : textOfBytes(data.subarray(7, 7 + data.readUInt8(6)), this.codepage);
    this.tabs.push({ name, hidden: (data.readUInt8(4) & 3) !== 0, offset: data.readUInt32LE(0) });
  }

  /** As many as are counted, and where none is, as many as there are. */
  private takeTexts({ data, more }: BiffRecord): void {
    const count = data.readUInt32LE(4);
    const reader = new BiffReader([data, ...more], 8);
    const texts: string[] = [];
    const marked = new Map<number, Written>();
    while (!reader.isAtEnd && (count === 0 || texts.length < count)) {
      if (texts.length >= this.limits.cells) refuseCells(this.limits.cells);
      const written = writtenIn(reader.text(2), this.fonts);
      if (isMarked(written)) marked.set(texts.length, written);
      texts.push(written.text);
    }
    this.strings = { texts, marked };
  }
}

function fontOf(data: Buffer): Font {
  const escapement = data.readUInt16LE(8);
  const raised = escapement === 1 ? "apice" : escapement === 2 ? "pedice" : null;
  const size = data.readUInt16LE(0) / 20;
  return { struck: (data.readUInt16LE(2) & 8) !== 0, raised, size, colour: data.readUInt16LE(4) };
}

const [AUTOMATIC, PAPER] = [64, 65];
/** The colour behind the letters of a style, by its number (MS-XLS 2.5.20); null under a pattern, and before Excel 97. */
function groundOf(data: Buffer): number | null {
  if (data.length < 20) return null;
  const pattern = data.readUInt32LE(14) >>> 26;
  const colour = data.readUInt16LE(18) & 0x7f;
  return pattern === 0 ? PAPER : pattern === 1 && colour < AUTOMATIC ? colour : null;
}

/** The workbook's own colours, from number 8 (MS-XLS 2.4.188). */
function paletteOf(data: Buffer): Rgb[] {
  const own: Rgb[] = [];
  for (let n = 0; n < Math.min(data.readUInt16LE(0), Math.floor((data.length - 2) / 4), 56); n++)
    own[n + 8] = data.readUIntBE(2 + n * 4, 3);
  return own;
}

/** There is no font number 4. */
function fontAt(fonts: readonly Font[], font: number): Font | undefined {
  return fonts[font > 4 ? font - 1 : font];
}

/** A text with its runs of other fonts. */
export function writtenIn({ text, runs }: BiffText, fonts: readonly Font[]): Written {
  if (runs.length === 0) return { text };
  const starts = [{ from: 0, font: -1 }, ...runs];
  return joinRuns(
    starts.map(({ from, font }, n) => {
      const { struck = null, raised = null } = fontAt(fonts, font) ?? {};
      return { text: text.slice(from, starts[n + 1]?.from), struck, raised };
    }),
  );
}
