// The same question asked in another way, for the tests: the values that each attacker must reckon with, by a program in text
// over all cells and their values, without reduction, witness or direction.
import { OUTSIDER } from "./primary.ts";
import type { Solver } from "./solver.ts";
import type { Block, Pair, System, Variable } from "./suppression-system.ts";

/** The smallest and largest value of a cell for an attacker; `hidden` holds names of figures. */
export function intervalOf(
  solver: Solver,
  block: Block,
  hidden: ReadonlySet<string>,
  cell: string,
  attacker: string,
): readonly [number, number] {
  return asking(solver, block, hidden, (ask) => ask(cell, attacker));
}

type Ask = (cell: string, attacker: string) => readonly [number, number];

function asking<Answer>(solver: Solver, block: Block, hidden: ReadonlySet<string>, by: (ask: Ask) => Answer): Answer {
  const index = new Map(block.variables.map(({ id }, place) => [id, place]));
  const rows = block.equations.map((equation) =>
    [...equation].map(
      ([id, coefficient]) => `${coefficient < 0 ? "-" : "+"} ${Math.abs(coefficient)} y${index.get(id)}`,
    ),
  );
  const text = [
    "Minimize",
    ` goal: ${block.variables.map((_, place) => `0 y${place}`).join(" + ")}`,
    "Subject To",
    ...rows.map((terms, row) => ` r${row}: ${terms.join(" ")} = 0`),
    "End",
  ].join("\n");
  return solver.withModel({ format: "lp", data: text }, (model) => {
    model.options.set("output_flag", false);
    const columns = block.variables.map((_, place) => model.getColByName(`y${place}`));
    const endOf = (column: number, sign: 1 | -1): number => {
      model.changeColCost(column, sign);
      model.run();
      if (model.getModelStatus() !== 7) throw new Error(`The brute force ended as ${model.getModelStatus()}.`);
      const value = model.getObjectiveValue() * sign;
      model.changeColCost(column, 0);
      return value;
    };
    return by((cell, attacker) => {
      block.variables.forEach((variable, place) => {
        const [low, high] = boundsOf(variable, block, hidden, attacker);
        model.changeColBounds(columns[place] ?? -1, low, high);
      });
      const column = columns[index.get(cell) ?? -1] ?? -1;
      return [endOf(column, 1), endOf(column, -1)];
    });
  });
}

function boundsOf(
  { value, choice, pubblico, known }: Variable,
  { ceiling }: Block,
  hidden: ReadonlySet<string>,
  attacker: string,
): readonly [number, number] {
  const own = pubblico + (attacker === OUTSIDER ? 0 : (known.get(attacker) ?? 0));
  const isOpen = (choice === null || hidden.has(choice)) && value - own > 1e-10 * Math.max(1, value);
  return isOpen ? [own, value + ceiling] : [value, value];
}

/** The pairs that a hidden set leaves too near, up to `most`. */
export function nearPairs(
  solver: Solver,
  system: System,
  hidden: ReadonlySet<string>,
  most = Number.POSITIVE_INFINITY,
): readonly Pair[] {
  const near: Pair[] = [];
  for (const block of system.blocks) {
    asking(solver, block, hidden, (ask) => {
      for (const { variable: target, needs } of block.targets) {
        const value = block.variables.find(({ id }) => id === target)?.value ?? 0;
        for (const { attacker, giu, su } of needs.flatMap((need) =>
          need.attackers.map((attacker) => ({ ...need, attacker })),
        )) {
          if (near.length >= most) return;
          const [low, high] = ask(target, attacker);
          const pair = { block: block.nome, target, attacker };
          if (value - low < giu - ROUNDING) near.push({ ...pair, side: "giu" });
          if (high - value < su - ROUNDING) near.push({ ...pair, side: "su" });
        }
      }
    });
  }
  return near;
}

/** What the program's own rounding may cost. */
const ROUNDING = 1e-5;
