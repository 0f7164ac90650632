// What the generator moves about: an invented member, what is true of it in a year, and what it sends.
import type { Ente } from "../../schemas/edizione.ts";
import type { BloccoId } from "../../schemas/questionario.ts";
import type { Frasi, Profilo } from "./profilo.ts";

/** A true answer: codes, euro, ISO dates. Text in the place of a number says why there is none. */
export type Valore = string | number | null;
export type Riga = Record<string, Valore>;
export type Risposte = Partial<Record<BloccoId, Riga[]>>;

/** Where a member works, and with which part of its money. */
export interface Luogo {
  readonly cantiere: string;
  readonly zona: string;
  readonly peso: number;
}

export interface Membro extends Ente {
  readonly quartiere_sede: string | null;
  readonly codice_fiscale: string;
  readonly partita_iva: string | null;
  readonly anno_costituzione: number;
  readonly settore: string;
  readonly luoghi: readonly Luogo[];
  /** Money from outside the network in the reference year, before calibration. */
  readonly entrate: number;
  /** First and last edition that lists it. */
  readonly dal: number;
  readonly al: number;
}

export interface Quartiere {
  readonly codice: string;
  readonly nome: string;
  readonly zona: string;
}

/** The city as the generator knows it. */
export interface Mondo {
  readonly seme: string;
  readonly profilo: Profilo;
  readonly frasi: Frasi;
  readonly zone: readonly { readonly codice: string; readonly nome: string }[];
  readonly quartieri: readonly Quartiere[];
  readonly membri: readonly Membro[];
  readonly anno: number;
}

/** `senza-codice`: who received does not write who paid, and it looks like money from outside · `per-mille`: the payer writes
 *  thousands of euro · `taciuto`: the payer does not write it at all · `conflitto`: two sums that nobody can reconcile. */
export type Discordanza = "senza-codice" | "per-mille" | "taciuto" | "conflitto";

/** Money from one member to another. */
export interface Flusso {
  readonly da: string;
  readonly a: string;
  readonly cantiere: string;
  readonly zona: string;
  readonly fonte: string;
  readonly importo: number;
  /** How its two sides differ on purpose; they may differ a little by chance too. */
  readonly discordanza?: Discordanza;
}
