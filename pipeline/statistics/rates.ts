// Limits, at 95%, of counts and of the rates made of them (STATISTICS 8). A count is of events; the limits of a rate are
// those of its count over the residents.

import type { Limits } from "./quality.ts";
import { chiSquareQuantile, normalQuantile } from "./quantiles.ts";

const LOW = 0.025;
const HIGH = 0.975;
const Z = normalQuantile(HIGH);

/** Exact limits of a count: a whole number ≥ 0. */
export function poissonLimits(count: number): Limits {
  return {
    inf: count === 0 ? 0 : chiSquareQuantile(LOW, 2 * count) / 2,
    sup: chiSquareQuantile(HIGH, 2 * count + 2) / 2,
  };
}

/** Byar's approximation of the same, good from a count of 10 on. */
export function byarLimits(count: number): Limits {
  const limit = (events: number, sign: 1 | -1): number =>
    events * (1 - 1 / (9 * events) + (sign * Z) / (3 * Math.sqrt(events))) ** 3;
  return { inf: count === 0 ? 0 : limit(count, -1), sup: limit(count + 1, 1) };
}

/** Wilson's limits of a true proportion, 0–1: `count` of `residents` > 0. */
export function wilsonLimits(count: number, residents: number): Limits {
  const half = Z * Math.sqrt(Z ** 2 + 4 * count * (1 - count / residents));
  const both = 2 * (residents + Z ** 2);
  return { inf: (2 * count + Z ** 2 - half) / both, sup: (2 * count + Z ** 2 + half) / both };
}
