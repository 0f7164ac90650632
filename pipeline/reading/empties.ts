// The words by which a person says that there is no number, and why. A blank cell says nothing and is not one of them.
import { type CellKind, EMPTY_WORDS, type Emptiness } from "../../schemas/cella.ts";
import { key } from "../../schemas/text.ts";

const BY_WORD = new Map(
  Object.entries(EMPTY_WORDS).flatMap(([vuoto, words]) => words.map((word) => [word, vuoto as Emptiness] as const)),
);
const LONGEST = Math.max(...[...BY_WORD.keys()].map((word) => word.length)) + 8;

/** Why a cell has no value, when it says so: a dash, «n.d.», «nessuno»… Null for any other text. */
export function declaredEmpty(text: string, cella: CellKind): Emptiness | null {
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) return null;
  if (text.length > LONGEST || (cella.tipo === "testo" && text.length > 20)) return null;
  if (/^[-–—]+$/.test(text)) return "nulla";
  return BY_WORD.get(key(text)) ?? null;
}

/** «Niente da dichiarare», in the words or dashes of a whole row. */
export function saysNothing(text: string): boolean {
  const word = key(text);
  return (
    /^[-–—]*$/.test(text.trim()) ||
    BY_WORD.get(word) === "nulla" ||
    /^(niente|nulla|nessun|nessuna|nessuno) \w/.test(word)
  );
}
