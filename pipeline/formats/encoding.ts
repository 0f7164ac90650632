// The alphabet of a text file.
import { isUtf8 } from "node:buffer";
import type { CsvDialect } from "./sheet.ts";

export interface Decoded {
  readonly text: string;
  readonly encoding: CsvDialect["encoding"];
  /** True when nothing in the file says it: accented letters may come out wrong. */
  readonly isGuess: boolean;
}

/** The text without byte order mark and without NUL characters, which nobody sees and some exports leave behind. */
export function decode(bytes: Buffer): Decoded {
  const { encoding, from, isGuess } = encodingOf(bytes);
  const body = bytes.subarray(from);
  const text = encoding === "windows-1252" ? fromWindows1252(body) : new TextDecoder(encoding).decode(body);
  return { text: text.includes("\0") ? text.replaceAll("\0", "") : text, encoding, isGuess };
}

function encodingOf(bytes: Buffer): { encoding: CsvDialect["encoding"]; from: number; isGuess: boolean } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: "utf-8", from: 3, isGuess: false };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", from: 2, isGuess: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", from: 2, isGuess: false };
  const sixteen = utf16WithoutMark(bytes.subarray(0, 4096));
  if (sixteen !== null) return { encoding: sixteen, from: 0, isGuess: false };
  if (isUtf8(withoutCutLetter(bytes))) return { encoding: "utf-8", from: 0, isGuess: false };
  return { encoding: "windows-1252", from: 0, isGuess: true };
}

/** Latin text in UTF-16 has a zero in nearly every second byte. */
function utf16WithoutMark(head: Buffer): "utf-16le" | "utf-16be" | null {
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = (head.length / 2) * 0.7;
  if (head.length < 4) return null;
  if (odd > enough && even < odd / 10) return "utf-16le";
  return even > enough && odd < even / 10 ? "utf-16be" : null;
}

/** Without the last letter when the file ends in the middle of it: one lost byte must not garble the whole text. */
function withoutCutLetter(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}

/** 0x80–0x9f of Windows-1252; the five codes without a letter stay as they are. */
const HIGH =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** Own map: some releases of Node read `windows-1252` as latin1 and lose the euro sign and the curly quotes. */
function fromWindows1252(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\u0080-\u009f]/g, (letter) => HIGH[letter.charCodeAt(0) - 0x80] ?? letter);
}
