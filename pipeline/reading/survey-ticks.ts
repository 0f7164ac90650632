// Boxes of a survey: what ticks one, and the ticks that stand together in one cell.
import { isAlike, key } from "../../schemas/text.ts";
import { isYes } from "./cell.ts";

const TICKED = new Set(["selezionato", "selezionata", "segnato", "scelto", "checked", "selected", "on"]);
const LEFT = new Set(["non selezionato", "non selezionata", "unchecked", "not selected", "off", "n a", "na", ""]);
const SIGNS = /^[☑☒✓✔✅×]\ufe0f?$/u;

/** True for a tick, false for a box left alone, null for a text that is neither. */
export function isTick(text: string, spunta: readonly string[]): boolean | null {
  const written = text.trim();
  if (SIGNS.test(written) || spunta.some((tick) => isAlike(tick, written))) return true;
  const word = key(written);
  if (TICKED.has(word)) return true;
  if (/^[\s☐□\-–—.]*$/u.test(written) || (LEFT.has(word) && word !== "")) return false;
  return isYes(written);
}

export interface Ticks {
  readonly codes: readonly string[];
  /** What stands in the cell and is none of the answers. */
  readonly unknown: readonly string[];
}

/**
 * The ticks of one cell: «Anziani, Minori», «Anziani;Minori;», «anziani minori». An answer may itself hold commas and
 * spaces, so the longest known one that ends before a separator is taken at each step.
 */
export function ticksIn(text: string, codeOf: (answer: string) => string | undefined): Ticks {
  const codes: string[] = [];
  const unknown: string[] = [];
  if (text.length > LONGEST) return { codes, unknown: [text] };
  let pieces = text.split(/([,;\n|]\s*)/);
  while (pieces.length > 0) {
    const { taken, code } = longest(pieces, codeOf);
    const piece = pieces.slice(0, taken).join("").trim();
    pieces = pieces.slice(taken + 1);
    if (piece === "") continue;
    const byWord = code === undefined ? eachWord(piece, codeOf) : [code];
    if (byWord === null) unknown.push(piece);
    else codes.push(...byWord);
  }
  return { codes: [...new Set(codes)], unknown };
}
/** Answers of a closed question are far shorter. */
const LONGEST = 4000;
/** Commas that one answer may hold. */
const MOST_COMMAS = 12;

/** How many pieces (with the separators between them) make the longest known answer; one when none does. */
function longest(pieces: readonly string[], codeOf: (answer: string) => string | undefined) {
  for (let taken = Math.min(pieces.length, 2 * MOST_COMMAS + 1); taken > 0; taken--) {
    if (taken % 2 === 0) continue;
    const code = codeOf(pieces.slice(0, taken).join("").trim());
    if (code !== undefined) return { taken, code };
  }
  return { taken: 1, code: undefined };
}

/** Codes that follow each other with a space between, as KoboToolbox writes them; null unless all are known. */
function eachWord(piece: string, codeOf: (answer: string) => string | undefined): string[] | null {
  const codes = piece.split(/\s+/).map(codeOf);
  return codes.length > 1 && codes.every((code) => code !== undefined) ? codes : null;
}
