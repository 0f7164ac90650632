// A block in arrays: cells, equations and attackers by number, in an order of their own, so that the same system written in
// another order is solved by the same steps.
import { OUTSIDER } from "./primary.ts";
import { type Block, REACHED, type Side, type System, type Variable } from "./suppression-system.ts";

export interface Equation {
  readonly cells: readonly number[];
  readonly coefficients: readonly number[];
}

/** An unsafe cell from one side, and who must be kept how far from it. */
export interface Question {
  readonly cell: number;
  readonly side: Side;
  /** +1 above, −1 below. */
  readonly sign: 1 | -1;
  readonly asked: readonly { readonly attacker: number; readonly need: number }[];
}

/** Attackers of a cell, or cells of an attacker, and the room of each. */
export interface Rooms {
  readonly of: Int32Array;
  readonly room: Float64Array;
}

export const NO_ROOMS: Rooms = { of: new Int32Array(), room: new Float64Array() };

export interface Board {
  readonly nome: string;
  readonly cells: readonly Variable[];
  /** Number of the choice that prints each cell; −1 where none does. */
  readonly choice: Int32Array;
  readonly ceiling: number;
  readonly equations: readonly Equation[];
  /** For each cell its equations, as places in them. */
  readonly equationsOf: readonly (readonly { readonly equation: number; readonly coefficient: number }[])[];
  /** By number; 0 is the outsider. */
  readonly attackers: readonly string[];
  /** Cell → how far down the outsider must reckon with, and whoever knows no more of it; 0 where it is known. Upwards it is
   *  `ceiling`. */
  readonly room: Float64Array;
  /** Cell → the attackers who know more of it than the outsider, in their order, each with his room: most know nothing of most
   *  cells, and of a large network attackers times cells would fill the memory. */
  readonly knownBy: readonly Rooms[];
  /** Attacker → the cells of which he knows more, in their order. */
  readonly knows: readonly Rooms[];
  /** The largest part of each cell that one attacker knows, 0–1. */
  readonly largest: Float64Array;
  readonly questions: readonly Question[];
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Less than this of a cell hides nothing: a millionth of a cent. */
const NOTHING = 1e-10;

export const sortedChoices = ({ choices }: System) => choices.toSorted((a, b) => order(a.id, b.id));

export function boardsOf(system: System): readonly Board[] {
  const choiceAt = new Map(sortedChoices(system).map(({ id }, index) => [id, index]));
  return system.blocks.toSorted((a, b) => order(a.nome, b.nome)).map((block) => boardOf(block, choiceAt));
}

function boardOf(block: Block, choiceAt: ReadonlyMap<string, number>): Board {
  const cells = block.variables.toSorted((a, b) => order(a.id, b.id));
  const cellAt = new Map(cells.map(({ id }, index) => [id, index]));
  const attackers = [OUTSIDER, ...new Set(cells.flatMap(({ known }) => [...known.keys()]).sort())];
  const attackerAt = new Map(attackers.map((attacker, index) => [attacker, index]));
  const equations = equationsOf(block, cellAt);
  return {
    nome: block.nome,
    cells,
    choice: Int32Array.from(cells, ({ choice }) => (choice === null ? -1 : numberOf(choiceAt, choice))),
    ceiling: block.ceiling,
    equations,
    equationsOf: placesOf(cells.length, equations),
    attackers,
    room: Float64Array.from(cells, (cell) => roomOf(cell, OUTSIDER)),
    ...knowledgeOf(cells, attackers, attackerAt),
    largest: Float64Array.from(cells, ({ value, known }) => Math.max(0, ...known.values()) / value),
    questions: questionsOf(block, cellAt, attackerAt),
  };
}

function knowledgeOf(
  cells: readonly Variable[],
  attackers: readonly string[],
  attackerAt: ReadonlyMap<string, number>,
): Pick<Board, "knownBy" | "knows"> {
  const own = attackers.map(() => ({ of: [] as number[], room: [] as number[] }));
  const knownBy = cells.map((cell, place): Rooms => {
    const of = Int32Array.from(cell.known.keys(), (each) => numberOf(attackerAt, each)).sort();
    const room = Float64Array.from(of, (attacker) => roomOf(cell, attackers[attacker] ?? OUTSIDER));
    of.forEach((attacker, at) => {
      own[attacker]?.of.push(place);
      own[attacker]?.room.push(room[at] ?? 0);
    });
    return { of, room };
  });
  const knows = own.map(({ of, room }): Rooms => ({ of: Int32Array.from(of), room: Float64Array.from(room) }));
  return { knownBy, knows };
}

/** How far down an attacker must reckon with a cell. */
export const roomIn = ({ room, knownBy }: Board, attacker: number, cell: number): number =>
  roomAt(knownBy[cell], attacker, room[cell] ?? 0);

/** The room of one in a list in order; `others` is that of who is not in it. */
export function roomAt(rooms: Rooms | undefined, one: number, others: number): number {
  if (rooms === undefined) return others;
  const { of, room } = rooms;
  let low = 0;
  let high = of.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((of[middle] ?? 0) < one) low = middle + 1;
    else high = middle;
  }
  return of[low] === one ? (room[low] ?? 0) : others;
}

function roomOf({ value, pubblico, known }: Variable, attacker: string): number {
  const room = value - pubblico - (known.get(attacker) ?? 0);
  return room <= NOTHING * Math.max(1, value) ? 0 : room;
}

function equationsOf({ equations }: Block, cellAt: ReadonlyMap<string, number>): readonly Equation[] {
  const numbered = equations.map((terms) =>
    [...terms]
      .map(([id, coefficient]) => ({ cell: numberOf(cellAt, id), coefficient }))
      .sort((a, b) => a.cell - b.cell),
  );
  return numbered
    .toSorted((a, b) => order(JSON.stringify(a), JSON.stringify(b)))
    .map((terms) => ({
      cells: terms.map(({ cell }) => cell),
      coefficients: terms.map(({ coefficient }) => coefficient),
    }));
}

function placesOf(count: number, equations: readonly Equation[]): Board["equationsOf"] {
  const places = Array.from({ length: count }, (): { equation: number; coefficient: number }[] => []);
  equations.forEach(({ cells, coefficients }, equation) => {
    cells.forEach((cell, place) => {
      places[cell]?.push({ equation, coefficient: coefficients[place] ?? 0 });
    });
  });
  return places;
}

function questionsOf(
  { targets }: Block,
  cellAt: ReadonlyMap<string, number>,
  attackerAt: ReadonlyMap<string, number>,
): readonly Question[] {
  const sides = [
    ["su", 1],
    ["giu", -1],
  ] as const;
  return targets
    .toSorted((a, b) => order(a.variable, b.variable))
    .flatMap(({ variable, needs }) => {
      const cell = numberOf(cellAt, variable);
      const numbered = needs.map((need) => ({
        ...need,
        attackers: need.attackers.map((attacker) => numberOf(attackerAt, attacker)),
      }));
      return sides.map(([side, sign]) => ({ cell, side, sign, asked: askedOf(numbered, side) }));
    });
}

type Numbered = Readonly<Record<Side, number>> & { readonly attackers: readonly number[] };

function askedOf(needs: readonly Numbered[], side: Side): Question["asked"] {
  const asked: { attacker: number; need: number }[] = [];
  for (const { attackers, [side]: need } of needs)
    if (need > REACHED) for (const attacker of attackers) asked.push({ attacker, need });
  return asked.sort((a, b) => a.attacker - b.attacker);
}

function numberOf(numbers: ReadonlyMap<string, number>, name: string): number {
  const number = numbers.get(name);
  if (number === undefined) throw new RangeError(`The system speaks of «${name}», which is not in it.`);
  return number;
}

/** One flag for each cell: is it hidden when these choices are. */
export const hiddenCells = ({ choice }: Board, hidden: Uint8Array): Uint8Array =>
  Uint8Array.from(choice, (each) => (each < 0 ? 1 : (hidden[each] ?? 0)));
