// Two versions of one table, row beside row and answer beside answer: what was changed, added, taken away. Pure.
import { type Blocco, rowNameBy } from "../../schemas/blocco.ts";
import { type KeptAnswer, saidBy } from "../../schemas/reading.ts";

/** An answer, and where it stands. */
type PlacedAnswer = KeptAnswer & {
  /** Address of the cell; null when it has none. */
  readonly cella: string | null;
};

/** A row of a section: its answers by field. */
export interface KeptRow {
  readonly foglio: string;
  readonly riga: number;
  readonly risposte: Readonly<Record<string, PlacedAnswer>>;
}

/** One answer that is another, or a row that is only on one side. */
export type Difference =
  | { readonly come: "cambiata"; readonly campo: string; readonly prima: KeptRow; readonly ora: KeptRow }
  | { readonly come: "tolta"; readonly prima: KeptRow }
  | { readonly come: "nuova"; readonly ora: KeptRow };

/**
 * The differences between the rows of a block in two versions, in the order of the newer. Rows are the same when nothing in
 * them differs, else when their names are the same, else when most of their answers are. A row that moved is no difference.
 */
export function differencesOf(blocco: Blocco, prima: readonly KeptRow[], ora: readonly KeptRow[]): Difference[] {
  const fields = Object.keys(blocco.campi);
  const pairs = paired(blocco, fields, prima, ora);
  const before = new Set(prima);
  const found = ora.flatMap((row): Difference[] => {
    const other = pairs.get(row);
    if (other === undefined) return [{ come: "nuova", ora: row }];
    before.delete(other);
    return changedFields(fields, other, row).map((campo) => ({ come: "cambiata", campo, prima: other, ora: row }));
  });
  return [...found, ...[...before].map((row): Difference => ({ come: "tolta", prima: row }))];
}

/** What a row says in a field. */
export const answer = (row: KeptRow, field: string): string | null => {
  const found = row.risposte[field];
  return found === undefined ? null : saidBy(found);
};

const changedFields = (fields: readonly string[], one: KeptRow, other: KeptRow): string[] =>
  fields.filter((field) => answer(one, field) !== answer(other, field));

/** Row of the newer version → its row in the older. */
function paired(
  blocco: Blocco,
  fields: readonly string[],
  prima: readonly KeptRow[],
  ora: readonly KeptRow[],
): Map<KeptRow, KeptRow> {
  const pairs = new Map<KeptRow, KeptRow>();
  const nameOf = (row: KeptRow): string => rowNameBy(blocco, (name) => answer(row, name));
  const wholeOf = (row: KeptRow): string => JSON.stringify(fields.map((field) => answer(row, field)));
  const left = { prima: [...prima], ora: [...ora] };
  const pair = (matches: readonly (readonly [KeptRow, KeptRow])[]): void => {
    for (const [older, newer] of matches) pairs.set(newer, older);
    const [older, newer] = [new Set(matches.map(([row]) => row)), new Set(matches.map(([, row]) => row))];
    left.prima = left.prima.filter((row) => !older.has(row));
    left.ora = left.ora.filter((row) => !newer.has(row));
  };
  pair(inOrder(left.prima, left.ora, wholeOf));
  const costOf = (one: KeptRow, other: KeptRow): number => changedFields(fields, one, other).length;
  const byName = Map.groupBy(left.ora, nameOf);
  pair([...Map.groupBy(left.prima, nameOf)].flatMap(([name, own]) => nearest(own, byName.get(name) ?? [], costOf)));
  const most = (one: KeptRow, other: KeptRow): number => {
    const answered = fields.filter((field) => answer(one, field) !== null || answer(other, field) !== null).length;
    const cost = costOf(one, other);
    return cost * 2 < answered ? cost : Number.POSITIVE_INFINITY;
  };
  pair(nearest(left.prima, left.ora, most));
  return pairs;
}

/** Rows with one key, the first with the first. */
function inOrder(
  prima: readonly KeptRow[],
  ora: readonly KeptRow[],
  keyOf: (row: KeptRow) => string,
): [KeptRow, KeptRow][] {
  const waiting = Map.groupBy(prima, keyOf);
  return ora.flatMap((row): [KeptRow, KeptRow][] => {
    const first = waiting.get(keyOf(row))?.shift();
    return first === undefined ? [] : [[first, row]];
  });
}

/** More pairs than these are not compared one by one: rows of another name are then told as taken away and new. */
const MOST_PAIRS = 250_000;

/** The pairs that cost least first; none that costs infinitely much. */
function nearest(
  prima: readonly KeptRow[],
  ora: readonly KeptRow[],
  costOf: (one: KeptRow, other: KeptRow) => number,
): [KeptRow, KeptRow][] {
  if (prima.length * ora.length > MOST_PAIRS) return [];
  const all = prima.flatMap((older, i) =>
    ora.map((newer, j) => ({ older, newer, cost: costOf(older, newer), away: Math.abs(i - j) })),
  );
  const taken = new Set<KeptRow>();
  return all
    .filter(({ cost }) => cost < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.cost - b.cost || a.away - b.away)
    .flatMap(({ older, newer }): [KeptRow, KeptRow][] => {
      if (taken.has(older) || taken.has(newer)) return [];
      taken.add(older).add(newer);
      return [[older, newer]];
    });
}
