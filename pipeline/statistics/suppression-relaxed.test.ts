import { expect, test } from "vitest";
import { loadSolver, packRows } from "./solver.ts";
import { openRelaxed } from "./suppression-relaxed.ts";

const ALL_PAIRS = [
  [0, 1],
  [1, 2],
  [0, 2],
];

test("a proposal is whole and meets every row, and costs no less than its bound, which has no integers", async () => {
  const solver = await loadSolver();
  const relaxed = openRelaxed(
    solver,
    {
      numCols: 3,
      numRows: 0,
      colCost: [1, 1, 1],
      colLower: [0, 0, 0],
      colUpper: [1, 1, 1],
      rowLower: [],
      rowUpper: [],
      matrix: { format: "csr", numRows: 0, numCols: 3, ...packRows([]) },
    },
    3,
  );
  for (const indices of ALL_PAIRS) relaxed.add({ indices, values: [1, 1] });
  const { hidden, bound } = relaxed.propose() ?? { hidden: [], bound: 0 };
  expect(bound).toBeCloseTo(1.5, 9);
  expect(ALL_PAIRS.every((row) => row.some((choice) => hidden[choice] === 1))).toBe(true);
  expect([...hidden].filter((each) => each === 1)).toHaveLength(2);
  // What was rounded for one proposal is free again in the next.
  relaxed.add({ indices: [0, 1, 2], values: [0.6, 0.6, 0.6] });
  expect(relaxed.propose()?.bound).toBeCloseTo(5 / 3, 9);
  relaxed.dispose();
});

test("what is hidden already stays so, and is asked of no later proposal", async () => {
  const solver = await loadSolver();
  const program = {
    numCols: 4,
    numRows: 0,
    colCost: [1, 5, 1, 1],
    // The last is always hidden.
    colLower: [0, 0, 0, 1],
    colUpper: [1, 1, 1, 1],
    rowLower: [],
    rowUpper: [],
    matrix: { format: "csr" as const, numRows: 0, numCols: 4, ...packRows([]) },
  };
  const relaxed = openRelaxed(solver, program, 4);
  relaxed.add({ indices: [0, 1], values: [1, 1] });
  relaxed.add({ indices: [1, 2], values: [1, 1] });
  const free = { hidden: Uint8Array.of(1, 0, 1, 1), bound: 3 };
  expect(relaxed.propose()).toEqual(free);
  expect(relaxed.propose(Uint8Array.of(0, 1, 0, 1))).toEqual({ hidden: Uint8Array.of(0, 1, 0, 1), bound: 6 });
  expect(relaxed.propose()).toEqual(free);
  relaxed.dispose();
});
