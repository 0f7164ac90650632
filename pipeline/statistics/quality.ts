// How far an estimate is to be trusted: interval, band for silence that is not chance, letter (STATISTICS 5).
import type { Figura } from "../../schemas/figura.ts";
import type { Estimate, Total } from "./estimate.ts";

export interface Limits {
  readonly inf: number;
  readonly sup: number;
}

/** Above this coefficient of variation an interval is made on the scale of logarithms: it cannot reach below 0 there. */
const CV_OF_LOGARITHMS = 0.15;

/** Standard error over value; 0 without an error, infinite of an error around 0. */
export function variation({ valore, errore }: Estimate): number {
  return errore === 0 ? 0 : errore / Math.abs(valore);
}

/** The 95% interval, never below `minimo`: what was declared is a fact, and a share is not below 0. Null where nobody is
 *  expanded. */
export function intervalOf(estimate: Estimate, minimo: number): Limits | null {
  const { valore, errore, t } = estimate;
  if (errore === 0) return null;
  const cv = variation(estimate);
  const isLogarithmic = cv > CV_OF_LOGARITHMS && valore > 0;
  const [inf, sup] = isLogarithmic
    ? [valore * Math.exp(-t * cv), valore * Math.exp(t * cv)]
    : [valore - t * errore, valore + t * errore];
  return { inf: Math.max(inf, minimo), sup };
}

/** Share of a total that was not declared, 0–1; 0 of a total of 0. */
export function estimatedShare({ valore, dichiarato }: Total): number {
  return valore === 0 ? 0 : (valore - dichiarato) / valore;
}

/** Share of a total that is told and not computed, 0–1: by the enti themselves, and by their filed accounts too
 *  (`bilanci`, the values imputed from those). 1 of a total of 0. */
export function quantityResponse(total: Total, bilanci: number): { readonly propria: number; readonly totale: number } {
  const propria = 1 - estimatedShare(total);
  return { propria, totale: total.valore === 0 ? 1 : propria + bilanci / total.valore };
}

/** The total if the silent had a fifth less, or more, than is computed for them. */
export function bandOf({ valore, dichiarato }: Total, delta = 0.2): Limits {
  const imputato = valore - dichiarato;
  return { inf: dichiarato + (1 - delta) * imputato, sup: dichiarato + (1 + delta) * imputato };
}

type Giudizio = NonNullable<Figura["giudizio"]>;
const LETTERS: readonly (readonly [below: number, letter: Giudizio])[] = [
  [0.05, "A"],
  [0.1, "B"],
  [0.15, "C"],
  [0.25, "D"],
  [0.35, "E"],
];

/** The letter of a coefficient of variation (a fraction, not a percentage). */
export function letterOf(cv: number): Giudizio {
  return LETTERS.find(([below]) => cv < below)?.[1] ?? "F";
}
