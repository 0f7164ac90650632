// Estimates in the step in which they are printed, all tables of one quantity together: rounded cells add up to rounded
// totals, and one number is the same wherever it stands (STATISTICS 5.2).
import { createHash } from "node:crypto";
import type { Edizione } from "../../schemas/edizione.ts";
import { figuraId } from "../../schemas/figura.ts";
import type { MisuraBase, MisuraNota } from "../../schemas/misura.ts";
import type { Outcome } from "../statistics/refusal.ts";
import { type Roundable, roundTogether, type SumOf } from "../statistics/rounding.ts";
import { loadSolver, type Solver } from "../statistics/solver.ts";
import type { CubePoint } from "../store/cube.ts";
import { dimensionAt, type Misure } from "./declarations.ts";
import { totalAt, weightsIn } from "./estimates.ts";
import type { Network } from "./network.ts";
import { weightsFor } from "./questions.ts";

/** Rounded values by misura and point, in the unit of the misura. */
export type RoundedFigures = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Figures of one quantity, which are rounded together. */
export interface RoundingTask {
  readonly misure: readonly string[];
  readonly passo: number;
  readonly cells: readonly Roundable[];
  readonly sums: readonly SumOf[];
}

/** Where rounded figures were kept, by the content of their task. */
export interface KeptRoundings {
  readonly get: (key: string) => Readonly<Record<string, number>> | undefined;
  readonly set: (key: string, values: Readonly<Record<string, number>>) => void;
}

type Points = ReadonlyMap<string, readonly CubePoint[]>;

/** The tasks of an edition: every quantity that is estimated, with all its planned points. */
export function roundingTasks(
  { liste }: Pick<Edizione, "liste">,
  misure: Misure,
  cubi: Points,
  network: Outcome<Network>,
): RoundingTask[] {
  const estimated = [...misure.values()].filter(
    (misura): misura is MisuraNota & MisuraBase => misura.tipo === "base" && weightsFor(misura, misure) !== null,
  );
  const groups = Map.groupBy(estimated, (misura) => {
    const { blocco, valore, dove, presenti, passo, stima } = sameAs(misura, misure);
    return JSON.stringify([blocco, valore, dove ?? {}, presenti ?? [], passo, stima]);
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const own = first === undefined ? null : weightsFor(first, misure);
    const weights = own === null ? null : weightsIn(network, own);
    if (first === undefined || weights === null || "refused" in weights) return [];
    const points = new Map(group.flatMap(({ id }) => (cubi.get(id) ?? []).map((point) => [keyOf(point.dims), point])));
    const unit = 10 ** first.unita.scala * first.passo;
    const cells = [...points].map(([id, point]) => ({ id, value: totalAt(point, weights.made).valore / unit }));
    const sums = group.flatMap((misura) => sumsOf(misura, [...(cubi.get(misura.id) ?? [])], misure, liste));
    return [{ misure: group.map(({ id }) => id), passo: first.passo, cells, sums }];
  });
}

/** What tells the same records by other dimensions is printed with the same numbers. */
function sameAs(misura: MisuraNota & MisuraBase, misure: Misure): MisuraNota & MisuraBase {
  const other = misure.get(misura.uguale_a ?? "");
  return other?.tipo === "base" ? other : misura;
}

/** Rounds every task; what was rounded before is taken from `kept`. */
export async function roundFigures(tasks: readonly RoundingTask[], kept: KeptRoundings): Promise<RoundedFigures> {
  let solver: Solver | null = null;
  const found = new Map<string, ReadonlyMap<string, number>>();
  for (const { misure, passo, cells, sums } of tasks) {
    const key = createHash("sha256")
      .update(JSON.stringify([passo, cells, sums]))
      .digest("hex")
      .slice(0, 32);
    let steps = kept.get(key);
    if (steps === undefined) {
      solver ??= await loadSolver();
      steps = Object.fromEntries(roundTogether(cells, sums, solver).values);
      kept.set(key, steps);
    }
    // A step of a tenth times many is not the decimal number that is meant.
    const values = new Map(Object.entries(steps).map(([id, step]) => [id, Number((step * passo).toPrecision(15))]));
    for (const misura of misure) found.set(misura, values);
  }
  return found;
}

const keyOf = (dims: Readonly<Record<string, string>>): string => figuraId("", dims);

/** Every margin over its members, and every group of members over those in it, as far as both are planned. */
function sumsOf(
  misura: MisuraNota & MisuraBase,
  points: readonly CubePoint[],
  misure: Misure,
  liste: Edizione["liste"],
): SumOf[] {
  const known = new Set(points.map(({ dims }) => keyOf(dims)));
  const parts = new Map<string, { total: string; parts: string[] }>();
  const add = (over: string, total: Readonly<Record<string, string>>, part: Readonly<Record<string, string>>): void => {
    const id = keyOf(total);
    if (!known.has(id)) return;
    const taglio = Object.keys(part).sort().join(" ");
    const name = JSON.stringify([id, over, taglio]);
    const sum = parts.get(name) ?? { total: id, parts: [] };
    sum.parts.push(keyOf(part));
    parts.set(name, sum);
  };
  for (const { dims } of points)
    for (const [name, member] of Object.entries(dims)) {
      const { [name]: _, ...rest } = dims;
      add(name, rest, dims);
      const dimensione = dimensionAt(misura, name, misure);
      for (const [group, attributo] of Object.entries(dimensione?.gruppi ?? {})) {
        if (group in dims || dimensione?.lista == null) continue;
        const code = liste[dimensione.lista]?.find(({ codice }) => codice === member)?.attributi[attributo];
        if (code !== undefined) add(`${name}>${group}`, { ...rest, [group]: code }, dims);
      }
    }
  return [...parts.values()];
}
