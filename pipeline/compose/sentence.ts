// The words of a finding: a sentence that a misura declares, with its names and numbers filled in. Subject and verb agree.

import { SOGGETTI } from "../../schemas/liste.ts";
import { capital, uncapital } from "../../schemas/text.ts";

/** A share of few says nothing (REPORT 1.4, rule 4): of fewer things no part is told, and no change in percent. */
export const MIN_BASE = 20;

/** What a sentence may name, by the word in braces. */
export type Parole = Readonly<Record<string, string>>;

/** «{Chi} {mette|mettono} {q} euro su 100»: a pair in braces is chosen by the number of the subject, a capital in the name
 *  of a word makes it begin a sentence. Throws for a word that is not given: a sentence with a hole is never printed. */
export function fill(frase: string, parole: Parole, isPlural = false): string {
  return frase.replace(/\{([^{}]+)\}/gu, (_, found: string) => {
    if (found.includes("|")) return found.split("|")[isPlural ? 1 : 0] ?? "";
    const name = uncapital(found);
    const word = parole[name];
    if (word === undefined) throw new Error(`la frase «${frase}» nomina «${found}», che qui non c’è`);
    return found === name ? word : capital(word);
  });
}

/** A member as the subject of a sentence: «le famiglie», in the plural; its bare name where the code knows no better. */
export function subjectOf(lista: string | null, codice: string, nome: string): { chi: string; isPlural: boolean } {
  const known = lista === "gruppi_fonte" ? SOGGETTI[codice] : undefined;
  return known === undefined ? { chi: nome, isPlural: false } : { chi: known.nome, isPlural: known.plurale };
}

/** A title, or the guard that stopped it. */
export type TitleAttempt = { readonly titolo: string } | { readonly guardia: string };

/** Sentences with words of their own are shorter than other titles (REPORT 8.1.6). */
const MAX_SENTENCE = 14;

/** A sentence that a misura declares; too long a one gives way to the next form. */
export function told(frase: string, parole: Parole, isPlural = false): TitleAttempt {
  const titolo = fill(frase, parole, isPlural);
  return titolo.split(/[^\S\u00a0]+/).length > MAX_SENTENCE ? { guardia: "lunghezza" } : { titolo };
}
