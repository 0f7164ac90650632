// Findings on the columns of a recognised table that are not read: doubled, of another year, unknown.
import { type Campo, fieldsOf } from "../../schemas/blocco.ts";
import { isNumerica } from "../../schemas/cella.ts";
import { diagnose } from "../../schemas/diagnostic.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { columnLetters } from "../../schemas/reading.ts";
import { key } from "../../schemas/text.ts";
import { namesOf } from "./header.ts";
import type { Titolo } from "./intestazione.ts";
import { haveSameWords, isOtherMeasure, likely, withoutMeasure } from "./likeness.ts";
import { inOtherMeasure, ofItsAnswers, type UnreadColumn } from "./missing-column.ts";
import { quotedWords } from "./privacy.ts";
import { headingPlace, placeOf, type Tavola, titlePlace } from "./tavola.ts";
import { tellOtherDays } from "./year-column.ts";

/** Columns that come twice, and those of no question: a note, unless they may hold an answer. */
export function tellColumns(
  tavola: Tavola,
  unread: readonly UnreadColumn[],
  isAsked: (column: number) => boolean = () => false,
): void {
  const { testata, findings, ente, anno } = tavola;
  const { blocco, ignorate } = testata;
  const altriAnni = testata.altriAnni.filter(({ posto }) => !isAsked(posto));
  const about = { ente, blocco: blocco.id };
  tellDouble(tavola);
  tellOtherDays(tavola);
  if (altriAnni.length > 0 && tavola.given === null) {
    const colonne = elenca(
      altriAnni.map(({ titolo, posto }) => `«${quotedWords(titolo, 40)}», colonna ${columnLetters(posto)}`),
    );
    const place = headingPlace(tavola, altriAnni[0]?.posto ?? 1);
    findings.push(diagnose("colonna-altro-anno", [place], { colonne, anno: String(anno) }, about));
  }
  const alike = new Set([
    ...tellAlike(tavola, unread),
    ...tellOtherMeasures(tavola, unread),
    ...proposedTitles(tavola, unread),
  ]);
  const foreign = tellForeign(
    tavola,
    unread,
    ignorate.filter((titolo) => !alike.has(titolo)),
  );
  const asked = new Set([...alike, ...foreign]);
  const others = ignorate.filter((titolo) => !asked.has(titolo));
  const titled = new Set([...ignorate, ...testata.altriAnni].map(({ posto }) => posto));
  for (const campo of testata.mancanti) titled.add(ofItsAnswers(tavola, campo, unread)?.column ?? 0);
  const untitled = unread.filter(({ column }) => !titled.has(column));
  for (const { column, numbers, remarks } of untitled) {
    const isWords = numbers.length === 0;
    const rows = isWords ? remarks : numbers;
    if (rows.length === 0) continue;
    const params = { colonna: columnLetters(column), cosa: isWords ? "parole" : "numeri" } as const;
    const places = rows.map((row) => placeOf(tavola, row, column));
    findings.push(diagnose("colonna-senza-titolo", places, params, about));
  }
  const words = untitled.filter(({ numbers, remarks }) => numbers.length + remarks.length === 0);
  const names = [
    ...others.map(({ titolo }) => `«${quotedWords(titolo, 40)}»`),
    ...words.map(({ column }) => `la colonna ${columnLetters(column)}, senza titolo`),
  ];
  if (names.length === 0) return;
  const posto = others[0]?.posto ?? words[0]?.column ?? 1;
  const place = titlePlace(tavola, posto);
  const more = names.length > 8 ? [`altre ${names.length - 8}`] : [];
  findings.push(diagnose("colonna-ignorata", [place], { colonne: elenca([...names.slice(0, 8), ...more]) }, about));
}

function tellDouble(tavola: Tavola): void {
  const { testata, findings, ente } = tavola;
  const { blocco, doppie, ripetute } = testata;
  for (const { titolo, posto } of ripetute) {
    const place = titlePlace(tavola, posto);
    findings.push(diagnose("colonna-ripetuta", [place], { colonna: titolo }, { ente, blocco: blocco.id }));
  }
  for (const { campo, prima, altra } of doppie) {
    const colonna = blocco.campi[campo]?.label ?? campo;
    const [letta, seconda] =
      testata.at < 0
        ? [`alla riga ${prima}`, `alla riga ${altra}`]
        : [`nella colonna ${columnLetters(prima)}`, `nella colonna ${columnLetters(altra)}`];
    const place = titlePlace(tavola, altra);
    findings.push(diagnose("colonna-doppia", [place], { colonna, letta, altra: seconda }, { ente, blocco: blocco.id }));
  }
}

/** Asks about each unread column with answers that is like a question which the sheet lacks; gives their titles. */
function tellAlike(tavola: Tavola, unread: readonly UnreadColumn[]): Titolo[] {
  const { testata, findings, ente } = tavola;
  const { blocco } = testata;
  const answered = new Map(unread.map((each) => [each.column, each]));
  const told: Titolo[] = [];
  for (const [campo, { label, cella }] of openQuestions(tavola)) {
    const titolo = likely(tavola, campo, told);
    const column = titolo === undefined ? undefined : answered.get(titolo.posto);
    if (titolo === undefined || (testata.at >= 0 && column === undefined)) continue;
    if (testata.at >= 0 && isNumerica(cella) && column?.numbers.length === 0) continue;
    told.push(titolo);
    const place = titlePlace(tavola, titolo.posto);
    const params = { titolo: quotedWords(titolo.titolo), domanda: label };
    findings.push(diagnose("colonna-somigliante", [place], params, { ente, blocco: blocco.id, campo }));
  }
  return told;
}

/** Asks about each unread column of numbers whose title is a question of another table, pasted beside this one. */
function tellForeign(tavola: Tavola, unread: readonly UnreadColumn[], titles: readonly Titolo[]): Titolo[] {
  const { testata, findings, ente, anno } = tavola;
  const { id, titolo: tabella } = testata.blocco;
  const numbers = columnsOfNumbers(unread);
  return titles.filter(({ titolo, posto }) => {
    if (testata.at < 0 || !numbers.has(posto)) return false;
    const other = blocksAskedIn(anno).find((blocco) => {
      const cella = namesOf(blocco, anno).get(key(titolo))?.campo.cella;
      return blocco.id !== id && cella !== undefined && isNumerica(cella);
    });
    if (other === undefined) return false;
    const params = { titolo, tabella, altra: other.titolo };
    findings.push(diagnose("colonna-di-altra-tabella", [headingPlace(tavola, posto)], params, { ente, blocco: id }));
    return true;
  });
}

function proposedTitles(tavola: Tavola, unread: readonly UnreadColumn[]): Titolo[] {
  const { mancanti, ignorate } = tavola.testata;
  return mancanti.flatMap((campo) => {
    const column = ofItsAnswers(tavola, campo, unread)?.column;
    return inOtherMeasure(tavola, campo) ?? likely(tavola, campo) ?? ignorate.filter(({ posto }) => posto === column);
  });
}

/** Asks about each unread column of numbers that is a question of the sheet's in another measure: «Ore (mensili)». */
function tellOtherMeasures(tavola: Tavola, unread: readonly UnreadColumn[]): Titolo[] {
  const { testata, findings, ente } = tavola;
  const { blocco, ignorate } = testata;
  const numbers = columnsOfNumbers(unread);
  return ignorate.filter((titolo) => {
    if (testata.at < 0 || !numbers.has(titolo.posto) || !isOtherMeasure(titolo.titolo)) return false;
    const words = withoutMeasure(titolo.titolo);
    const found = openQuestions(tavola).find(
      ([, { label, cella, alias = [] }]) =>
        isNumerica(cella) && [label, ...alias].some((name) => haveSameWords(words, key(name))),
    );
    if (found === undefined) return false;
    const [campo, { label }] = found;
    const params = { titolo: quotedWords(titolo.titolo), domanda: label };
    const place = headingPlace(tavola, titolo.posto);
    findings.push(diagnose("colonna-altra-misura", [place], params, { ente, blocco: blocco.id, campo }));
    return true;
  });
}

/** The questions of the block that the sheet seems to lack, and does not need: neither read nor told as missing or double. */
function openQuestions({ testata, anno }: Tavola): [string, Campo][] {
  const { blocco, colonne, doppie, mancanti } = testata;
  const told = new Set([...mancanti, ...doppie.map(({ campo }) => campo)]);
  return fieldsOf(blocco, anno).filter(([campo]) => !colonne.has(campo) && !told.has(campo));
}

const columnsOfNumbers = (unread: readonly UnreadColumn[]): ReadonlySet<number> =>
  new Set(unread.flatMap(({ column, numbers }) => (numbers.length > 0 ? [column] : [])));
