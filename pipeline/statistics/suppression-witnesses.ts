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
  const moved = cells.map((each) => changes[each] ?? 0);
  if (!keepsSums(board, cells, moved)) return null;
  const choices = new Set(cells.map((each) => board.choice[each] ?? -1).filter((choice) => choice >= 0));
  return { cells, changes: moved, reach, choices: [...choices] };
}

/** Whether every equation still holds when these cells change so. */
export function keepsSums(board: Board, cells: readonly number[], changes: readonly number[]): boolean {
  const sums = new Map<number, number>();
  cells.forEach((cell, n) => {
    for (const { equation, coefficient } of board.equationsOf[cell] ?? [])
      sums.set(equation, (sums.get(equation) ?? 0) + coefficient * (changes[n] ?? 0));
  });
  return [...sums.values()].every((sum) => Math.abs(sum) <= REACHED);
}

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

const KEPT = 12;

/** The witnesses of one question. */
export interface Shelf {
  /** Only those whose cells are still hidden count from here on; what the last look needed may be dropped. */
  newLook(hidden: Uint8Array): void;
  /** A witness for an attacker, else undefined. */
  find(attacker: number, need: number): Found | undefined;
  /** Keeps one that somebody needs; who of the waiting needs another is returned. What a look needs is never dropped. */
  add<Waiting extends { readonly attacker: number; readonly need: number }>(
    found: Found,
    waiting: readonly Waiting[],
  ): readonly Waiting[];
  /** Arithmetic tests until now. */
  tests(): number;
}

export function shelfOf(board: Board): Shelf {
  const uses = new Map<Found, number>();
  const needed = new Set<Found>();
  let alive: Found[] = [];
  let tests = 0;
  const isServed = (found: Found, attacker: number, need: number): boolean => {
    tests++;
    if (!serves(board, found, attacker, need)) return false;
    uses.set(found, (uses.get(found) ?? 0) + 1);
    needed.add(found);
    return true;
  };
  return {
    newLook(hidden) {
      needed.clear();
      alive = [...uses.keys()].filter(({ choices }) => choices.every((choice) => hidden[choice] === 1));
    },
    find: (attacker, need) => alive.find((found) => isServed(found, attacker, need)),
    add(found, waiting) {
      const others = waiting.filter(({ attacker, need }) => !isServed(found, attacker, need));
      alive.push(found);
      const least = [...uses].filter(([each]) => !needed.has(each)).sort(([, a], [, b]) => a - b)[0];
      if (uses.size > KEPT && least !== undefined) {
        uses.delete(least[0]);
        alive = alive.filter((each) => each !== least[0]);
      }
      return others;
    },
    tests: () => tests,
  };
}
