// A trace: from a published number down to the rows, as typed steps. Each step says what comes out of it, and `unbalanced`
// works that out again from the step below: a trace whose steps do not add up says so. A new step between the rows and the
// page (weights, an estimate, consolidation, protection) is one more member of `Passo`; the compiler then asks here for its
// arithmetic, and in the words of the command for its line.
import type { Figura } from "../../schemas/figura.ts";
import type { Calcolo } from "../../schemas/misura.ts";
import { toSteps } from "../figure/states.ts";
import type { CountedRow } from "./counted-row.ts";

/** What comes out of a step, as the line has it; null when it is no number. */
type Amount = number | null;

export type Passo =
  | { readonly passo: "valore pubblicato"; readonly esce: Amount; readonly tabella: string; readonly prosa: string }
  /** There is a number below, and none is published: why. */
  | {
      readonly passo: "senza numero";
      readonly esce: null;
      readonly perche: string;
      /** The rows below are parts that make no whole. */
      readonly parziale?: boolean;
    }
  /** From whole units of the store (cents, tenths) to the unit of the misura; an estimate in steps of it. */
  | {
      readonly passo: "arrotondamento";
      readonly esce: Amount;
      readonly scala: number;
      readonly passi_di: number | null;
    }
  | {
      readonly passo: "rapporto";
      readonly esce: Amount;
      readonly base_minima: number;
      readonly calcolo: Calcolo | null;
      /** Whether the whole network answered: then nobody told of is nobody. */
      readonly tutti: boolean;
      readonly termini: Termini;
    }
  /** A ratio over rows that give both, rounded to steps; `unita` is how many units of the whole are one of the part, in the
   *  store. */
  | ({
      readonly passo: "rapporto delle stesse righe";
      readonly esce: Amount;
      readonly unita: number;
      readonly passi_di: number;
    } & Lati)
  /** What the large enti that are silent would have said is added. */
  | { readonly passo: "stima"; readonly esce: Amount; readonly scala: number; readonly imputati: readonly Imputed[] }
  /** Each record counts as often as there are enti like its own in the network. */
  | { readonly passo: "pesi"; readonly esce: Amount; readonly scala: number }
  | { readonly passo: "righe"; readonly esce: Amount; readonly scala: number; readonly righe: readonly CountedRow[] };

interface Termini {
  readonly numeratore: Traccia;
  readonly denominatore: Traccia;
}

interface Lati {
  readonly parte: Lato;
  readonly tutto: Lato;
}

/** Part or whole of a ratio: a sum that is no figura, because only some of its rows give both. */
export interface Lato {
  readonly titolo: string;
  readonly passi: readonly Passo[];
}

/** Whole units of the store, to their thousandths. */
interface Imputed {
  readonly ente: string;
  readonly denominazione: string;
  readonly valore: number;
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
  const found = chain(figura.id, passi);
  const silent =
    passi.some((each) => each.passo === "senza numero" && !each.parziale) && !WITHOUT_NUMBER.has(figura.stato);
  return [
    ...(guasto === null ? [] : [`${figura.id}: ${guasto}`]),
    ...(silent ? [`${figura.id}: la figura è «${figura.stato}», ma la traccia non arriva a un numero`] : []),
    ...found,
    ...unlikeDeclared(figura, passi),
    ...unlikeEnti({ figura, passi }),
  ];
}

/** States in which a number is there and is not published. */
const WITHOUT_NUMBER: ReadonlySet<Figura["stato"]> = new Set(["incerto", "non-pertinente", "riservato"]);

function chain(id: string, passi: readonly Passo[]): string[] {
  return passi.flatMap((passo, at) => {
    const given = outOf(passo, passi[at + 1]);
    const inside =
      passo.passo === "rapporto"
        ? Object.values(passo.termini).flatMap(unbalanced)
        : passo.passo === "rapporto delle stesse righe"
          ? [...chain(`${id}, parte`, passo.parte.passi), ...chain(`${id}, tutto`, passo.tutto.passi)]
          : [];
    if (passo.esce === given) return inside;
    return [`${id}, ${passo.passo}: è ${shown(passo.esce)}, ma ciò che c'è sotto dà ${shown(given)}`, ...inside];
  });
}

/** What a step gives, from its own parts or from the step below. */
function outOf(passo: Passo, below: Passo | undefined): Amount {
  switch (passo.passo) {
    case "valore pubblicato":
      return below?.esce ?? null;
    case "senza numero":
      return null;
    case "arrotondamento": {
      if (below?.esce == null) return null;
      const value = below.esce / 10 ** passo.scala;
      return passo.passi_di === null ? value : inSteps(passo.esce, value, passo.passi_di);
    }
    case "rapporto":
      return passo.calcolo === null
        ? quotient(passo.termini, passo.base_minima)
        : ofPersons(passo.calcolo, passo.termini, passo.tutti);
    case "rapporto delle stesse righe":
      return isUnknown(passo.parte) ? null : share(topOf(passo.parte), topOf(passo.tutto), passo);
    case "stima":
      return (below?.esce ?? 0) + passo.imputati.reduce((sum, { valore }) => sum + valore, 0);
    case "pesi":
      return below?.passo === "righe" ? weightedSum(below.righe) : null;
    case "righe":
      return sumOf(passo.righe);
  }
}

/**
 * Estimates are rounded together, so that printed cells add up to printed totals: each to a whole step near it, not always the
 * nearest one. The rounded value where it is such a step, else what rounding alone gives.
 */
function inSteps(rounded: Amount, value: number, step: number): number {
  const isStep = rounded !== null && Number.isInteger(Number((rounded / step).toPrecision(15)));
  return isStep && Math.abs(rounded - value) < 2 * step ? rounded : Math.round(value / step) * step;
}

/** Null when no row gives a number: nobody gave one, which is not 0. */
function sumOf(righe: readonly CountedRow[]): Amount {
  const given = righe.flatMap(({ contributo }) => contributo ?? []);
  return given.length === 0 ? null : given.reduce((sum, each) => sum + each, 0);
}

/** Each record weighted and rounded once to a thousandth, halves up, as the database does it. */
function weightedSum(righe: readonly CountedRow[]): number {
  const weighted = righe.map(
    ({ contributo, ppm }) => (2n * BigInt(contributo ?? 0) * BigInt(ppm ?? 0) + 1000n) / 2000n,
  );
  return Number(weighted.reduce((sum, each) => sum + each, 0n)) / 1000;
}

/** Rows that are a part, and of none of which anybody could tell how large. */
export const isUnknown = (lato: Pick<Lato, "passi">): boolean =>
  topOf(lato) === null && lato.passi.some((passo) => passo.passo === "righe" && passo.righe.length > 0);

const topOf = ({ passi }: Pick<Lato, "passi">): Amount => passi[0]?.esce ?? null;

function share(parte: Amount, tutto: Amount, { unita, passi_di }: { unita: number; passi_di: number }): Amount {
  return tutto === null || tutto === 0 ? null : toSteps(((parte ?? 0) / tutto) * unita, passi_di);
}

/** Nothing above the line is a true zero; a numerator that nobody could give is not, and nothing divides by nothing. */
function quotient({ numeratore, denominatore }: Termini, base_minima: number): Amount {
  const [top, bottom] = [numeratore.figura, denominatore.figura];
  if (bottom.valore === null || bottom.valore === 0 || bottom.valore < base_minima) return null;
  if (top.valore === null && top.stato !== "nulla") return null;
  return (top.valore ?? 0) / bottom.valore;
}

/** Of persons counted and of whom they are counted among; nobody knows it where either is not known. */
function ofPersons(calcolo: Calcolo, { numeratore, denominatore }: Termini, tutti: boolean): Amount {
  const [counted, among] = [numeratore.figura, denominatore.figura.valore];
  const isNobody = calcolo !== "tasso" && counted.stato === "nulla" && tutti;
  const top = isNobody ? 0 : counted.valore;
  if (top === null || among === null) return null;
  if (calcolo === "divario") return Math.max(0, among - top);
  return among === 0 ? null : ((calcolo === "tasso" ? 1000 : 1) * top) / among;
}

/** What was declared is the sum of the rows as they are, whatever is estimated above them. */
function unlikeDeclared({ id, dichiarato }: Figura, passi: readonly Passo[]): string[] {
  const given = declaredIn(passi);
  return dichiarato === null || given === undefined || given === dichiarato
    ? []
    : [`${id}: le righe dichiarano ${shown(given)}, la figura dice ${shown(dichiarato)}`];
}

/** Undefined for a ratio of two figures, each of which has its own. */
function declaredIn(passi: readonly Passo[]): Amount | undefined {
  for (const passo of passi) {
    if (passo.passo === "righe") return passo.esce === null ? null : passo.esce / 10 ** passo.scala;
    if (passo.passo === "rapporto delle stesse righe") {
      const [parte, tutto] = [passo.parte, passo.tutto].map((lato) => lato.passi.at(-1)?.esce ?? null);
      return share(parte ?? null, tutto ?? null, passo);
    }
  }
  return undefined;
}

/** The enti behind a figura are those of its rows that give something else than 0. */
function unlikeEnti({ figura, passi }: Pick<Traccia, "figura" | "passi">): string[] {
  const rows = passi.find((passo) => passo.passo === "righe");
  if (rows === undefined || figura.n_enti === null) return [];
  const enti = new Set(rows.righe.flatMap((riga) => (riga.conta_ente ? [riga.ente] : [])));
  return enti.size === figura.n_enti
    ? []
    : [`${figura.id}: dietro ci sono ${enti.size} enti, la figura dice ${figura.n_enti}`];
}

const shown = (amount: Amount): string => (amount === null ? "nessun numero" : `${amount}`);
