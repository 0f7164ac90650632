// The stream of an .xls workbook as its records (MS-XLS 2.1.4): a kind, a length, some bytes. Long records go on in
// CONTINUE records.
import { damaged } from "./refusal.ts";

export interface BiffRecord {
  readonly kind: number;
  readonly data: Buffer;
  /** The bytes of the CONTINUE records that follow. */
  readonly more: readonly Buffer[];
}

const CONTINUE = 0x3c;

/** The records from an offset on. Refuses a stream that ends within a record. */
export function* recordsFrom(stream: Buffer, offset: number): Generator<BiffRecord> {
  let at = offset;
  while (at + 4 <= stream.length) {
    const kind = stream.readUInt16LE(at);
    const data = dataAt(stream, at);
    at += 4 + data.length;
    const more: Buffer[] = [];
    while (at + 4 <= stream.length && stream.readUInt16LE(at) === CONTINUE) {
      const piece = dataAt(stream, at);
      more.push(piece);
      at += 4 + piece.length;
    }
    yield { kind, data, more };
  }
}

function dataAt(stream: Buffer, at: number): Buffer {
  const end = at + 4 + stream.readUInt16LE(at + 2);
  return end > stream.length
    ? damaged("manca la parte finale, forse la copia si è interrotta")
    : stream.subarray(at + 4, end);
}

/** A number that Excel keeps in four bytes: whole or not, and perhaps a hundred times too large. */
export function numberOfRk(data: Buffer, at: number): number {
  const stored = data.readInt32LE(at);
  const isWhole = (stored & 2) !== 0;
  const value = isWhole ? stored >> 2 : doubleOfTop(stored);
  return (stored & 1) === 0 ? value : value / 100;
}

const scratch = new DataView(new ArrayBuffer(8));

/** A double whose upper bits are those of `stored`, but for the two that are flags. */
function doubleOfTop(stored: number): number {
  scratch.setInt32(0, stored & ~3);
  scratch.setInt32(4, 0);
  return scratch.getFloat64(0);
}
