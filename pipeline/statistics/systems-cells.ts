// The figures that are printed, the cells below them that never are, and the additions between them. Two figures of the
// same records are one. Pure.
import type { Hierarchy, Point } from "./hierarchy.ts";

export interface Cell {
  readonly id: string;
  /** The printed names, by name; none for a cell that is never printed. */
  readonly names: readonly { readonly name: string; readonly at: Point }[];
  /** Its printed points; the leaf, of a cell that is never printed: what the tables tell of it needs protecting as much. */
  readonly at: readonly Point[];
  /** Indices of the rows in it. */
  readonly rows: readonly number[];
}

export interface Figures {
  readonly hierarchy: Hierarchy;
  readonly cells: readonly Cell[];
  /** Every point, printed or not, with something in it → the leaves below it. */
  readonly leaves: ReadonlyMap<string, ReadonlySet<string>>;
  /** Name of a printed point or of a leaf → its cell, by id. */
  readonly cellOf: ReadonlyMap<string, string>;
}

/** Cells with something in them, by id: what is zero is printed as zero, and known. */
export function cellsOf(
  hierarchy: Hierarchy,
  printed: ReadonlyMap<string, Point>,
  rows: readonly { readonly at: Point; readonly importo: number }[],
): Figures {
  const leaves = new Map<string, Set<string>>();
  const rowsIn = new Map<string, number[]>();
  /** Of each leaf the rows of the cells that it is in. Rows of one leaf often share its point: its name is made once. */
  const behind = new Map<string, readonly number[][]>();
  const behindPoint = new Map<Point, readonly number[][]>();
  const cellsAbove = (at: Point): readonly number[][] => {
    const leaf = hierarchy.nameOf(at);
    const known = behind.get(leaf);
    if (known !== undefined) return known;
    const found: number[][] = [];
    for (const name of hierarchy.above(at).map(hierarchy.nameOf)) {
      leaves.set(name, (leaves.get(name) ?? new Set()).add(leaf));
      if (name !== leaf && !printed.has(name)) continue;
      const there = rowsIn.get(name) ?? [];
      rowsIn.set(name, there);
      found.push(there);
    }
    behind.set(leaf, found);
    return found;
  };
  rows.forEach(({ at, importo }, index) => {
    if (importo === 0) return;
    const above = behindPoint.get(at) ?? cellsAbove(at);
    behindPoint.set(at, above);
    for (const there of above) there.push(index);
  });

  const same = Map.groupBy([...rowsIn.keys()].sort(), (name) => [...(leaves.get(name) ?? [])].sort().join("\n"));
  const cells = [...same.values()].map((names): Cell => {
    const indices = rowsIn.get(names[0] ?? "") ?? [];
    const shown = names.flatMap((name) => {
      const at = printed.get(name);
      return at === undefined ? [] : [{ name, at }];
    });
    const leaf = rows[indices[0] ?? 0]?.at ?? {};
    return {
      id: shown[0]?.name ?? names[0] ?? "",
      names: shown,
      at: shown.length > 0 ? shown.map(({ at }) => at) : [leaf],
      rows: indices,
    };
  });
  const cellOf = new Map(
    [...same.values()].flatMap((names, index) => names.map((name) => [name, cells[index]?.id ?? ""])),
  );
  return { hierarchy, cells: cells.sort((a, b) => (a.id < b.id ? -1 : 1)), leaves, cellOf };
}

/**
 * The sums that a reader can write down: every printed figure, along every dimension, as the nearest figures below it. A
 * figure with none of those is the sum of its leaves, so that all relations follow from these.
 */
export function equationsOf(figures: Figures): readonly ReadonlyMap<string, number>[] {
  const equations = new Map<string, ReadonlyMap<string, number>>();
  for (const { names, id } of figures.cells) {
    for (const { name, at } of names) {
      const sums = figures.hierarchy.dimensions.flatMap((dimension) => {
        const below = partsAlong(figures, at, dimension);
        return below === null || below.length === 0 ? [] : [below];
      });
      if (sums.length === 0) sums.push([...(figures.leaves.get(name) ?? [])]);
      for (const below of sums) {
        const equation = new Map([[id, 1]]);
        for (const part of below) {
          const cell = figures.cellOf.get(part) ?? "";
          equation.set(cell, (equation.get(cell) ?? 0) - 1);
        }
        // A figure that is its only part is the same figure: nothing is added.
        if (equation.get(id) === 0) continue;
        const terms = new Map([...equation].sort(([a], [b]) => (a < b ? -1 : 1)));
        equations.set(JSON.stringify([...terms]), terms);
      }
    }
  }
  return [...equations].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, terms]) => terms);
}

/** The nearest cells below a point along one dimension; null where some part is no cell; none at a leaf. */
function partsAlong(figures: Figures, at: Point, dimension: string): readonly string[] | null {
  const parts: string[] = [];
  const waiting = [...figures.hierarchy.childrenOf(dimension, at[dimension] ?? "")];
  for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
    const name = figures.hierarchy.nameOf({ ...at, [dimension]: member });
    if (!figures.leaves.has(name)) continue;
    if (figures.cellOf.has(name)) {
      parts.push(name);
      continue;
    }
    const children = figures.hierarchy.childrenOf(dimension, member);
    if (children.length === 0) return null;
    waiting.push(...children);
  }
  return parts;
}
