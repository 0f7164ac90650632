// What a respondent stands for. One weight for each size class: all of a class over those of it that answered, counted in
// size for money (E3, separate ratio) and in heads for counts (E1, expansion, which is calibration on the number of enti).
// STATISTICS 4.2, 4.4, 12.1.
import type { Outcome } from "./refusal.ts";
import type { SizeClass } from "./size-classes.ts";

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

export const UNIT_PPM = 1_000_000;

/** The classes with their weights, from who answered and sizes alone. Key enti weigh 1. Refused when a class with silent
 *  enti has fewer than two respondents, or none of them has a size. */
export function weightedClasses(
  classes: readonly SizeClass[],
  answered: ReadonlySet<string>,
  stima: Stima,
): Outcome<WeightedClass[]> {
  const made: WeightedClass[] = [];
  for (const { id, isKey, enti } of classes) {
    const respondents = enti.filter(({ codice }) => answered.has(codice));
    const sizes = (units: SizeClass["enti"]): number[] => sizesOf(units, stima);
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
  return { made };
}

/** In the order of codes, so that the same sizes always give the same sum. */
function sizesOf(enti: SizeClass["enti"], stima: Stima): number[] {
  const sorted = [...enti].sort((one, other) => (one.codice < other.codice ? -1 : 1));
  return sorted.map(({ x }) => (stima === "rapporto" ? x : 1));
}

/**
 * What the value of one record, in storage units, counts for: rounded to a whole unit once, halves away from zero. Sums of
 * it are exact in any order, so the cells of a cube add up to its margins.
 */
export function weightedUnits(units: bigint, ppm: number): bigint {
  const twice = 2n * (units < 0n ? -units : units) * BigInt(ppm);
  const whole = (twice + BigInt(UNIT_PPM)) / BigInt(2 * UNIT_PPM);
  return units < 0n ? -whole : whole;
}

const sum = (values: readonly number[]): number => values.reduce((before, value) => before + value, 0);
