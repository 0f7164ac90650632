// Totals and shares with their error, from the moments of the classes in closed form (STATISTICS 4.2, 4.5). One formula
// serves the expansion and the ratio: the first is the second with every size equal to 1.
import { type Moments, NOTHING, type Pair, type Point } from "./moments.ts";
import type { WeightedClass } from "./weights.ts";

export interface Estimate {
  readonly valore: number;
  /** Standard error for those who were not heard; 0 where nobody is expanded. Imputed values add none. */
  readonly errore: number;
  /** Degrees of freedom of the interval: respondents less their classes. */
  readonly df: number;
}

/** In whole storage units, but for the error. */
export interface Total extends Estimate {
  /** What was declared, unweighted. */
  readonly dichiarato: number;
}

/** The total of a point: what was declared, weighted, and the values of the large enti that are silent. */
export function totalOf({ classi, imputati }: Point, classes: readonly WeightedClass[]): Total {
  const of = (id: string): Moments => classi.get(id) ?? NOTHING;
  const weighted = classes.map(({ id }) => of(id).pesato);
  return {
    valore: sum(weighted) + sum(imputati.map(({ valore }) => valore)),
    dichiarato: sum(classes.map(({ id }) => of(id).y)),
    errore: Math.sqrt(sum(classes.map((each) => variance(each, of(each.id))))),
    df: freedom(classes),
  };
}

/** A part over its whole, by the same weights and before any rounding; null where the whole is 0. */
export function shareOf({ parte, tutto, prodotto }: Pair, classes: readonly WeightedClass[]): Estimate | null {
  const [part, whole] = [totalOf(parte, classes), totalOf(tutto, classes)];
  if (whole.valore === 0) return null;
  const share = part.valore / whole.valore;
  // z = (f − share·p) / whole, whose weighted total has the error of the share.
  const variances = classes.map((each) => {
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
  return { valore: share, errore: Math.sqrt(sum(variances)), df: freedom(classes) };
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

function freedom(classes: readonly WeightedClass[]): number {
  const heard = classes.filter(({ rispondenti }) => rispondenti > 0);
  return sum(heard.map(({ rispondenti }) => rispondenti)) - heard.length;
}

const sum = (values: readonly number[]): number => values.reduce((before, value) => before + value, 0);
