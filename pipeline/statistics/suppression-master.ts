// The integer program that chooses what to hide: the cheapest choices that no cut refuses and that leave nothing hidden
// alone in an equation.
import type { Model } from "highs";
import { packRows, run, type Solver } from "./solver.ts";
import type { Board } from "./suppression-board.ts";
import type { Cut } from "./suppression-directions.ts";
import type { Choice } from "./suppression-system.ts";

/** Choices of one equation: when one is hidden, another is. */
export type Together = readonly number[];

export type Chosen =
  | { readonly end: "optimal"; readonly hidden: Uint8Array; readonly bound: number }
  | { readonly end: "infeasible" | "stopped" | "failed" };

export interface Master {
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

export function openMaster(
  solver: Solver,
  choices: readonly Choice[],
  together: readonly Together[],
  nodes: number,
): Master {
  const start = together.flatMap((members) =>
    members.map((each) => ({ indices: [...members], values: members.map((other) => (other === each ? -1 : 1)) })),
  );
  const model = solver.createModel({
    numCols: choices.length,
    numRows: start.length,
    colCost: choices.map(({ weight }) => weight),
    colLower: choices.map(({ rule }) => (rule === "hidden" ? 1 : 0)),
    colUpper: choices.map(({ rule }) => (rule === "shown" ? 0 : 1)),
    rowLower: start.map(() => 0),
    rowUpper: start.map(() => solver.infinity),
    matrix: { format: "csr", numRows: start.length, numCols: choices.length, ...packRows(start) },
    integrality: Int32Array.from(choices, () => 1),
  });
  model.options.set({ output_flag: false, mip_abs_gap: 1e-7, mip_allow_restart: false, mip_max_nodes: nodes });
  return {
    choose(gap, best) {
      model.options.set("mip_rel_gap", gap);
      if (best !== null) model.setSolution({ colValue: [...best] });
      const end = run(model);
      if (end !== "optimal") return { end };
      const { colValue } = model.getSolution();
      // Read before the next row is added: it is gone then.
      return { end, hidden: Uint8Array.from(colValue, (value) => (value > 0.5 ? 1 : 0)), bound: boundOf(model) };
    },
    add(cuts) {
      for (const { coefficients } of cuts) {
        const terms = [...coefficients].sort(([a], [b]) => a - b);
        model.addRow(1, solver.infinity, {
          indices: terms.map(([choice]) => choice),
          values: terms.map(([, each]) => each),
        });
      }
    },
    dispose: () => model.dispose(),
  };
}

const boundOf = (model: Model): number => Number(model.info.get("mip_dual_bound"));
