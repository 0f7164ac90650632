// Looks at a hidden set with the eyes of every attacker: by the directions known so far, then those who ever came too near,
// then everybody. Ends with cuts that the set breaks, or with a witness for every pair.

import type { Solver } from "./solver.ts";
import { type Board, hiddenCells, type Question } from "./suppression-board.ts";
import { brokenBy, type Cut, cutOf, type Direction, directionOf, unitDirections } from "./suppression-directions.ts";
import { openTables, type Tables } from "./suppression-tables.ts";
import { type Found, type Shelf, serves, shelfOf, witnessOf } from "./suppression-witnesses.ts";

/** What has been learnt of one question. */
interface Asked {
  readonly board: Board;
  readonly question: Question;
  readonly directions: Direction[];
  readonly shelf: Shelf;
  /** Attackers that were ever too near, and the outsider. */
  readonly hard: Set<number>;
}

export type Look =
  | { readonly end: "safe" }
  | { readonly end: "cuts"; readonly cuts: readonly Cut[] }
  /** A pair of which the solver could say nothing. */
  | { readonly end: "failed"; readonly of: Cut["of"] };

export interface Eyes {
  look(hidden: Uint8Array): Look;
  /** The witnesses of the last look, which found the set safe: one for every pair. */
  witnesses(
    hidden: Uint8Array,
  ): readonly { readonly board: Board; readonly question: Question; readonly found: Found }[];
  counts(): { readonly gentle: number; readonly farthest: number; readonly tests: number };
}

/** The most violated attackers of a direction that become cuts. */
const CUTS_OF_DIRECTION = 4;
const FAILURES_OF_QUESTION = 8;
const FAILURES = 20;
const CHUNK = 16;

export function openEyes(solver: Solver, boards: readonly Board[], isAlwaysHidden: Uint8Array): Eyes {
  const questions = boards.flatMap((board) =>
    board.questions
      .filter(({ asked }) => asked.length > 0)
      .map(
        (question): Asked => ({
          board,
          question,
          directions: [...unitDirections(board, question)],
          shelf: shelfOf(board),
          hard: new Set([0]),
        }),
      ),
  );
  const counts = { gentle: 0, farthest: 0 };

  return {
    look(hidden) {
      for (const { shelf } of questions) shelf.newLook();
      const known = questions.flatMap((asked) =>
        asked.directions.flatMap((direction) => cutsOf(asked, direction, hidden, isAlwaysHidden)),
      );
      if (known.length > 0) return { end: "cuts", cuts: known };
      const opened = new Map<Board, Tables>();
      const tablesOf = (board: Board): Tables => {
        const tables = opened.get(board) ?? openTables(solver, board, hiddenCells(board, hidden));
        opened.set(board, tables);
        return tables;
      };
      try {
        const hard = lookAt(questions, (asked) => [...asked.hard], 1);
        return hard.end === "safe" ? lookAt(questions, () => null, CHUNK) : hard;
      } finally {
        for (const tables of opened.values()) tables.dispose();
      }

      function lookAt(all: readonly Asked[], only: (asked: Asked) => readonly number[] | null, chunk: number): Look {
        const cuts: Cut[] = [];
        let failures = 0;
        for (const asked of all) {
          const those = only(asked);
          const waiting = asked.question.asked.filter(({ attacker }) => those === null || those.includes(attacker));
          const seen = lookFor({ asked, waiting, hidden, isAlwaysHidden, tables: tablesOf, counts, chunk });
          if (seen.end === "failed") return seen;
          cuts.push(...seen.cuts);
          failures += seen.failures;
          if (failures >= FAILURES) break;
        }
        return cuts.length > 0 ? { end: "cuts", cuts } : { end: "safe" };
      }
    },

    witnesses: (hidden) =>
      questions.flatMap(({ board, question, shelf }) => {
        const found = question.asked.map(({ attacker, need }) => shelf.find(attacker, need, hidden));
        return [...new Set(found)].flatMap((each) => (each === undefined ? [] : [{ board, question, found: each }]));
      }),

    counts: () => ({ ...counts, tests: questions.reduce((sum, { shelf }) => sum + shelf.tests(), 0) }),
  };
}

function cutsOf(
  { board, question }: Asked,
  direction: Direction,
  hidden: Uint8Array,
  isAlwaysHidden: Uint8Array,
): Cut[] {
  return brokenBy(board, question, direction, hiddenCells(board, hidden))
    .slice(0, CUTS_OF_DIRECTION)
    .map(({ attacker }) => cutOf(board, question, direction, attacker, hidden, isAlwaysHidden));
}

interface Search {
  readonly asked: Asked;
  readonly waiting: Question["asked"];
  readonly hidden: Uint8Array;
  readonly isAlwaysHidden: Uint8Array;
  readonly tables: (board: Board) => Tables;
  readonly counts: { gentle: number; farthest: number };
  readonly chunk: number;
}
type Seen =
  | { readonly end: "seen"; readonly cuts: readonly Cut[]; readonly failures: number }
  | { readonly end: "failed"; readonly of: Cut["of"] };

/** Looks for a witness for each waiting attacker, many at once while that works. */
function lookFor(search: Search): Seen {
  const { asked, hidden } = search;
  const { board, question, shelf, directions, hard } = asked;
  const cuts: Cut[] = [];
  let failures = 0;
  let chunk = search.chunk;
  let waiting = search.waiting;
  for (;;) {
    waiting = waiting.filter(({ attacker, need }) => shelf.find(attacker, need, hidden) === undefined);
    const group = waiting.slice(0, chunk);
    const [first] = group;
    if (first === undefined) return { end: "seen", cuts, failures };
    const need = Math.max(...group.map((each) => each.need));
    search.counts.gentle++;
    const gentle = search.tables(board).gentle(
      question,
      group.map(({ attacker }) => attacker),
      need,
    );
    const found = gentle.end === "found" ? witnessOf(board, question, gentle.changes) : null;
    if (found !== null && serves(board, found, first.attacker, first.need)) {
      shelf.add(found);
      chunk *= 2;
      continue;
    }
    if (group.length > 1) {
      chunk = Math.ceil(group.length / 2);
      continue;
    }
    const answer = alone(search, first);
    if (answer === "witness") continue;
    if (answer === "failed") return { end: "failed", of: { board, question, attacker: first.attacker } };
    hard.add(first.attacker);
    directions.push(answer);
    cuts.push(...cutsOf(asked, answer, hidden, search.isAlwaysHidden));
    failures++;
    waiting = waiting.slice(1);
    if (failures >= FAILURES_OF_QUESTION) return { end: "seen", cuts, failures };
  }
}

/** One attacker for whom the gentle program has no table: the farthest one is his witness, or the proof that there is none. */
function alone(search: Search, { attacker, need }: Question["asked"][number]): "witness" | "failed" | Direction {
  const { board, question, shelf } = search.asked;
  search.counts.farthest++;
  const farthest = search.tables(board).farthest(question, attacker, need);
  if (farthest.end === "failed") return "failed";
  const found = witnessOf(board, question, farthest.changes);
  if (found !== null && serves(board, found, attacker, need)) {
    shelf.add(found);
    return "witness";
  }
  const direction = directionOf(board, question, farthest.multipliers);
  if (direction === null) return "failed";
  const broken = brokenBy(board, question, direction, hiddenCells(board, search.hidden));
  return broken.some((each) => each.attacker === attacker) ? direction : "failed";
}
