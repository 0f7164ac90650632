// Witnesses: changes of a table that an attacker cannot rule out, so that he is kept far enough. One found for an attacker is
// tried on all others by arithmetic; no solver is trusted for it.
import { type Board, NO_ROOMS, type Question, type Rooms, roomAt } from "./suppression-board.ts";
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
  readonly along: () => Scale;
  readonly back: () => Scale;
}

/** Who knows nothing of what is moved is as the outsider. */
interface Scale {
  readonly outside: number;
  readonly knowing: Rooms;
}

const CLEAN = 1e-9;

type Made = Omit<Found, "times" | "scales">;
export function foundOf(board: Board, found: Made): Found {
  const known: { along?: Scale; back?: Scale } = {};
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
export const serves = (found: Found, attacker: number, need: number): boolean => serverOf(found)(attacker, need);

function serverOf({ reach, times, scales }: Found): (attacker: number, need: number) => boolean {
  const size = Math.abs(times);
  let most: Scale | null = null;
  return (attacker, need) => {
    if (reach < need - REACHED) return false;
    most ??= times > 0 ? scales.along() : scales.back();
    return Math.min(1, need / reach) * size <= roomAt(most.knowing, attacker, most.outside);
  };
}

/** Who knows nothing of what it moves is as the outsider; who knows something goes no farther than he. */
function scalesOf(board: Board, { cells, changes }: Made, sign: 1 | -1): Scale {
  const scale = (down: number, place: number): number => {
    const change = sign * (changes[place] ?? 0);
    return down > 0 ? ((change < 0 ? down : board.ceiling) + REACHED) / Math.abs(change) : 0;
  };
  const outside = cells.reduce(
    (least, cell, place) => Math.min(least, scale(board.room[cell] ?? 0, place)),
    Number.POSITIVE_INFINITY,
  );
  const all = new Float64Array(board.attackers.length).fill(outside);
  const knowing = new Set<number>();
  cells.forEach((cell, place) => {
    const { of, room } = board.knownBy[cell] ?? NO_ROOMS;
    for (let at = 0; at < of.length; at++) {
      const attacker = of[at] ?? 0;
      const own = scale(room[at] ?? 0, place);
      if (own < (all[attacker] ?? 0)) {
        all[attacker] = own;
        knowing.add(attacker);
      }
    }
  });
  const of = Int32Array.from(knowing).sort();
  return { outside, knowing: { of, room: Float64Array.from(of, (attacker) => all[attacker] ?? 0) } };
}

const KEPT = 12;

interface Waiting {
  readonly attacker: number;
  readonly need: number;
}

/** The witnesses of one question. */
export interface Shelf {
  /** Only those whose cells are still hidden count from here on; what the last look needed may be dropped. */
  newLook(hidden: Uint8Array): void;
  /** Who of the waiting has none. */
  unserved<Each extends Waiting>(waiting: readonly Each[]): readonly Each[];
  /** Keeps one that somebody needs; who of the waiting needs another is returned. What a look needs is never dropped. */
  add<Each extends Waiting>(found: Found, waiting: readonly Each[]): readonly Each[];
  /** What serves all of them: of each the first that does. */
  serving(all: readonly Waiting[]): readonly Found[];
  /** Arithmetic tests until now. */
  tests(): number;
}

interface Kept {
  readonly found: Found;
  uses: number;
  /** In which look somebody last needed it. */
  look: number;
}

export function shelfOf(): Shelf {
  /** Those that ever served somebody, the first first. */
  let kept: Kept[] = [];
  let alive: Kept[] = [];
  let look = 0;
  let tests = 0;
  /** Hundreds of attackers a look are asked of one witness: it is opened once for all. */
  const unservedBy = <Each extends Waiting>(one: Kept, waiting: readonly Each[]): readonly Each[] => {
    if (waiting.length === 0) return waiting;
    const isServed = serverOf(one.found);
    const others = waiting.filter(({ attacker, need }) => !isServed(attacker, need));
    tests += waiting.length;
    if (others.length === waiting.length) return waiting;
    if (one.uses === 0) kept.push(one);
    one.uses += waiting.length - others.length;
    one.look = look;
    return others;
  };
  return {
    newLook(hidden) {
      look++;
      alive = kept.filter(({ found }) => found.choices.every((choice) => hidden[choice] === 1));
    },
    unserved: (waiting) => alive.reduce((others, one) => unservedBy(one, others), waiting),
    add(found, waiting) {
      const one = { found, uses: 0, look: 0 };
      const others = unservedBy(one, waiting);
      alive.push(one);
      const [least] = kept.filter((each) => each.look !== look).sort((a, b) => a.uses - b.uses);
      if (kept.length > KEPT && least !== undefined) {
        kept = kept.filter((each) => each !== least);
        alive = alive.filter((each) => each !== least);
      }
      return others;
    },
    serving(all) {
      let others = all;
      return alive.flatMap((one) => {
        const before = others;
        others = unservedBy(one, others);
        return others === before ? [] : [one.found];
      });
    },
    tests: () => tests,
  };
}
