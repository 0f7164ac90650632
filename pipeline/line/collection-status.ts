// The state of a collection, as data: who answered, who is missing, what must be corrected or confirmed, what
// came and could not be read, what was withdrawn.
import { type Diagnostic, describe, isOpen, unreadByUs } from "../../schemas/diagnostic.ts";
import type { Gravita } from "../../schemas/diagnostici/entry.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import type { ReadArrival } from "../collect/outcomes.ts";
import type { Collection } from "./intake.ts";
import { sizesOf } from "./sizes.ts";

interface Ente {
  readonly codice: string;
  readonly denominazione: string;
  /** Size in euro, and whether it was written or estimated from others. */
  readonly dimensione: number;
  readonly scritta: boolean;
}

export interface Unread {
  readonly file: string;
  readonly protocollo: number;
  /** Whose it is: known only when it was received as theirs. */
  readonly ente: string | null;
  readonly motivo: string;
}

/** Enti of one place, and how many of them answered; with their weight, 0–1, null where nothing is known of their size. */
export interface Rate {
  readonly codice: string;
  readonly nome: string;
  readonly enti: number;
  readonly rispondenti: number;
  readonly copertura: number | null;
}

export type Count = { readonly ente: string; readonly quante: number };

/** An open question about a number, with how much of a published figure hangs on it. */
export interface Question extends Pick<Diagnostic, "codice" | "ente" | "influenza_casella" | "in_attesa"> {
  readonly influenza: number;
  readonly testo: string;
}

/** Those of which it is known what hangs on them, in the order of the findings, which is that of asking. */
export const heavyQuestions = (diagnostics: readonly Diagnostic[]): Question[] =>
  diagnostics.flatMap((each) => {
    const { codice, ente, gravita, influenza, influenza_casella, in_attesa } = each;
    if (!isOpen(each) || gravita !== "confermare" || influenza === null) return [];
    return [{ codice, ente, influenza, influenza_casella, in_attesa, testo: describe(each).testo }];
  });

export interface CollectionStatus {
  readonly enti: number;
  readonly rispondenti: number;
  readonly copertura: number | null;
  /** By main cantiere, and by the zona of the seat. */
  readonly perCantiere: readonly Rate[];
  readonly perZona: readonly Rate[];
  /** By both; where no ente is there is nothing. */
  readonly perCantiereZona: readonly (Omit<Rate, "codice" | "nome"> & {
    readonly cantiere: string;
    readonly zona: string;
  })[];
  /** How many enti answered each part of the questionnaire, «niente da dichiarare» included. */
  readonly perParte: readonly { readonly blocco: string; readonly titolo: string; readonly rispondenti: number }[];
  readonly mancano: readonly Ente[];
  readonly daCorreggere: readonly Count[];
  readonly daConfermare: readonly Count[];
  /** Every open question about a number of which it is known how much of a published figure hangs on it, the heaviest first. */
  readonly conferme: readonly Question[];
  /** What came and of which nothing could be read. */
  readonly nonLetti: readonly Unread[];
  /** From when what arrives no longer counts; null while the edition is open. */
  readonly chiusa: { readonly il: string; readonly chi: string; readonly motivo: string } | null;
  /** Files that arrived after that, and do not count. */
  readonly tardivi: readonly { readonly file: string; readonly protocollo: number }[];
  /** Files with data of persons in them, which a clean one should replace. */
  readonly conPersone: readonly { readonly file: string; readonly protocollo: number }[];
  readonly ritirati: readonly { readonly file: string; readonly protocollo: number; readonly motivo: string }[];
}

/** What is asked of each arrival. */
interface Arrival {
  readonly ricezione: Pick<ReadArrival["ricezione"], "nome" | "ente_atteso" | "protocollo">;
  readonly lettura: Pick<ReadArrival["lettura"], "invii" | "diagnostics">;
  readonly uguale_a: number | null;
  readonly ritiro: ReadArrival["ritiro"];
}

/** Who answered, who is missing (largest first), who has something to correct or to confirm. */
export function statusOf(
  edizione: Edizione,
  {
    valide,
    diagnostics,
    letti,
    chiusura,
  }: Pick<Collection, "valide" | "diagnostics" | "chiusura"> & { readonly letti: readonly Arrival[] },
): CollectionStatus {
  const answered = new Set(valide.map(({ ente }) => ente));
  const sizes = sizesOf(edizione);
  const sizeOf = ({ codice }: { codice: string }): number => sizes.get(codice) ?? 0;
  const all = edizione.enti.reduce((sum, e) => sum + sizeOf(e), 0);
  const there = edizione.enti.filter(({ codice }) => answered.has(codice)).reduce((sum, e) => sum + sizeOf(e), 0);
  const weight = (enti: Edizione["enti"]): number => enti.reduce((sum, ente) => sum + sizeOf(ente), 0);
  const rateOf = (own: Edizione["enti"]) => {
    const answering = own.filter(({ codice }) => answered.has(codice));
    const whole = weight(own);
    return {
      ...{ enti: own.length, rispondenti: answering.length },
      copertura: whole === 0 ? null : weight(answering) / whole,
    };
  };
  const rates = (list: string, of: (ente: Edizione["enti"][number]) => string): Rate[] =>
    (edizione.liste[list] ?? []).flatMap(({ codice, nome }) => {
      const own = edizione.enti.filter((ente) => of(ente) === codice);
      return own.length === 0 ? [] : [{ codice, nome, ...rateOf(own) }];
    });
  const places = Map.groupBy(edizione.enti, (ente) => `${ente.cantiere_principale} ${ente.zona_sede}`);
  return {
    enti: edizione.enti.length,
    rispondenti: answered.size,
    copertura: all === 0 ? null : there / all,
    perCantiere: rates("cantieri", ({ cantiere_principale }) => cantiere_principale),
    perZona: rates("zone", ({ zona_sede }) => zona_sede),
    perCantiereZona: [...places].map(([place, own]) => {
      const [cantiere = "", zona = ""] = place.split(" ");
      return { cantiere, zona, ...rateOf(own) };
    }),
    perParte: blocksAskedIn(edizione.yaml.anno).map(({ id, titolo }) => ({
      ...{ blocco: id, titolo },
      rispondenti: new Set(valide.flatMap(({ ente, sezione }) => (sezione.blocco === id ? [ente] : []))).size,
    })),
    mancano: edizione.enti
      .filter(({ codice }) => !answered.has(codice))
      .map((e) => ({
        ...{ codice: e.codice, denominazione: e.denominazione },
        ...{ dimensione: sizeOf(e), scritta: e.risorse_precedenti !== null },
      }))
      .sort((a, b) => b.dimensione - a.dimensione || (a.codice < b.codice ? -1 : 1)),
    daCorreggere: countsOf(diagnostics, "correggere"),
    daConfermare: countsOf(diagnostics, "confermare"),
    conferme: heavyQuestions(diagnostics),
    nonLetti: letti.filter(isUnread).map(toldUnread),
    chiusa: chiusura === null ? null : { il: chiusura.il, chi: chiusura.chi, motivo: chiusura.motivo },
    tardivi: lateFiles(letti),
    conPersone: letti.flatMap(({ ricezione: { nome, protocollo }, lettura }) =>
      lettura.diagnostics.some(({ codice }) => WITH_PERSONS.has(codice)) ? [{ file: nome, protocollo }] : [],
    ),
    ritirati: letti.flatMap(({ ricezione: { nome, protocollo }, ritiro }) =>
      ritiro === null || ritiro.tardivo ? [] : [{ file: nome, protocollo, motivo: ritiro.motivo }],
    ),
  };
}

/** What says that a file holds data of persons: in an answer, or in a sheet that is not read. */
const WITH_PERSONS: ReadonlySet<string> = new Set(["dato-personale", "codice-fiscale-persona"]);

/** The files that came after the edition was closed, and do not count. */
export const lateFiles = (letti: readonly Pick<Arrival, "ricezione" | "ritiro">[]): CollectionStatus["tardivi"] =>
  letti.flatMap(({ ricezione: { nome, protocollo }, ritiro }) => (ritiro?.tardivo ? [{ file: nome, protocollo }] : []));

function countsOf(diagnostics: Collection["diagnostics"], severity: Gravita): Count[] {
  const counts = new Map<string, number>();
  for (const diagnostic of diagnostics) {
    const { ente, gravita } = diagnostic;
    if (ente !== null && gravita === severity && isOpen(diagnostic)) counts.set(ente, (counts.get(ente) ?? 0) + 1);
  }
  return [...counts]
    .map(([ente, quante]) => ({ ente, quante }))
    .sort((a, b) => b.quante - a.quante || (a.ente < b.ente ? -1 : 1));
}

/** Refused, protected, damaged, or of nobody and no year that we know. */
export const isUnread = ({ lettura, uguale_a, ritiro }: Omit<Arrival, "ricezione">): boolean =>
  lettura.invii.length === 0 && uguale_a === null && ritiro === null;

function toldUnread({ ricezione: { nome, protocollo, ente_atteso }, lettura }: Arrival): Unread {
  return { file: nome, protocollo, ente: ente_atteso === "" ? null : ente_atteso, motivo: reasonOf(lettura) };
}

/** Why nothing could be read of a file. */
export function reasonOf({ diagnostics }: Arrival["lettura"]): string {
  const first = diagnostics.find(({ gravita }) => gravita === "correggere") ?? diagnostics[0];
  return unreadByUs(diagnostics).length > 0 || first === undefined ? "guasto del programma" : describe(first).titolo;
}
