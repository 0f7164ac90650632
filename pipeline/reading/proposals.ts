// The number to propose for a cell of words, when the words beside it change nothing: «circa 20», «120 ore», «n. 12». A
// proposal that is taken unread must be right, so «2,3 mila», «oltre 20», «300 al mese» and «10-15» have none.
import type { Campo } from "../../schemas/blocco.ts";
import { isNumerica } from "../../schemas/cella.ts";
import { key } from "../../schemas/text.ts";

const ONE_NUMBER = /^([^\d]*?)(\d+(?:[.,]\d+)*)([^\d]*)$/;
/** What may stand beside a number: words, and signs that only part them. */
const BESIDE = /^[\p{L}\s€.:()°º'’]*$/u;
/** Right before a number a sign would belong to it, right after it a letter or a mark would. */
const BEFORE = /(?:^|[\s(:°º€\p{L}]|\p{L}\.)$/u;
/** «l2» may be 12, «12O» 120: a letter that stands for a digit. */
const LIKE_DIGIT = /(?:^|[^\p{L}])[lioszb]$|^[lioszb](?:$|[^\p{L}])/iu;
const AFTER = /^(?:$|[\s)€.]|\p{L})/u;
const HARMLESS = "circa ca n nr num numero di del dei delle degli a al alle all nell in l";
/** Labels speak of these; beside a number they make it another one. */
const LIMITS = new Set(["meno", "piu", "totale"]);
const LONGEST = 60;

/** The number as it is written; null when there is none, or more than one, or words that change it. */
export function plainNumber(text: string, campo: Campo): string | null {
  if (text.length > LONGEST) return null;
  const [, before = "", number = "", after = ""] = ONE_NUMBER.exec(text) ?? [];
  if (number === "" || !BESIDE.test(before + after) || !BEFORE.test(before) || !AFTER.test(after)) return null;
  if (LIKE_DIGIT.test(before) || LIKE_DIGIT.test(after)) return null;
  const known = harmless(campo);
  const words = key(`${before} ${after}`).split(" ");
  return words.every((word) => word === "" || known.has(word)) ? number : null;
}

/** A number written out, alone: «dieci». */
export const numberWord = (text: string): string | null => {
  const at = WORDS.indexOf(text.length > LONGEST ? "" : key(text));
  return at === -1 ? null : String(at <= 20 ? at : TENS[at - 21]);
};
const WORDS =
  "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento".split(
    " ",
  );
const TENS = [30, 40, 50, 60, 70, 80, 90, 100];

/** Why no number beside the words is the one to write. */
export type OtherNumber = "" | "periodo" | "esteso" | "quota" | "tanti" | "parole";

/** It is of another time than the question's, without its zeros, a share; or there are several, or none. */
export function otherNumber(text: string, label: string): OtherNumber {
  const words = key(text.slice(0, LONGEST));
  if (SHORTENED.test(words) || MILLIONS.test(words)) return "esteso";
  if (/\d ?%|\bper ?cento\b/.test(text.slice(0, LONGEST))) return "quota";
  const time = PERIOD.exec(words)?.[0];
  if (time !== undefined && !key(label).includes(time.slice(0, 4))) return "periodo";
  // «6:30» is one.
  if (/^\d{1,4} ?[:h] ?\d\d$/i.test(text)) return "";
  const numbers = text.slice(0, LONGEST).match(/\d+(?:[.,]\d+)*/g) ?? [];
  return numbers.length > 1 ? "tanti" : numbers.length === 0 ? "parole" : "";
}
const SHORTENED = /\d ?(?:k|mila|migliaia|mln|milioni?|mld|miliardi)\b/;
/** «1.2M», not «5M + 7F». */
const MILLIONS = /^\D{0,20}\d[\d ]* ?m(?: euro?)?$/;
const PERIOD = /\b(?:minut|mes[ei]\b|mensil|settiman|giorn|trimestr|semestr|bimestr)/;

const ARE_PEOPLE = /^(?:volontari|utenti|posizioni di volontariato)$/;

function harmless({ label, cella }: Campo): ReadonlySet<string> {
  if (!isNumerica(cella)) return new Set();
  const { nome, singolare = "" } = cella.unita;
  const own = key(label).startsWith("di cui ") ? "" : label;
  const short =
    nome === "ore" ? "h annue" : cella.tipo === "euro" ? "eur" : ARE_PEOPLE.test(nome) ? "persone persona" : "";
  const words = key(`${HARMLESS} ${nome} ${singolare} ${own} ${short}`).split(" ");
  return new Set(words.filter((word) => !LIMITS.has(word)));
}
