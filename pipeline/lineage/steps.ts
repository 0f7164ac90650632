// A trace: from a published number down to the rows, as typed steps. Each step says what comes out of it, and `unbalanced`
// works that out again from the step below: a trace whose steps do not add up says so. A new step between the rows and the
// page (weights, an estimate, consolidation, protection) is one more member of `Passo`; the compiler then asks here for its
// arithmetic, and in the words of the command for its line.
import type { Figura } from "../../schemas/figura.ts";
import type { CountedRow } from "./counted-row.ts";

/** What comes out of a step, as the line has it; null when it is no number. */
type Amount = number | null;

export type Passo =
  | { readonly passo: "valore pubblicato"; readonly esce: Amount; readonly tabella: string; readonly prosa: string }
  /** From whole units of the store (cents, tenths) to the unit of the misura. */
  | { readonly passo: "arrotondamento"; readonly esce: Amount; readonly scala: number }
  | { readonly passo: "rapporto"; readonly esce: Amount; readonly base_minima: number; readonly termini: Termini }
  | { readonly passo: "righe"; readonly esce: Amount; readonly righe: readonly CountedRow[] };

interface Termini {
  readonly numeratore: Traccia;
  readonly denominatore: Traccia;
}

/** Rows of a section that counts which could not be counted. */
interface Refused {
  readonly ente: string;
  readonly protocollo: number;
  readonly file: string;
  readonly righe: number;
}

export interface Traccia {
  readonly figura: Figura;
  readonly titolo: string;
  readonly definizione: string;
  /** From the printed number to the rows; a step that does not apply is absent. */
  readonly passi: readonly Passo[];
  /** What was sent for the same table and could not be counted: it is in no row above. */
  readonly respinte: readonly Refused[];
  /** Why there are no rows to go back to; null when there are, or when there is nothing to tell. */
  readonly guasto: string | null;
}

/** Each step that is not what the one below it gives, as a sentence; none when the trace adds up to the last unit. */
export function unbalanced({ figura, passi, guasto }: Traccia): string[] {
  const found = passi.flatMap((passo, at) => {
    const given = outOf(passo, passi[at + 1]);
    const below = passo.passo === "rapporto" ? Object.values(passo.termini).flatMap(unbalanced) : [];
    if (passo.esce === given) return below;
    return [`${figura.id}, ${passo.passo}: è ${shown(passo.esce)}, ma ciò che c'è sotto dà ${shown(given)}`, ...below];
  });
  return [...(guasto === null ? [] : [`${figura.id}: ${guasto}`]), ...found, ...unlikeEnti({ figura, passi })];
}

/** What a step gives, from its own parts or from the step below. */
function outOf(passo: Passo, below: Passo | undefined): Amount {
  switch (passo.passo) {
    case "valore pubblicato":
      return below?.esce ?? null;
    case "arrotondamento":
      return below?.esce == null ? null : below.esce / 10 ** passo.scala;
    case "rapporto":
      return quotient(passo.termini, passo.base_minima);
    case "righe":
      return sumOf(passo.righe);
  }
}

/** Null when no row gives a number: nobody gave one, which is not 0. */
function sumOf(righe: readonly CountedRow[]): Amount {
  const given = righe.flatMap(({ contributo }) => contributo ?? []);
  return given.length === 0 ? null : given.reduce((sum, each) => sum + each, 0);
}

/** Nothing above the line is a true zero; a numerator that nobody could give is not, and nothing divides by nothing. */
function quotient({ numeratore, denominatore }: Termini, base_minima: number): Amount {
  const [top, bottom] = [numeratore.figura, denominatore.figura];
  if (bottom.valore === null || bottom.valore === 0 || bottom.valore < base_minima) return null;
  if (top.valore === null && top.stato !== "nulla") return null;
  return (top.valore ?? 0) / bottom.valore;
}

/** The enti behind a figura are those of its rows that give something else than 0. */
function unlikeEnti({ figura, passi }: Pick<Traccia, "figura" | "passi">): string[] {
  const rows = passi.find((passo) => passo.passo === "righe");
  if (rows === undefined || figura.n_enti === null || figura.stato !== "valore") return [];
  const enti = new Set(rows.righe.flatMap((riga) => (riga.conta_ente ? [riga.ente] : [])));
  return enti.size === figura.n_enti
    ? []
    : [`${figura.id}: dietro ci sono ${enti.size} enti, la figura dice ${figura.n_enti}`];
}

const shown = (amount: Amount): string => (amount === null ? "nessun numero" : `${amount}`);
