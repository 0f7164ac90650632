// Titles that count and rank nothing: how many of how many, which part of them, in how many places.
import { type Figura, isNumero } from "../../schemas/figura.ts";
import { frazione, inLettere } from "../../schemas/numerals.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import type { Disegno, Punto } from "../../schemas/report-model.ts";
import { formatNumber } from "../../schemas/unita.ts";
import type { ProspettoData } from "./dati.ts";
import { markLabel } from "./disegno.ts";
import { MIN_BASE, type TitleAttempt, told } from "./sentence.ts";

/** How many are of one member: a count of a count, so nothing is ranked and no base is too small. */
export function countOf(def: ProspettoDef, dati: ProspettoData): TitleAttempt {
  const words = dati.misura.frasi?.quanti;
  const total = dati.righe.find(({ totale, membro }) => totale && membro.codice === "totale");
  const [part, whole] = partAndWhole(def, dati, words?.membro ?? "", total);
  if (words === undefined || whole?.valore == null || part === undefined) return { guardia: "intero" };
  if (part.stato === "riservato" || part.stato === "incerto") return { guardia: "protezione" };
  // «In nessun caso su uno» says less than the number.
  if (whole.valore < 2) return { guardia: "base" };
  const n = part.valore ?? 0;
  const [some, one, none] = words.frasi;
  return told(n === 0 ? none : n === 1 ? one : some, { n: markLabel(part), tutti: markLabel(whole) });
}

/** The part stands in a row, in a column, or is the first of two columns, of which the second is the whole. */
function partAndWhole(
  def: ProspettoDef,
  { righe, colonne }: ProspettoData,
  membro: string,
  total: ProspettoData["righe"][number] | undefined,
): readonly (Figura | undefined)[] {
  if (righe.some((row) => !row.totale && row.membro.codice === membro))
    return [righe.find((row) => row.membro.codice === membro)?.figure[0], total?.figure[0]];
  if (def.colonne === undefined) return [total?.figure[0], total?.figure[1]];
  const at = colonne.findIndex(({ id }) => id === membro);
  return [total?.figure[at], total?.figure[colonne.findIndex(({ totale }) => totale)]];
}

/** Which part of what is told, in words: «quasi due su tre». */
export function fractionOf(_: ProspettoDef, { misura, righe, colonne }: ProspettoData): TitleAttempt {
  const words = misura.frasi?.frazione;
  const total = righe.find(({ totale, membro }) => totale && membro.codice === "totale");
  const figuraOf = (membro: string): Figura | undefined => total?.figure[colonne.findIndex(({ id }) => id === membro)];
  if (words === undefined) return { guardia: "intero" };
  const whole = words.intero.map(figuraOf);
  if (whole.some((figura) => figura?.stato === "riservato" || figura?.stato === "incerto"))
    return { guardia: "protezione" };
  if (whole.some((figura) => figura?.valore == null)) return { guardia: "intero" };
  const all = whole.reduce((sum, figura) => sum + (figura?.valore ?? 0), 0);
  if (all < MIN_BASE) return { guardia: "base" };
  const found = frazione((figuraOf(words.membro)?.valore ?? 0) / all);
  if (found === null) return { guardia: "frazione" };
  const quante = `${found.circa}${inLettere(found.parti, words.genere)}`;
  return told(words.frasi[found.parti === 1 ? 0 : 1], { quante, su: inLettere(found.su, "m") });
}

/** In how many places there is some, and in how many what is marked is too. */
export function placesOf({ righe }: ProspettoDef, { misura }: ProspettoData, { punti, segni }: Disegno): TitleAttempt {
  const words = misura.frasi?.luoghi?.[righe.dimensione];
  // Of several series the first is told: what is there, before what is coming.
  const places = punti.filter(({ serie }) => serie === punti[0]?.serie);
  if (words === undefined || places.length < 2) return { guardia: "confronto" };
  if (!places.every(({ stato }) => isNumero(stato) || stato === "nulla")) return { guardia: "protezione" };
  const some = places.filter(({ valore }) => (valore ?? 0) > 0).length;
  const isMarked = ({ segno }: Punto): boolean => segno === "qui";
  const marked = places.filter(isMarked).length;
  const isKnown = segni !== undefined && places.every(({ segno }) => segno !== "ignoto");
  const [both, everywhere, somewhere] = words;
  if (some === 0) return { guardia: "confronto" };
  const tutti = formatNumber(places.length);
  if (some < places.length) return told(somewhere, { n: some === 1 ? "un" : formatNumber(some), tutti }, some !== 1);
  if (!isKnown || marked === 0 || marked === places.length) return told(everywhere, { tutti });
  return told(both, { n: inLettere(marked, "m"), tutti }, marked !== 1);
}
