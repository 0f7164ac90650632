// Looks at a hidden set with the eyes of every attacker: by the directions known so far, then those who ever came too near,
// then everybody. Ends with cuts that the set breaks, or with a witness for every pair.

import type { Solver } from "./solver.ts";
import { type Board, hiddenCells, type Question } from "./suppression-board.ts";
import { type Cut, cutsOf, unitDirections } from "./suppression-directions.ts";
import { type Asked, type Scene, witnessesFor } from "./suppression-pairs.ts";
import { openPools, type Pool } from "./suppression-pool.ts";
import { openTables, type Tables } from "./suppression-tables.ts";
import { type Found, shelfOf } from "./suppression-witnesses.ts";

export type Look =
  | { readonly end: "safe" }
  | { readonly end: "cuts"; readonly cuts: readonly Cut[] }
  /** A pair of which the solver could say nothing. */
  | { readonly end: "failed"; readonly of: Cut["of"] };

export interface Eyes {
  look(hidden: Uint8Array): Look;
  /** The witnesses of the last look, if it found the set safe: one for every pair. */
  witnesses(): readonly { readonly board: Board; readonly question: Question; readonly found: Found }[];
  counts(): { readonly gentle: number; readonly farthest: number; readonly tests: number };
}

/** Enough to choose anew by: more would only make the integer program larger. */
const FAILURES = 20;
/** Attackers for whom one witness is looked for at first. */
const CHUNK = 16;

export function openEyes(solver: Solver, boards: readonly Board[], isAlwaysHidden: Uint8Array): Eyes {
  const all = boards.flatMap((board) =>
    board.questions
      .filter(({ asked }) => asked.length > 0)
      .map(
        (question): Asked => ({
          board,
          question,
          directions: [...unitDirections(board, question)],
          shelf: shelfOf(),
          hard: new Set([0]),
        }),
      ),
  );
  const pools = openPools(boards);
  const counts = { gentle: 0, farthest: 0 };

  return {
    look(hidden) {
      const opened = new Map(
        boards.map((board) => {
          const cells = hiddenCells(board, hidden);
          return [board, { cells, tables: openTables(solver, board, cells), pool: pools.get(board) }] as const;
        }),
      );
      const scenes = all.map((asked) => ({ asked, scene: sceneOf(opened.get(asked.board), hidden) }));
      try {
        for (const { shelf } of all) shelf.newLook(hidden);
        const known = scenes.flatMap(({ asked, scene }) =>
          asked.directions.flatMap((direction) => cutsOf(asked, direction, scene)),
        );
        if (known.length > 0) return { end: "cuts", cuts: known };
        const hard = lookAt(scenes, "hard");
        return hard.end === "safe" ? lookAt(scenes, "all") : hard;
      } finally {
        for (const { tables } of opened.values()) tables.dispose();
      }
    },

    witnesses: () =>
      all.flatMap(({ board, question, shelf }) =>
        shelf.serving(question.asked).map((found) => ({ board, question, found })),
      ),

    counts: () => ({ ...counts, tests: all.reduce((sum, { shelf }) => sum + shelf.tests(), 0) }),
  };

  function sceneOf(
    opened: { cells: Uint8Array; tables: Tables; pool: Pool | undefined } | undefined,
    hidden: Uint8Array,
  ): Scene {
    const { pool } = opened ?? {};
    if (opened === undefined || pool === undefined) throw new Error("A question is of a board that is not there.");
    return { ...opened, pool, hidden, isAlwaysHidden, counts };
  }
}

function lookAt(scenes: readonly { asked: Asked; scene: Scene }[], who: "hard" | "all"): Look {
  const cuts: Cut[] = [];
  let failures = 0;
  for (const { asked, scene } of scenes) {
    const everybody = asked.question.asked;
    const waiting = who === "all" ? everybody : everybody.filter(({ attacker }) => asked.hard.has(attacker));
    const seen = witnessesFor(asked, scene, waiting, who === "all" ? CHUNK : 1);
    if (seen.end === "failed") return seen;
    cuts.push(...seen.cuts);
    failures += seen.failures;
    if (failures >= FAILURES) break;
  }
  return cuts.length > 0 ? { end: "cuts", cuts } : { end: "safe" };
}
