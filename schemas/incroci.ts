// What is looked at once all sections are settled: sums of one ente that should not be far apart, and ratios that enti alike
// should have about alike. Data: what is compared, from where on it is asked, and why. An ente is told its own amounts, and
// of others nothing.
import type { ColumnOf, MemberAt, TableId } from "./dimensioni.ts";

/** The sum of a column over the rows of an ente, of those alone whose columns hold one of these members. */
export interface Quantita {
  readonly blocco: TableId;
  readonly campo: string;
  readonly dove?: Readonly<Record<string, readonly string[]>>;
}

const quantita = <const T extends TableId>(
  blocco: T,
  campo: ColumnOf<T>,
  dove?: { readonly [C in ColumnOf<T>]?: readonly Extract<MemberAt<T, C>, string>[] },
): Quantita =>
  // The columns of one table are a narrower type than the names of any: the widening is safe.
  ({ blocco, campo, ...(dove === undefined ? {} : { dove }) }) as Quantita;

/** Two sums of one ente, of which neither should be many times the other. */
export interface Bilancio {
  readonly id: string;
  readonly a: Quantita;
  readonly b: Quantita;
  /** From so many times on it is asked. */
  readonly volte: number;
  /** A difference below this part of what all together declare is not worth a question. */
  readonly minimo: number;
}

export const BILANCI: readonly Bilancio[] = [
  // What is used in a year comes in in that year or from reserves, and what comes in is used or kept: twice as much of one as
  // of the other is a whole year's means. It may be (a building, a legacy), so it is asked.
  {
    id: "entrate-e-uscite",
    a: quantita("finanziamenti", "importo"),
    b: quantita("risorse", "importo"),
    volte: 2,
    minimo: 0.0001,
  },
];

/** A ratio of two sums of an ente that enti alike should have about alike (COLLECTING.md E30). */
export interface Paragone {
  readonly id: string;
  /** What the ratio is of: «Ore nell'anno per ogni volontario». */
  readonly cosa: string;
  readonly parte: Quantita;
  readonly su: Quantita;
}

const SPESA = quantita("risorse", "importo", { voce_ruolo: ["spesa"] });

export const PARAGONI: readonly Paragone[] = [
  {
    id: "ore-per-volontario",
    cosa: "Ore nell'anno per ogni volontario",
    parte: quantita("volontari", "ore_annue"),
    su: quantita("volontari", "volontari"),
  },
  {
    id: "ore-per-persona",
    cosa: "Ore di lavoro nell'anno per ogni persona",
    parte: quantita("personale", "ore_annue"),
    su: quantita("personale", "persone"),
  },
  {
    id: "spesa-per-persona",
    cosa: "Euro spesi per ogni persona al lavoro",
    parte: SPESA,
    su: quantita("personale", "persone"),
  },
  { id: "spesa-per-utente", cosa: "Euro spesi per ogni utente", parte: SPESA, su: quantita("servizi", "utenti") },
];
