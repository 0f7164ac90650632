// Comparing words as people write them: accents, capitals, spaces and punctuation do not matter.

/** «San Polo-Case » and «san polo case» become the same key. */
export function key(text: string): string {
  const cached = KEYS.get(text);
  if (cached !== undefined) return cached;
  const made = text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  if (KEYS.size > 20_000) KEYS.clear();
  KEYS.set(text, made);
  return made;
}
// The same few words come back in every row of every file; the map is bounded and holds no meaning of its own.
const KEYS = new Map<string, string>();

/** Number of single-letter edits between two keys, given up above `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    if (Math.min(...row) > limit) return limit + 1;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}
