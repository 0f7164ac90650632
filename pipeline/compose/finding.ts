// The title of a chart says what is to be seen, made from the data by fixed rules (REPORT.md 1.4): candidates in a fixed
// order, the first that passes every guard is printed, else the neutral title. Same data, same title.

import { al, dal } from "../../schemas/articles.ts";
import type { Figura } from "../../schemas/figura.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import type { Disegno, Prospetto, Punto } from "../../schemas/report-model.ts";
import { capital, uncapital } from "../../schemas/text.ts";
import { formatNumber, formatShare } from "../../schemas/unita.ts";
import type { Changes } from "../figure/changes.ts";
import { changeTitle, latestOf, withNoun } from "./change-words.ts";
import { eachOf, pairOf, reachedOf } from "./compared-titles.ts";
import { countOf, fractionOf, placesOf } from "./counted-titles.ts";
import type { ProspettoData } from "./dati.ts";
import { markLabel } from "./disegno.ts";
import { isOfSameEnti } from "./over-editions.ts";
import { codeOf, isAbove, nameOf, ofFirstBar, partOf, ranked } from "./ranking.ts";
import { MIN_BASE, type Parole, subjectOf, type TitleAttempt, told } from "./sentence.ts";
import { panelTitle } from "./stessi-enti.ts";

type TitleForm = NonNullable<ProspettoDef["risultati"]>[number];

const MAX_WORDS = 15;

/** The title and how it was found. */
export function findTitle(
  def: ProspettoDef,
  dati: ProspettoData,
  disegno: Disegno | null,
  cambi: Changes | null,
): Pick<Prospetto, "titolo" | "risultato"> {
  const fermati: { candidato: string; guardia: string }[] = [];
  if (isOfSameEnti(def)) {
    const { fuori } = dati.dimensione;
    const righe = dati.righe.map((row) => ({ ...row, isApart: fuori.has(row.membro.codice) }));
    const soggetto = dati.misura.frasi?.soggetto?.nome;
    const esito = checked(panelTitle(righe, { dimensione: def.righe.dimensione, soggetto }));
    if ("titolo" in esito) return { titolo: esito.titolo, risultato: { candidato: "stessi enti", fermati } };
    fermati.push({ candidato: "stessi enti", guardia: esito.guardia });
  }
  for (const candidato of disegno === null ? [] : (def.risultati ?? [])) {
    const esito = checked(MAKERS[candidato](def, dati, disegno as Disegno, cambi));
    if ("titolo" in esito) return { titolo: esito.titolo, risultato: { candidato, fermati } };
    fermati.push({ candidato, guardia: esito.guardia });
  }
  return { titolo: def.titolo, risultato: { candidato: "neutro", fermati } };
}

/** Guards that hold for every candidate: words and length. */
function checked(esito: TitleAttempt): TitleAttempt {
  if ("guardia" in esito) return esito;
  return isTooLong(esito.titolo) ? { guardia: "lunghezza" } : { titolo: esito.titolo };
}

/** What a no-break space holds together, a number and its unit, is one word. */
const isTooLong = (titolo: string): boolean => titolo.split(/[^\S\u00a0]+/).length > MAX_WORDS;

type Maker = (def: ProspettoDef, dati: ProspettoData, disegno: Disegno, cambi: Changes | null) => TitleAttempt;

const MAKERS: Record<TitleForm, Maker> = {
  primo: firstOf,
  quota: shareOf,
  divario: gapOf,
  variazione: changeOf,
  intervallo: rangeOf,
  quanti: countOf,
  frazione: fractionOf,
  luoghi: placesOf,
  coppia: pairOf,
  ciascuno: eachOf,
  soglia: reachedOf,
};

function firstOf(def: ProspettoDef, dati: ProspettoData, disegno: Disegno): TitleAttempt {
  const points = ranked(disegno, dati, def);
  if (!Array.isArray(points)) return points;
  const [first, second] = points;
  if (first === undefined || second === undefined || first.valore === 0) return { guardia: "confronto" };
  if (!isAbove(first, second, def, dati)) return { guardia: "superlativo" };
  const name = nameOf(first);
  const words = dati.misura.frasi?.primo?.[def.righe.dimensione];
  if (words !== undefined) {
    const v = withNoun(first.etichetta, disegno.unita);
    return told(words, { nome: name, v, cifra: first.etichetta });
  }
  const what = disegno.unita.tipo === "conteggio" ? "" : ` per ${dati.misura.titolo.toLowerCase()}`;
  return {
    titolo: capital(`${dati.dimensione.tra}${name} al primo posto${what}: ${withNoun(first.etichetta, disegno.unita)}`),
  };
}

function shareOf(def: ProspettoDef, dati: ProspettoData, disegno: Disegno): TitleAttempt {
  const points = ranked(ofFirstBar(disegno), dati, def);
  if (!Array.isArray(points)) return points;
  const lastRow = dati.righe.at(-1);
  const total = lastRow?.totale ? lastRow.figure[def.disegna ?? 0] : undefined;
  const [first, second] = points;
  if (first?.valore == null || total?.valore == null || total.valore === 0 || second === undefined)
    return { guardia: "intero" };
  if (total.unita.tipo === "conteggio" && total.valore < MIN_BASE) return { guardia: "base" };
  if (!isAbove(first, second, def, dati)) return { guardia: "superlativo" };
  const words = dati.misura.frasi?.quota?.[def.righe.dimensione];
  if (words !== undefined) return told(words, ...shareWords([first, second], dati, disegno, total));
  return {
    titolo: capital(
      `${nameOf(first)}, la parte più grande: ${formatShare(partOf(first, disegno, total.valore))} del totale`,
    ),
  };
}

function gapOf(def: ProspettoDef, dati: ProspettoData, disegno: Disegno): TitleAttempt {
  const points = ranked(disegno, dati, def);
  if (!Array.isArray(points)) return points;
  const { riferimento } = disegno;
  const [first, second] = points;
  if (first?.valore == null || second === undefined || riferimento === undefined) return { guardia: "confronto" };
  if (!isAbove(first, second, def, dati)) return { guardia: "superlativo" };
  const words = dati.misura.frasi?.divario?.[def.righe.dimensione];
  if (words !== undefined)
    return told(words, { nome: nameOf(first), v: first.etichetta, insieme: riferimento.etichetta });
  return {
    titolo: capital(
      `${dati.dimensione.tra}${nameOf(first)} al primo posto: ${first.etichetta} contro ${riferimento.etichetta}`,
    ),
  };
}

/** Only the same enti, or two estimates: never the declared sums that the chart shows. */
function changeOf(def: ProspettoDef, dati: ProspettoData, { accento }: Disegno, cambi: Changes | null): TitleAttempt {
  const ora = latestOf(dati, def.disegna ?? 0, accento);
  if (cambi === null || ora === undefined) return { guardia: "una sola edizione" };
  const found = changeTitle(cambi.at(ora.misura, ora.dims), cambi.anni, dati.misura.frasi?.soggetto);
  if ("guardia" in found) return found;
  const [whole, short] = found.titoli;
  // Beside other places the drawing has both years, and one line is all the room there is.
  return { titolo: isTooLong(whole) || (dati.misura.frasi?.soggetto && accento !== undefined) ? short : whole };
}

function rangeOf(def: ProspettoDef, dati: ProspettoData, disegno: Disegno): TitleAttempt {
  const points = ranked(disegno, dati, def);
  if (!Array.isArray(points)) return points;
  const high = points[0];
  const low = points.at(-1);
  if (high === undefined || low === undefined || high.etichetta === low.etichetta) return { guardia: "confronto" };
  const words = dati.misura.frasi?.intervallo?.[def.righe.dimensione];
  if (words !== undefined) {
    const ends = { basso: nameOf(low), alto: nameOf(high), dal: dal(low.etichetta), al: al(high.etichetta) };
    return told(words, ends);
  }
  return {
    titolo: capital(`${dati.dimensione.tra}da ${low.etichetta} (${nameOf(low)}) a ${high.etichetta} (${nameOf(high)})`),
  };
}

/** Of a share: who, how many of a hundred, of how many; and the same of who comes second. */
function shareWords(
  [first, second]: readonly [Punto, Punto],
  dati: ProspettoData,
  disegno: Disegno,
  total: Figura,
): [Parole, boolean] {
  const of = (punto: Punto): string => formatNumber(100 * partOf(punto, disegno, total.valore ?? 1), 0);
  const subject = (punto: Punto) => subjectOf(dati.dimensione.lista, codeOf(punto), nameOf(punto));
  const { chi, isPlural } = subject(first);
  const parole = {
    chi,
    nome: nameOf(first),
    minuscolo: uncapital(nameOf(first)),
    q: of(first),
    v: first.etichetta,
    tutti: markLabel(total),
    secondo: subject(second).chi,
    q2: of(second),
  };
  return [parole, isPlural];
}
