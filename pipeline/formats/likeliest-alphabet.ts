// Of the alphabets of one byte a letter, the one that makes Italian words of a text.
import { ALPHABET_NAMES, type Alphabet, inAlphabet } from "./alphabets.ts";
import { plausibility } from "./plausible-letters.ts";

/** Different words that are weighed: each has one vote, however often it comes. */
const MAX_WORDS = 5000;
/** A word that makes as much more sense in another alphabet was written in that one. */
const CLEARLY_BETTER = 2;

/** The best alphabet for bytes shown as latin1, and the words that make no sense in it. */
export function likeliestAlphabet(latin1: string): { alphabet: Alphabet; doubtful: string[] } {
  const words = wordsOf(latin1);
  const votes = ALPHABET_NAMES.map((alphabet) => {
    const scores = words.map((word) => plausibility(inAlphabet(word, alphabet)));
    return { alphabet, scores, sum: scores.reduce((sum, score) => sum + score, 0) };
  });
  const best = votes.reduce((one, other) => (other.sum > one.sum ? other : one));
  const doubtful = words.filter((_, at) => {
    const own = best.scores[at] ?? 0;
    return own <= -1 || votes.some(({ scores }) => (scores[at] ?? 0) >= own + CLEARLY_BETTER);
  });
  return { alphabet: best.alphabet, doubtful: doubtful.map((word) => inAlphabet(word.slice(1, -1), best.alphabet)) };
}

/** The different words with letters beyond ASCII, each with the character before and after it. */
function wordsOf(latin1: string): string[] {
  const words = new Set<string>();
  for (const { 0: word, index } of latin1.matchAll(/[A-Za-z\x80-\xff]+/g)) {
    if (!/[\x80-\xff]/.test(word)) continue;
    const shown = word.slice(0, 40);
    words.add(`${latin1[index - 1] ?? " "}${shown}${latin1[index + word.length] ?? " "}`);
    if (words.size === MAX_WORDS) break;
  }
  return [...words];
}
