// Everything that was found for any question, by what it moves: a table that keeps attackers from one unsafe cell often keeps
// them from another, in the same block or in the one that sums the same records otherwise.
import type { Board } from "./suppression-board.ts";
import { type Found, foundOf, keepsSums } from "./suppression-witnesses.ts";

export interface Pool {
  add(found: Found): void;
  /** Those that move this cell and nothing that is shown, the first found first. */
  of(cell: number, hidden: Uint8Array): readonly Found[];
}

/** One for each board; what is found for one is lent to all in which it is a table too. */
export function openPools(boards: readonly Board[]): ReadonlyMap<Board, Pool> {
  const kept = new Map(boards.map((board) => [board, new Map<number, Found[]>()]));
  const numbers = new Map(boards.map((board) => [board, new Map(board.cells.map(({ id }, cell) => [id, cell]))]));
  const keep = (board: Board, found: Found): void => {
    const byCell = kept.get(board);
    for (const cell of found.cells) {
      const those = byCell?.get(cell);
      if (those === undefined) byCell?.set(cell, [found]);
      else those.push(found);
    }
  };
  const lentTo = (other: Board, board: Board, found: Found): Found | null => {
    const cells = found.cells.map((cell) => numbers.get(other)?.get(board.cells[cell]?.id ?? "") ?? -1);
    const isThere = cells.every((cell, n) => cell >= 0 && other.choice[cell] === board.choice[found.cells[n] ?? -1]);
    return isThere && keepsSums(other, cells, found.changes) ? foundOf(other, { ...found, cells }) : null;
  };
  return new Map(
    boards.map((board) => [
      board,
      {
        add(found) {
          keep(board, found);
          for (const other of boards) {
            const lent = other === board ? null : lentTo(other, board, found);
            if (lent !== null) keep(other, lent);
          }
        },
        of: (cell, hidden) =>
          (kept.get(board)?.get(cell) ?? []).filter(({ choices }) => choices.every((each) => hidden[each] === 1)),
      },
    ]),
  );
}
