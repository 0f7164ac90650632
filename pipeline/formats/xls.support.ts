// Workbooks of Excel 97 for the tests, record by record, in the container that holds them.
const SECTOR = 512;
const END_OF_CHAIN = 0xfffffffe;
const FAT_SECTOR = 0xfffffffd;
const FREE = 0xffffffff;

/** One record: its kind and its bytes. */
export function record(kind: number, ...data: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(data);
  return Buffer.concat([shorts(kind, bytes.length), bytes]);
}

export function shorts(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 2);
  for (const [at, number] of numbers.entries()) bytes.writeUInt16LE(number & 0xffff, at * 2);
  return bytes;
}

export function longs(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32LE(number >>> 0, at * 4);
  return bytes;
}

export function double(number: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(number);
  return bytes;
}

/** A text of one byte a letter, or of two. */
export function unicode(text: string, lengthBytes: 1 | 2 = 2, isWide = false): Buffer {
  const letters = Buffer.from(text, isWide ? "utf16le" : "latin1");
  const length = lengthBytes === 1 ? Buffer.from([text.length]) : shorts(text.length);
  return Buffer.concat([length, Buffer.from([isWide ? 1 : 0]), letters]);
}

const BOF_GLOBALS = record(0x809, shorts(0x600, 5, 0, 0), longs(0, 0));
const BOF_SHEET = record(0x809, shorts(0x600, 0x10, 0, 0), longs(0, 0));
export const EOF = record(0x0a);

/** The records of a workbook with one sheet, «A». */
export function workbookOf(globals: readonly Buffer[], sheet: readonly Buffer[]): Buffer {
  const tab = (offset: number) => record(0x85, longs(offset), Buffer.from([0, 0]), unicode("A", 1));
  const head = (offset: number) => Buffer.concat([BOF_GLOBALS, ...globals, tab(offset), EOF]);
  return Buffer.concat([head(head(0).length), BOF_SHEET, ...sheet, EOF]);
}

/** A container with one stream, after the header: table of sectors, directory, stream. */
export function container(stream: Buffer, name = "Workbook"): Buffer {
  const padded = Buffer.concat([stream, Buffer.alloc(Math.max(0, 4096 - stream.length))]);
  const sectors = Math.ceil(padded.length / SECTOR);
  const fat = Buffer.alloc(Math.ceil((sectors + 1) / 127) * SECTOR, 0xff);
  const fatSectors = fat.length / SECTOR;
  for (let n = 0; n < fatSectors; n++) fat.writeUInt32LE(FAT_SECTOR, n * 4);
  fat.writeUInt32LE(END_OF_CHAIN, fatSectors * 4);
  const first = fatSectors + 1;
  for (let n = 0; n < sectors; n++) {
    fat.writeUInt32LE(n === sectors - 1 ? END_OF_CHAIN : first + n + 1, (first + n) * 4);
  }
  const header = Buffer.alloc(SECTOR, 0xff);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
  header.fill(0, 8, 76);
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(fatSectors, 44);
  header.writeUInt32LE(fatSectors, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(END_OF_CHAIN, 60);
  header.writeUInt32LE(END_OF_CHAIN, 68);
  for (let n = 0; n < fatSectors; n++) header.writeUInt32LE(n, 76 + n * 4);
  const directory = Buffer.concat([
    entry("Root Entry", 5, 1, END_OF_CHAIN, 0),
    entry(name, 2, FREE, first, padded.length),
  ]);
  const rest = Buffer.alloc(SECTOR - directory.length);
  return Buffer.concat([header, fat, directory, rest, padded, Buffer.alloc(sectors * SECTOR - padded.length)]);
}

function entry(name: string, type: number, child: number, start: number, size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 0, "utf16le");
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes.writeUInt8(type, 66);
  for (const [at, number] of [
    [68, FREE],
    [72, FREE],
    [76, child],
    [116, start],
    [120, size],
  ] as const) {
    bytes.writeUInt32LE(number, at);
  }
  return bytes;
}
