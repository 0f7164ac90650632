// Titles that compare more than one with the rest: the two that come before all others, what comes first in each panel, how many reach
// a threshold.
import { isNumero } from "../../schemas/figura.ts";
import { inLettere } from "../../schemas/numerals.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import type { Disegno, Punto } from "../../schemas/report-model.ts";
import { uncapital } from "../../schemas/text.ts";
import { formatNumber } from "../../schemas/unita.ts";
import type { ProspettoData } from "./dati.ts";
import { codeOf, isAbove, isAboveIn, nameOf, ofFirstBar, partOf, ranked } from "./ranking.ts";
import { MIN_BASE, subjectOf, type TitleAttempt, told } from "./sentence.ts";

/** Where the first cannot be told from the second, both are told, if each is above the third; and their part of the whole. */
export function pairOf(def: ProspettoDef, dati: ProspettoData, disegno: Disegno): TitleAttempt {
  const words = dati.misura.frasi?.coppia?.[def.righe.dimensione];
  const points = ranked(ofFirstBar(disegno), dati, def);
  if (!Array.isArray(points)) return points;
  const [first, second, third] = points;
  if (words === undefined || first === undefined || second === undefined || third === undefined)
    return { guardia: "confronto" };
  if (!isAbove(first, third, def, dati) || !isAbove(second, third, def, dati)) return { guardia: "superlativo" };
  const lastRow = dati.righe.at(-1);
  const total = lastRow?.totale ? lastRow.figure[def.disegna ?? 0] : undefined;
  const whole = total?.valore ?? 0;
  if (words.includes("{q}") && (whole <= 0 || (total?.unita.tipo === "conteggio" && whole < MIN_BASE)))
    return { guardia: whole <= 0 ? "intero" : "base" };
  const subject = (punto: Punto) => subjectOf(dati.dimensione.lista, codeOf(punto), nameOf(punto)).chi;
  return told(words, {
    nome: nameOf(first),
    nome2: nameOf(second),
    chi: subject(first),
    chi2: subject(second),
    q: whole > 0 ? formatNumber(100 * (partOf(first, disegno, whole) + partOf(second, disegno, whole)), 0) : "",
  });
}

/** In how many panels the same row comes first. Where it does not, another must be above it as printed: else it is not known whether
 *  it does. */
export function eachOf(def: ProspettoDef, dati: ProspettoData, { punti }: Disegno): TitleAttempt {
  const words = dati.misura.frasi?.ciascuno?.[def.righe.dimensione]?.[def.colonne?.dimensione ?? ""];
  if (words === undefined) return { guardia: "confronto" };
  if (dati.misura.gemella !== undefined) return { guardia: "dichiarato" };
  if (punti.some(({ stato }) => stato === "riservato" || stato === "incerto")) return { guardia: "protezione" };
  const panels = dati.colonne.filter(({ totale, id }) => !totale && !dati.fuoriColonne.has(id));
  const firsts = panels.map(({ id }) => {
    const [first, second] = punti
      .filter(({ serie, stato }) => serie === id && isNumero(stato))
      .sort((a, b) => (b.valore ?? 0) - (a.valore ?? 0));
    const isClear = first !== undefined && second !== undefined && isAboveIn(id, first, second, dati);
    return { first, isClear, isTied: first?.etichetta === second?.etichetta };
  });
  const clear = firsts.flatMap(({ first, isClear }) => (isClear && first ? [first] : []));
  const times = (riga: string): number => clear.filter((point) => point.riga === riga).length;
  const ranks = [...new Set(clear.map(({ riga }) => riga))].sort((a, b) => times(b) - times(a));
  const [most, next] = ranks;
  const leading = clear.find(({ riga }) => riga === most);
  if (most === undefined || leading === undefined || panels.length < 2 || times(most) < 2)
    return { guardia: "confronto" };
  if (next !== undefined && times(next) === times(most)) return { guardia: "confronto" };
  if (firsts.some(({ first, isClear, isTied }) => !isClear && (isTied || first === undefined || first.riga === most)))
    return { guardia: "superlativo" };
  const { chi, isPlural } = subjectOf(dati.dimensione.lista, most, leading.rigaNome);
  const [everywhere, some, genere] = words;
  const n = times(most);
  const parole = {
    chi,
    minuscolo: uncapital(leading.rigaNome),
    n: inLettere(n, genere),
    tutti: inLettere(panels.length, genere),
  };
  return told(n === panels.length ? everywhere : some, parole, isPlural);
}

/** In letters where it is whole: it stands in a sentence that counts in letters. */
const thresholdOf = (value: number): string => (Number.isInteger(value) ? inLettere(value, "f") : formatNumber(value));

/** How many reach the threshold that the chart draws. */
export function reachedOf(def: ProspettoDef, { misura }: ProspettoData, { punti, riferimento }: Disegno): TitleAttempt {
  const words = misura.frasi?.soglia?.[def.righe.dimensione];
  if (words === undefined || riferimento === undefined || punti.length < 2) return { guardia: "confronto" };
  if (!punti.every(({ stato }) => isNumero(stato))) return { guardia: "protezione" };
  const reached = punti.filter(({ valore }) => (valore ?? 0) >= riferimento.valore).length;
  const [all, some, one, none] = words;
  const n = inLettere(reached, "m");
  const parole = { n, tutti: inLettere(punti.length, "m"), soglia: thresholdOf(riferimento.valore) };
  return told(reached === punti.length ? all : reached === 0 ? none : reached === 1 ? one : some, parole);
}
