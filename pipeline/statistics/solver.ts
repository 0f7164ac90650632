// The solver of linear and integer programs (HiGHS, single thread). Its status is looked at before its numbers: an
// infeasible program also returns some.
import { createRequire } from "node:module";
import type { Highs, Model } from "highs";

export type Solver = Highs;

// Its types describe its CommonJS build only.
const loadHighs: () => Promise<Highs> = createRequire(import.meta.url)("highs");

/** A runtime of its own: what it has allocated goes with it. */
export const loadSolver = (): Promise<Solver> => loadHighs();

const OPTIMAL = 7;
const INFEASIBLE = 8;
const STOPPED: ReadonlySet<number> = new Set([14, 16]);

/** `stopped`: by a limit of work. `failed`: any other end; nothing of it may be used. */
export type Solved = "optimal" | "infeasible" | "stopped" | "failed";

/** Runs a model, a second time from nothing when the first ends in no answer. Never throws. */
export function run(model: Model): Solved {
  const first = runOnce(model);
  if (first !== "failed") return first;
  model.clearSolver();
  return runOnce(model);
}

function runOnce(model: Model): Solved {
  try {
    model.run();
  } catch {
    // Its errors carry the whole minified source of the solver.
    return "failed";
  }
  const status = model.getModelStatus();
  if (status === OPTIMAL) return "optimal";
  if (status === INFEASIBLE) return "infeasible";
  return STOPPED.has(status) ? "stopped" : "failed";
}

/** Rows of a matrix, packed as the solver wants them. */
export function packRows(rows: readonly { readonly indices: readonly number[]; readonly values: readonly number[] }[]) {
  const starts = [0];
  for (const { indices } of rows) starts.push((starts.at(-1) ?? 0) + indices.length);
  return { starts, indices: rows.flatMap(({ indices }) => indices), values: rows.flatMap(({ values }) => values) };
}
