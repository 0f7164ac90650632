// Our own simplex against the solver, on invented networks with a part of their figures hidden: the same questions have a
// table, and what was found is one.
import { beforeAll, expect, test } from "vitest";
import { networkOf } from "./invented-tables.support.ts";
import { loadSolver, type Solver } from "./solver.ts";
import { boardsOf, hiddenCells, sortedChoices } from "./suppression-board.ts";
import { openTables } from "./suppression-tables.ts";
import { serves, witnessOf } from "./suppression-witnesses.ts";
import { declareSystem } from "./systems.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

test.each([2, 3, 5])(
  "it finds a table where the solver says that there is one, and none elsewhere: network %i",
  (seed) => {
    const system = declareSystem(
      networkOf({ seed, enti: 14, fonti: 4, cantieri: 3, zone: 3, consenso: 0.3, spread: 1.5 }),
    );
    // All that is unsafe, and every third figure: enough for some questions and too little for others.
    const hidden = Uint8Array.from(sortedChoices(system), ({ rule }, n) =>
      rule === "hidden" || n % 3 === seed % 3 ? 1 : 0,
    );
    const seen = { found: 0, none: 0 };
    for (const board of boardsOf(system)) {
      const tables = openTables(solver, board, hiddenCells(board, hidden));
      for (const question of board.questions)
        for (const { attacker, need } of question.asked) {
          const changes = tables.gentle(question, [attacker], need);
          const farthest = tables.farthest(question, attacker, need);
          if (farthest.end === "failed") throw new Error("The solver gave no answer.");
          const isThere = question.sign * (farthest.changes[question.cell] ?? 0) >= need - 1e-6;
          const found = changes === null ? null : witnessOf(board, question, changes);
          expect(found !== null && serves(found, attacker, need)).toBe(isThere);
          seen[isThere ? "found" : "none"]++;
        }
      tables.dispose();
    }
    expect(Math.min(seen.found, seen.none)).toBeGreaterThan(20);
  },
);
