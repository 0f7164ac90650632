// Where each ente stands: what counts of it, what is still to be settled, what was done. Everything is taken from the
// collection and from the list of what was done; nothing is kept.
import { type Diagnostic, isOpen, isOwed } from "../../schemas/diagnostic.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { quandoOf } from "../collect/quando.ts";
import type { Ricezione } from "../collect/registro.ts";
import type { RegistroPortale } from "../collect/registro-portale.ts";
import type { Collection } from "../line/intake.ts";
import { type Evento, eventoOf, type Stato, stateAfter } from "./states.ts";

type Letto = Collection["letti"][number];
type Finding = Collection["diagnostics"][number];

export type StatoParte = "fare" | "correggere" | "confermare" | "posto" | "niente";
/** One part of the questionnaire for one ente. */
export interface Parte {
  readonly id: string;
  readonly titolo: string;
  readonly stato: StatoParte;
  readonly correggere: number;
  readonly confermare: number;
  /** Rows that count; null where no answer does. */
  readonly righe: number | null;
  /** The file to look at: that of what is to be settled, else that of the answer; null where there is none. */
  readonly protocollo: number | null;
}

export interface Situazione {
  readonly ente: string;
  readonly stato: Stato;
  readonly parti: readonly Parte[];
  /** Open findings, those about no part included. */
  readonly correggere: number;
  readonly confermare: number;
  /** The newest file with something to settle; null when nothing is. */
  readonly daSistemare: number | null;
  /** Parts that need nothing more, and those without an answer. */
  readonly aPosto: number;
  readonly daFare: number;
  /** What came of it, the newest first. */
  readonly invii: readonly Letto[];
  /** What was done, in its order; what came by other mouths included. */
  readonly storia: readonly Evento[];
}

interface Index {
  readonly letti: ReadonlyMap<string, readonly Letto[]>;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly valide: ReadonlyMap<string, Collection["valide"]>;
}
const indexes = new WeakMap<Collection, Index>();

/** The collection by ente, made once for each time it is read. */
function indexOf(raccolta: Collection): Index {
  const made = indexes.get(raccolta);
  if (made !== undefined) return made;
  const letti = new Map<string, Letto[]>();
  for (const letto of raccolta.letti)
    for (const ente of entiOf(letto)) letti.set(ente, [...(letti.get(ente) ?? []), letto]);
  const findings = Map.groupBy(raccolta.diagnostics, ({ ente }) => ente ?? "");
  const index = { letti, findings, valide: Map.groupBy(raccolta.valide, ({ ente }) => ente) };
  indexes.set(raccolta, index);
  return index;
}

/** Whose a file is: of whom it tells, and from whom it was expected. */
export function entiOf({ ricezione: { ente_atteso }, lettura }: Letto): Set<string> {
  return new Set([...lettura.invii.map(({ ente }) => ente), ...(ente_atteso === "" ? [] : [ente_atteso])]);
}

/** The arrival of that number; undefined when it is not in the collection. */
export const lettoOf = (raccolta: Collection, protocollo: number): Letto | undefined =>
  raccolta.letti.find(({ ricezione }) => ricezione.protocollo === protocollo);

/** What is to be settled of an ente. */
export const openFindings = (raccolta: Collection, ente: string): readonly Finding[] =>
  (indexOf(raccolta).findings.get(ente) ?? []).filter(isOpen);

export function situationOf(
  { anno, raccolta, registro }: { anno: number; raccolta: Collection; registro: RegistroPortale },
  ente: string,
): Situazione {
  const { letti, valide } = indexOf(raccolta);
  const own = letti.get(ente) ?? [];
  const findings = openFindings(raccolta, ente);
  const counting = valide.get(ente) ?? [];
  const parti = blocksAskedIn(anno).map(({ id, titolo }): Parte => {
    const about = findings.filter(({ blocco }) => blocco === id);
    const there = counting.filter(({ sezione }) => sezione.blocco === id);
    const [correggere, confermare] = [counted(about, "correggere"), counted(about, "confermare")];
    const righe = there.length === 0 ? null : there.reduce((sum, { sezione }) => sum + sezione.contate, 0);
    const stato = stateOf({ correggere, confermare, isThere: there.length > 0, righe });
    const protocollo = newestOwed(about) ?? there[0]?.protocollo ?? null;
    return { id, titolo, stato, correggere, confermare, righe, protocollo };
  });
  const storia = storyOf(own, registro.eventi(ente).map(eventoOf));
  return {
    ...{ ente, parti, storia, stato: stateIn(raccolta, storia) },
    correggere: counted(findings, "correggere"),
    confermare: counted(findings, "confermare"),
    daSistemare: newestOwed(findings),
    aPosto: parti.filter(({ stato }) => stato === "posto" || stato === "niente").length,
    daFare: parti.filter(({ stato }) => stato === "fare").length,
    invii: own.toReversed(),
  };
}

/** Numbers grow as files come. */
function newestOwed(findings: readonly Finding[]): number | null {
  const numbers = findings.filter(isOwed).map(({ protocollo }) => protocollo);
  return numbers.length === 0 ? null : Math.max(...numbers);
}

const counted = (findings: readonly Diagnostic[], severity: "correggere" | "confermare"): number =>
  findings.filter((each) => each.gravita === severity && isOwed(each)).length;

interface Answered extends Pick<Parte, "correggere" | "confermare" | "righe"> {
  readonly isThere: boolean;
}

function stateOf({ correggere, confermare, isThere, righe }: Answered): StatoParte {
  if (correggere > 0) return "correggere";
  if (confermare > 0) return "confermare";
  if (!isThere) return "fare";
  return righe === 0 ? "niente" : "posto";
}

/** Through which mouth a file came, as people say it. */
const CANALI: Readonly<Record<Ricezione["canale"], string>> = {
  email: "per posta",
  portale: "portale",
  rilevazione: "questionario in rete",
  cartella: "segreteria",
};

/** What was done through the portal, and what came by other mouths, by time. */
function storyOf(letti: readonly Letto[], eventi: readonly Evento[]): Evento[] {
  const told = new Set(eventi.flatMap((each) => (each.tipo === "arrivo" ? [each.dati.protocollo] : [])));
  const others = letti
    .filter(({ ricezione }) => !told.has(ricezione.protocollo))
    .map(({ ricezione }): Evento => {
      const il = ricezione.ricevuto_il || ricezione.entro_il;
      return {
        il,
        chi: CANALI[ricezione.canale],
        tipo: "arrivo",
        dati: { protocollo: ricezione.protocollo, parte: null },
      };
    });
  const at = ({ il }: Evento): number => quandoOf({ ricevuto_il: il, dopo_il: "", entro_il: "" }).entro;
  // What was done here comes in the order in which it was done, also where the clock of the machine was set back.
  let latest = Number.NEGATIVE_INFINITY;
  const done = eventi.map((evento) => {
    latest = Math.max(latest, at(evento));
    return { evento, when: latest };
  });
  const timed = [...others.map((evento) => ({ evento, when: at(evento) })), ...done];
  return timed.sort((a, b) => a.when - b.when).map(({ evento }) => evento);
}

/** A closed edition freezes everybody who took part. */
function stateIn(raccolta: Collection, storia: readonly Evento[]): Stato {
  const stato = stateAfter(storia.filter((each) => changesState(each, raccolta)));
  return raccolta.chiusura === null || stato === "non-partecipa" ? stato : "congelata";
}

/** A file that only repeats another, or that was withdrawn, moves nothing. */
function changesState(evento: Evento, raccolta: Collection): boolean {
  if (evento.tipo !== "arrivo") return true;
  const letto = lettoOf(raccolta, evento.dati.protocollo);
  return letto === undefined || (letto.uguale_a === null && letto.ritiro === null);
}

/** Why the data cannot be signed yet; null when they can. */
export function notYet({ correggere, confermare, daFare }: Situazione): string | null {
  if (correggere > 0) return "C'è ancora qualcosa da correggere.";
  if (confermare > 0) return "C'è ancora qualcosa da confermare.";
  return daFare > 0 ? "Mancano ancora delle parti: se una non vi riguarda, dillo." : null;
}
