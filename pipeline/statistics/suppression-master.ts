// The integer program that chooses what to hide: the cheapest choices that no cut refuses and that leave nothing hidden
// alone in an equation.
import type { Model, ModelData } from "highs";
import { packRows, run, type Solver } from "./solver.ts";
import type { Board } from "./suppression-board.ts";
import type { Cut } from "./suppression-directions.ts";
import { openRelaxed, type Proposal } from "./suppression-relaxed.ts";
import type { Choice } from "./suppression-system.ts";

/** Choices of one equation: when one is hidden, another is. */
export type Together = readonly number[];

export type Chosen =
  | { readonly end: "optimal"; readonly hidden: Uint8Array; readonly bound: number; readonly steps: number }
  | { readonly end: "infeasible" | "stopped" | "failed" };

export interface Master {
  /** What is nearly the cheapest that hides at least these, without an integer program. */
  propose(least?: Uint8Array): Proposal | null;
  choose(gap: number, start: Uint8Array | null): Chosen;
  add(cuts: readonly Cut[]): void;
  dispose(): void;
}

/** The equations of printed figures only, once each. */
export function togetherOf(boards: readonly Board[]): readonly Together[] {
  const all = boards.flatMap(({ equations, choice }) =>
    equations.map(({ cells }) => cells.map((cell) => choice[cell] ?? -1)),
  );
  const printed = all
    .filter((choices) => !choices.includes(-1))
    .map((choices) => [...new Set(choices)].sort((a, b) => a - b));
  return [...new Map(printed.map((choices) => [choices.join(), choices])).values()];
}

/** What may be hidden at all: all but the shown, and but those that would always be alone. */
export function hideable(choices: readonly Choice[], together: readonly Together[]): Uint8Array {
  const may = Uint8Array.from(choices, ({ rule }) => (rule === "shown" ? 0 : 1));
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const members of together) {
      const left = members.filter((each) => may[each] === 1);
      const [only] = left;
      if (only === undefined || left.length > 1 || choices[only]?.rule === "hidden") continue;
      may[only] = 0;
      isChanged = true;
    }
  }
  return may;
}

/** Nearly all these programs end after a few branchings: trying branches out, and symmetries that they do not have, is a
 *  fifth of their time for the same sets; smaller programs in search of a good set, half: a good one is known. Of the
 *  thousands of cuts that the solver itself finds few are used: to keep them all is half of what is left. */
const ROOT = {
  mip_pscost_minreliable: 0,
  mip_detect_symmetry: false,
  mip_heuristic_run_rins: false,
  mip_heuristic_run_rens: false,
  mip_heuristic_run_root_reduced_cost: false,
  mip_pool_age_limit: 5,
  mip_pool_soft_limit: 100,
};

export function openMaster(
  solver: Solver,
  choices: readonly Choice[],
  together: readonly Together[],
  nodes: number,
): Master {
  // An equation is open when one of its choices is hidden; then two are.
  const open = (equation: number): number => choices.length + equation;
  const start = together.flatMap((members, equation) => [
    ...members.map((each) => ({ indices: [each, open(equation)], values: [-1, 1] })),
    { indices: [...members, open(equation)], values: [...members.map(() => 1), -2] },
  ]);
  const columns = choices.length + together.length;
  const filled = (own: readonly number[], rest: number): number[] => [...own, ...together.map(() => rest)];
  const program: ModelData = {
    numCols: columns,
    numRows: start.length,
    colCost: filled(
      choices.map(({ weight }) => weight),
      0,
    ),
    colLower: filled(
      choices.map(({ rule }) => (rule === "hidden" ? 1 : 0)),
      0,
    ),
    colUpper: filled(
      choices.map(({ rule }) => (rule === "shown" ? 0 : 1)),
      1,
    ),
    rowLower: start.map(() => 0),
    rowUpper: start.map(() => solver.infinity),
    matrix: { format: "csr", numRows: start.length, numCols: columns, ...packRows(start) },
  };
  const relaxed = openRelaxed(solver, program, choices.length);
  const model = solver.createModel({
    ...program,
    integrality: Int32Array.from({ length: columns }, (_, n) => (n < choices.length ? 1 : 0)),
  });
  model.options.set({ output_flag: false, mip_abs_gap: 1e-7, mip_allow_restart: false, mip_max_nodes: nodes, ...ROOT });
  return {
    propose: (least) => relaxed.propose(least),
    choose(gap, best) {
      model.options.set("mip_rel_gap", gap);
      if (best !== null) {
        const opened = together.map((members) => (members.some((each) => best[each] === 1) ? 1 : 0));
        model.setSolution({ colValue: [...best, ...opened] });
      }
      const end = run(model);
      if (end !== "optimal") return { end };
      const { colValue } = model.getSolution();
      // Read before the next row is added: it is gone then.
      return {
        end,
        hidden: Uint8Array.from(colValue.slice(0, choices.length), (value) => (value > 0.5 ? 1 : 0)),
        bound: boundOf(model),
        steps: Number(model.info.get("simplex_iteration_count")),
      };
    },
    add(cuts) {
      for (const { coefficients } of cuts) {
        const terms = [...coefficients].sort(([a], [b]) => a - b);
        const row = { indices: terms.map(([choice]) => choice), values: terms.map(([, each]) => each) };
        model.addRow(1, solver.infinity, row);
        relaxed.add(row);
      }
    },
    dispose() {
      model.dispose();
      relaxed.dispose();
    },
  };
}

const boundOf = (model: Model): number => Number(model.info.get("mip_dual_bound"));
