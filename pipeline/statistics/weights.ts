// What a respondent stands for. One weight for each size class: all of a class over those of it that answered, counted in
// size for money (E3, separate ratio) and in heads for counts (E1, expansion, which is calibration on the number of enti).
// STATISTICS 4.2, 4.4, 12.1.
import type { Unit } from "./frame.ts";
import { tQuantile } from "./quantiles.ts";
import type { Outcome } from "./refusal.ts";
import type { SizeClass } from "./size-classes.ts";
import { sum } from "./sum.ts";

/** How who is silent is made up for: by size, by heads, or not at all (what is known of everybody). */
export type Stima = "rapporto" | "espansione" | "censimento";

export interface WeightedClass {
  readonly id: string;
  /** Respondents stand for silent enti; never in the key class, in a census, or where all answered. */
  readonly isExpanded: boolean;
  readonly enti: number;
  readonly rispondenti: number;
  /** Σa and Σa² of the respondents; a = x in a `rapporto`, else 1. */
  readonly a: number;
  readonly aa: number;
  /** ≥ 1. */
  readonly peso: number;
  /** `peso` in whole millionths: what values are multiplied by. */
  readonly ppm: number;
}

export interface Weights {
  readonly classi: readonly WeightedClass[];
  /** Degrees of freedom of every interval: respondents less the classes they are in. */
  readonly df: number;
  /** How many standard errors an interval of 95% reaches to each side; NaN without degrees of freedom, and without error. */
  readonly t: number;
  /** Key enti that did not answer, with their a: no weight stands for them, each needs a value of its own. */
  readonly silenti: readonly { readonly codice: string; readonly a: number }[];
}

export const UNIT_PPM = 1_000_000;

/** The weights of the classes, from who answered and sizes alone. Key enti weigh 1. Refused when a class with silent
 *  enti has fewer than two respondents, or none of them has a size. */
export function weightsOf(
  classes: readonly SizeClass[],
  answered: ReadonlySet<string>,
  stima: Stima,
): Outcome<Weights> {
  const made: WeightedClass[] = [];
  for (const { id, isKey, enti } of classes) {
    const respondents = enti.filter(({ codice }) => answered.has(codice));
    const sizes = (units: SizeClass["enti"]): number[] => inOrder(units).map(sizeBy(stima));
    const a = sum(sizes(respondents));
    const [N, n] = [enti.length, respondents.length];
    const isExpanded = !isKey && stima !== "censimento" && n < N;
    if (isExpanded && n < 2) return { refused: { tipo: "classe-solitaria", classe: id, enti: N, rispondenti: n } };
    if (isExpanded && a === 0) return { refused: { tipo: "classe-senza-dimensione", classe: id } };
    const peso = isExpanded ? sum(sizes(enti)) / a : 1;
    const aa = sum(sizes(respondents).map((size) => size * size));
    const ppm = Math.round(peso * UNIT_PPM);
    made.push({ id, isExpanded, enti: N, rispondenti: n, a, aa, peso, ppm });
  }
  const heard = made.filter(({ rispondenti }) => rispondenti > 0);
  const df = sum(heard.map(({ rispondenti }) => rispondenti)) - heard.length;
  const silenti = stima === "censimento" ? [] : silentKeys(classes, answered, stima);
  return { made: { classi: made, df, t: df > 0 ? tQuantile(0.975, df) : Number.NaN, silenti } };
}

function silentKeys(classes: readonly SizeClass[], answered: ReadonlySet<string>, stima: Stima): Weights["silenti"] {
  const key = classes.filter(({ isKey }) => isKey).flatMap(({ enti }) => enti);
  const silent = key.filter(({ codice }) => !answered.has(codice));
  return inOrder(silent).map((ente) => ({ codice: ente.codice, a: sizeBy(stima)(ente) }));
}

const sizeBy =
  (stima: Stima) =>
  ({ x }: Unit): number =>
    stima === "rapporto" ? x : 1;

/** In the order of codes, so that the same sizes always give the same sum. */
const inOrder = (enti: readonly Unit[]): Unit[] => enti.toSorted((one, other) => (one.codice < other.codice ? -1 : 1));

/**
 * What the value of one record, in storage units, counts for: thousandths of a unit, rounded once, halves away from zero.
 * Sums of it are exact in any order, so the cells of a cube add up to its margins; and a service with a weight of 1.35
 * counts 1.35, which whole units would make 1.
 */
export function weightedThousandths(units: bigint, ppm: number): bigint {
  const doubled = 2n * (units < 0n ? -units : units) * BigInt(ppm);
  const whole = (doubled + 1000n) / 2000n;
  return units < 0n ? -whole : whole;
}
