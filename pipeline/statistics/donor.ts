// The answer that stands nearest, where the composition of a silent ente is needed and not its total alone (STATISTICS
// 4.4). The donor gives its y/x.
import type { Unit } from "./frame.ts";

/** Of the respondents of its class the nearest in size by proportion, of equals the smaller, then the one whose code comes
 *  first; null without respondents. Sizes > 0. */
export function nearestDonor<T extends Unit>({ x }: Unit, respondents: readonly T[]): T | null {
  const distance = (donor: T): number => Math.abs(Math.log(donor.x / x));
  const [nearest] = respondents.toSorted(
    (p, q) => distance(p) - distance(q) || p.x - q.x || (p.codice < q.codice ? -1 : 1),
  );
  return nearest ?? null;
}
