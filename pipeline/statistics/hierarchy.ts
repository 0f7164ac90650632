// Dimensions with their levels (fonte → gruppo → all; netto and interno → lordo) and the points of their crossing. Pure.

export interface Dimension {
  readonly nome: string;
  /** Every member but the root → the member that it is a part of. */
  readonly parents: ReadonlyMap<string, string>;
}

/** A member, of any level, for each dimension. */
export type Point = Readonly<Record<string, string>>;

export interface Hierarchy {
  readonly dimensions: readonly string[];
  readonly roots: Point;
  /** The name of a point: the members that are not roots, by name of dimension; «totale» where all are. */
  nameOf(point: Point): string;
  /** The point itself and all points that it is a part of. Throws RangeError at a member that is no leaf. */
  above(leaf: Point): readonly Point[];
  childrenOf(dimension: string, member: string): readonly string[];
  /** In how many dimensions a point is not at a leaf. */
  marginsOf(point: Point): number;
}

/** Throws RangeError where a dimension has not exactly one root, or a member is above itself. */
export function hierarchyOf(dimensions: readonly Dimension[]): Hierarchy {
  const trees = new Map(
    dimensions.toSorted((a, b) => (a.nome < b.nome ? -1 : 1)).map((dimension) => [dimension.nome, treeOf(dimension)]),
  );
  const treeAt = (nome: string): Tree => {
    const tree = trees.get(nome);
    if (tree === undefined) throw new RangeError(`There is no dimension ${nome}.`);
    return tree;
  };
  const names = [...trees.keys()];
  return {
    dimensions: names,
    roots: Object.fromEntries([...trees].map(([nome, { root }]) => [nome, root])),
    nameOf: (point) =>
      names
        .filter((nome) => point[nome] !== treeAt(nome).root)
        .map((nome) => `${nome}=${point[nome]}`)
        .join("|") || "totale",
    above: (leaf) =>
      names.reduce<readonly Point[]>(
        (points, nome) => {
          const chain = chainOf(treeAt(nome), nome, leaf[nome] ?? "");
          return points.flatMap((point) => chain.map((member) => ({ ...point, [nome]: member })));
        },
        [{}],
      ),
    childrenOf: (dimension, member) => treeAt(dimension).children.get(member) ?? [],
    marginsOf: (point) => names.filter((nome) => treeAt(nome).children.has(point[nome] ?? "")).length,
  };
}

/** The same points, those with the same members as one object, so that what is made of a point is made once. All have the
 *  same dimensions in the same order. */
export function sharedPoints(points: readonly Point[]): readonly Point[] {
  const shared = new Map<string, Point>();
  return points.map((point) => {
    const key = Object.values(point).join("\n");
    const known = shared.get(key) ?? point;
    shared.set(key, known);
    return known;
  });
}

interface Tree {
  readonly root: string;
  readonly parents: ReadonlyMap<string, string>;
  readonly children: ReadonlyMap<string, readonly string[]>;
}

function treeOf({ nome, parents }: Dimension): Tree {
  const children = new Map<string, string[]>();
  for (const [member, parent] of [...parents].sort(([a], [b]) => (a < b ? -1 : 1))) {
    children.set(parent, [...(children.get(parent) ?? []), member]);
  }
  const [root, ...others] = [...children.keys()].filter((member) => !parents.has(member));
  if (root === undefined || others.length > 0) throw new RangeError(`The dimension ${nome} has not one root.`);
  return { root, parents, children };
}

/** A leaf and what it is a part of, upwards. */
function chainOf({ root, parents, children }: Tree, nome: string, leaf: string): readonly string[] {
  if (children.has(leaf) || !parents.has(leaf)) throw new RangeError(`${leaf} is no leaf of ${nome}.`);
  const chain = [leaf];
  for (let member = parents.get(leaf); member !== undefined; member = parents.get(member)) {
    if (chain.includes(member)) throw new RangeError(`${member} is above itself in ${nome}.`);
    chain.push(member);
  }
  if (chain.at(-1) !== root) throw new RangeError(`${leaf} is not below the root of ${nome}.`);
  return chain;
}
