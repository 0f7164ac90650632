// Several answers of one ente in one export: what was sent counts before what was only begun, and the later before the
// earlier, whatever row they stand in. Block by block the newest good section counts, as it does between files.
import { elenca, quanti } from "../../schemas/diagnostici/entry.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { type Riga, type Section, type Submission, sectionQuality } from "../../schemas/reading.ts";
import type { Findings } from "./findings.ts";
import type { Instant } from "./instants.ts";
import type { Found } from "./outcome.ts";
import { placeIn, type Survey } from "./survey-source.ts";

export interface Answer {
  readonly riga: number;
  /** When it was sent; null when the export does not say. */
  readonly momento: Instant | null;
  readonly isFinished: boolean;
  readonly sezioni: readonly Section[];
  /** What was found in it: told only when the answer counts. */
  readonly findings: Findings;
}

/** Rows named for one question. */
const MAX_NAMED = 8;

/** What counts of the answers of one ente; null when none of them says anything. */
export function settleAnswers(survey: Survey, ente: string, answers: readonly Answer[]): Submission | null {
  const filled = answers.filter(({ sezioni }) => sezioni.length > 0);
  const finished = filled.filter(({ isFinished }) => isFinished);
  const ordered = inOrder(finished.length > 0 ? finished : filled);
  const last = ordered.at(-1);
  if (last === undefined) return null;
  const { add } = survey.findings;
  const about = { ente, blocco: "ente" };
  const place = (riga: number) => placeIn(survey, survey.sheets.main, riga);
  if (!last.isFinished) add({ codice: "risposta-non-conclusa", params: { ente } }, place(last.riga), about);
  else tellResumed(survey, ente, filled, last);
  const chosen = chooseSections(ordered);
  if (isOrdered(ordered)) tellReplaced(survey, ente, ordered, chosen);
  else {
    const before = ordered.slice(0, -1).map(({ riga }) => String(riga));
    const more = before.length > MAX_NAMED ? [`altre ${before.length - MAX_NAMED}`] : [];
    const prime = elenca([...before.slice(0, MAX_NAMED), ...more]);
    add(
      { codice: "risposte-senza-ordine", params: { ente, prime, ultima: String(last.riga) } },
      place(last.riga),
      about,
    );
  }
  // Of a section that was replaced nothing is open; of a newer one that is worse than what counts, its faults are.
  const places = new Map(ordered.map((answer, at) => [answer, at]));
  for (const [at, { findings }] of ordered.entries()) {
    const isOpen = (blocco: string): boolean => (places.get(chosen.get(blocco)?.answer ?? last) ?? 0) <= at;
    survey.findings.push(...findings.all().filter(({ blocco }) => isOpen(blocco ?? "")));
  }
  return {
    ente,
    sezioni: [...chosen.values()].map(({ sezione }) => sezione),
    ...(last.momento === null ? {} : { ricevuta_il: last.momento.iso }),
    ...(last.isFinished ? {} : { incompleta: true as const }),
  };
}

type Chosen = ReadonlyMap<string, { readonly answer: Answer; readonly sezione: Section }>;

/** What a later answer replaces: told, and asked where it says less. */
function tellReplaced(survey: Survey, ente: string, ordered: readonly Answer[], chosen: Chosen): void {
  const ultima = String(ordered.at(-1)?.riga);
  const after = new Map<string, Section>();
  for (const [at, before] of [...ordered.entries()].toReversed()) {
    const mancano = at === ordered.length - 1 ? [] : lost(before, after);
    for (const sezione of before.sezioni) if (!after.has(sezione.blocco)) after.set(sezione.blocco, sezione);
    if (at === ordered.length - 1) continue;
    const isReplaced = before.sezioni.some(({ blocco }) => chosen.get(blocco)?.answer !== before);
    if (mancano.length === 0 && !isReplaced) continue;
    const isKept = [...chosen.values()].some(({ answer }) => answer === before);
    const righe = isKept ? "Intanto contiamo ciò che aveva scritto prima." : "";
    const found: Found =
      mancano.length === 0
        ? { codice: "risposta-ripetuta", params: { ente, ultima } }
        : { codice: "risposta-accorciata", params: { ente, ultima, mancano: elenca(mancano), righe } };
    survey.findings.add(found, placeIn(survey, survey.sheets.main, before.riga), { ente, blocco: "ente" });
  }
}

/** By the moment of sending; by row where the export does not say it of all. */
function inOrder(answers: readonly Answer[]): Answer[] {
  const isDated = answers.every(({ momento }) => momento !== null);
  const orderOf = ({ momento }: Answer): number => (isDated ? (momento?.order ?? 0) : 0);
  return answers.toSorted((a, b) => orderOf(a) - orderOf(b) || a.riga - b.riga);
}

/** True when the order of the answers is known, or does not matter because they say the same. */
function isOrdered(answers: readonly Answer[]): boolean {
  const moments = new Set(answers.map(({ momento }) => momento?.order ?? null));
  return (moments.size === answers.length && !moments.has(null)) || answers.length < 2 || areAlike(answers);
}

function areAlike([first, ...others]: readonly Answer[]): boolean {
  const said = (answer: Answer | undefined): string =>
    JSON.stringify(
      answer?.sezioni.map(({ blocco, stato, righe }) => [blocco, stato, righe.map(({ valori }) => valori)]),
    );
  return others.every((other) => said(other) === said(first));
}

/** The section that counts for each block. */
function chooseSections(ordered: readonly Answer[]): Chosen {
  const all = ordered.flatMap((answer) => answer.sezioni.map((sezione) => ({ answer, sezione })));
  const chosen = new Map<string, { answer: Answer; sezione: Section }>();
  for (const [blocco, same] of Map.groupBy(all, ({ sezione }) => sezione.blocco)) {
    const is = (quality: string) => (one: { sezione: Section }) => sectionQuality(one.sezione) === quality;
    const winner = same.findLast(is("buona")) ?? same.findLast(is("usabile")) ?? same.at(-1);
    if (winner !== undefined) chosen.set(blocco, winner);
  }
  return chosen;
}

/** What an answer said and those after it do not: «Bisogni incontrati (tutto)», «Volontari (2 righe)». */
function lost({ sezioni }: Answer, later: ReadonlyMap<string, Section>): string[] {
  return sezioni.flatMap((before) => {
    const after = later.get(before.blocco);
    const titolo = blockOf(before.blocco)?.titolo ?? before.blocco;
    if (after === undefined) return [`${titolo} (tutto)`];
    const gone = goneRows(before, after);
    return gone === 0 ? [] : [`${titolo} (${quanti(gone, "riga", "righe")})`];
  });
}

/** Rows that are no longer there: by the fields that tell the rows of the block apart, else by their number. */
function goneRows(before: Section, after: Section): number {
  const blocco = blockOf(before.blocco);
  const chiave = (blocco?.chiave ?? []).map((name) => Object.keys(blocco?.campi ?? {}).indexOf(name));
  if (chiave.length === 0 || after.respinte > 0) return Math.max(0, before.presenti - after.presenti);
  const idOf = ({ valori }: Riga): string => JSON.stringify(chiave.map((at) => valori[at] ?? null));
  const there = new Set(after.righe.map(idOf));
  return before.righe.filter((riga) => !there.has(idOf(riga))).length;
}

/** An answer begun after the one that counts and never sent: perhaps it was meant to replace it. */
function tellResumed(survey: Survey, ente: string, answers: readonly Answer[], last: Answer): void {
  for (const answer of answers) {
    const { riga, isFinished, momento } = answer;
    const isEarlier = momento !== null && last.momento !== null && momento.order < last.momento.order;
    if (isFinished || isEarlier || areAlike([answer, last])) continue;
    const params = { ente, conclusa: String(last.riga) };
    const place = placeIn(survey, survey.sheets.main, riga);
    survey.findings.add({ codice: "risposta-ripresa", params }, place, { ente, blocco: "ente" });
  }
}
