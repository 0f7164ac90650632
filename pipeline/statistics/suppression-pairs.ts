// One question, all its attackers: a witness for each, found for many at once, or the direction that proves that there is none.
import type { Board, Question } from "./suppression-board.ts";
import { brokenBy, type Cut, cutsOf, type Direction, directionOf } from "./suppression-directions.ts";
import type { Pool } from "./suppression-pool.ts";
import { REACHED } from "./suppression-system.ts";
import type { Tables } from "./suppression-tables.ts";
import { type Found, type Shelf, serves, witnessOf } from "./suppression-witnesses.ts";

/** What has been learnt of one question. */
export interface Asked {
  readonly board: Board;
  readonly question: Question;
  readonly directions: Direction[];
  readonly shelf: Shelf;
  /** Attackers that were ever too near, and the outsider. */
  readonly hard: Set<number>;
}

/** One hidden set, for the questions of one board. */
export interface Scene {
  /** By choice. */
  readonly hidden: Uint8Array;
  /** By choice: the primaries. */
  readonly isAlwaysHidden: Uint8Array;
  /** By cell. */
  readonly cells: Uint8Array;
  readonly tables: Tables;
  /** Found for any question of the board: one that moves another unsafe cell may serve there too. */
  readonly pool: Pool;
  readonly counts: { gentle: number; farthest: number };
}

type Pair = Question["asked"][number];
type Seen =
  | { readonly end: "seen"; readonly cuts: readonly Cut[]; readonly failures: number }
  | { readonly end: "failed"; readonly of: Cut["of"] };

const FAILURES_OF_QUESTION = 8;

/** Ends when each waiting attacker has a witness or enough have none. `chunk`: for how many one is looked for at first. */
export function witnessesFor(asked: Asked, scene: Scene, pairs: readonly Pair[], chunk: number): Seen {
  const { board, question, shelf, directions, hard } = asked;
  const cuts: Cut[] = [];
  let failures = 0;
  let together = chunk;
  let waiting = shelf.unserved(pairs);
  if (waiting.length === 0) return { end: "seen", cuts, failures };
  const most = Math.max(...question.asked.map(({ need }) => need));
  for (const found of scene.pool.of(question.cell, scene.hidden)) {
    if (waiting.length === 0) break;
    const lent = lentTo(found, question, most);
    if (lent !== null && waiting.some(({ attacker, need }) => serves(lent, attacker, need)))
      waiting = shelf.add(
        { ...lent, changes: found.changes.map((each) => (each * lent.times) / found.times) },
        waiting,
      );
  }
  for (let [first] = waiting; first !== undefined && failures < FAILURES_OF_QUESTION; [first] = waiting) {
    const group = waiting.slice(0, together);
    const found = jointWitness(asked, scene, group);
    if (found !== null && serves(found, first.attacker, first.need)) {
      waiting = shelf.add(found, waiting);
      scene.pool.add(found);
      together *= 2;
      continue;
    }
    if (group.length > 1) {
      together = Math.ceil(group.length / 2);
      continue;
    }
    const answer = alone(asked, scene, first);
    if (answer.end === "failed") return { end: "failed", of: { board, question, attacker: first.attacker } };
    if (answer.end === "witness") {
      waiting = shelf.add(answer.found, waiting);
      scene.pool.add(answer.found);
      continue;
    }
    failures++;
    hard.add(first.attacker);
    directions.push(answer.direction);
    cuts.push(...cutsOf(asked, answer.direction, scene));
    const near = new Set(answer.near);
    waiting = waiting.filter(({ attacker }) => !near.has(attacker));
  }
  return { end: "seen", cuts, failures };
}

/** A witness of one question as one of another: turned round where it moves that cell to its other side, and made as large as
 *  the need; null where it does not move it. Its changes are still those of the other. */
function lentTo(found: Found, { cell, sign }: Question, need: number): Found | null {
  const change = found.changes[found.cells.indexOf(cell)] ?? 0;
  const reach = Math.abs(change);
  if (reach <= REACHED) return null;
  const times = found.times * Math.sign(change) * sign * Math.max(1, need / reach);
  return { ...found, reach: Math.max(reach, need), times };
}

function jointWitness({ board, question }: Asked, { tables, counts }: Scene, group: readonly Pair[]): Found | null {
  counts.gentle++;
  const attackers = group.map(({ attacker }) => attacker);
  const changes = tables.gentle(question, attackers, Math.max(...group.map(({ need }) => need)));
  return changes === null ? null : witnessOf(board, question, changes);
}

type Alone =
  | { readonly end: "witness"; readonly found: Found }
  | { readonly end: "near"; readonly direction: Direction; readonly near: readonly number[] }
  | { readonly end: "failed" };

/** One attacker for whom the gentle program has no table: the farthest one is his witness, or the proof that there is none. */
function alone({ board, question }: Asked, { cells, tables, counts }: Scene, { attacker, need }: Pair): Alone {
  counts.farthest++;
  const farthest = tables.farthest(question, attacker, need);
  if (farthest.end === "failed") return { end: "failed" };
  const found = witnessOf(board, question, farthest.changes);
  if (found !== null && serves(found, attacker, need)) return { end: "witness", found };
  const direction = directionOf(board, question, farthest.multipliers);
  const near = direction === null ? [] : brokenBy(board, question, direction, cells).map((each) => each.attacker);
  return direction !== null && near.includes(attacker) ? { end: "near", direction, near } : { end: "failed" };
}
