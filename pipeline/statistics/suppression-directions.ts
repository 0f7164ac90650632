// Directions: multipliers of the equations which bound, by arithmetic alone, how far any attacker can believe an unsafe cell
// to be from its value (Fischetti–Salazar). Where the bound is below the need, it says which cells must be hidden besides.
import { type Board, NO_ROOMS, type Question, roomIn } from "./suppression-board.ts";
import { REACHED } from "./suppression-system.ts";

/** Change of the unsafe cell, towards its side, ≤ Σ `rates`[i] × change of cell i. Its own rate is 0. */
export interface Direction {
  readonly rates: Float64Array;
  readonly moved: readonly number[];
}

/** At least one: Σ coefficient × hidden (0 or 1) ≥ 1 over choices. Holds for every safe set. */
export interface Cut {
  readonly coefficients: ReadonlyMap<number, number>;
  /** For the words of a refusal. */
  readonly of: { readonly board: Board; readonly question: Question; readonly attacker: number };
}

const CLEAN = 1e-9;

/** The direction of multipliers π: reduced costs c − Mᵀπ over all cells; null where they bound nothing. */
export function directionOf(board: Board, { cell, sign }: Question, multipliers: Float64Array): Direction | null {
  const rates = new Float64Array(board.cells.length);
  rates[cell] = sign;
  board.equations.forEach(({ cells, coefficients }, equation) => {
    const multiplier = cleaned(multipliers[equation] ?? 0);
    if (multiplier === 0) return;
    cells.forEach((each, place) => {
      rates[each] = (rates[each] ?? 0) - multiplier * (coefficients[place] ?? 0);
    });
  });
  const scale = 1 - sign * (rates[cell] ?? 0);
  if (scale < 0.01) return null;
  rates[cell] = 0;
  const moved: number[] = [];
  rates.forEach((rate, each) => {
    rates[each] = Math.abs(rate) < CLEAN ? 0 : rate / scale;
    if (rates[each] !== 0) moved.push(each);
  });
  return { rates, moved };
}

/** An equation without cells that are never printed bounds each of its cells by itself. */
export function unitDirections(board: Board, question: Question): readonly Direction[] {
  return (board.equationsOf[question.cell] ?? []).flatMap(({ equation, coefficient }) => {
    if (board.equations[equation]?.cells.some((cell) => (board.choice[cell] ?? -1) < 0)) return [];
    const multipliers = new Float64Array(board.equations.length);
    multipliers[equation] = question.sign / coefficient;
    return directionOf(board, question, multipliers) ?? [];
  });
}

/** Who comes too near in this direction, and by how much; the nearest first. */
export function brokenBy(
  board: Board,
  question: Question,
  direction: Direction,
  hidden: Uint8Array,
): readonly { readonly attacker: number; readonly need: number; readonly missing: number }[] {
  const moved = direction.moved.filter((cell) => hidden[cell] === 1);
  const commonOf = (cell: number): number => gainOf(board, direction, cell, board.room[cell] ?? 0);
  const outsider = moved.reduce((sum, cell) => sum + commonOf(cell), 0);
  const reach = new Float64Array(board.attackers.length).fill(outsider);
  for (const cell of moved) {
    const common = commonOf(cell);
    const { of, room } = board.knownBy[cell] ?? NO_ROOMS;
    for (let at = 0; at < of.length; at++) {
      const attacker = of[at] ?? 0;
      reach[attacker] = (reach[attacker] ?? 0) + gainOf(board, direction, cell, room[at] ?? 0) - common;
    }
  }
  const broken: { attacker: number; need: number; missing: number }[] = [];
  for (const { attacker, need } of question.asked) {
    const missing = need - (reach[attacker] ?? 0);
    if (missing > REACHED) broken.push({ attacker, need, missing });
  }
  return broken.sort((a, b) => b.missing - a.missing || a.attacker - b.attacker);
}

/** What a hidden cell adds to the bound of an attacker with so much room in it. */
function gainOf(board: Board, { rates }: Direction, cell: number, room: number): number {
  const rate = rates[cell] ?? 0;
  if (room === 0) return 0;
  return rate > 0 ? rate * board.ceiling : -rate * room;
}

/** The most violated attackers of a direction become cuts, for every safe set; none where the hidden set breaks nothing. */
export function cutsOf(
  { board, question }: { readonly board: Board; readonly question: Question },
  direction: Direction,
  scene: { readonly cells: Uint8Array; readonly hidden: Uint8Array; readonly isAlwaysHidden: Uint8Array },
): readonly Cut[] {
  return brokenBy(board, question, direction, scene.cells)
    .slice(0, CUTS_OF_DIRECTION)
    .map(({ attacker, need }) => {
      const coefficients = coefficientsOf(board, direction, { attacker, need }, scene);
      return { coefficients, of: { board, question, attacker } };
    });
}
const CUTS_OF_DIRECTION = 4;

function coefficientsOf(
  board: Board,
  direction: Direction,
  { attacker, need }: { readonly attacker: number; readonly need: number },
  { hidden, isAlwaysHidden }: { readonly hidden: Uint8Array; readonly isAlwaysHidden: Uint8Array },
): ReadonlyMap<number, number> {
  const gains = new Map<number, number>();
  let rest = need;
  for (const cell of direction.moved) {
    const gain = gainOf(board, direction, cell, roomIn(board, attacker, cell));
    if (gain === 0) continue;
    const choice = board.choice[cell] ?? -1;
    // What is always hidden is no term of the sum: it lowers what the others must give.
    if (choice < 0 || isAlwaysHidden[choice] === 1) rest -= gain;
    else gains.set(choice, (gains.get(choice) ?? 0) + gain);
  }
  const coefficients = new Map([...gains].map(([choice, gain]) => [choice, Math.min(1, gain / rest + ROUNDED_UP)]));
  const hiddenNow = [...coefficients].reduce((sum, [choice, each]) => sum + each * (hidden[choice] ?? 0), 0);
  if (hiddenNow < 1 - MARGIN) return coefficients;
  // Broken by too little for the master to see: then at least one of the choices that would help is to be hidden besides.
  return new Map([...gains.keys()].filter((choice) => hidden[choice] !== 1).map((choice) => [choice, 1]));
}

const ROUNDED_UP = 1e-7;
const MARGIN = 1e-4;

const cleaned = (multiplier: number): number => {
  const whole = Math.round(multiplier);
  return Math.abs(multiplier - whole) < CLEAN ? whole : multiplier;
};
