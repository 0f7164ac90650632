// Secondary suppression, exact over all linked tables at once, with the outsider and every insider as attackers (STATISTICS.md
// 6.4, 6.5, 12.8). A cheapest set is chosen, looked at, and refused by cuts until every attacker has a witness. Work is
// counted, never timed: the same system ends in the same set everywhere.

import type { Solver } from "./solver.ts";
import { type Board, boardsOf, sortedChoices } from "./suppression-board.ts";
import type { Cut } from "./suppression-directions.ts";
import { type Eyes, openEyes } from "./suppression-look.ts";
import { hideable, openMaster, togetherOf } from "./suppression-master.ts";
import { costOf, type Limits, search } from "./suppression-search.ts";
import type { Choice, Pair, System, Witness } from "./suppression-system.ts";

export const LIMITS: Limits = { proposals: 12, stepsToOptimum: 100_000, masters: 40, nodes: 20_000, programs: 20_000 };

export interface Work {
  readonly masters: number;
  readonly cuts: number;
  readonly gentle: number;
  readonly farthest: number;
  readonly tests: number;
}

export type Outcome =
  | {
      readonly end: "protected";
      /** Names of all hidden figures, primaries among them. */
      readonly hidden: ReadonlySet<string>;
      /** Σ weights of what is hidden, and below what no safe set can cost; equal when `gap` is 0. */
      readonly objective: number;
      readonly bound: number;
      /** (objective − bound) / objective. */
      readonly gap: number;
      /** One for every unsafe figure, side and attacker: what the audit checks. */
      readonly witnesses: readonly Witness[];
      readonly work: Work;
    }
  /** Whatever is hidden, these are too near: tables or levels must be joined. `attacker` is empty for everybody. */
  | { readonly end: "impossible"; readonly pairs: readonly Pair[]; readonly work: Work }
  /** The solver gave no answer, or no safe set was found within the limits. Nothing may be printed. */
  | {
      readonly end: "unsolved";
      readonly because: "solver" | "limits";
      readonly pairs: readonly Pair[];
      readonly work: Work;
    };

/** What must be hidden so that no attacker comes too near to any unsafe figure. Throws only at a system that is none. */
export function suppress(system: System, solver: Solver, limits: Limits = LIMITS): Outcome {
  const choices = sortedChoices(system);
  const boards = boardsOf(system);
  const exposed = exposedPairs(choices, boards);
  if (exposed.length > 0) return { end: "impossible", pairs: exposed, work: NO_WORK };

  const together = togetherOf(boards);
  const eyes = openEyes(solver, boards, alwaysHidden(choices));
  const master = openMaster(solver, choices, together, limits.nodes);
  try {
    const ended = search({ choices, together, may: hideable(choices, together), eyes, master, limits });
    const work = { ...ended.work, ...eyes.counts() };
    if (ended.end === "impossible") return { end: ended.end, pairs: pairsOf(ended.of), work };
    if (ended.end === "unsolved") return { end: ended.end, because: ended.because, pairs: pairsOf(ended.of), work };
    const objective = costOf(choices, ended.hidden);
    const bound = Math.min(ended.bound, objective);
    return {
      end: "protected",
      hidden: new Set(choices.flatMap(({ names }, choice) => (ended.hidden[choice] === 1 ? names : []))),
      objective,
      bound,
      gap: objective === 0 ? 0 : (objective - bound) / objective,
      witnesses: eyes.witnesses().map(named),
      work,
    };
  } finally {
    master.dispose();
  }
}

/** The witnesses of a set that was found before, one for every unsafe figure, side and attacker; null where it is not safe, or
 *  the solver cannot say. */
export function prove(system: System, hidden: ReadonlySet<string>, solver: Solver): readonly Witness[] | null {
  const choices = sortedChoices(system);
  const boards = boardsOf(system);
  if (exposedPairs(choices, boards).length > 0) return null;
  const set = Uint8Array.from(choices, ({ names }) => (names.some((name) => hidden.has(name)) ? 1 : 0));
  const eyes = openEyes(solver, boards, alwaysHidden(choices));
  return eyes.look(set).end === "safe" ? eyes.witnesses().map(named) : null;
}

const alwaysHidden = (choices: readonly Choice[]): Uint8Array =>
  Uint8Array.from(choices, ({ rule }) => (rule === "hidden" ? 1 : 0));

const NO_WORK: Work = { masters: 0, cuts: 0, gentle: 0, farthest: 0, tests: 0 };

/** Unsafe figures that are never hidden. */
function exposedPairs(choices: readonly Choice[], boards: readonly Board[]): readonly Pair[] {
  return boards.flatMap((board) =>
    board.questions
      .filter(({ cell, asked }) => asked.length > 0 && choices[board.choice[cell] ?? -1]?.rule === "shown")
      .map((question) => pairOf({ board, question, attacker: question.asked[0]?.attacker ?? 0 })),
  );
}

const pairOf = ({ board, question, attacker }: Cut["of"]): Pair => ({
  block: board.nome,
  target: board.cells[question.cell]?.id ?? "",
  side: question.side,
  attacker: board.attackers[attacker] ?? "",
});

const pairsOf = (all: readonly Cut["of"][]): readonly Pair[] => [
  ...new Map(all.map(pairOf).map((pair) => [JSON.stringify(pair), pair])).values(),
];

const named = ({ board, question, found }: ReturnType<Eyes["witnesses"]>[number]): Witness => ({
  block: board.nome,
  target: board.cells[question.cell]?.id ?? "",
  side: question.side,
  changes: new Map(found.cells.map((cell, place) => [board.cells[cell]?.id ?? "", found.changes[place] ?? 0])),
});
