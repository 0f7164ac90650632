// Reads the advance widths of the embedded text face out of its WOFF files and writes pipeline/charts/font-metrics.json.
// Run it again after an update of @fontsource/source-sans-3: `node scripts/font-metrics.ts`.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";

const WEIGHTS = ["400", "600", "700"];
/** Printable ASCII and Latin-1, then what Italian typography and our signs add. */
const CHARACTERS = [...range(0x20, 0x7e), ...range(0xa0, 0xff)].join("").concat("Œœ–—‘’“”„•…€™−⁄");

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
}

/** The named tables of a WOFF 1.0 file, unpacked (https://www.w3.org/TR/WOFF/). Throws for another kind of file. */
function tables(woff: Buffer): Map<string, Buffer> {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("not a WOFF 1.0 file");
  const found = new Map<string, Buffer>();
  for (let i = 0; i < woff.readUInt16BE(12); i++) {
    const entry = 44 + i * 20;
    const offset = woff.readUInt32BE(entry + 4);
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
    const isPacked = packed.length < woff.readUInt32BE(entry + 12);
    found.set(woff.toString("latin1", entry, entry + 4), isPacked ? inflateSync(packed) : packed);
  }
  return found;
}

/** Glyph index of a code point from the format-4 subtable every font has; 0 when the face lacks it. */
function glyphIndex(cmap: Buffer, codePoint: number): number {
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const at = cmap.readUInt32BE(4 + i * 8 + 4);
    if (cmap.readUInt16BE(at) !== 4) continue;
    const segments = cmap.readUInt16BE(at + 6);
    for (let s = 0; s < segments; s += 2) {
      const end = at + 14 + s;
      if (cmap.readUInt16BE(end) < codePoint) continue;
      const first = cmap.readUInt16BE(end + segments + 2);
      if (first > codePoint) return 0;
      const delta = cmap.readUInt16BE(end + 2 * segments + 2);
      const rangeAt = end + 3 * segments + 2;
      const rangeOffset = cmap.readUInt16BE(rangeAt);
      if (rangeOffset === 0) return (codePoint + delta) & 0xffff;
      const glyph = cmap.readUInt16BE(rangeAt + rangeOffset + (codePoint - first) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
  }
  return 0;
}

function table(all: Map<string, Buffer>, name: string): Buffer {
  const found = all.get(name);
  if (found === undefined) throw new Error(`the font has no table ${name}`);
  return found;
}

/** Advance width of each character in thousandths of the font size, as one string: a row in the file, not a page. */
function advances(woff: Buffer): string {
  const all = tables(woff);
  const unitsPerEm = table(all, "head").readUInt16BE(18);
  const lastLong = table(all, "hhea").readUInt16BE(34) - 1;
  const hmtx = table(all, "hmtx");
  const widths = [...CHARACTERS].map((character) => {
    const glyph = glyphIndex(table(all, "cmap"), character.codePointAt(0) ?? 0);
    if (glyph === 0) throw new Error(`the font has no glyph for ${character}`);
    return Math.round((hmtx.readUInt16BE(Math.min(glyph, lastLong) * 4) * 1000) / unitsPerEm);
  });
  return widths.join(" ");
}

const { resolve } = createRequire(import.meta.url);
const pesi = Object.fromEntries(
  WEIGHTS.map((weight) => [
    weight,
    advances(readFileSync(resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff`))),
  ]),
);
const target = new URL("../pipeline/charts/font-metrics.json", import.meta.url);
writeFileSync(target, `${JSON.stringify({ caratteri: CHARACTERS, pesi }, null, 2)}\n`);
