// The container of Office 97 (MS-CFB): a small file system inside a file. Every chain of sectors is followed for at most
// as many steps as the file has sectors, so that circles end; nothing larger than the file is ever made.
import { damaged } from "./refusal.ts";

const HEADER_BYTES = 512;
const HEADER_FAT_SECTORS = 109;
const ENTRY_BYTES = 128;
const MINI_BYTES = 64;
/** Sector numbers from here on are marks: end of chain, free, table. */
const FIRST_MARK = 0xfffffffa;
const BROKEN = "la sua struttura interna è rovinata";

interface Entry {
  /** In lower case: programs do not agree on capitals. */
  readonly name: string;
  readonly type: number;
  /** Entries before and after it in its folder, and the first of those within it. */
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

export interface Compound {
  /** What lies in its first folder, in lower case: documents within the document lie deeper. */
  readonly names: ReadonlySet<string>;
  /** The bytes of a stream by its name in lower case; null when there is none. Refuses a broken one. */
  readonly stream: (name: string) => Buffer | null;
}

/** Opens a container by its directory. Refuses a broken one. */
export function openCompound(bytes: Buffer): Compound {
  if (bytes.length < HEADER_BYTES) damaged(BROKEN);
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) damaged(BROKEN);
  const sectors = makeSectors(bytes, 1 << shift);
  const fat = readFat(bytes, sectors);
  const all = readEntries(sectors.chain(bytes.readUInt32LE(48), fat));
  const root = all.find(({ type }) => type === 5);
  const entries = topEntries(all, root);
  const cutoff = bytes.readUInt32LE(56);
  const mini = (): { fat: Uint32Array; bytes: Buffer } => ({
    fat: numbersOf(sectors.chain(bytes.readUInt32LE(60), fat)),
    bytes: root === undefined ? damaged(BROKEN) : sectors.chain(root.start, fat),
  });
  const stream = (name: string): Buffer | null => {
    const entry = entries.find((each) => each.type === 2 && each.name === name);
    if (entry === undefined) return null;
    const whole = entry.size < cutoff ? miniChain(entry.start, mini()) : sectors.chain(entry.start, fat);
    return whole.length < entry.size
      ? damaged("manca la parte finale, forse la copia si è interrotta")
      : whole.subarray(0, entry.size);
  };
  return { names: new Set(entries.map(({ name }) => name)), stream };
}

interface Sectors {
  readonly count: number;
  /** The bytes of one sector; the last of a file may be short. */
  readonly at: (sector: number) => Buffer;
  /** The sectors of a chain, joined. */
  readonly chain: (start: number, fat: Uint32Array) => Buffer;
}

function makeSectors(bytes: Buffer, size: number): Sectors {
  const count = Math.ceil(bytes.length / size) - 1;
  const at = (sector: number): Buffer => {
    if (sector >= count) damaged(BROKEN);
    return bytes.subarray((sector + 1) * size, (sector + 2) * size);
  };
  const chain = (start: number, fat: Uint32Array): Buffer => {
    const pieces: Buffer[] = [];
    for (let sector = start; sector < FIRST_MARK; sector = fat[sector] ?? damaged(BROKEN)) {
      if (pieces.length >= count) damaged(BROKEN);
      pieces.push(at(sector));
    }
    return Buffer.concat(pieces);
  };
  return { count, at, chain };
}

/** The table of next sectors. Its own sectors are listed in the header, then in a chain of lists. */
function readFat(bytes: Buffer, sectors: Sectors): Uint32Array {
  const listed: number[] = [];
  for (let n = 0; n < HEADER_FAT_SECTORS; n++) listed.push(bytes.readUInt32LE(76 + n * 4));
  let next = bytes.readUInt32LE(68);
  for (let n = 0; next < FIRST_MARK; n++) {
    if (n >= sectors.count) damaged(BROKEN);
    const list = numbersOf(sectors.at(next));
    listed.push(...list.subarray(0, -1));
    next = list.at(-1) ?? FIRST_MARK;
  }
  const used = listed.filter((sector) => sector < FIRST_MARK);
  if (used.length > sectors.count) damaged(BROKEN);
  return numbersOf(Buffer.concat(used.map(sectors.at)));
}

function numbersOf(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, n) => bytes.readUInt32LE(n * 4));
}

function readEntries(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const nameBytes = Math.min(directory.readUInt16LE(at + 64), 64);
    const name = directory.toString("utf16le", at, at + Math.max(0, nameBytes - 2)).toLowerCase();
    const [left = 0, right = 0, child = 0, start = 0, size = 0] = [68, 72, 76, 116, 120].map((field) =>
      directory.readUInt32LE(at + field),
    );
    entries.push({ name, type: directory.readUInt8(at + 66), left, right, child, start, size });
  }
  return entries;
}

/** The entries of the first folder, a tree; each is met once, so that circles end. */
function topEntries(all: readonly Entry[], root: Entry | undefined): Entry[] {
  const met = new Set<Entry>();
  const next = [root?.child];
  while (next.length > 0) {
    const entry = all[next.pop() ?? -1];
    if (entry === undefined || met.has(entry)) continue;
    met.add(entry);
    next.push(entry.left, entry.right);
  }
  return [...met];
}

/** Small streams lie in pieces of 64 bytes in the stream of the root. */
function miniChain(start: number, { fat, bytes }: { fat: Uint32Array; bytes: Buffer }): Buffer {
  const pieces: Buffer[] = [];
  for (let sector = start; sector < FIRST_MARK; sector = fat[sector] ?? damaged(BROKEN)) {
    if (pieces.length > fat.length) damaged(BROKEN);
    pieces.push(bytes.subarray(sector * MINI_BYTES, (sector + 1) * MINI_BYTES));
  }
  return Buffer.concat(pieces);
}
