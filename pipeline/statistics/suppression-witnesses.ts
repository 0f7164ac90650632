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
  /** How often it is what `scales` were worked out for; negative where it is turned round. */
  readonly times: number;
  readonly scales: Scales;
}

/** For each attacker how often a change, or the opposite one, can be made before it goes farther than he must reckon with; 0
 *  when he knows a cell that it moves. Worked out when it is first asked. */
interface Scales {
  readonly along: () => Float64Array;
  readonly back: () => Float64Array;
}

const CLEAN = 1e-9;

type Made = Omit<Found, "times" | "scales">;
export function foundOf(board: Board, found: Made): Found {
  const known: { along?: Float64Array; back?: Float64Array } = {};
  return {
    ...found,
    times: 1,
    scales: {
      along: () => (known.along ??= scalesOf(board, found, 1)),
      back: () => (known.back ??= scalesOf(board, found, -1)),
    },
  };
}

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
  return foundOf(board, { cells, changes: moved, reach, choices: [...choices] });
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
export function serves({ reach, times, scales }: Found, attacker: number, need: number): boolean {
  if (reach < need - REACHED) return false;
  const most = (times > 0 ? scales.along() : scales.back())[attacker] ?? 0;
  return Math.min(1, need / reach) * Math.abs(times) <= most;
}

/** Who knows nothing of what it moves is as the outsider; who knows something goes no farther than he. */
function scalesOf(board: Board, { cells, changes }: Made, sign: 1 | -1): Float64Array {
  const scale = (attacker: number, place: number): number => {
    const down = board.room[attacker]?.[cells[place] ?? 0] ?? 0;
    const change = sign * (changes[place] ?? 0);
    return down > 0 ? ((change < 0 ? down : board.ceiling) + REACHED) / Math.abs(change) : 0;
  };
  const outside = cells.reduce((least, _, place) => Math.min(least, scale(0, place)), Number.POSITIVE_INFINITY);
  const scales = new Float64Array(board.attackers.length).fill(outside);
  cells.forEach((cell, place) => {
    for (const attacker of board.knownBy[cell] ?? [])
      scales[attacker] = Math.min(scales[attacker] ?? 0, scale(attacker, place));
  });
  return scales;
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

export function shelfOf(): Shelf {
  const uses = new Map<Found, number>();
  const needed = new Set<Found>();
  let alive: Found[] = [];
  let tests = 0;
  const isServed = (found: Found, attacker: number, need: number): boolean => {
    tests++;
    if (!serves(found, attacker, need)) return false;
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
