// What identifies a person does not leave the archived bytes: it is taken out of every text that is kept or shown.
import { quoted } from "../../schemas/shown.ts";

const PERSON_CODE = "[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]";

const KINDS: readonly { readonly cosa: string; readonly hint: RegExp; readonly pattern: RegExp }[] = [
  { cosa: "un indirizzo e-mail", hint: /@/, pattern: /[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,4}/g },
  {
    cosa: "il codice fiscale di una persona",
    hint: /[a-z]{6}[\dL-V]{2}/i,
    pattern: new RegExp(`\\b${PERSON_CODE}\\b`, "gi"),
  },
  { cosa: "un codice IBAN", hint: /\bIT\s?\d\d/i, pattern: /\bIT\s?\d{2}\s?[A-Z]\s?(\d\s?){10}(\s?[0-9A-Z]){12}\b/gi },
  {
    cosa: "un numero di telefono",
    hint: /\d{3}/,
    pattern: /(?<![\d.,])(\+39[\s.]?)?3\d{2}[\s./-]?\d{3}[\s./-]?\d{3,4}(?![\d.,]\d|\d)/g,
  },
];

/** The text with «[omesso]» in place of e-mail addresses, phone numbers and codes of persons; `cosa` names the first. */
export function withoutPersons(text: string): { text: string; cosa: string | null } {
  let kept = text;
  let cosa: string | null = null;
  for (const kind of KINDS) {
    if (!kind.hint.test(kept)) continue;
    const cleaned = kept.replace(kind.pattern, "[omesso]");
    if (cleaned !== kept) cosa ??= kind.cosa;
    kept = cleaned;
  }
  return { text: kept, cosa };
}

/** As a message quotes what somebody wrote. Data of persons go before it is cut: half of them nobody would know as such. */
export const quotedWords = (text: string, max?: number): string => quoted(withoutPersons(text).text, max);

/** True for the sixteen characters of a natural person. */
export function isPersonCode(text: string): boolean {
  return ONLY_PERSON_CODE.test(text);
}
const ONLY_PERSON_CODE = new RegExp(`^${PERSON_CODE}$`, "i");
