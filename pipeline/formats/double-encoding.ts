// Text that was written in UTF-8, read in another alphabet and written again: «cittÃ\u00a0» for «città».
import { ALPHABET_NAMES, ALPHABETS, type Alphabet } from "./alphabets.ts";

/** The text with those letters mended; null when there are none. Letters that an Italian text may hold are never touched. */
export function mendTwice(text: string): string | null {
  let mended = text;
  for (const { first, pairs, letters } of WAYS) {
    if (first.some((letter) => mended.includes(letter))) {
      mended = mended.replace(pairs, (pair) => letters.get(pair) ?? pair);
    }
  }
  if (mended !== text || /[a-z]Ã(?![A-Za-z])/.test(text)) mended = mended.replace(LOST_SPACE, "$1à");
  return mended === text ? null : mended;
}

/** The second half of «Ã\u00a0» is a space that nobody sees: programs turn it into a plain one, or drop it. */
const LOST_SPACE = /([a-z])Ã(?: (?![A-Za-z0-9])|(?![\p{L}\u0080-\u00bf]))/gu;

const ONCE = [..."àèéìòùÀÈÉÌÒÙáíóúâêîôûäëïöüçñßÇÑÄÖÜ’‘“”–—…•€°«»§ºª·´£©®½¼²³\u00a0"];

const WAYS = ALPHABET_NAMES.filter((name) => name !== "iso-8859-15").map((alphabet) => {
  const letters = new Map(ONCE.map((letter) => [twice(letter, alphabet), letter]));
  const first = [...new Set([...letters.keys()].map((pair) => pair.charAt(0)))];
  // The longer ones first: none of them is the beginning of another.
  return { first, letters, pairs: new RegExp([...letters.keys()].join("|"), "gu") };
});

function twice(letter: string, alphabet: Alphabet): string {
  return [...Buffer.from(letter)].map((byte) => ALPHABETS[alphabet].charAt(byte - 0x80)).join("");
}
