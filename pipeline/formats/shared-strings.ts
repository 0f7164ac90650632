// The texts of a workbook that its cells refer to by number.
import { fault, type Seen, TESTO } from "./cell-meaning.ts";
import type { Written } from "./runs.ts";

export interface SharedStrings {
  readonly texts: readonly string[];
  /** By index, of the texts with something struck out, or that may be: what is left. */
  readonly marked: ReadonlyMap<number, Written>;
}

export const NO_STRINGS: SharedStrings = { texts: [], marked: new Map() };

/** True when its runs say something of what is struck out. */
export function isMarked({ resta, restaBarrata }: Written): boolean {
  return resta !== undefined || restaBarrata !== undefined;
}

/** The text that a cell refers to by its number. */
export function sharedText(at: number, { texts, marked }: SharedStrings): Seen {
  const text = texts[at];
  if (text === undefined) return fault("testo mancante", "testo mancante");
  return { text, ...marked.get(at), content: TESTO };
}
