// What an ente answers on the page to what it was asked: written in the register as a decision, by the same rules as those of
// `decidi`; what was sent stays as it is.
import type { Diagnostic } from "../../../schemas/diagnostic.ts";
import { quoted } from "../../../schemas/shown.ts";
import { type AnswerModel, asked, type Question } from "../../answers/answer.ts";
import { type Choice, type Decisions, decisionAbout, identityOf, keyOf, refusal } from "../../collect/decisions.ts";
import type { Decisione, NewDecisione } from "../../collect/registro.ts";
import { refusal as moveRefused, type Stato } from "../states.ts";

type Fields = Readonly<Record<string, string>>;

/** What is known of a finding's answer, as the form gave it. */
interface Given {
  readonly campi: Fields;
  readonly errori: ReadonlyMap<string, string>;
}
const NOTHING: Given = { campi: {}, errori: new Map() };

/** What a thing of the form is known by. */
export const chiaveOf = (finding: Diagnostic): string => keyOf(identityOf(finding));

/** The decision behind an answer that its ente may give otherwise: not what is let be as it is, which the staff decides. */
export function ownDecision(finding: Diagnostic, decisions: Decisions): Decisione | null {
  const decisione = decisions.get(chiaveOf(finding));
  return decisione === undefined || decisione.scelta === "deroga" ? null : decisione;
}

/** What counts in the place of what was found, as a sentence; empty where nothing else does. */
function countsNow({ codice, params }: Diagnostic, { scelta, dopo }: Decisione): string {
  if (scelta !== "correggi") return "";
  if (codice === "totale-non-torna") return " Contano le righe.";
  const meant = { migliaia: params["intero"], decimali: params["decimale"] }[dopo] ?? dopo;
  return ` Ora conta «${quoted(String(meant))}».`;
}

/** What was answered, with what counts now, and where it is asked again. */
export function toldAgain(
  told: AnswerModel["risposte"][number],
  finding: Diagnostic,
  decisions: Decisions,
  { protocollo, stato }: { readonly protocollo: number; readonly stato: Stato },
): AnswerModel["risposte"][number] {
  const own = ownDecision(finding, decisions);
  const testo = own === null ? told.testo : `${told.testo}${countsNow(finding, own)}`;
  return { ...told, testo, riapri: reopeningOf(finding, decisions, protocollo, stato) };
}

/** Where an ente asks to be asked again; null where it may not: once signed a new version is sent. */
export function reopeningOf(
  finding: Diagnostic,
  decisions: Decisions,
  protocollo: number,
  stato: Stato,
): AnswerModel["risposte"][number]["riapri"] {
  if (ownDecision(finding, decisions) === null || moveRefused(stato, "riaperta") !== null) return null;
  return { indirizzo: `/risposta/${protocollo}/riapri`, chiave: chiaveOf(finding) };
}

/** Whether a finding can be answered so, whatever the words. */
const can = (finding: Diagnostic, choice: Choice): boolean => refusal(finding, choice) === null;

function questionOf(finding: Diagnostic, n: number, { campi, errori }: Given): Question | null {
  const chiave = chiaveOf(finding);
  const isAmbiguous = finding.codice === "numero-ambiguo";
  const siConferma = can(finding, { scelta: "conferma", dopo: "", motivo: "sì" });
  const isTotal = finding.codice === "totale-non-torna";
  const siCorregge = !isAmbiguous && !isTotal && can(finding, { scelta: "correggi", dopo: "1", motivo: "" });
  const chosen = campi[`c${n}`] ?? "";
  const choices = isAmbiguous
    ? [
        { valore: "migliaia", parole: `${finding.params["intero"]}` },
        { valore: "decimali", parole: `${finding.params["decimale"]}` },
      ].filter(({ valore }) => can(finding, { scelta: "correggi", dopo: valore, motivo: "" }))
    : isTotal && can(finding, { scelta: "correggi", dopo: rowsSum(finding), motivo: "" })
      ? [{ valore: "righe", parole: `Le righe: contate ${finding.params["somma"]}` }]
      : finding.proposta !== null && can(finding, { scelta: "correggi", dopo: finding.proposta.dopo, motivo: "" })
        ? [{ valore: "proposta", parole: `Sì, usa «${quoted(finding.proposta.dopo)}»` }]
        : [];
  if (!siConferma && !siCorregge && choices.length === 0) return null;
  const why = errori.get(chiave) ?? null;
  const isValue = siCorregge && (chosen === "correggi" || (campi[`v${n}`] ?? "") !== "");
  const at = chosen === "conferma" && siConferma ? "motivo" : isValue ? "valore" : "scelta";
  return {
    ...{ n, chiave, siConferma, siCorregge },
    scelte: choices.map((each) => ({ ...each, scelta: chosen === each.valore })),
    legenda: isTotal ? "Quale dei due è giusto?" : "Che cosa scriviamo?",
    altrimenti: isTotal ? "Se è giusto il totale manca qualche riga: aggiungila nel file e ricaricalo." : "",
    etichetta: quoted(finding.luoghi[0]?.colonna ?? "La casella"),
    errore: at === "scelta" ? why : null,
    erroreMotivo: at === "motivo" ? why : null,
    erroreValore: at === "valore" ? why : null,
    isConfermata: chosen === "conferma",
    isCorretta: chosen === "correggi",
    motivo: campi[`m${n}`] ?? "",
    valore: campi[`v${n}`] ?? "",
    isPubblica: campi[`p${n}`] === "si",
  };
}

/** The answer with what can be answered to each thing. */
export function withQuestions(
  model: AnswerModel,
  diagnostics: readonly Diagnostic[],
  modulo: Omit<NonNullable<AnswerModel["modulo"]>, "isOne">,
  given: Given = NOTHING,
): AnswerModel {
  const questions = new Map(
    asked(diagnostics).map((finding, at) => [`cosa-${at + 1}`, questionOf(finding, at + 1, given)]),
  );
  if ([...questions.values()].every((each) => each === null)) return model;
  const here = [...questions.values()].filter((each) => each !== null).length;
  return {
    ...model,
    modulo: { ...modulo, isOne: questions.size === 1 },
    poi: wayOf(here, questions.size),
    gruppi: model.gruppi.map((gruppo) => ({
      ...gruppo,
      cose: gruppo.cose.map((cosa) => ({ ...cosa, domanda: questions.get(cosa.id) ?? null })),
    })),
  };
}

/** Few things are answered sooner here than in the file (COLLECTING.md A8). */
export const FEW = 10;

/** Which way is shorter. */
function wayOf(here: number, all: number): string {
  const file = "Oppure correggi il file e ricaricalo: vale come un nuovo invio, e quello di prima resta conservato.";
  if (here < all)
    return `Qui sotto puoi rispondere ${here === 1 ? "a una cosa" : `a ${here} cose`} su ${all}; il resto si corregge nel file, che poi ricarichi.`;
  if (all === 1) return `Fai prima a rispondere qui sotto. ${file}`;
  return all <= FEW
    ? `Sono ${all} cose: fai prima a rispondere qui sotto che nel file. ${file}`
    : `Sono ${all} cose: fai prima nel file. Correggi le celle, salva e ricaricalo. Se preferisci, puoi rispondere anche qui sotto.`;
}

export interface Answers {
  readonly decise: readonly NewDecisione[];
  /** Why an answer could not be taken, by what it is about. */
  readonly errori: ReadonlyMap<string, string>;
  /** The form as it was filled, under the numbers that its things have now. */
  readonly campi: Fields;
}

const MAX_FIELD = 500;

/** Reads the form. What was left blank is no answer; a wrong answer never loses the right ones. */
export function answersOf(
  campi: Fields,
  diagnostics: readonly Diagnostic[],
  by: { readonly il: string; readonly chi: string },
): Answers {
  const open = new Map(asked(diagnostics).map((finding, at) => [chiaveOf(finding), { finding, n: at + 1 }]));
  const decise: NewDecisione[] = [];
  const errori = new Map<string, string>();
  const kept: Record<string, string> = {};
  for (const [name, chiave] of Object.entries(campi)) {
    const n = /^k(\d{1,4})$/.exec(name)?.[1];
    const found = open.get(chiave);
    // Answered by somebody else meanwhile, or changed with the file: the page shows what is asked now.
    if (n === undefined || found === undefined) continue;
    const field = (letter: string): string => (campi[`${letter}${n}`] ?? "").trim().slice(0, MAX_FIELD);
    const choice = choiceOf(found.finding, { c: field("c"), v: field("v"), m: field("m") });
    const why = choice === null ? unchosen(field("m")) : refusal(found.finding, choice);
    if (why !== null) {
      errori.set(chiave, why === "Manca il motivo." ? "Scrivi in una riga perché è giusto così." : why);
      for (const letter of ["c", "v", "m", "p"]) kept[`${letter}${found.n}`] = field(letter);
      continue;
    }
    if (choice !== null) decise.push(decisionAbout(found.finding, choice, { pubblica: field("p") === "si", ...by }));
  }
  return { decise, errori, campi: kept };
}

/** A reason that was written is never lost for want of a tick; null where nothing was written. */
const unchosen = (motivo: string): string | null =>
  motivo === "" ? null : "Hai scritto un motivo: scegli anche «Sì, è giusto così», oppure scrivi il valore giusto.";

/** Whether a form gives an answer in whose place another one stands: somebody else gave it meanwhile. */
export function isOvertaken(campi: Fields, diagnostics: readonly Diagnostic[], decisions: Decisions): boolean {
  const findings = new Map(diagnostics.map((finding) => [chiaveOf(finding), finding]));
  return Object.entries(campi).some(([name, chiave]) => {
    const n = /^k(\d{1,4})$/.exec(name)?.[1];
    const [finding, stands] = [findings.get(chiave), decisions.get(chiave)];
    if (n === undefined || finding === undefined || stands === undefined) return false;
    const field = (letter: string): string => (campi[`${letter}${n}`] ?? "").trim().slice(0, MAX_FIELD);
    const given = choiceOf(finding, { c: field("c"), v: field("v"), m: field("m") });
    return given !== null && (given.scelta !== stands.scelta || given.dopo !== stands.dopo);
  });
}

/** Whether a form was sent in which nothing was chosen or written. */
export const isBlank = (campi: Fields): boolean =>
  Object.entries(campi).every(([name, text]) => !/^[cvm]\d{1,4}$/.test(name) || text.trim() === "");

/** What the rows of a total add up to, as somebody would write it in its cell: with no dot that may be taken for a decimal. */
const rowsSum = ({ params }: Diagnostic): string => String(params["somma"]).replace(/[^\d,-]/g, "");

/** Null where nothing was answered. */
function choiceOf(
  finding: Diagnostic,
  { c, v, m }: { readonly c: string; readonly v: string; readonly m: string },
): Choice | null {
  if (c === "conferma") return { scelta: "conferma", dopo: "", motivo: m };
  if (c === "proposta") return { scelta: "correggi", dopo: finding.proposta?.dopo ?? "", motivo: "" };
  if (c === "righe" && finding.codice === "totale-non-torna")
    return { scelta: "correggi", dopo: rowsSum(finding), motivo: "" };
  if (c === "migliaia" || c === "decimali") return { scelta: "correggi", dopo: c, motivo: "" };
  if (c === "correggi" || v !== "") return { scelta: "correggi", dopo: v, motivo: "" };
  return null;
}
