// Chance with a seed. Each use has its own stream, named by what it decides, so that one more question asked somewhere
// does not change all that comes after it.

export interface Caso {
  /** 0 ≤ x < 1 */
  readonly next: () => number;
  /** Whole number between two, both included. */
  readonly int: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** A key of the record, as often as its weight says. */
  readonly weighted: (weights: Readonly<Record<string, number>>) => string;
  readonly normal: () => number;
  readonly lognormal: (median: number, sigma: number) => number;
  /** The items in another order. */
  readonly shuffle: <T>(items: readonly T[]) => T[];
}

/** The stream of that name; always the same for the same name. */
export function caso(...name: readonly (string | number)[]): Caso {
  let state = hash(name.join("/"));
  // mulberry32: small, quick, and good enough for invented data.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => at(items, int(0, items.length - 1)),
    weighted: (weights) => weighted(weights, next()),
    normal,
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
    shuffle: (items) => {
      const order = [...items];
      for (let i = order.length - 1; i > 0; i--) {
        const j = int(0, i);
        const [a, b] = [at(order, i), at(order, j)];
        order[i] = b;
        order[j] = a;
      }
      return order;
    },
  };
}

function weighted(weights: Readonly<Record<string, number>>, share: number): string {
  const entries = Object.entries(weights);
  let left = share * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  return at(entries, entries.length - 1)[0];
}

/** The item at a place that must exist. Throws when it does not. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index} among ${items.length}`);
  return item;
}

/** FNV-1a, then one round of mixing: names that differ in one letter give streams that differ everywhere. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) | 0;
}
