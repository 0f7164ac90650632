// Quantiles and tails of the distributions that intervals and funnels need. A quantile is found by halving on its own
// tail: slower than a fitted formula, and right to the last digits without one.
import { betaLower, gammaLower, gammaUpper } from "./special-functions.ts";

/** z with P(Z ≤ z) = p, 0 < p < 1. */
export function normalQuantile(p: number): number {
  if (p < 0.5) return -normalQuantile(1 - p);
  // P(|Z| > z) is a tail of χ² with one degree of freedom.
  return Math.sqrt(falling((square) => gammaUpper(0.5, square / 2), 2 * (1 - p)));
}

/** t with P(T ≤ t) = p, 0 < p < 1, `df` > 0. */
export function tQuantile(p: number, df: number): number {
  if (p < 0.5) return -tQuantile(1 - p, df);
  return falling((t) => betaLower(df / 2, 0.5, df / (df + t * t)), 2 * (1 - p));
}

/** x with P(X ≤ x) = p for χ² with `df` > 0 degrees of freedom, 0 < p < 1. */
export function chiSquareQuantile(p: number, df: number): number {
  return falling((x) => gammaUpper(df / 2, x / 2), 1 - p);
}

/** P(X ≤ count), X Poisson with this mean > 0; `count` a whole number ≥ 0. */
export function poissonAtMost(count: number, mean: number): number {
  return gammaUpper(count + 1, mean);
}

/** P(X ≥ count), X Poisson with this mean > 0; `count` a whole number ≥ 0. */
export function poissonAtLeast(count: number, mean: number): number {
  return count === 0 ? 1 : gammaLower(count, mean);
}

/** The quantile of a sample as R's type 7 gives it: linear between the values around 1 + (n − 1)p. NaN of no values. */
export function sampleQuantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (place - Math.floor(place)) * (above - below);
}

export const median = (values: readonly number[]): number => sampleQuantile(values, 0.5);

/** Where a function that falls from 1 towards 0 over x ≥ 0 passes `level`, to the last digit that halving reaches. */
function falling(tail: (x: number) => number, level: number): number {
  let low = 0;
  let high = 1;
  while (tail(high) > level) {
    low = high;
    high *= 2;
  }
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (tail(middle) > level) low = middle;
    else high = middle;
  }
}
