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

/** Who is behind the error of an estimate: enti that stand for others too, and how many as large as each other would have the
 *  same sum of squares. */
export interface Spread {
  readonly enti: number;
  readonly pari: number;
}

/** Of fewer the error is that of one, or of what another can take away. */
const FEWEST = 3;
/** Of so many alike none stands out of the sum of squares. */
const MANY_ALIKE = 15;
/** Ten to a decade (Renard's series R10): each a quarter above the one before. */
const COARSE: readonly number[] = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8, 10];
const FINE: readonly number[] = Array.from({ length: 91 }, (_, n) => (n + 10) / 10);

/**
 * The standard error as it may be told: an error is a sum of squares of what single enti gave, and beside the sum itself it
 * would give back the largest of them. Rounded up, by a quarter at most where one may stand out, else to two digits; null
 * where fewer than three enti stand behind it.
 */
export function toldError(errore: number, { enti, pari }: Spread): number | null {
  if (errore === 0) return 0;
  if (enti < FEWEST) return null;
  const decade = 10 ** Math.floor(Math.log10(errore) + 1e-12);
  const steps = pari >= MANY_ALIKE ? FINE : COARSE;
  const step = steps.find((each) => errore <= each * decade * (1 + 1e-9)) ?? 10;
  return Number((step * decade).toPrecision(3));
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
