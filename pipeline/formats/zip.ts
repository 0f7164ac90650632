// A workbook is a zip. Guard 1: entries, names, sizes and ratio are judged on the directory before anything is unzipped,
// and every part is then unzipped under the size it declared, so a lie in the directory stops at once.
// Guard 2: no part may define entities. All parts pass, also those we do not read, because other programs open them.
import { crc32, inflateRawSync } from "node:zlib";
import { type Limits, RATIO_FROM_BYTES } from "./limits.ts";
import { damaged, refuse, refuseBytes } from "./refusal.ts";

export interface ZipEntry {
  /** As OPC compares names: lower case, `/`, no leading slash. */
  readonly name: string;
  /** As the zip has it. */
  readonly written: string;
  readonly method: number;
  readonly crc: number;
  readonly zippedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const IN_ZIP64 = 0xffffffff;
const END64 = 0x06064b50;
const END64_BYTES = 56;
const LOCATOR64 = 0x07064b50;
const LOCATOR64_BYTES = 20;
const BROKEN_DIRECTORY = "l'indice delle sue parti è rovinato";
const TRUNCATED = "manca la parte finale, forse la copia si è interrotta";

/** The directory of a zip, in its order. Refuses a broken, encrypted, huge or malicious one. */
export function readDirectory(bytes: Buffer, limits: Limits): ZipEntry[] {
  const { end, count, start } = findDirectory(bytes);
  if (count > limits.zipEntries) {
    refuse("file-troppo-grande", { cosa: `contiene ${count} parti`, limite: `${limits.zipEntries} parti` });
  }
  const entries = new Map<string, ZipEntry>();
  let at = start;
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== ENTRY) damaged(BROKEN_DIRECTORY);
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) refuse("file-password", {});
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const entry = readEntry(bytes, at, nameEnd, extraEnd);
    if (entries.has(entry.name)) refuse("file-pericoloso", { motivo: "due parti con lo stesso nome" });
    entries.set(entry.name, entry);
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  const list = [...entries.values()];
  judgeSizes(list, bytes.length, limits);
  return list;
}

interface Directory {
  /** Where the directory begins, how many entries it has, and where it ends at the latest. */
  readonly start: number;
  readonly count: number;
  readonly end: number;
}

/** Large files, and some writers always, put the numbers of the end in a longer record that stands before it. */
function findDirectory(bytes: Buffer): Directory {
  const end = findEnd(bytes);
  const locator = end - LOCATOR64_BYTES;
  if (locator < 0 || bytes.readUInt32LE(locator) !== LOCATOR64) {
    return { start: bytes.readUInt32LE(end + 16), count: bytes.readUInt16LE(end + 10), end };
  }
  const long = Number(bytes.readBigUInt64LE(locator + 8));
  if (long + END64_BYTES > locator || bytes.readUInt32LE(long) !== END64) damaged(BROKEN_DIRECTORY);
  const numbers = [bytes.readBigUInt64LE(long + 48), bytes.readBigUInt64LE(long + 32)].map(Number);
  const [start = 0, count = 0] = numbers;
  return { start, count, end: long };
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at--) {
    if (bytes.readUInt32LE(at) === END && at + END_BYTES + bytes.readUInt16LE(at + 20) <= bytes.length) return at;
  }
  return damaged(TRUNCATED);
}

function readEntry(bytes: Buffer, at: number, nameEnd: number, extraEnd: number): ZipEntry {
  const sizes = {
    bytes: bytes.readUInt32LE(at + 24),
    zippedBytes: bytes.readUInt32LE(at + 20),
    offset: bytes.readUInt32LE(at + 42),
  };
  // Some writers put the sizes in the zip64 field even for small parts: 8 bytes for each value that says so, in order.
  let extra = zip64Field(bytes, nameEnd, extraEnd);
  for (const key of ["bytes", "zippedBytes", "offset"] as const) {
    if (sizes[key] !== IN_ZIP64) continue;
    if (extra === null || extra + 8 > extraEnd) damaged(BROKEN_DIRECTORY);
    sizes[key] = Number(bytes.readBigUInt64LE(extra));
    extra += 8;
  }
  const written = bytes.toString("utf8", at + 46, nameEnd);
  return {
    name: partName(written),
    written,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    ...sizes,
  };
}

function zip64Field(bytes: Buffer, from: number, to: number): number | null {
  for (let at = from; at + 4 <= to; at += 4 + bytes.readUInt16LE(at + 2)) {
    if (bytes.readUInt16LE(at) === 1) return at + 4;
  }
  return null;
}

function partName(stored: string): string {
  const name = stored.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters in a name are what is looked for.
  const isTrick = stored.length > 512 || /[\u0000-\u001f]|^[a-z]:/.test(name) || name.split("/").includes("..");
  if (isTrick) refuse("file-pericoloso", { motivo: "una parte con un nome che esce dalla sua cartella" });
  return name;
}

function judgeSizes(entries: readonly ZipEntry[], fileBytes: number, limits: Limits): void {
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const zipped = entries.reduce((sum, entry) => sum + entry.zippedBytes, 0);
  if (zipped > fileBytes) refuse("file-pericoloso", { motivo: "parti compresse che si sovrappongono" });
  if (total > RATIO_FROM_BYTES && total > zipped * limits.zipRatio) {
    refuse("file-pericoloso", { motivo: `parti che, aperte, diventano oltre ${limits.zipRatio} volte più grandi` });
  }
  if (total > limits.unzippedBytes) refuseBytes("una volta aperto occupa", total, limits.unzippedBytes);
}

/** The bytes of one part. Refuses when they are not what the directory declares, or when they define XML entities. */
export function unzip(bytes: Buffer, entry: ZipEntry): Buffer {
  const { offset, zippedBytes, name } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) damaged("una delle sue parti non si trova");
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (from + zippedBytes > bytes.length) damaged(TRUNCATED);
  const part = inflate(bytes.subarray(from, from + zippedBytes), entry);
  if (part.length !== entry.bytes || crc32(part) !== entry.crc) damaged("una delle sue parti è rovinata");
  if (/\.(xml|rels|vml)$/.test(name)) refuseEntities(part);
  return part;
}

function inflate(zipped: Buffer, entry: ZipEntry): Buffer {
  if (entry.method === 0) return zipped;
  if (entry.method !== 8) damaged("è compresso in un modo che non conosciamo");
  const chunkSize = Math.min(Math.max(entry.bytes + 1, 64), 1 << 20);
  try {
    return inflateRawSync(zipped, { maxOutputLength: Math.max(entry.bytes, 1), chunkSize });
  } catch {
    // Broken deflate data, or more of it than declared: for the sender it is the same thing.
    return damaged("una delle sue parti è rovinata");
  }
}

const FORBIDDEN = ["<!DOCTYPE", "<!ENTITY"];

function refuseEntities(part: Buffer): void {
  // Alphabets of two bytes a letter hold zeros, and nothing else in XML does.
  const isWide = part.includes(0);
  if (!isWide && !part.includes("<!")) return;
  const words = isWide ? FORBIDDEN.flatMap(inAnyAlphabet) : FORBIDDEN;
  if (words.some((word) => part.includes(word))) refuse("file-pericoloso", { motivo: "una definizione di entità XML" });
}

/** The bytes of a word in every alphabet a part may be written in. */
function inAnyAlphabet(word: string): Buffer[] {
  const little = Buffer.from(word, "utf16le");
  return [Buffer.from(word), little, Buffer.from(little).swap16()];
}
