// The linear programs of one hidden set. The gentle one finds a table that moves an unsafe cell as far as is needed, through
// cells that give little away: most are found by a simplex of our own, in a few steps; the others by the solver, with costs that
// are positive and never change, so that few and safe cells are moved. The other program finds the farthest table, and the
// direction that proves that there is none farther: only the solver says so.
import type { Model } from "highs";
import { packRows, run, type Solver } from "./solver.ts";
import type { Board, Question } from "./suppression-board.ts";
import { allMultipliers, type Reduced, reduce } from "./suppression-reduced.ts";
import { openPull, type Pull, type Sum } from "./suppression-simplex.ts";

export type Farthest =
  | { readonly end: "found"; readonly changes: Float64Array; readonly multipliers: Float64Array }
  | { readonly end: "failed" };

export interface Tables {
  /** The changes, by cell, of a table that keeps all of these attackers `need` away at once; null where none was found. */
  gentle(question: Question, attackers: readonly number[], need: number): Float64Array | null;
  /** The table farthest from the unsafe cell, up to `need`, for one attacker. */
  farthest(question: Question, attacker: number, need: number): Farthest;
  dispose(): void;
}

export function openTables(solver: Solver, board: Board, hidden: Uint8Array): Tables {
  const reduced = reduce(board, hidden);
  const place = new Map(reduced.cells.map((cell, column) => [cell, column]));
  const opened: { rows?: readonly Sum[]; pull?: Pull; gentle?: Model; farthest?: Model } = {};
  const rows = () => (opened.rows ??= rowsOf(board, reduced.equations, place));
  const pull = (): Pull => (opened.pull ??= openPull(rows(), ranksOf(board, reduced)));
  const gentleModel = () => (opened.gentle ??= openGentle(solver, board, reduced, rows()));
  const farthestModel = () => (opened.farthest ??= openFarthest(solver, reduced.cells.length, rows()));
  const unmoved = () => new Float64Array(board.cells.length);
  const outside = Float64Array.from(reduced.cells, (cell) => board.room[cell] ?? 0);
  const roomOf = (attackers: readonly number[]) => jointRoom(board, outside, place, attackers);
  const byCell = (changes: Float64Array): Float64Array => {
    const all = unmoved();
    reduced.cells.forEach((cell, column) => {
      all[cell] = changes[column] ?? 0;
    });
    return all;
  };

  return {
    gentle(question, attackers, need) {
      const column = place.get(question.cell);
      if (column === undefined) return null;
      const room = roomOf(attackers);
      if ((room[column] ?? 0) === 0) return null;
      const near = pull()(column, question.sign * need, room, board.ceiling);
      if (near === "none") return null;
      if (near !== "lost") return byCell(near);
      const model = gentleModel();
      const count = reduced.cells.length;
      const lower = new Float64Array(2 * count);
      const upper = new Float64Array(2 * count);
      room.forEach((down, each) => {
        upper[each] = down > 0 ? board.ceiling : 0;
        upper[count + each] = down;
      });
      const [moved, still] = question.sign > 0 ? [column, count + column] : [count + column, column];
      lower[moved] = need;
      upper[moved] = need;
      upper[still] = 0;
      model.changeColsBounds({ kind: "range", from: 0, to: 2 * count - 1 }, lower, upper);
      model.setLogicalBasis();
      if (run(model) !== "optimal") return null;
      const { colValue } = model.getSolution();
      return byCell(
        Float64Array.from(reduced.cells, (_, each) => (colValue[each] ?? 0) - (colValue[count + each] ?? 0)),
      );
    },

    farthest(question, attacker, need) {
      const column = place.get(question.cell);
      const proof = (duals: Float64Array) => allMultipliers(board, reduced, question, duals);
      if (column === undefined) {
        return { end: "found", changes: unmoved(), multipliers: proof(new Float64Array(reduced.equations.length)) };
      }
      const model = farthestModel();
      const room = roomOf([attacker]);
      const lower = room.map((down) => -down);
      const upper = room.map((down) => (down > 0 ? board.ceiling : 0));
      if (question.sign > 0) upper[column] = Math.min(upper[column] ?? 0, need);
      else lower[column] = Math.max(lower[column] ?? 0, -need);
      model.changeColsBounds({ kind: "range", from: 0, to: reduced.cells.length - 1 }, lower, upper);
      // A minimum: the cost pulls the cell towards its side.
      model.changeColCost(column, -question.sign);
      const end = run(model);
      const solution = end === "optimal" ? model.getSolution() : null;
      model.changeColCost(column, 0);
      if (solution === null) return { end: "failed" };
      const { colValue, rowDual } = solution;
      return {
        end: "found",
        changes: byCell(Float64Array.from(colValue)),
        multipliers: proof(rowDual.map((dual) => -dual)),
      };
    },

    dispose() {
      opened.gentle?.dispose();
      opened.farthest?.dispose();
    },
  };
}

/** How far down each cell may go for all of these attackers; 0 where one of them knows it. */
function jointRoom(
  board: Board,
  outside: Float64Array,
  place: ReadonlyMap<number, number>,
  attackers: readonly number[],
): Float64Array {
  const room = outside.slice();
  for (const attacker of attackers) {
    const knows = board.knows[attacker];
    knows?.of.forEach((cell, at) => {
      const column = place.get(cell);
      if (column !== undefined) room[column] = Math.min(room[column] ?? 0, knows.room[at] ?? 0);
    });
  }
  return room;
}

/** First what moves without giving anything away: large cells of many that are never printed, then those that are, last what
 *  one attacker alone makes up: a witness that spares it serves more. */
function ranksOf(board: Board, { cells }: Reduced): Float64Array {
  return Float64Array.from(cells, (cell) => {
    const largest = board.largest[cell] ?? 0;
    const isPrinted = (board.choice[cell] ?? -1) >= 0;
    const hiding = (board.room[cell] ?? 0) * (1 - largest);
    return (largest > 1 - 1e-9 ? ALONE : 0) + (isPrinted ? PRINTED : 0) - Math.log2(1 + hiding);
  });
}
const PRINTED = 10;
const ALONE = 100;

/** Cells that are never printed are free to move; what one attacker alone makes up is avoided: a witness that spares it serves more. */
function openGentle(solver: Solver, board: Board, { cells }: Reduced, sums: readonly Sum[]): Model {
  const count = cells.length;
  const base = cells.map((cell, each) => ((board.choice[cell] ?? -1) < 0 ? INNER : 1) + (TIE * (each + 1)) / count);
  const single = (cell: number): boolean => (board.largest[cell] ?? 0) > 1 - 1e-9;
  const up = cells.map((cell, each) => (base[each] ?? 0) + (single(cell) ? AVOIDED : 0));
  const down = cells.map((cell, each) => (base[each] ?? 0) + (single(cell) ? AVOIDED : (board.largest[cell] ?? 0)));
  const rows = sums.map(({ indices, values }) => ({
    indices: [...indices, ...indices.map((column) => count + column)],
    values: [...values, ...values.map((value) => -value)],
  }));
  return open(solver, [...up, ...down], rows, { presolve: "off" });
}
const INNER = 0.05;
const AVOIDED = 2;
const TIE = 1e-3;

const rowsOf = (board: Board, equations: readonly number[], place: ReadonlyMap<number, number>): readonly Sum[] =>
  equations.map((equation) => {
    const { cells = [], coefficients = [] } = board.equations[equation] ?? {};
    const terms = cells.flatMap((cell, each) => {
      const column = place.get(cell);
      return column === undefined ? [] : [{ column, value: coefficients[each] ?? 0 }];
    });
    return { indices: terms.map(({ column }) => column), values: terms.map(({ value }) => value) };
  });

const openFarthest = (solver: Solver, count: number, rows: readonly Sum[]): Model =>
  open(
    solver,
    Array.from({ length: count }, () => 0),
    rows,
    { presolve: "off", simplex_strategy: 0 },
  );

function open(
  solver: Solver,
  costs: readonly number[],
  rows: readonly Sum[],
  options: Record<string, string | number>,
): Model {
  const zeros = new Float64Array(rows.length);
  const model = solver.createModel({
    numCols: costs.length,
    numRows: rows.length,
    colCost: costs,
    colLower: new Float64Array(costs.length),
    colUpper: new Float64Array(costs.length),
    rowLower: zeros,
    rowUpper: zeros,
    matrix: { format: "csr", numRows: rows.length, numCols: costs.length, ...packRows(rows) },
  });
  model.options.set({ output_flag: false, ...options });
  return model;
}
