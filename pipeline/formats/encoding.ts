// The alphabet of a text file. Pure: bytes → text, over the whole file and never over a part of it.
import { isUtf8 } from "node:buffer";
import { type Alphabet, inAlphabet } from "./alphabets.ts";
import { mendTwice } from "./double-encoding.ts";
import { likeliestAlphabet } from "./likeliest-alphabet.ts";
import { fromUtf7 } from "./utf7.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "utf-7" | Alphabet;

export interface Decoded {
  /** Without byte order marks and NUL characters, which nobody sees and some exports leave behind, also in the middle. */
  readonly text: string;
  readonly encoding: Encoding;
  /** True when nothing in the file says it: it was told by the words it makes, or a damage was mended. */
  readonly isGuess: boolean;
  /** Words that stay doubtful in the best of alphabets, as they stand in `text`; a few of them when they are many. */
  readonly doubtful: readonly string[];
}

/** The text of a file. Never throws. */
export function decode(bytes: Buffer): Decoded {
  const { text, encoding, isGuess, doubtful } = decoded(bytes);
  const shown = /[\0\ufeff]/.test(text) ? text.replace(/[\0\ufeff]/g, "") : text;
  return { text: shown, encoding, isGuess, doubtful: [...doubtful, ...lostLetters(shown)].slice(0, MAX_DOUBTFUL) };
}

const MAX_DOUBTFUL = 20;

function decoded(bytes: Buffer): Decoded {
  const sixteen = utf16Of(bytes);
  if (sixteen !== null) {
    const text = new TextDecoder(sixteen.encoding).decode(bytes.subarray(sixteen.from));
    return { text, encoding: sixteen.encoding, isGuess: false, doubtful: [] };
  }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = hasMark ? bytes.subarray(3) : bytes;
  if (!isUtf8(withoutCutLetter(body))) return fromBytes(body.toString("latin1"));
  const text = body.toString("utf8");
  const seven = hasMark ? null : fromUtf7(text);
  if (seven !== null) return { text: seven, encoding: "utf-7", isGuess: true, doubtful: [] };
  const mended = mendTwice(text);
  return { text: mended ?? text, encoding: "utf-8", isGuess: mended !== null, doubtful: [] };
}

function utf16Of(bytes: Buffer): { encoding: "utf-16le" | "utf-16be"; from: number } | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", from: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", from: 2 };
  const encoding = utf16WithoutMark(bytes.subarray(0, 4096));
  return encoding === null ? null : { encoding, from: 0 };
}

/** Latin text in UTF-16 has a zero in nearly every second byte. */
function utf16WithoutMark(head: Buffer): "utf-16le" | "utf-16be" | null {
  let [even, odd] = [0, 0];
  for (let at = head.indexOf(0); at !== -1; at = head.indexOf(0, at + 1)) {
    if (at % 2 === 0) even++;
    else odd++;
  }
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

const SEQUENCE = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;
const SEQUENCE_OR_BYTE = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;

/** Letters of one byte, or UTF-8 with bytes of another alphabet in it: a file pasted together, or broken. */
function fromBytes(latin1: string): Decoded {
  // In an alphabet of one byte two such neighbours are rare, and what they would make together is no Italian letter.
  const isBroken = latin1.match(SEQUENCE)?.some((bytes) => utf8Letter(bytes) !== null) === true;
  const alone = isBroken ? latin1.replace(SEQUENCE, (bytes) => (utf8Letter(bytes) === null ? bytes : "e")) : latin1;
  const { alphabet, doubtful } = likeliestAlphabet(alone);
  if (!isBroken) return { text: inAlphabet(latin1, alphabet), encoding: alphabet, isGuess: true, doubtful };
  const text = latin1.replace(SEQUENCE_OR_BYTE, (bytes) => utf8Letter(bytes) ?? inAlphabet(bytes, alphabet));
  return { text, encoding: "utf-8", isGuess: true, doubtful };
}

/** The letter that bytes shown as latin1 make in UTF-8, when it is one that Italian texts hold. */
function utf8Letter(bytes: string): string | null {
  if (bytes.length < 2) return null;
  const letter = Buffer.from(bytes, "latin1").toString("utf8");
  return /^[\u00a0-\u00ff\u2010-\u203a\u20ac]$/.test(letter) ? letter : null;
}

/** Words of which an earlier program has lost letters for good. */
function lostLetters(text: string): string[] {
  if (!text.includes("\ufffd")) return [];
  const words = text.match(/[\p{L}\ufffd]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.includes("\ufffd")))];
}
