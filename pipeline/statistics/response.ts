// How well collecting went: response of enti and of single questions, and how equally likely the answer was (STATISTICS
// 3.1–3.3).
import { sum } from "./sum.ts";

/** R1 complete, R2 usable in part, N1 refusal, N2 silence, N3 late, N4 unusable, U eligibility unknown, I not eligible. */
export type ResponseStatus = "R1" | "R2" | "N1" | "N2" | "N3" | "N4" | "U" | "I";

/** Share of the eligible enti that answered, 0–1; of those of unknown eligibility as many count as among the known. Null
 *  when nobody is eligible. */
export function unitResponse(statuses: readonly ResponseStatus[]): number | null {
  const count = (wanted: (status: ResponseStatus) => boolean): number => statuses.filter(wanted).length;
  const answered = count((status) => status === "R1" || status === "R2");
  const eligible = count((status) => status !== "U" && status !== "I");
  const known = eligible + count((status) => status === "I");
  if (eligible === 0) return null;
  return answered / (eligible + (eligible / known) * count((status) => status === "U"));
}

/** Share of the rows whose value was given, 0–1; null without rows. */
export function itemResponse({ righe, senza }: { readonly righe: number; readonly senza: number }): number | null {
  return righe === 0 ? null : 1 - senza / righe;
}

/** Enti of one class, or zona, and those of them that answered. */
export interface Part {
  readonly enti: number;
  readonly rispondenti: number;
}

export interface Representativity {
  /** 1 = the answer is equally likely everywhere. */
  readonly r: number;
  /** Standard deviation of the likelihood over the enti. */
  readonly s: number;
  /** Largest bias of a mean without weights, in standard deviations of what is measured. */
  readonly cv: number;
}

/** The R-indicator over classes that part the network; null for fewer than two enti or no answer. */
export function representativity(classes: readonly Part[]): Representativity | null {
  const { enti, rispondenti } = together(classes);
  if (enti < 2 || rispondenti === 0) return null;
  const s = Math.sqrt(spread(classes) / (enti - 1));
  return { r: 1 - 2 * s, s, cv: s / (rispondenti / enti) };
}

/** How far the parts differ in their likelihood to answer, 0–0.5: the larger, the more there is to call back by them. */
export function partialIndicator(parts: readonly Part[]): number {
  const { enti } = together(parts);
  return enti === 0 ? 0 : Math.sqrt(spread(parts) / enti);
}

function spread(parts: readonly Part[]): number {
  const all = together(parts);
  const mean = all.rispondenti / all.enti;
  const held = parts.filter(({ enti }) => enti > 0);
  return sum(held.map(({ enti, rispondenti }) => enti * (rispondenti / enti - mean) ** 2));
}

const together = (parts: readonly Part[]): Part => ({
  enti: sum(parts.map(({ enti }) => enti)),
  rispondenti: sum(parts.map(({ rispondenti }) => rispondenti)),
});
