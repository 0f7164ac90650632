// The integer program without its integers: a linear program that is solved anew in milliseconds after every cut. What it
// costs bounds from below what a safe set costs; rounded step by step it proposes what to hide, nearly as cheap as the
// integer program and many times faster. Whether a proposal is safe is for the look to say.
import type { ModelData } from "highs";
import { run, type Solver } from "./solver.ts";

export interface Proposal {
  /** By column, 0 or 1: meets every row. */
  readonly hidden: Uint8Array;
  /** No such set costs less. */
  readonly bound: number;
}

export interface Relaxed {
  /** A set that hides at least `least`; null where the solver gives no answer, or no such set meets every row. */
  propose(least?: Uint8Array): Proposal | null;
  /** Σ values × columns ≥ 1. */
  add(row: { readonly indices: readonly number[]; readonly values: readonly number[] }): void;
  dispose(): void;
}

const NEARLY = 1e-6;
/** A part from which on a choice is hidden without asking what the others would become without it. */
const LIKELY = 0.7;

/** `program`: columns between 0 and 1, of which the first `count` are to be 0 or 1. */
export function openRelaxed(solver: Solver, program: ModelData, count: number): Relaxed {
  const model = solver.createModel(program);
  model.options.set({ output_flag: false, presolve: "off" });
  const partsNow = (): Float64Array | null =>
    run(model) === "optimal" ? Float64Array.from(model.getSolution().colValue.slice(0, count)) : null;

  return {
    propose(least = new Uint8Array(count)) {
      const raised: number[] = [];
      const raise = (choices: readonly number[]): Float64Array | null => {
        for (const choice of choices) model.changeColBounds(choice, 1, 1);
        raised.push(...choices);
        return partsNow();
      };
      let parts = raise([...least.keys()].filter((choice) => least[choice] === 1));
      const bound = Number(model.info.get("objective_function_value"));
      for (let next = likely(parts ?? []); next.length > 0; next = likely(parts ?? [])) parts = raise(next);
      for (const choice of raised) model.changeColBounds(choice, program.colLower[choice] ?? 0, 1);
      return parts === null ? null : { hidden: Uint8Array.from(parts, (part) => (part > 0.5 ? 1 : 0)), bound };
    },
    add: (row) => {
      model.addRow(1, solver.infinity, row);
    },
    dispose: () => model.dispose(),
  };
}

/** Of the choices that are hidden in part those that are nearly whole, else the largest; none where all are whole. */
function likely(parts: ArrayLike<number>): number[] {
  const next: number[] = [];
  let largest = -1;
  for (let choice = 0; choice < parts.length; choice++) {
    const part = parts[choice] ?? 0;
    if (part < NEARLY || part > 1 - NEARLY) continue;
    if (part >= LIKELY) next.push(choice);
    if (largest < 0 || part > (parts[largest] ?? 0) + NEARLY) largest = choice;
  }
  return next.length > 0 || largest < 0 ? next : [largest];
}
