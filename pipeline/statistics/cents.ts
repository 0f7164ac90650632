// Sums of money in whole cents: exact, so that the order of rows changes nothing. Pure.

/** Adds an amount. Throws when it is no whole number of cents from zero up, or the sum is beyond exact numbers. */
export function addCents(sum: number, importo: number): number {
  const added = sum + importo;
  if (!Number.isSafeInteger(importo) || importo < 0 || !Number.isSafeInteger(added))
    throw new RangeError(`not whole cents from zero up, or too many of them: ${sum} + ${importo}`);
  return added;
}

export const totalOf = (amounts: Iterable<{ readonly importo: number }>): number => {
  let total = 0;
  for (const { importo } of amounts) total = addCents(total, importo);
  return total;
};

export interface Sum<K extends readonly string[]> {
  readonly key: K;
  readonly importo: number;
}

/** One sum for each key that occurs, in the order of the keys. The parts of a key are codes: none holds a line break. */
export function sumsBy<T extends { readonly importo: number }, const K extends readonly string[]>(
  rows: Iterable<T>,
  keyOf: (row: T) => K,
): Sum<K>[] {
  const sums = new Map<string, Sum<K>>();
  for (const row of rows) {
    const key = keyOf(row);
    const joined = joinedKey(key);
    sums.set(joined, { key, importo: addCents(sums.get(joined)?.importo ?? 0, row.importo) });
  }
  return inOrder(sums);
}

export const joinedKey = (key: readonly string[]): string => key.join("\n");

/** The values by their key: by code units, the same on every machine. */
export function inOrder<T>(values: ReadonlyMap<string, T>): T[] {
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
