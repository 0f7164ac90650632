// `bilancio decidi`: what enti answered to what they were asked. It is written in the register, beside who wrote it and why;
// what was sent stays as it is. Line by line at the terminal, or from a table that was filled.

import { existsSync } from "node:fs";
import { conArticolo } from "../../schemas/articles.ts";
import { findingId, placesShown, toldInFull } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { key } from "../../schemas/text.ts";
import { formatNumber, formatShare } from "../../schemas/unita.ts";
import { type Choice, decisionAbout, identityOf, keyOf, refusal } from "../collect/decisions.ts";
import { type Decisione, type NewDecisione, openRegistro, type Registro, withRegistro } from "../collect/registro.ts";
import type { Finding } from "../collect/versions.ts";
import { EdizioneRotta } from "../edizione/faults.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { writeWhole } from "../effects/files.ts";
import { questionsOf, withQuestions } from "../line/questions.ts";
import { archivioOf } from "../line/rules.ts";
import { type Answer, checkEnte, UsageFault } from "./answer.ts";
import { filledRows, questionKey, questionsTable } from "./decidi-table.ts";
import { faultLine, plural, SEEN } from "./words.ts";

export interface DecidiCommand {
  readonly cartella: string;
  readonly chi: string;
  /** Only what is about it; null for all. */
  readonly ente: string | null;
  /** Where the table to fill is written; null to write none. */
  readonly elenco: string | null;
  /** The filled table; null when there is none. */
  readonly da: string | null;
  /** Number of a decision to take back; null for none. */
  readonly annulla: string | null;
}

/** Throws UsageFault for options that go not together, EdizioneRotta for a broken folder or table, ArchivioGuasto. */
export async function decidiCommand(command: DecidiCommand, effects: Effects): Promise<Answer> {
  const { cartella, ente, elenco, da, annulla } = command;
  if ([elenco, da, annulla].filter((each) => each !== null).length > 1)
    throw new UsageFault("--elenco, --da e --annulla si usano uno alla volta");
  const edizione = await loadEdizione(cartella);
  checkEnte(ente, edizione);
  if (annulla !== null) return takenBack(edizione, { ...command, annulla }, effects);
  const { raccolta } = await withQuestions(edizione, effects);
  const questions = questionsOf(raccolta, ente);
  if (elenco !== null) {
    await checkNotFilled(elenco, questions);
    await writeWhole(elenco, questionsTable(questions, edizione));
    const fill = "Compila «decisione» (conferma, proposta, correggi o deroga) e ripeti il comando con --da.";
    const text = `In ${elenco}: ${plural(questions.length, "cosa che aspetta", "cose che aspettano")} una risposta. ${fill}`;
    return { text, json: { elenco, aspettano: questions.length }, exit: 0 };
  }
  const registro = openRegistro(archivioOf(edizione));
  try {
    const { lastDecision } = raccolta;
    const desk: Desk = { edizione, registro, chi: command.chi, now: effects.now, questions, lastDecision };
    const { decise, lasciate } = da === null ? await asked(desk, effects) : await fromTable(desk, da);
    if (decise.length === 0 && lasciate.length === 0)
      return nothingDone(questions, registro.decisioni(), effects.ask !== null);
    return await outcome(edizione, { decise, lasciate, ente, questions }, effects);
  } finally {
    registro.close();
  }
}

/** Throws UsageFault for a table with answers that were not taken yet, and for a file that is no such table. */
async function checkNotFilled(elenco: string, questions: readonly Finding[]): Promise<void> {
  if (!existsSync(elenco)) return;
  const waiting = new Set(questions.map(questionKey));
  const filled = await filledRows(elenco).catch((error: unknown) => {
    if (error instanceof EdizioneRotta) return null;
    throw error;
  });
  if (filled === null)
    throw new UsageFault(`${elenco} c'è già, ed è un'altra cosa o ha risposte scritte a metà: indica un altro file`);
  const untaken = filled.filter(({ domanda }) => waiting.has(domanda)).length;
  if (untaken === 0) return;
  const there =
    untaken === 1
      ? "c'è 1 risposta non ancora presa: prima prendila"
      : `ci sono ${formatNumber(untaken)} risposte non ancora prese: prima prendile`;
  throw new UsageFault(`in ${elenco} ${there} con --da, oppure indica un altro file`);
}

interface Desk {
  readonly edizione: Edizione;
  readonly registro: Registro;
  readonly chi: string;
  readonly now: Effects["now"];
  readonly questions: readonly Finding[];
  /** The last decision with which they were asked. */
  readonly lastDecision: number;
}
interface Done {
  readonly decise: readonly NewDecisione[];
  /** Rows of the table that were not taken, and why: a sentence each. */
  readonly lasciate: readonly string[];
}

const GONE = "Non è più una domanda aperta: la risposta è cambiata, o è già stata decisa.";
const DECIDED_MEANWHILE = "Nel frattempo l'ha decisa qualcun altro: vale quella decisione.";

/** All rows that can be taken, in one go; what is no longer asked is told, and changes nothing. */
async function fromTable(desk: Desk, path: string): Promise<Done> {
  const { questions, registro, lastDecision, chi, now } = desk;
  const byQuestion = new Map(questions.map((each) => [questionKey(each), each]));
  const rows = new Map<NewDecisione, number>();
  const lasciate: string[] = [];
  for (const { riga, domanda, pubblica, isProposal, isContradicted, ...written } of await filledRows(path)) {
    const finding = byQuestion.get(domanda);
    const dopo = isProposal ? (finding?.proposta?.dopo ?? "") : written.dopo;
    const choice = { ...written, dopo };
    const why = isContradicted
      ? "La stessa domanda ha un'altra risposta in un'altra riga: tienine una."
      : finding === undefined
        ? GONE
        : isProposal && dopo === ""
          ? "Qui non c'è una proposta da accettare: scrivi «correggi» e il valore giusto."
          : refusal(finding, choice);
    if (finding === undefined || why !== null) lasciate.push(`riga ${riga}: ${why}`);
    else rows.set(decisionAbout(finding, choice, { pubblica, il: now(), chi }), riga);
  }
  const late = registro.decide([...rows.keys()], lastDecision);
  lasciate.push(...late.map((each) => `riga ${rows.get(each)}: ${DECIDED_MEANWHILE}`));
  return { decise: [...rows.keys()].filter((each) => !late.includes(each)), lasciate };
}

/** One question after the other; each answer is written at once, so that stopping loses nothing. */
async function asked(desk: Desk, { ask, say }: Effects): Promise<Done> {
  const decise: NewDecisione[] = [];
  const { questions, edizione, registro, lastDecision, chi, now } = desk;
  if (ask === null) return { decise, lasciate: [] };
  const names = new Map(edizione.enti.map(({ codice, denominazione }) => [codice, denominazione]));
  for (const [at, finding] of questions.entries()) {
    say(`\n${at + 1} di ${questions.length} · ${finding.ente ?? ""} ${names.get(finding.ente ?? "") ?? ""}`);
    say(questionText(finding));
    const choice = await choose(finding, ask, say);
    if (choice === "fine") break;
    if (choice === "dopo") continue;
    const decisione = decisionAbout(finding, choice, { pubblica: choice.pubblica, il: now(), chi });
    if (registro.decide([decisione], lastDecision).length === 0) decise.push(decisione);
    else say(`  ${DECIDED_MEANWHILE}`);
  }
  return { decise, lasciate: [] };
}

function questionText(finding: Finding): string {
  const { influenza } = finding;
  const moves =
    influenza === null || influenza < SEEN ? "" : `Sposta ${conArticolo(formatShare(influenza, 1))} del totale.`;
  const said = `${toldInFull(finding)} ${moves}`.trim();
  return [placesShown(finding, "file"), said].flatMap((line) => (line === "" ? [] : [`  ${line}`])).join("\n");
}

type Ask = NonNullable<Effects["ask"]>;

/** Asks until the answer is one, or the person goes on. */
async function choose(
  finding: Finding,
  ask: Ask,
  say: Effects["say"],
): Promise<(Choice & { pubblica: boolean }) | "dopo" | "fine"> {
  const canConfirm = finding.gravita === "confermare";
  const letters: Readonly<Record<string, Choice["scelta"]>> = {
    ...(canConfirm && { c: "conferma" }),
    ...(finding.proposta !== null && { p: "correggi" }),
    v: "correggi",
    d: "deroga",
  };
  const menu = [
    ...(canConfirm ? ["c = è giusto così"] : []),
    ...(finding.proposta === null ? [] : [`p = vale «${finding.proposta.dopo}»`]),
    "v = scrivo il valore giusto",
    "d = deroga",
    "Invio = più tardi",
    "f = finisco qui",
  ].join(" · ");
  for (;;) {
    const answer = await ask(`  ${menu}`);
    const word = key(answer ?? "f");
    if (answer?.trim() === "") return "dopo";
    if (word === "f") return "fine";
    const scelta = letters[word] ?? null;
    if (scelta === null) {
      say("  Rispondi con una delle lettere.");
      continue;
    }
    const dopo =
      word === "p" ? (finding.proposta?.dopo ?? "") : word === "v" ? ((await ask("  Il valore giusto:")) ?? "") : "";
    const motivo =
      (await ask(scelta === "correggi" ? "  Chi l'ha detto, o perché (facoltativo):" : "  Il motivo:")) ?? "";
    const why = refusal(finding, { scelta, dopo, motivo });
    if (why !== null) {
      say(`  ${why}`);
      continue;
    }
    const pubblica =
      scelta === "conferma" &&
      key((await ask("  L'ente è d'accordo a pubblicare il motivo? (sì / no)")) ?? "") === "si";
    return { scelta, dopo, motivo, pubblica };
  }
}

/** Nobody decided anything: what waits, and what was decided before. */
function nothingDone(questions: readonly Finding[], decisioni: readonly Decisione[], isAsked: boolean): Answer {
  const waiting = isAsked ? [] : questions.slice(0, SHOWN).map((each) => `  ${faultLine(each)}`);
  const beyond = questions.length - SHOWN;
  const how = "Con --elenco FILE si scrivono in una tabella da compilare; con --da FILE si prendono le risposte.";
  const text = [
    questions.length === 0
      ? "Niente aspetta una risposta."
      : `${plural(questions.length, "cosa aspetta", "cose aspettano")} una risposta. ${how}`,
    ...waiting,
    ...(isAsked || beyond < 1 ? [] : [`  e ${plural(beyond, "altra", "altre")}`]),
    ...(decisioni.length === 0
      ? []
      : [`${plural(decisioni.length, "decisione vale", "decisioni valgono")} (--annulla NUMERO ne toglie una):`]),
    ...decisioni.map((each) => `  ${each.numero}. ${decisionText(each)}`),
  ].join("\n");
  return {
    text,
    json: { decise: [], lasciate: [], aspettano: questions.length, valgono: decisioni.map(shown) },
    exit: 0,
  };
}

function decisionText({ ente, messaggio, scelta, dopo, motivo, chi, il }: Decisione): string {
  const value = dopo === "" ? "" : ` «${dopo}»`;
  const why = motivo === "" ? "" : `: ${motivo}`;
  return `${ente} ${messaggio.split("|").slice(1).filter(Boolean).join(", ")}: ${scelta}${value}${why} (${chi}, ${il.slice(0, 10)})`.trim();
}
const SHOWN = 12;

/** What was decided, and what waits after everything was read again. */
async function outcome(
  edizione: Edizione,
  { decise, lasciate, ente, questions }: Done & Pick<DecidiCommand, "ente"> & Pick<Desk, "questions">,
  effects: Effects,
): Promise<Answer> {
  const left = questionsOf((await withQuestions(edizione, effects)).raccolta, ente);
  const open = new Set(left.map((each) => keyOf(identityOf(each))));
  const still = decise.filter((each) => open.has(keyOf(each)));
  const known = new Set(questions.map((each) => keyOf(identityOf(each))));
  const corrected = new Set(
    decise.flatMap(({ scelta, messaggio }) => (scelta === "correggi" ? [cellOf(messaggio)] : [])),
  );
  const again = left.filter((each) => !known.has(keyOf(identityOf(each))) && corrected.has(cellOf(findingId(each))));
  const text = [
    `${plural(decise.length, "decisione scritta", "decisioni scritte")} nel registro.`,
    ...(still.length === 0
      ? []
      : [`  ${plural(still.length, "non ha", "non hanno")} chiuso la domanda: il file va corretto.`]),
    ...(again.length === 0
      ? []
      : [
          `  ${plural(again.length, "valore scritto si chiede", "valori scritti si chiedono")} di nuovo:`,
          ...again.map((each) => `    ${faultLine(each)}`),
        ]),
    ...(lasciate.length === 0 ? [] : ["Non prese:", ...lasciate.map((each) => `  ${each}`)]),
    left.length === 0
      ? "Niente aspetta più una risposta."
      : `${plural(left.length, "cosa aspetta", "cose aspettano")} ancora una risposta.`,
  ].join("\n");
  const json = { decise: decise.map(shown), lasciate, aspettano: left.length };
  return { text, json, exit: lasciate.length + still.length + again.length === 0 ? 0 : 1 };
}

/** Of the id of a finding what tells its cell, whatever is found there. */
const cellOf = (id: string): string => id.split("|").toSpliced(3, 1).join("|");

const shown = <D extends NewDecisione>({ valore: _, pubblica, ...decisione }: D) => ({
  ...decisione,
  pubblica: pubblica === 1,
});

function takenBack(
  edizione: Edizione,
  { annulla, chi }: { readonly annulla: string; readonly chi: string },
  effects: Effects,
): Answer {
  return withRegistro(archivioOf(edizione), (registro): Answer => {
    const decisioni = registro.decisioni();
    const found = decisioni.find(({ numero }) => String(numero) === annulla.trim());
    if (found === undefined) {
      const known = decisioni.map(({ numero }) => numero).join(", ");
      throw new UsageFault(`la decisione ${annulla} non c'è${known === "" ? "" : `: valgono ${known}`}`);
    }
    registro.undecide({ numero: found.numero, il: effects.now(), chi });
    const text = `La decisione ${found.numero} non vale più: ciò che riguardava si chiede di nuovo.`;
    return { text, json: { annullata: shown(found) }, exit: 0 };
  });
}
