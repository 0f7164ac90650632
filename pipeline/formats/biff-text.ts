// Texts of an .xls workbook. Those of Excel 97 and later are Unicode, of one or two bytes a letter, and may go on in the
// next record, which then says again how wide its letters are; those of Excel 5 are bytes of an alphabet.
import { damaged } from "./refusal.ts";

/** Where a run of letters with another font begins. */
export interface FontRun {
  readonly from: number;
  readonly font: number;
}

export interface BiffText {
  readonly text: string;
  readonly runs: readonly FontRun[];
}

const BROKEN = "uno dei suoi testi è rovinato";

/** Reads along the bytes of a record and of those that continue it. */
export class BiffReader {
  private readonly pieces: readonly Buffer[];
  private piece = 0;
  private at: number;

  constructor(pieces: readonly Buffer[], at = 0) {
    this.pieces = pieces;
    this.at = at;
  }

  get isAtEnd(): boolean {
    this.step();
    return this.piece >= this.pieces.length;
  }

  /** A text of Excel 97: its length has one or two bytes. */
  text(lengthBytes: 1 | 2): BiffText {
    const length = lengthBytes === 1 ? this.byte() : this.short();
    const flags = this.byte();
    const runCount = (flags & 8) === 0 ? 0 : this.short();
    const extraBytes = (flags & 4) === 0 ? 0 : this.short() + this.short() * 0x10000;
    const text = this.letters(length, (flags & 1) !== 0);
    const runs: FontRun[] = [];
    for (let n = 0; n < runCount; n++) runs.push({ from: this.short(), font: this.short() });
    // Phonetic guides: not what the cell says.
    this.skip(extraBytes);
    return { text, runs };
  }

  byte(): number {
    this.step();
    const piece = this.pieces[this.piece] ?? damaged(BROKEN);
    return piece.readUInt8(this.at++);
  }

  short(): number {
    return this.byte() + this.byte() * 0x100;
  }

  private letters(length: number, isWide: boolean): string {
    let text = "";
    let wide = isWide;
    while (text.length < length) {
      const before = this.piece;
      this.step();
      // A text that goes on in the next record says there again how wide its letters are.
      if (this.piece > before) wide = (this.byte() & 1) !== 0;
      const piece = this.pieces[this.piece] ?? damaged(BROKEN);
      const width = wide ? 2 : 1;
      const count = Math.min(length - text.length, Math.floor((piece.length - this.at) / width));
      const end = this.at + count * width;
      text += piece.toString(wide ? "utf16le" : "latin1", this.at, end);
      // Half a letter may be left over at the end of a record.
      this.at = text.length < length ? piece.length : end;
    }
    return text;
  }

  private skip(count: number): void {
    let left = count;
    while (left > 0) {
      this.step();
      const piece = this.pieces[this.piece] ?? damaged(BROKEN);
      const here = Math.min(left, piece.length - this.at);
      this.at += here;
      left -= here;
    }
  }

  /** Into the next piece where this one is over. */
  private step(): void {
    while (this.piece < this.pieces.length && this.at >= (this.pieces[this.piece]?.length ?? 0)) {
      this.piece++;
      this.at = 0;
    }
  }
}

/** The text of bytes in an alphabet that Windows knows by number; Western European when it is another. */
export function textOfBytes(bytes: Buffer, codepage: number): string {
  if (codepage === 10000) return new TextDecoder("macintosh").decode(bytes);
  const isKnown = codepage >= 1250 && codepage <= 1258;
  return new TextDecoder(isKnown ? `windows-${codepage}` : "windows-1252").decode(bytes);
}
