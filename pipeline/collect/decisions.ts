// What people decided about findings, by the identity of the finding and of what it had found: it holds for every later
// version that says the same, and is asked again when the value changes.
import { createHash } from "node:crypto";
import {
  ALTRE,
  type Codice,
  type Diagnostic,
  findingId,
  isOpen,
  isOwed,
  placeKey,
  type Reason,
} from "../../schemas/diagnostic.ts";
import type { Correction, SignMeaning } from "../../schemas/reading.ts";
import { onOneLine } from "../../schemas/shown.ts";
import type { Decisione, NewDecisione, Scelta } from "./registro.ts";
import type { Finding } from "./versions.ts";

/** A finding as decisions know it. */
export interface Identity {
  readonly messaggio: string;
  readonly valore: string;
}

/** Not in it: where the cells lie, and how sure the program was. The letter keeps sheets from making a number of it. Words can be mended without asking anybody again. */
export function identityOf(diagnostic: Finding | Diagnostic): Identity {
  const { mostrato, quanti, params } = diagnostic;
  const found = JSON.stringify([mostrato, quanti, Object.entries(params).sort()]);
  return {
    messaggio: findingId(diagnostic),
    valore: `v${createHash("sha256").update(found).digest("hex").slice(0, 15)}`,
  };
}

/** An identity as one text. */
export const keyOf = ({ messaggio, valore }: Identity): string => `${valore} ${messaggio}`;

/** The decisions that hold, by what they are about. */
export type Decisions = ReadonlyMap<string, Decisione>;

export const makeDecisions = (all: readonly Decisione[]): Decisions => new Map(all.map((each) => [keyOf(each), each]));

/** What was decided about a finding; null when nothing was. */
function decisionOn(diagnostic: Diagnostic, decisions: Decisions): Decisione | null {
  // Most editions of most years have none: nothing is hashed then.
  return decisions.size === 0 ? null : (decisions.get(keyOf(identityOf(diagnostic))) ?? null);
}

/** The findings, with what was decided of those that are open. A correction closes nothing here: the reading shows whether it did. */
export function decided<D extends Diagnostic>(findings: readonly D[], decisions: Decisions): readonly D[] {
  if (decisions.size === 0) return findings;
  return findings.map((finding) => {
    const decisione = isOpen(finding) ? decisionOn(finding, decisions) : null;
    if (decisione === null || decisione.scelta === "correggi") return finding;
    const esito = decisione.scelta === "conferma" ? "confermato" : "deroga";
    return { ...finding, esito, motivo: decisione.motivo };
  });
}

/** The findings about which a correction was decided, as they are told once it is read. */
export function mendedOf(diagnostics: readonly Diagnostic[], decisions: Decisions): Diagnostic[] {
  return diagnostics.flatMap((finding) => {
    const decisione = decisionOn(finding, decisions);
    if (decisione?.scelta !== "correggi") return [];
    return [{ ...finding, esito: "corretto" as const, motivo: decisione.motivo || null }];
  });
}

/** The corrections that were decided about the findings of a reading, in the order of the decisions. */
export function correctionsOf(diagnostics: readonly Diagnostic[], decisions: Decisions): Correction[] {
  if (decisions.size === 0) return [];
  const found = diagnostics.flatMap((finding) => {
    const decisione = decisionOn(finding, decisions);
    return decisione?.scelta === "correggi" ? [{ finding, decisione }] : [];
  });
  found.sort((a, b) => a.decisione.numero - b.decisione.numero);
  return found.flatMap(({ finding, decisione }) => cellsOf(finding, decisione.dopo));
}

function cellsOf(finding: Diagnostic, dopo: string): Correction[] {
  const { blocco, campo, luoghi, mostrato } = finding;
  if (blocco === null || campo === null || whyNotCell(finding, dopo) !== null) return [];
  const segno = signOf(finding, dopo);
  const taken = isManyProposals(finding, dopo) ? ({ proposta: true } as const) : dopo;
  return luoghi.map((luogo) => ({
    blocco,
    campo,
    posto: placeKey(luogo),
    prima: mostrato,
    dopo: segno === null ? taken : { segno },
  }));
}

/** Whether what is proposed for each of several cells that say different things is taken. */
const isManyProposals = ({ params, proposta }: Diagnostic, dopo: string): boolean =>
  params[ALTRE] !== undefined && proposta !== null && dopo.trim() === proposta.dopo;

/** What an answer to «1.234 o 1,234?» means; null for any other finding, or an answer that is neither. */
function signOf({ codice, params }: Diagnostic, dopo: string): SignMeaning | null {
  if (codice !== "numero-ambiguo") return null;
  const bare = dopo.trim();
  const intero = String(params["intero"]);
  if (bare === "migliaia" || bare === intero || bare === intero.replaceAll(".", "")) return "migliaia";
  return bare === "decimali" || bare === String(params["decimale"]) ? "decimali" : null;
}

/** Findings that are told at a cell, and are not about what it holds: no other value there would answer them. */
const OF_NO_VALUE: ReadonlySet<Codice> = new Set(["colonna-altra-misura", "colonna-somigliante", "somma-fuori-scala"]);

/** Why no value can be put in the place of what a finding is about, as the end of a sentence; null when one can. */
function whyNotCell(finding: Diagnostic, dopo: string): string | null {
  const { codice, campo, luoghi, quanti, params } = finding;
  if (OF_NO_VALUE.has(codice)) return "non riguarda una casella sola";
  const isPlaced = luoghi.every(({ cella, riga }) => cella !== undefined || riga !== undefined);
  if (campo === null || luoghi.length === 0 || !isPlaced) return "non riguarda una casella";
  if (luoghi.length < quanti) return "riguarda troppe caselle";
  const isOne = codice === "numero-ambiguo" || params[ALTRE] === undefined || isManyProposals(finding, dopo);
  return isOne ? null : "riguarda caselle che dicono cose diverse";
}

/** The reason with «[omesso]» in place of the numbers that were asked about: they are the ente's, and may be of few persons. */
function withoutNumbers(motivo: string, { mostrato, params }: Diagnostic): string {
  const digits = (text: string): string => text.replace(/\D/g, "");
  const numbers = (text: string): string[] => text.match(NUMBER) ?? [];
  const own = new Set([mostrato ?? "", ...Object.values(params).map(String)].flatMap(numbers).map(digits));
  return motivo.replace(NUMBER, (number) => (own.has(digits(number)) ? "[omesso]" : number));
}
const NUMBER = /\d+(?:[.,' ]\d{3})*(?:[.,]\d+)?/g;

/** The reasons that may be printed of what was confirmed or waived, and still holds. */
export function publicReasons(findings: readonly Diagnostic[], decisions: Decisions): Reason[] {
  return findings.flatMap((finding): Reason[] => {
    if (finding.esito !== "confermato" && finding.esito !== "deroga") return [];
    const decisione = decisionOn(finding, decisions);
    const { blocco, campo } = finding;
    if (blocco === null || decisione === null || decisione.pubblica !== 1 || decisione.scelta === "correggi") return [];
    return [{ blocco, campo, scelta: decisione.scelta, motivo: withoutNumbers(decisione.motivo, finding) }];
  });
}

export interface Choice {
  readonly scelta: Scelta;
  readonly dopo: string;
  readonly motivo: string;
}

/** A choice that `refusal` lets through, as it is written. A waiver's reason is public. */
export function decisionAbout(
  finding: Finding | Diagnostic,
  { scelta, dopo, motivo }: Choice,
  { pubblica, ...by }: { readonly pubblica: boolean; readonly il: string; readonly chi: string },
): NewDecisione {
  const words = { dopo: dopo.trim(), motivo: onOneLine(motivo) };
  const isPublic = scelta === "deroga" || (scelta === "conferma" && pubblica);
  return { ente: finding.ente ?? "", ...identityOf(finding), scelta, ...words, pubblica: isPublic ? 1 : 0, ...by };
}

/** Letters of a reason: some of them are printed. */
const MAX_REASON = 500;

/** Why a finding cannot be decided so, as a sentence; null when it can. */
export function refusal(finding: Diagnostic, { scelta, dopo, motivo }: Choice): string | null {
  if (!isOwed(finding)) return "Non c'è niente da decidere: è già a posto, o non chiedeva una risposta.";
  if (motivo.trim().length > MAX_REASON) return `Il motivo è troppo lungo: bastano ${MAX_REASON} lettere.`;
  if (scelta === "correggi") {
    const why = whyNotCell(finding, dopo);
    if (why !== null) return `Non si corregge da qui, perché ${why}: serve il file corretto.`;
    if (dopo.trim() === "") return "Manca il valore giusto.";
    const isSign = finding.codice === "numero-ambiguo";
    if (isSign && signOf(finding, dopo) === null)
      return `Rispondi ${finding.params["intero"]} oppure ${finding.params["decimale"]}.`;
    return null;
  }
  if (scelta === "conferma" && finding.gravita === "correggere")
    return "Così com'è non si può contare: serve il valore giusto, oppure una deroga.";
  return motivo.trim() === "" ? "Manca il motivo." : null;
}
