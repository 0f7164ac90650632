// What is left of a block's equations when only the hidden cells can change: a cell alone in an equation cannot, and so on
// until every equation has two that can.
import type { Board, Question } from "./suppression-board.ts";

export interface Reduced {
  /** The cells that can change, by number. */
  readonly cells: readonly number[];
  /** Their equations, by number. */
  readonly equations: readonly number[];
  /** Cells that cannot change, in the order in which that was found, with the equation that says so. */
  readonly held: readonly { readonly cell: number; readonly equation: number }[];
}

export function reduce(board: Board, hidden: Uint8Array): Reduced {
  const canChange = Uint8Array.from(board.cells, (_, cell) =>
    hidden[cell] === 1 && (board.room[cell] ?? 0) > 0 ? 1 : 0,
  );
  const free = board.equations.map(({ cells }) => cells.filter((cell) => canChange[cell] === 1).length);
  const held: { cell: number; equation: number }[] = [];
  const waiting = free.flatMap((count, equation) => (count === 1 ? [equation] : []));
  for (let equation = waiting.shift(); equation !== undefined; equation = waiting.shift()) {
    const cell = board.equations[equation]?.cells.find((each) => canChange[each] === 1);
    if (cell === undefined) continue;
    canChange[cell] = 0;
    held.push({ cell, equation });
    for (const { equation: other } of board.equationsOf[cell] ?? []) {
      const count = (free[other] ?? 0) - 1;
      free[other] = count;
      if (count === 1) waiting.push(other);
    }
  }
  return {
    cells: board.cells.flatMap((_, cell) => (canChange[cell] === 1 ? [cell] : [])),
    equations: free.flatMap((count, equation) => (count >= 2 ? [equation] : [])),
    held,
  };
}

/** Multipliers of all equations from those of the reduced ones: chosen so that no held cell bounds anything. */
export function allMultipliers(
  board: Board,
  { equations, held }: Reduced,
  { cell, sign }: Question,
  duals: Float64Array,
): Float64Array {
  const multipliers = new Float64Array(board.equations.length);
  equations.forEach((equation, row) => {
    multipliers[equation] = duals[row] ?? 0;
  });
  for (const each of held.toReversed()) {
    let rate = each.cell === cell ? sign : 0;
    let own = 1;
    for (const { equation, coefficient } of board.equationsOf[each.cell] ?? []) {
      if (equation === each.equation) own = coefficient;
      else rate -= (multipliers[equation] ?? 0) * coefficient;
    }
    multipliers[each.equation] = rate / own;
  }
  return multipliers;
}
