// The answer to one file, made of the same model and the same words as that of `check`: for the ente that sent it, and for
// the staff that follows it.

import { hash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { isOwed, unreadByUs } from "../../../schemas/diagnostic.ts";
import { quanti } from "../../../schemas/diagnostici/entry.ts";
import type { ReadingHead } from "../../../schemas/reading.ts";
import { type AnswerModel, answeredWords, answerOf, isAnswered, type Question } from "../../answers/answer.ts";
import { answerAside, markedAside } from "../../answers/aside.ts";
import { archivePath } from "../../collect/archive.ts";
import { archivioOf } from "../../line/rules.ts";
import { momentOf } from "../dates.ts";
import { situation, write } from "../events.ts";
import { type Esito, enteOf, type Portale, personaOf, type Richiesta } from "../routes.ts";
import { entiOf, lettoOf, notYet } from "../situation.ts";
import type { Stato } from "../states.ts";
import { besideOthers } from "./beside.ts";
import { type Answers, answersOf, FEW, isBlank, isOvertaken, toldAgain, withQuestions } from "./deciding.ts";
import { XLSX } from "./xlsx.ts";

type Letto = NonNullable<ReturnType<typeof lettoOf>>;

/** An arrival of an ente, as that ente may see it: what of the file tells of others is not there. */
interface Own {
  readonly letto: Letto;
  readonly head: ReadingHead;
  /** Nobody else is in the file: it may be shown, and given back. */
  readonly isWholly: boolean;
}

/** Null for a number that is none, or of somebody else. */
export function ownArrival({ raccolta }: Portale, ente: string, protocollo: string): Own | null {
  const collection = raccolta.now();
  const letto = /^\d{1,9}$/.test(protocollo) ? lettoOf(collection, Number(protocollo)) : undefined;
  if (letto === undefined || !entiOf(letto).has(ente)) return null;
  const { lettura, ricezione } = letto;
  const isWholly = lettura.invii.every((each) => each.ente === ente);
  const isExpected = ricezione.ente_atteso === ente;
  const diagnostics = collection.diagnostics.filter(
    (each) => each.protocollo === ricezione.protocollo && (each.ente === ente || (isExpected && each.ente === null)),
  );
  return {
    letto,
    isWholly,
    head: { ...lettura, invii: lettura.invii.filter((each) => each.ente === ente), diagnostics },
  };
}

const isOpenable = ({ head, isWholly }: Own): boolean =>
  isWholly && head.formato !== "illeggibile" && unreadByUs(head.diagnostics).length === 0;

/** Whether an ente may say that it sent a file by mistake: it is theirs alone, still asks something, and nothing in it is an answer. */
const isMistake = ({ head, isWholly, letto: { ricezione, ritiro } }: Own, ente: string): boolean =>
  isWholly &&
  ritiro === null &&
  ricezione.ente_atteso === ente &&
  head.invii.length === 0 &&
  head.diagnostics.some(isOwed);

const kept = (portale: Portale, { letto: { ricezione } }: Own) => ({
  path: archivePath(archivioOf(portale.edizione), ricezione.sha256),
  ...{ sha256: ricezione.sha256, nome: ricezione.nome },
});

/** The answers that were asked for last, each under all that it is made of: others are read meanwhile, and it stays what it was. */
const made = new WeakMap<Portale, Map<string, Promise<AnswerModel>>>();
const MOST_KEPT = 100;

function answerTo(portale: Portale, ente: string, own: Own): Promise<AnswerModel> {
  const { edizione } = portale;
  const con = {
    file: own.letto.ricezione.nome,
    head: own.head,
    edizione: { yaml: edizione.yaml, enti: edizione.enti },
  };
  if (!isOpenable(own)) return Promise.resolve(answerOf({ ...con, workbook: null }));
  const answers = made.get(portale) ?? new Map<string, Promise<AnswerModel>>();
  made.set(portale, answers);
  const key = hash("sha256", JSON.stringify([own.letto.ricezione.protocollo, ente, own.head]));
  const answer = answers.get(key) ?? answerAside(kept(portale, own), con);
  // The last that was asked for stands last.
  answers.delete(key);
  answers.set(key, answer);
  for (const oldest of answers.keys()) if (answers.size > MOST_KEPT) answers.delete(oldest);
  // A file that did not open in time may do so the next time.
  void answer.then(({ gruppi }) => {
    if (gruppi.every(({ cose }) => cose.every(({ griglia }) => griglia === null))) answers.delete(key);
  });
  return answer;
}

/** The file with its cells marked; null where there is none to be made. */
async function copyOf(
  portale: Portale,
  own: Own,
): Promise<{ readonly nome: string; readonly bytes: Uint8Array } | null> {
  if (!isOpenable(own)) return null;
  const copy = await markedAside(kept(portale, own), own.head.diagnostics);
  if (typeof copy === "string") return null;
  const stem = own.letto.ricezione.nome.replace(/\.xlsx$/i, "");
  return { nome: `${stem} - cose da sistemare.xlsx`, bytes: copy.bytes };
}

const BLANK =
  "Non c'era nessuna risposta da salvare: rispondi almeno a una di queste cose, qui sotto, oppure correggi il file e ricaricalo.";

/** In a small collection the comparison is made while the page would be: it is not worth a page without it. */
const MOMENT_MS = 100;

/** How long a page that asks about a file waits for its reading: it is then told at once, and need not ask again and again. */
const PATIENCE_MS = 2000;

/** What became of a form, where the page that answers must say it. */
interface Sent {
  readonly refused?: Answers;
  readonly saidNothing?: boolean;
  /** Answers that were taken, beside those that could not be. */
  readonly taken?: number;
  /** Somebody else had answered before. */
  readonly overtaken?: boolean;
}

/** Where the pages of an ente begin, for the ente itself or for who follows it. */
const homeOf = (richiesta: Richiesta): string =>
  richiesta.persona?.ruolo === "ente" ? "" : `/enti/${enteOf(richiesta).codice}`;

/** The answer to a file of an ente: for the ente itself, or for who follows it. */
export async function answerPage(richiesta: Richiesta, sent: Sent = {}): Promise<Esito> {
  const { refused, saidNothing = false } = sent;
  const { portale, params, query, persona } = richiesta;
  const ente = enteOf(richiesta);
  const protocollo = params["protocollo"] ?? "";
  const isStaff = persona?.ruolo !== "ente";
  const home = homeOf(richiesta);
  const { raccolta, registro } = portale;
  if (raccolta.waitingFor(Number(protocollo)) !== null && registro.isOf(Number(protocollo), ente.codice))
    await Promise.race([raccolta.readAll(), setTimeout(PATIENCE_MS)]);
  const before = raccolta.waitingFor(Number(protocollo));
  if (before !== null && registro.isOf(Number(protocollo), ente.codice))
    return reading(`${home}/risposta/${Number(protocollo)}`, Number(protocollo), before, query["ferma"] === "1");
  if (raccolta.isComparing(ente.codice) && raccolta.isQuick())
    await Promise.race([raccolta.compared(), setTimeout(MOMENT_MS)]);
  const own = ownArrival(portale, ente.codice, protocollo);
  if (own === null) return "non c'è";
  const { ricezione, ritiro } = own.letto;
  const s = situation(portale, ente.codice);
  const answer = own.isWholly
    ? besideOthers(await answerTo(portale, ente.codice, own), own.letto, s)
    : await answerTo(portale, ente.codice, own);
  const self = `${home}/risposta/${ricezione.protocollo}`;
  const modulo = { azione: self, csrf: richiesta.csrf };
  const model = isStaff || ritiro !== null ? answer : withQuestions(answer, own.head.diagnostics, modulo, refused);
  const cose = model.gruppi.flatMap((gruppo) => gruppo.cose);
  const errori = [
    ...cose.flatMap(({ id, titolo, domanda }) => {
      const fault = domanda === null ? null : faultOf(id, domanda);
      return fault === null ? [] : [{ campo: fault.campo, testo: `${titolo}. ${fault.why}` }];
    }),
    ...(saidNothing ? cose.slice(0, 1).map(({ id }) => ({ campo: id, testo: BLANK })) : []),
  ];
  // Until it is compared with the rest nobody knows that all is well.
  const isComparing = ritiro === null && raccolta.isComparing(ente.codice);
  const titolo = isComparing && model.gruppi.length === 0 ? "Letto: manca il confronto" : model.titolo;
  return {
    pagina: "risposta",
    titolo: `${errori.length > 0 ? "Errore: " : ""}${titolo}`,
    ...(errori.length > 0 ? { stato: 422 } : {}),
    // A form that somebody fills is not taken from under their hands.
    ...(isComparing && model.modulo === null ? { ricarica: 2 } : {}),
    dati: {
      ...model,
      titoloRisposta: titolo,
      // The one thing that is left was just named.
      senzaIndice: errori.length > 0 && cose.length === 1,
      confronto: isComparing ? self : null,
      errori,
      ...{ protocollo: ricezione.protocollo, arrivato: momentOf(ricezione.ricevuto_il || ricezione.entro_il) },
      ritirato: ritiro?.motivo ?? null,
      salvate: sent.taken ? quanti(sent.taken, "risposta salvata", "risposte salvate") : null,
      superata: sent.overtaken ?? query["superata"] === "1",
      risposte: isStaff || ritiro !== null ? model.risposte : answeredFor(portale, own, s.stato),
      condiviso: !own.isWholly,
      sbaglio: !isStaff && isMistake(own, ente.codice) ? `${self}/non-serve` : null,
      // Only what has something to settle, and could be opened, has a marked copy.
      copia: isOpenable(own) && model.gruppi.length > 0 ? `${self}/copia` : null,
      viaFile: model.modulo !== null && cose.length > FEW,
      originale: isStaff && own.isWholly && !ritiro?.cancellato ? `${self}/originale` : null,
      firma: !isStaff && !isComparing && notYet(s) === null ? "/firma" : null,
      carica: `${home}/carica`,
      indietro: isStaff
        ? { parole: ente.denominazione, indirizzo: home }
        : { parole: "La tua pagina", indirizzo: "/pagina" },
    },
  };
}

/** What is wrong with an answer, and where it is mended: in the field that it is about, else at the thing itself. */
function faultOf(
  id: string,
  { n, errore, erroreMotivo, erroreValore }: Question,
): { campo: string; why: string } | null {
  if (erroreMotivo !== null) return { campo: `m${n}`, why: erroreMotivo };
  if (erroreValore !== null) return { campo: `v${n}`, why: erroreValore };
  return errore === null ? null : { campo: id, why: errore };
}

/** What was answered before, as its ente may answer it otherwise; the staff may not ask in its name. */
function answeredFor({ raccolta }: Portale, { letto, head }: Own, stato: Stato): AnswerModel["risposte"] {
  const { decisions } = raccolta.now();
  const { protocollo } = letto.ricezione;
  return head.diagnostics
    .filter(isAnswered)
    .map((finding) => toldAgain(answeredWords(finding), finding, decisions, { protocollo, stato }));
}

const reading = (self: string, protocollo: number, before: number, isStill: boolean): Esito => ({
  pagina: "lettura",
  titolo: "Stiamo leggendo il tuo file",
  dati: { protocollo, self, davanti: aheadWords(before), ferma: isStill },
  ...(isStill ? {} : { ricarica: 5 }),
});

function aheadWords(before: number): string {
  if (before === 0) return "Davanti a te non c'è nessuno.";
  return before === 1 ? "Davanti a te c'è un file." : `Davanti a te ci sono ${before} file.`;
}

export async function copyPage(richiesta: Richiesta): Promise<Esito> {
  const { codice } = enteOf(richiesta);
  const own = ownArrival(richiesta.portale, codice, richiesta.params["protocollo"] ?? "");
  if (own === null || !isOpenable(own)) return "non c'è";
  const made = await copyOf(richiesta.portale, own);
  if (made !== null) return { scarica: made.bytes, nome: made.nome, tipo: XLSX };
  // Meanwhile all of it was settled, on another page or by another file: the answer says so.
  return { vai: `${homeOf(richiesta)}/risposta/${own.letto.ricezione.protocollo}` };
}

/** A file that an ente sent by mistake, and of which nothing counts, is asked about no longer. Pressed twice it is said once. */
export async function notNeeded(richiesta: Richiesta): Promise<Esito> {
  const { portale, params } = richiesta;
  const ente = enteOf(richiesta).codice;
  const own = ownArrival(portale, ente, params["protocollo"] ?? "");
  if (own === null) return "non c'è";
  const { protocollo } = own.letto.ricezione;
  if (!isMistake(own, ente)) return { vai: `/risposta/${protocollo}` };
  const chi = personaOf(richiesta).nome || "l'ente";
  await portale.raccolta.withdraw({ protocollo, il: portale.now(), chi, motivo: "mandato per sbaglio, non serve." });
  return { vai: `/risposta/${protocollo}` };
}

/** Takes what an ente answered on the page; what could not be taken comes back with its reason. */
export async function answered(richiesta: Richiesta): Promise<Esito> {
  const { portale, params, campi } = richiesta;
  const ente = enteOf(richiesta);
  const persona = personaOf(richiesta);
  const own = ownArrival(portale, ente.codice, params["protocollo"] ?? "");
  if (own === null || own.letto.ritiro !== null) return "non c'è";
  const by = { il: portale.now(), chi: persona.nome || "l'ente" };
  const answers = answersOf(campi, own.head.diagnostics, by);
  const { protocollo } = own.letto.ricezione;
  const late = answers.decise.length > 0 ? await portale.raccolta.decide(answers.decise) : [];
  const taken = answers.decise.length - late.length;
  if (taken > 0) write(portale, ente.codice, persona, "risposta", { protocollo, quante: taken });
  if (isBlank(campi)) return answerPage(richiesta, { saidNothing: true });
  // What was taken is no longer asked: the things left have other numbers now.
  const { head } = ownArrival(portale, ente.codice, String(protocollo)) ?? own;
  const overtaken = isOvertaken(campi, head.diagnostics, portale.raccolta.now().decisions);
  if (answers.errori.size === 0) return { vai: `/risposta/${protocollo}${overtaken ? "?superata=1" : ""}` };
  return answerPage(richiesta, {
    refused: { ...answers, ...answersOf(campi, head.diagnostics, by) },
    overtaken,
    taken,
  });
}
