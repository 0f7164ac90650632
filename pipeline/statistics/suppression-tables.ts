// The linear programs of one hidden set. The gentle one finds a table that moves an unsafe cell as far as is needed with as
// few and as safe other cells as can be: its costs never change and are positive, so that every question starts where the
// last ended. The other finds the farthest table, and the direction that proves that there is none farther.
import type { Model } from "highs";
import { packRows, run, type Solver } from "./solver.ts";
import type { Board, Question } from "./suppression-board.ts";
import { allMultipliers, type Reduced, reduce } from "./suppression-reduced.ts";

export type Gentle = { readonly end: "found"; readonly changes: Float64Array } | { readonly end: "none" | "failed" };
export type Farthest =
  | { readonly end: "found"; readonly changes: Float64Array; readonly multipliers: Float64Array }
  | { readonly end: "failed" };

export interface Tables {
  /** A table that keeps all of these attackers `need` away at once. */
  gentle(question: Question, attackers: readonly number[], need: number): Gentle;
  /** The table farthest from the unsafe cell, up to `need`, for one attacker. */
  farthest(question: Question, attacker: number, need: number): Farthest;
  dispose(): void;
}

export function openTables(solver: Solver, board: Board, hidden: Uint8Array): Tables {
  const reduced = reduce(board, hidden);
  const place = new Map(reduced.cells.map((cell, column) => [cell, column]));
  const models: { gentle?: Model; farthest?: Model } = {};
  const gentleModel = () => (models.gentle ??= openGentle(solver, board, reduced, place));
  const farthestModel = () => (models.farthest ??= openFarthest(solver, board, reduced, place));
  const unmoved = () => new Float64Array(board.cells.length);

  return {
    gentle(question, attackers, need) {
      const column = place.get(question.cell);
      if (column === undefined) return { end: "none" };
      const model = gentleModel();
      const room = jointRoom(board, reduced.cells, attackers);
      if ((room[column] ?? 0) === 0) return { end: "none" };
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
      const end = run(model);
      if (end === "infeasible") return { end: "none" };
      if (end !== "optimal") return { end: "failed" };
      const { colValue } = model.getSolution();
      const changes = unmoved();
      reduced.cells.forEach((cell, each) => {
        changes[cell] = (colValue[each] ?? 0) - (colValue[count + each] ?? 0);
      });
      return { end: "found", changes };
    },

    farthest(question, attacker, need) {
      const column = place.get(question.cell);
      const proof = (duals: Float64Array) => allMultipliers(board, reduced, question, duals);
      if (column === undefined) {
        return { end: "found", changes: unmoved(), multipliers: proof(new Float64Array(reduced.equations.length)) };
      }
      const model = farthestModel();
      const room = jointRoom(board, reduced.cells, [attacker]);
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
      const changes = unmoved();
      reduced.cells.forEach((cell, each) => {
        changes[cell] = colValue[each] ?? 0;
      });
      return { end: "found", changes, multipliers: proof(rowDual.map((dual) => -dual)) };
    },

    dispose() {
      models.gentle?.dispose();
      models.farthest?.dispose();
    },
  };
}

/** How far down each cell may go for all of these attackers; 0 where one of them knows it. */
const jointRoom = (board: Board, cells: readonly number[], attackers: readonly number[]): Float64Array =>
  Float64Array.from(cells, (cell) =>
    attackers.reduce((least, each) => Math.min(least, board.room[each]?.[cell] ?? 0), Number.POSITIVE_INFINITY),
  );

/** Cells that are never printed are free to move; what one attacker alone makes up is avoided: a witness that spares it serves more. */
function openGentle(
  solver: Solver,
  board: Board,
  { cells, equations }: Reduced,
  place: ReadonlyMap<number, number>,
): Model {
  const count = cells.length;
  const base = cells.map((cell, each) => ((board.choice[cell] ?? -1) < 0 ? INNER : 1) + (TIE * (each + 1)) / count);
  const single = (cell: number): boolean => (board.largest[cell] ?? 0) > 1 - 1e-9;
  const up = cells.map((cell, each) => (base[each] ?? 0) + (single(cell) ? AVOIDED : 0));
  const down = cells.map((cell, each) => (base[each] ?? 0) + (single(cell) ? AVOIDED : (board.largest[cell] ?? 0)));
  const rows = rowsOf(board, equations, place).map(({ indices, values }) => ({
    indices: [...indices, ...indices.map((column) => count + column)],
    values: [...values, ...values.map((value) => -value)],
  }));
  return open(solver, [...up, ...down], rows, { presolve: "off" });
}
const INNER = 0.05;
const AVOIDED = 2;
const TIE = 1e-3;

const openFarthest = (
  solver: Solver,
  board: Board,
  { cells, equations }: Reduced,
  place: ReadonlyMap<number, number>,
): Model =>
  open(
    solver,
    cells.map(() => 0),
    rowsOf(board, equations, place),
    { presolve: "off", simplex_strategy: 0 },
  );

type PackedRow = { readonly indices: readonly number[]; readonly values: readonly number[] };

const rowsOf = (board: Board, equations: readonly number[], place: ReadonlyMap<number, number>): readonly PackedRow[] =>
  equations.map((equation) => {
    const { cells = [], coefficients = [] } = board.equations[equation] ?? {};
    const terms = cells.flatMap((cell, each) => {
      const column = place.get(cell);
      return column === undefined ? [] : [{ column, value: coefficients[each] ?? 0 }];
    });
    return { indices: terms.map(({ column }) => column), values: terms.map(({ value }) => value) };
  });

function open(
  solver: Solver,
  costs: readonly number[],
  rows: readonly PackedRow[],
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
