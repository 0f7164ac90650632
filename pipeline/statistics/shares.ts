// Where an ente is active: the shares of its records over cantiere and zona (STATISTICS 1.3). Nobody is asked for them.
import { sum } from "./sum.ts";

/** A place, with its share of the whole ente; the shares of an ente sum to 1. */
export interface Share {
  readonly cantiere: string;
  readonly zona: string;
  readonly quota: number;
}

export interface Placed {
  readonly cantiere: string;
  readonly zona: string;
  readonly valore: number;
}

/** The shares of what an ente had at each place, in the order of the places; none where all is 0. Values ≥ 0. */
export function sharesOf(values: readonly Placed[]): Share[] {
  const sums = new Map<string, Placed>();
  for (const { cantiere, zona, valore } of values) {
    const key = JSON.stringify([cantiere, zona]);
    sums.set(key, { cantiere, zona, valore: valore + (sums.get(key)?.valore ?? 0) });
  }
  const sorted = [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, place]) => place);
  const total = sum(sorted.map(({ valore }) => valore));
  return sorted
    .filter(({ valore }) => valore > 0)
    .map(({ cantiere, zona, valore }) => ({ cantiere, zona, quota: valore / total }));
}

/** A whole number of units over the places: whole parts that are together exactly the value. What is left over goes to
 *  the largest remainders, of equals to the larger share, then in the order given. Throws unless the shares sum to 1. */
export function placed(valore: number, shares: readonly Share[]): Placed[] {
  const whole = sum(shares.map(({ quota }) => quota));
  if (!(Math.abs(whole - 1) < 1e-9)) throw new Error(`shares of a value sum to ${whole}`);
  const parts = shares.map((share, n) => {
    const exact = valore * share.quota;
    return { share, n, floor: Math.floor(exact), remainder: exact - Math.floor(exact) };
  });
  // Of a very large value the products may be rounded up: then there is too much instead of too little.
  const left = valore - sum(parts.map(({ floor }) => floor));
  const first = parts.toSorted((p, q) => q.remainder - p.remainder || q.share.quota - p.share.quota || p.n - q.n);
  const changed = new Set((left < 0 ? first.slice(left) : first.slice(0, left)).map(({ n }) => n));
  return parts.map(({ share: { cantiere, zona }, n, floor }) => ({
    cantiere,
    zona,
    valore: floor + (changed.has(n) ? Math.sign(left) : 0),
  }));
}
