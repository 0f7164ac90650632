// Rounded figures that still add up (STATISTICS 5.2): each goes to the whole step below or above it, so that every sum
// holds among the rounded ones as it held among the exact ones, with the least change in all. Pure but for its solver.
import { packRows, run, type Solver } from "./solver.ts";

export interface Roundable {
  readonly id: string;
  /** In steps: 1 is the unit of print. */
  readonly value: number;
}

/** What holds before rounding: the value of `total` is the sum of those of `parts`. */
export interface SumOf {
  readonly total: string;
  readonly parts: readonly string[];
}

export interface Rounded {
  /** Whole steps by id. */
  readonly values: ReadonlyMap<string, number>;
  /** False when no rounding near the values adds up: then each is rounded alone. */
  readonly adds: boolean;
}

/** A value so near to a whole number is that number. */
const WHOLE = 1e-6;
/** One step beyond the nearer two costs more than any choice between those. */
const BEYOND = 3;
/** Work, not time: the same figures come out on every machine. */
const MOST_NODES = 2_000;

/** Throws for a sum that names what is no cell. The order of cells and sums changes nothing. */
export function roundTogether(cells: readonly Roundable[], sums: readonly SumOf[], solver: Solver): Rounded {
  const sorted = cells.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const places = new Map(sorted.map(({ id }, place) => [id, place]));
  const placeOf = (id: string): number => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`a sum names «${id}», which is no cell`);
    return place;
  };
  const floors = sorted.map(({ value }) => (isWhole(value) ? Math.round(value) : Math.floor(value)));
  const rests = sorted.map(({ value }, place) => (isWhole(value) ? 0 : value - (floors[place] ?? 0)));
  const rows = rowsOf(sums, placeOf);
  const alone = new Map(sorted.map(({ id, value }) => [id, Math.round(value)]));
  if (
    rows.every((row) =>
      holds(
        row,
        sorted.map(({ id }) => alone.get(id) ?? 0),
      ),
    )
  )
    return { values: alone, adds: true };
  for (const slack of [0, 1, 2]) {
    const steps = solve(floors, rests, rows, slack, solver);
    if (steps !== null) return { values: new Map(sorted.map(({ id }, place) => [id, steps[place] ?? 0])), adds: true };
  }
  return { values: alone, adds: false };
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < WHOLE;

type Row = ReadonlyMap<number, number>;

/** Total less its parts, once for each set of them; a sum of one part with its total is kept too: they are one number. */
function rowsOf(sums: readonly SumOf[], placeOf: (id: string) => number): Row[] {
  const rows = sums.map(({ total, parts }) => {
    const row = new Map<number, number>();
    for (const part of parts) row.set(placeOf(part), (row.get(placeOf(part)) ?? 0) + 1);
    row.set(placeOf(total), (row.get(placeOf(total)) ?? 0) - 1);
    return new Map([...row].filter(([, sign]) => sign !== 0).sort(([a], [b]) => a - b));
  });
  const unique = new Map(rows.filter((row) => row.size > 0).map((row) => [JSON.stringify([...row]), row]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

const holds = (row: Row, values: readonly number[]): boolean =>
  [...row].reduce((sum, [place, sign]) => sum + sign * (values[place] ?? 0), 0) === 0;

/** Whole steps of every cell, `slack` steps beyond the nearer two allowed; null where there are none. */
function solve(
  floors: readonly number[],
  rests: readonly number[],
  rows: readonly Row[],
  slack: number,
  solver: Solver,
): number[] | null {
  const n = floors.length;
  const extra = slack > 0 ? 2 * n : 0;
  // Columns: the step up from the floor, then steps beyond, up and down. Ties break by place.
  const up = rests.map((rest, place) => 1 - 2 * rest + 1e-7 * (place / n));
  const model = solver.createModel({
    numCols: n + extra,
    numRows: rows.length,
    colCost: [...up, ...Array.from({ length: extra }, () => BEYOND)],
    colLower: Array.from({ length: n + extra }, () => 0),
    colUpper: [...rests.map((rest) => (rest === 0 ? 0 : 1)), ...Array.from({ length: extra }, () => slack)],
    rowLower: rows.map((row) => needed(row, floors)),
    rowUpper: rows.map((row) => needed(row, floors)),
    matrix: {
      format: "csr",
      numRows: rows.length,
      numCols: n + extra,
      ...packRows(
        rows.map((row) => {
          const own = [...row];
          const beyond =
            extra === 0
              ? []
              : own.flatMap(
                  ([place, sign]) =>
                    [
                      [n + place, sign],
                      [2 * n + place, -sign],
                    ] as const,
                );
          const all = [...own, ...beyond];
          return { indices: all.map(([place]) => place), values: all.map(([, sign]) => sign) };
        }),
      ),
    },
    integrality: Int32Array.from({ length: n + extra }, () => 1),
  });
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9, mip_max_nodes: MOST_NODES });
    if (run(model) !== "optimal") return null;
    const { colValue } = model.getSolution();
    const step = (place: number): number => Math.round(colValue[place] ?? 0);
    const steps = floors.map(
      (floor, place) => floor + step(place) + (extra === 0 ? 0 : step(n + place) - step(2 * n + place)),
    );
    return rows.every((row) => holds(row, steps)) ? steps : null;
  } finally {
    model.dispose();
  }
}

/** What the steps up must make up for: the floors do not add up. */
const needed = (row: Row, floors: readonly number[]): number =>
  -[...row].reduce((sum, [place, sign]) => sum + sign * (floors[place] ?? 0), 0);
