// Two estimates of one thing in two editions: what moved, and how surely. Their errors are taken as independent (SE² = SE₁² +
// SE₂²). Many enti answer both times, which makes the true error of the difference smaller: this one errs to the safe side.
import { normalQuantile } from "./quantiles.ts";

/** `errore_standard` ≥ 0, in the unit of `valore`; 0 where everybody answered. */
export interface Estimated {
  readonly valore: number;
  readonly errore_standard: number;
}

export interface Difference {
  /** Now less before, with its 95% interval. */
  readonly differenza: number;
  readonly errore_standard: number;
  readonly inf: number;
  readonly sup: number;
  /** True when the interval holds 0: nothing may be said to have grown or shrunk. */
  readonly incerta: boolean;
  /** True when, besides, it surely moved by less than 5%. An uncertain difference alone says only that little is known. */
  readonly stabile: boolean;
  /** The relative change (0.1 is +10%), with Fieller's interval, which holds 0 exactly when that of the difference does. null
   *  where the first value is not surely above 0: a change of nothing has no percentage. */
  readonly relativa: { readonly valore: number; readonly inf: number; readonly sup: number } | null;
}

const Z = normalQuantile(0.975);
/** Below this relative change a figure is called stable. */
const HARDLY = 0.05;

/** Throws RangeError at an error that is negative or no number. */
export function differenceOf(prima: Estimated, ora: Estimated): Difference {
  for (const { errore_standard } of [prima, ora])
    if (!(errore_standard >= 0)) throw new RangeError(`${errore_standard} is no standard error`);
  const differenza = ora.valore - prima.valore;
  const errore_standard = Math.hypot(prima.errore_standard, ora.errore_standard);
  const half = Z * errore_standard;
  const [inf, sup] = [differenza - half, differenza + half];
  const relativa = relativeChange(prima, ora);
  const incerta = inf <= 0 && sup >= 0;
  const hardly = relativa !== null && relativa.inf > -HARDLY && relativa.sup < HARDLY;
  const stabile = incerta && (errore_standard === 0 || hardly);
  return { differenza, errore_standard, inf, sup, incerta, stabile, relativa };
}

/** Fieller (1954): all ratios ρ with (b − ρa)² ≤ z²(SE_b² + ρ²·SE_a²). */
function relativeChange(prima: Estimated, ora: Estimated): Difference["relativa"] {
  const { valore: a } = prima;
  const { valore: b } = ora;
  const [va, vb] = [(Z * prima.errore_standard) ** 2, (Z * ora.errore_standard) ** 2];
  const surely = a * a - va;
  if (a <= 0 || surely <= 0) return null;
  const root = Math.sqrt(a * a * vb + b * b * va - va * vb);
  return { valore: b / a - 1, inf: (a * b - root) / surely - 1, sup: (a * b + root) / surely - 1 };
}
