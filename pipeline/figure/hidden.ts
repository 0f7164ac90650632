// What must be hidden of a system, found by one program and confirmed by another. Nothing else may say that figures are safe.
import { audit } from "../statistics/audit.ts";
import { loadSolver, type Solver } from "../statistics/solver.ts";
import { sum } from "../statistics/sum.ts";
import { LIMITS, prove, suppress } from "../statistics/suppression.ts";
import type { System } from "../statistics/suppression-system.ts";

export type { System };

/** Ids of the figures to hide; null where no set that was found is safe, and then nothing of the system may be shown. */
export type Hidden = readonly string[] | null;
/** `before` was found of the same system by other code: it stays where it still holds. Two safe sets of one system, published one
 *  after the other, together may tell what neither does. */
export type Suppress = (system: System, before: readonly string[] | null) => Promise<Hidden>;

/** The cheapest set, where few integer programs find it; else a safe one within the accepted distance of it: on 2016 the
 *  last hundredths of one kind took as long as all the rest. Every set is safe; a nearer one would hide a little less. */
const ENOUGH = { ...LIMITS, stepsToOptimum: 2000, masters: 8, gap: 0.05 };

/** The solver is loaded when there is something unsafe, once. */
export function openSuppression(): Suppress {
  let solver: Solver | null = null;
  return async (system, before) => {
    if (pairsOf(system) === 0) return [];
    solver ??= await loadSolver();
    const own = before === null ? null : named(system, before);
    if (own !== null && stillHolds(system, own, solver)) return own;
    const near = suppress(system, solver, ENOUGH);
    const outcome = near.end === "unsolved" ? suppress(system, solver) : near;
    // No set was found while zeros and the total are shown, or the total is of too few itself: then those are not shown
    // either, for no part of the kind can hide behind another.
    if (outcome.end !== "protected") return wholeOf(system);
    const faults = audit(system, outcome.hidden, outcome.witnesses);
    return faults.length === 0 ? [...outcome.hidden].sort() : null;
  };
}

/** Those that are figures of the system. */
function named({ choices }: System, ids: readonly string[]): string[] {
  const names = new Set(choices.flatMap((choice) => choice.names));
  return ids.filter((id) => names.has(id));
}

function stillHolds(system: System, before: readonly string[], solver: Solver): boolean {
  const hidden = new Set(before);
  const witnesses = prove(system, hidden, solver);
  return witnesses !== null && audit(system, hidden, witnesses).length === 0;
}

/** Every figure of a system: of what is not shown at all nobody learns anything. */
const wholeOf = ({ choices }: System): string[] => choices.flatMap(({ names }) => names).sort();

/** Unsafe figures with those who must be kept away from them: what a system is to work on. */
export const pairsOf = ({ blocks }: System): number =>
  sum(blocks.flatMap(({ targets }) => targets.flatMap(({ needs }) => needs.map(({ attackers }) => attackers.length))));
