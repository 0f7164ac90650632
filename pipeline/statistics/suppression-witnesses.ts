// Witnesses: changes of a table that an attacker cannot rule out, so that he is kept far enough. One found for an attacker is
// tried on all others by arithmetic; no solver is trusted for it.
import type { Board, Question } from "./suppression-board.ts";
import { REACHED } from "./suppression-system.ts";

export interface Found {
  readonly cells: readonly number[];
  readonly changes: readonly number[];
  /** How far the unsafe cell moves towards its side. */
  readonly reach: number;
  /** The choices that must stay hidden for it. */
  readonly choices: readonly number[];
}

const CLEAN = 1e-9;

/** The witness in the changes of all cells; null where it moves the unsafe cell nowhere or breaks an equation. */
export function witnessOf(board: Board, { cell, sign }: Question, changes: Float64Array): Found | null {
  const cells: number[] = [];
  changes.forEach((change, each) => {
    if (Math.abs(change) >= CLEAN) cells.push(each);
  });
  const reach = sign * (changes[cell] ?? 0);
  if (reach <= REACHED) return null;
  const isKept = board.equations.every(
    (equation) =>
      Math.abs(
        equation.cells.reduce(
          (sum, each, place) => sum + (equation.coefficients[place] ?? 0) * valueAt(changes, each),
          0,
        ),
      ) <= REACHED,
  );
  if (!isKept) return null;
  const choices = new Set(cells.map((each) => board.choice[each] ?? -1).filter((choice) => choice >= 0));
  return { cells, changes: cells.map((each) => valueAt(changes, each)), reach, choices: [...choices] };
}

const valueAt = (changes: Float64Array, cell: number): number => {
  const change = changes[cell] ?? 0;
  return Math.abs(change) < CLEAN ? 0 : change;
};

/** Whether an attacker cannot rule it out, made just so large as his need. */
export function serves(board: Board, { cells, changes, reach }: Found, attacker: number, need: number): boolean {
  if (reach < need - REACHED) return false;
  const scale = Math.min(1, need / reach);
  const room = board.room[attacker];
  return cells.every((cell, place) => {
    const down = room?.[cell] ?? 0;
    const change = (changes[place] ?? 0) * scale;
    return down > 0 && change >= -down - REACHED && change <= board.ceiling + REACHED;
  });
}

export const isAlive = ({ choices }: Found, hidden: Uint8Array): boolean =>
  choices.every((choice) => hidden[choice] === 1);

const KEPT = 12;

/** The witnesses of one question, the most useful first. */
export interface Shelf {
  /** Adds one that serves somebody; one that the present look needs is never dropped. */
  add(found: Found): void;
  /** A witness for an attacker among the hidden choices, else undefined. */
  find(attacker: number, need: number, hidden: Uint8Array): Found | undefined;
  /** Those that were needed since the last call are free to be dropped. */
  newLook(): void;
  /** Arithmetic tests until now. */
  tests(): number;
}

export function shelfOf(board: Board): Shelf {
  const kept = new Map<Found, number>();
  const needed = new Set<Found>();
  let tests = 0;
  return {
    add(found) {
      kept.set(found, 1);
      needed.add(found);
      const least = [...kept].filter(([each]) => !needed.has(each)).sort(([, a], [, b]) => a - b)[0];
      if (kept.size > KEPT && least !== undefined) kept.delete(least[0]);
    },
    find(attacker, need, hidden) {
      for (const [found, uses] of kept) {
        if (!isAlive(found, hidden)) continue;
        tests++;
        if (!serves(board, found, attacker, need)) continue;
        kept.set(found, uses + 1);
        needed.add(found);
        return found;
      }
      return undefined;
    },
    newLook: () => needed.clear(),
    tests: () => tests,
  };
}
