// The remarks on the cells of an .xls sheet, and the boxes that are drawn over them. Of Excel 97 and later a remark names a drawn box, whose words stand in another
// record (MS-XLS 2.4.179, 2.4.181, 2.4.329); older ones hold their words, and may go on in the next.
import type { BiffRecord } from "./biff.ts";
import { textOfBytes } from "./biff-text.ts";
import type { CellNote } from "./sheet.ts";

const KINDS = { note: 0x001c, drawing: 0x00ec, object: 0x005d, text: 0x01b6 } as const;
const PICTURE = 8;
/** The head of the record, within a drawing, of the cells that a box lies over (OfficeArtClientAnchorSheet). */
const ANCHOR = Buffer.from("10f012000000", "hex");
/** The row of a remark that goes on from the one before. */
const GOES_ON = 0xffff;

interface Found {
  readonly row: number;
  readonly column: number;
  /** The box that holds the words; null where the remark holds them itself. */
  readonly box: number | null;
  text: string;
}

/** Lives while the records of one sheet are read. */
export class XlsNotes {
  private readonly isBiff8: boolean;
  private readonly codepage: number;
  private readonly found: Found[] = [];
  private readonly words = new Map<number, string>();
  /** The box that was declared last, and the place of the one that was drawn last. */
  private box = 0;
  private place = { row: 1, column: 1 };
  private readonly places = new Map<number, { row: number; column: number }>();
  hasPictures = false;

  constructor(isBiff8: boolean, codepage: number) {
    this.isBiff8 = isBiff8;
    this.codepage = codepage;
  }

  take({ kind, data, more }: BiffRecord): void {
    if (kind === KINDS.note) this.takeNote(data);
    else if (kind === KINDS.drawing) this.takeDrawing(data);
    else if (kind === KINDS.object && this.isBiff8 && data.length >= 8) this.takeBox(data);
    else if (kind === KINDS.text && data.length >= 12) this.takeWords(data.readUInt16LE(10), more);
  }

  /** `text` is null where the words were not found. */
  result(): CellNote[] {
    const ofNotes = new Set(this.found.map(({ box }) => box));
    const notes = this.found.map(({ row, column, box, text }) => {
      const words = box === null ? text : (this.words.get(box) ?? null);
      return { row, column, text: words };
    });
    const boxes = [...this.words].flatMap(([box, text]): CellNote[] =>
      ofNotes.has(box) || text.trim() === ""
        ? []
        : [{ ...(this.places.get(box) ?? { row: 1, column: 1 }), text, box: this.places.has(box) ? true : "sciolto" }],
    );
    return [...notes, ...boxes];
  }

  private takeDrawing(data: Buffer): void {
    const at = data.lastIndexOf(ANCHOR) + ANCHOR.length;
    if (at < ANCHOR.length || at + 8 > data.length) return;
    this.place = { row: data.readUInt16LE(at + 6) + 1, column: data.readUInt16LE(at + 2) + 1 };
  }

  private takeBox(data: Buffer): void {
    this.box = data.readUInt16LE(6);
    this.places.set(this.box, this.place);
    if (data.readUInt16LE(4) === PICTURE) this.hasPictures = true;
  }

  private takeNote(data: Buffer): void {
    if (data.length < 8) return;
    const row = data.readUInt16LE(0);
    const text = this.isBiff8 ? "" : textOfBytes(data.subarray(6), this.codepage);
    if (row === GOES_ON) {
      const last = this.found.at(-1);
      if (last !== undefined) last.text += text;
      return;
    }
    const box = this.isBiff8 ? data.readUInt16LE(6) : null;
    this.found.push({ row: row + 1, column: data.readUInt16LE(2) + 1, box, text });
  }

  /** Each piece says first how wide its letters are; after the words stand their fonts. */
  private takeWords(length: number, pieces: readonly Buffer[]): void {
    let text = "";
    for (const piece of pieces) {
      if (text.length >= length) break;
      text += piece.subarray(1).toString((piece[0] ?? 0) & 1 ? "utf16le" : "latin1");
    }
    if (text.length >= length) this.words.set(this.box, text.slice(0, length));
  }
}
