// All tables that are printed of one kind of record, as one system of figures and equations (STATISTICS.md 6.3): the
// estimate and its declared twin are two blocks of it; gross, internal and net are a dimension of it. Pure.
import { type Dimension, type Hierarchy, hierarchyOf, type Point } from "./hierarchy.ts";
import { type Need, widest } from "./needs.ts";
import { type Contribution, needsOf, type Parts, partsOf, type Rule } from "./primary.ts";
import { sum } from "./sum.ts";
import type { Block, Choice, System, Target, Variable } from "./suppression-system.ts";
import { type Cell, cellsOf, equationsOf, type Figures } from "./systems-cells.ts";

/** The crossing of some members, of any level, of some dimensions; the others are at their root. */
export type Table = Readonly<Record<string, readonly string[]>>;

export interface Row extends Contribution {
  /** A leaf of every dimension. */
  readonly at: Point;
}

export interface Declaration {
  readonly dimensions: readonly Dimension[];
  /** Every table, chart, quoted total that will be printed. */
  readonly tables: readonly Table[];
  readonly blocks: readonly { readonly nome: string; readonly rows: readonly Row[] }[];
  /** Ente → holding, for those that are in one. */
  readonly gruppi: ReadonlyMap<string, string>;
  readonly tipo: Rule["tipo"];
  readonly rule: (at: Point) => Rule;
  /** Never hidden besides the grand total. */
  readonly shown?: readonly Point[];
}

interface Measured {
  readonly cell: Cell;
  readonly parts: Parts;
  readonly needs: readonly Need[] | null;
}

/** The system, in an order of its own: that of the rows and tables changes nothing in it. Throws RangeError at unknown members. */
export function declareSystem(declaration: Declaration): System {
  const hierarchy = hierarchyOf(declaration.dimensions);
  const printed = printedPoints(hierarchy, declaration.tables);
  const shown = new Set([hierarchy.roots, ...(declaration.shown ?? [])].map(hierarchy.nameOf));
  const blocks = declaration.blocks.map(({ nome, rows }) => {
    const figures = cellsOf(hierarchy, printed, rows);
    const measured = measureAll(figures.cells, rows, declaration);
    return { nome, rows, figures, measured };
  });
  const choices = choicesOf(
    hierarchy,
    shown,
    blocks.map(({ measured }) => measured),
  );
  const choiceOf = new Map(choices.flatMap(({ id, names }) => names.map((name) => [name, id] as const)));
  return {
    choices,
    blocks: blocks.map(({ nome, rows, figures, measured }) =>
      blockOf(nome, grandTotal(rows), figures, measured, choiceOf),
    ),
  };
}

/** In an order of its own: a sum of doubles depends on it. */
const grandTotal = (rows: readonly Row[]): number => sum(rows.map(({ importo }) => importo).sort((a, b) => a - b));

function printedPoints(hierarchy: Hierarchy, tables: readonly Table[]): ReadonlyMap<string, Point> {
  const points = tables.flatMap((table) =>
    Object.entries(table).reduce<readonly Point[]>(
      (crossed, [dimension, members]) =>
        crossed.flatMap((point) => members.map((member) => ({ ...point, [dimension]: member }))),
      [hierarchy.roots],
    ),
  );
  return new Map(points.map((point) => [hierarchy.nameOf(point), point]));
}

function measureAll(
  cells: readonly Cell[],
  rows: readonly Row[],
  { gruppi, tipo, rule }: Declaration,
): readonly Measured[] {
  const all = cells.map((cell) => ({
    cell,
    parts: partsOf(
      cell.rows.flatMap((index) => rows[index] ?? []),
      gruppi,
      tipo,
    ),
  }));
  const insiders = [...new Set(all.flatMap(({ parts }) => [...parts.noti.keys()]))].sort();
  return all.map(({ cell, parts }) => {
    const needs = cell.at.map((at) => needsOf(parts, rule(at), insiders)).filter((each) => each !== null);
    const [first = null, ...others] = needs;
    // Two names of one figure may follow two rules (special targets).
    return { cell, parts, needs: others.length === 0 ? first : widest(needs.flat()) };
  });
}

/** What is one figure in one block is one figure in all: whoever reads it under one name has read it under the other. */
function choicesOf(
  hierarchy: Hierarchy,
  shown: ReadonlySet<string>,
  blocks: readonly (readonly Measured[])[],
): readonly Choice[] {
  const inmost = Math.min(...blocks.flat().flatMap(({ cell }) => cell.names.map(({ at }) => hierarchy.marginsOf(at))));
  const groups = new Map<string, Set<string>>();
  const cost = new Map<string, number>();
  const hidden = new Set<string>();
  const secret = new Set<string>();
  for (const { cell, parts, needs } of blocks.flat()) {
    const names = cell.names.map(({ name }) => name);
    const joined = new Set(names.flatMap((name) => [name, ...(groups.get(name) ?? [])]));
    for (const name of joined) groups.set(name, joined);
    for (const { name, at } of cell.names) {
      cost.set(name, Math.max(cost.get(name) ?? 0, costOf(parts, hierarchy.marginsOf(at) - inmost)));
      if (needs !== null) hidden.add(name);
      if (parts.totale > 0) secret.add(name);
    }
  }
  const all = [...new Set(groups.values())].map((names) => [...names].sort());
  return all
    .map((names) => ({ id: names[0] ?? "", names }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, names }, rank) => ({
      id,
      names,
      weight: names.reduce((sum, name) => sum + (cost.get(name) ?? 0), 0) + 1e-6 * (rank + 1),
      rule:
        names.some((name) => shown.has(name)) || !names.some((name) => secret.has(name))
          ? "shown"
          : names.some((name) => hidden.has(name))
            ? "hidden"
            : "free",
    }));
}

/** Few, small, inner figures first (STATISTICS.md 6.4): margins count from the inmost figure that is printed. */
const costOf = ({ totale, pubblico }: Parts, margins: number): number =>
  Math.log2(1 + totale + pubblico) * (1 + 4 * margins);

function blockOf(
  nome: string,
  ceiling: number,
  figures: Figures,
  measured: readonly Measured[],
  choiceOf: ReadonlyMap<string, string>,
): Block {
  const variables = measured.map(
    ({ cell: { id, names }, parts }): Variable => ({
      id,
      value: parts.totale + parts.pubblico,
      choice: choiceOf.get(names[0]?.name ?? "") ?? null,
      pubblico: parts.pubblico,
      known: parts.noti,
    }),
  );
  const targets = measured.flatMap(({ cell, needs }): readonly Target[] =>
    needs === null ? [] : [{ variable: cell.id, needs }],
  );
  return { nome, ceiling, variables, equations: equationsOf(figures), targets };
}
