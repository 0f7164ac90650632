// Totals and shares with their error, from the moments of the classes in closed form (STATISTICS 4.2, 4.5). One formula
// serves the expansion and the ratio: the first is the second with every size equal to 1.
import { type Moments, NOTHING, type Pair, type Point } from "./moments.ts";
import { sum } from "./sum.ts";
import type { WeightedClass, Weights } from "./weights.ts";

export interface Estimate {
  readonly valore: number;
  /** Standard error for those who were not heard; 0 where nobody is expanded. Imputed values add none. */
  readonly errore: number;
  /** Standard errors from the value to the ends of its interval, as in `Weights`. */
  readonly t: number;
}

/** In storage units; the value to their thousandths. */
export interface Total extends Estimate {
  /** What was declared, unweighted. */
  readonly dichiarato: number;
}

/**
 * The total of a point: what was declared, weighted, and the values of the large enti that are silent. Throws when the
 * point holds what the weights do not know of: another class, more enti than answered, a value for an ente that answered.
 */
export function totalOf(point: Point, weights: Weights): Total {
  assertBelongs(point, weights);
  const of = (id: string): Moments => point.classi.get(id) ?? NOTHING;
  const { classi, t } = weights;
  return {
    valore: sum(classi.map(({ id }) => of(id).pesato)) / 1000 + sum(point.imputati.map(({ valore }) => valore)),
    dichiarato: sum(classi.map(({ id }) => of(id).y)),
    errore: Math.sqrt(sum(classi.map((each) => variance(each, of(each.id))))),
    t,
  };
}

function assertBelongs({ classi, imputati }: Point, weights: Weights): void {
  for (const [id, { n }] of classi) {
    const known = weights.classi.find((each) => each.id === id);
    if (known === undefined || n > known.rispondenti) throw new Error(`moments of ${n} enti of class «${id}»`);
  }
  for (const { ente } of imputati)
    if (!weights.silenti.some(({ codice }) => codice === ente)) throw new Error(`«${ente}» is no silent key ente`);
}

/** A part over its whole, by the same weights and before any rounding; null where the whole is 0. */
export function shareOf({ parte, tutto, prodotto }: Pair, weights: Weights): Estimate | null {
  const [part, whole] = [totalOf(parte, weights), totalOf(tutto, weights)];
  if (whole.valore === 0) return null;
  const share = part.valore / whole.valore;
  // z = (f − share·p) / whole, whose weighted total has the error of the share.
  const variances = weights.classi.map((each) => {
    const f = parte.classi.get(each.id) ?? NOTHING;
    const p = tutto.classi.get(each.id) ?? NOTHING;
    const fp = prodotto.get(each.id) ?? 0;
    const scale = whole.valore;
    return variance(each, {
      y: (f.y - share * p.y) / scale,
      yy: (f.yy - 2 * share * fp + share ** 2 * p.yy) / scale ** 2,
      ay: (f.ay - share * p.ay) / scale,
    });
  });
  return { valore: share, errore: Math.sqrt(sum(variances)), t: weights.t };
}

/**
 * w²·n·(1 − f)·Σe²/(n − 1), e = y − R·a over all respondents of the class: who is not at the point counts as 0. With a = x
 * it is the separate ratio, its g included; with a = 1 the expansion.
 */
function variance({ isExpanded, enti, rispondenti, a, aa, peso }: WeightedClass, moments: SquareSums): number {
  if (!isExpanded) return 0;
  const { y, yy, ay } = moments;
  const ratio = y / a;
  const squares = yy - 2 * ratio * ay + ratio ** 2 * aa;
  // Of values in exact proportion rounding may leave less than nothing.
  return (peso ** 2 * rispondenti * (1 - rispondenti / enti) * Math.max(0, squares)) / (rispondenti - 1);
}

type SquareSums = Pick<Moments, "y" | "yy" | "ay">;
