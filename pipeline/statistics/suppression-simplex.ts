// A primal simplex of our own for one kind of program: can one cell of a table be moved so far while every sum stays what it is
// and no other cell leaves its bounds? The table as it is lies inside all bounds: every program starts there and from the
// same basis, and takes a few steps among few cells. Nobody has to trust it: what it finds is checked as a witness, and
// where it says that there is nothing the solver has to prove it.
import { packRows } from "./solver.ts";
import { openInverse } from "./suppression-inverse.ts";

/** A row that sums to 0. */
export interface Sum {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** The changes of all columns that move `column` by `change`, while the others go down by at most `down` (where it is 0 they
 *  stay) and up by at most `ceiling`. `none`: it cannot be moved so far; `lost`: whether it can was not found in a few steps. */
export type Pull = (
  column: number,
  change: number,
  down: Float64Array,
  ceiling: number,
) => Float64Array | "none" | "lost";

const NOTHING = 1e-9;
const PIVOT = 1e-7;
const NONE = -1;
/** Most programs end after three or four; what takes many more is found through fewer cells by the solver. */
const STEPS = 16;

/** `rank`: of the columns that serve, that of the lowest rank is moved. */
export function openPull(sums: readonly Sum[], rank: Float64Array): Pull {
  const rows = sums.length;
  const byRow = packed(sums);
  const byColumn = packed(turned(sums, rank.length));
  const inverse = openInverse();
  /** What of the entering column is in each row. */
  const entry = new Float64Array(rows);
  const multipliers = new Float64Array(rows);
  /** Of the row of the column that is pulled, by column. */
  const rates = new Float64Array(rank.length);
  const head = new Int32Array(rows).fill(NONE);
  const isBasic = new Uint8Array(rank.length);
  /** By row, of the basic columns; of all others `still`. */
  const value = new Float64Array(rows);
  const still = new Float64Array(rank.length);

  const load = (column: number): void => {
    entry.fill(0);
    const end = byColumn.starts[column + 1] ?? 0;
    for (let at = byColumn.starts[column] ?? 0; at < end; at++)
      entry[byColumn.places[at] ?? 0] = byColumn.values[at] ?? 0;
    inverse.right(entry);
  };
  for (const column of Array.from(rank.keys()).sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0) || a - b)) {
    load(column);
    const row = largestFree(entry, head);
    if (row === NONE) continue;
    head[row] = column;
    isBasic[column] = 1;
    inverse.push(row, entry);
  }
  inverse.keep();
  const home = { head: Int32Array.from(head), isBasic: Uint8Array.from(isBasic) };

  const begin = (): void => {
    inverse.restore();
    head.set(home.head);
    isBasic.set(home.isBasic);
    value.fill(0);
    still.fill(0);
  };

  const priceRow = (row: number): void => {
    multipliers.fill(0);
    multipliers[row] = 1;
    inverse.left(multipliers);
    rates.fill(0);
    for (let each = 0; each < rows; each++) {
      const factor = multipliers[each] ?? 0;
      if (factor === 0) continue;
      const end = byRow.starts[each + 1] ?? 0;
      for (let at = byRow.starts[each] ?? 0; at < end; at++) {
        const column = byRow.places[at] ?? 0;
        rates[column] = (rates[column] ?? 0) + factor * (byRow.values[at] ?? 0);
      }
    }
  };

  /** The column that moves the basic one of `row` towards `sign`; whether it goes up. */
  const entering = (row: number, sign: number, down: Float64Array, ceiling: number) => {
    priceRow(row);
    let best = NONE;
    let isUp = false;
    for (let column = 0; column < rates.length; column++) {
      const rate = rates[column] ?? 0;
      const free = down[column] ?? 0;
      if ((rate < NOTHING && rate > -NOTHING) || isBasic[column] === 1 || free === 0) continue;
      if (best !== NONE && (rank[column] ?? 0) >= (rank[best] ?? 0)) continue;
      const goesUp = rate * sign < 0;
      const now = still[column] ?? 0;
      if (goesUp ? now > ceiling - NOTHING : now < -free + NOTHING) continue;
      best = column;
      isUp = goesUp;
    }
    return { column: best, isUp };
  };

  return (pulled, change, down, ceiling) => {
    begin();
    const sign = Math.sign(change);
    let ownRow = head.indexOf(pulled);
    const bound = (column: number, isUp: boolean): number => {
      if (column === pulled) return sign > 0 === isUp ? change : sign * -Number.MAX_VALUE;
      const free = down[column] ?? 0;
      return free === 0 ? 0 : isUp ? ceiling : -free;
    };

    for (let steps = 0; steps < STEPS; steps++) {
      const { column, isUp } =
        ownRow === NONE ? { column: pulled, isUp: sign > 0 } : entering(ownRow, sign, down, ceiling);
      if (column === NONE) return "none";
      load(column);
      const way = isUp ? 1 : -1;
      const start = still[column] ?? 0;
      // How far it goes, and in which row that ends: none where it comes to its own bound. To have come far enough goes first.
      let most = Math.abs(bound(column, isUp) - start);
      let last = NONE;
      let isDone = column === pulled;
      for (let row = 0; row < rows; row++) {
        const rate = way * (entry[row] ?? 0);
        if (rate < NOTHING && rate > -NOTHING) continue;
        const basic = head[row] ?? NONE;
        if (basic === NONE) return "lost";
        const step = Math.max(0, Math.abs(bound(basic, rate < 0) - (value[row] ?? 0)) / Math.abs(rate));
        const isLarger = last === NONE || Math.abs(rate) > Math.abs(entry[last] ?? 0);
        const isFirst = step < most - 1e-12 || (step <= most + 1e-12 && (basic === pulled || (!isDone && isLarger)));
        if (!isFirst) continue;
        most = Math.min(most, step);
        last = row;
        isDone = basic === pulled;
      }
      for (let row = 0; row < rows; row++) {
        const each = entry[row] ?? 0;
        if (each !== 0) value[row] = (value[row] ?? 0) - way * most * each;
      }
      if (isDone || last === NONE) still[column] = start + way * most;
      if (isDone) return changesOf(head, value, still, pulled, change);
      if (last === NONE) continue;

      const pivot = entry[last] ?? 0;
      if (Math.abs(pivot) < PIVOT) return "lost";
      const leaving = head[last] ?? NONE;
      still[leaving] = bound(leaving, way * pivot < 0);
      isBasic[leaving] = 0;
      head[last] = column;
      isBasic[column] = 1;
      value[last] = start + way * most;
      still[column] = 0;
      if (column === pulled) ownRow = last;
      inverse.push(last, entry);
    }
    return "lost";
  };
}

/** The row without a basic column where the entry is largest. */
function largestFree(entry: Float64Array, head: Int32Array): number {
  let found = NONE;
  let size = NOTHING;
  for (let row = 0; row < entry.length; row++) {
    const own = head[row] === NONE ? Math.abs(entry[row] ?? 0) : 0;
    if (own <= size + NOTHING) continue;
    found = row;
    size = own;
  }
  return found;
}

function changesOf(
  head: Int32Array,
  value: Float64Array,
  still: Float64Array,
  pulled: number,
  change: number,
): Float64Array {
  const changes = Float64Array.from(still);
  head.forEach((column, row) => {
    if (column !== NONE) changes[column] = value[row] ?? 0;
  });
  changes[pulled] = change;
  return changes;
}

function packed(lines: readonly Sum[]) {
  const { starts, indices, values } = packRows(lines);
  return { starts: Int32Array.from(starts), places: Int32Array.from(indices), values: Float64Array.from(values) };
}

/** The same by columns. */
function turned(sums: readonly Sum[], count: number): readonly Sum[] {
  const columns = Array.from({ length: count }, () => ({ indices: [] as number[], values: [] as number[] }));
  sums.forEach(({ indices, values }, row) => {
    indices.forEach((column, place) => {
      columns[column]?.indices.push(row);
      columns[column]?.values.push(values[place] ?? 0);
    });
  });
  return columns;
}
