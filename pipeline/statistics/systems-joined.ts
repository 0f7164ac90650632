// Several systems with figures in common (women among persons, under thirty among the same persons) as one: what is hidden
// is hidden in all, and what one tells of a figura counts in the others. Pure.
import { type Need, widest } from "./needs.ts";
import { type Block, type Choice, REACHED, type System, type Target, type Variable } from "./suppression-system.ts";

export interface NamedSystem {
  readonly nome: string;
  readonly system: System;
  /** Name of a figura in the system → its ids everywhere. */
  readonly idsOf: ReadonlyMap<string, readonly string[]>;
}

/** The systems as one whose figures have their ids everywhere. */
export function joinedSystem(systems: readonly NamedSystem[]): System {
  const renamed = systems.map(({ system, idsOf }) =>
    system.choices.map((choice) => ({
      ...choice,
      names: choice.names.flatMap((name) => idsOf.get(name) ?? [name]).sort(),
    })),
  );
  const groups = new Map<string, Set<string>>();
  for (const { names } of renamed.flat()) {
    const joined = new Set(names.flatMap((name) => [name, ...(groups.get(name) ?? [])]));
    for (const name of joined) groups.set(name, joined);
  }
  const choices = [...new Set(groups.values())].map((names): Choice => {
    const own = renamed.flat().filter((choice) => choice.names.some((name) => names.has(name)));
    const sorted = [...names].sort();
    const rules = new Set(own.map(({ rule }) => rule));
    return {
      id: sorted[0] ?? "",
      names: sorted,
      weight: Math.max(...own.map(({ weight }) => weight)),
      rule: rules.has("shown") ? "shown" : rules.has("hidden") ? "hidden" : "free",
    };
  });
  const choiceOf = new Map(choices.flatMap(({ id, names }) => names.map((name) => [name, id] as const)));
  const idIn = systems.map(
    ({ system }, n) =>
      new Map(system.choices.map(({ id }, at) => [id, choiceOf.get(renamed[n]?.[at]?.names[0] ?? "") ?? ""] as const)),
  );
  const names = [...new Set(systems.flatMap(({ system }) => system.blocks.map(({ nome }) => nome)))];
  const shown = new Set(choices.flatMap(({ id, rule }) => (rule === "shown" ? [id] : [])));
  return {
    choices: choices.sort((a, b) => (a.id < b.id ? -1 : 1)),
    blocks: names.map((nome) => joinedBlock(nome, systems, idIn, shown)),
  };
}

function joinedBlock(
  nome: string,
  systems: readonly NamedSystem[],
  idIn: readonly ReadonlyMap<string, string>[],
  shown: ReadonlySet<string>,
): Block {
  const variables = new Map<string, Variable>();
  /** Choice → the variable that is its figura, where there is one only. */
  const shared = new Map<string, Variable>();
  const equations: ReadonlyMap<string, number>[] = [];
  const targets = new Map<string, Target>();
  let ceiling = 0;
  for (const [n, { nome: own, system }] of systems.entries()) {
    const block = system.blocks.find((each) => each.nome === nome);
    if (block === undefined) continue;
    ceiling = Math.max(ceiling, block.ceiling);
    const choices = block.variables.map(({ choice }) => (choice === null ? null : (idIn[n]?.get(choice) ?? null)));
    const names = new Map<string, string>();
    /** Figures of which an earlier system says what is public. */
    const told = new Set<string>();
    for (const [at, variable] of block.variables.entries()) {
      const choice = choices[at] ?? null;
      const isOnly = choice !== null && choices.filter((each) => each === choice).length === 1;
      const made = { ...variable, id: systems.length === 1 ? variable.id : `${own}: ${variable.id}`, choice };
      const before = isOnly ? shared.get(choice) : undefined;
      const same = before !== undefined && isSame(before, made) ? before : made;
      if (isOnly && before === undefined) shared.set(choice, made);
      if (same === before) told.add(variable.id);
      names.set(variable.id, same.id);
      variables.set(same.id, same);
    }
    const named = (id: string): string => names.get(id) ?? id;
    for (const terms of block.equations)
      equations.push(new Map([...terms].map(([id, factor]) => [named(id), factor] as const)));
    for (const { variable, needs } of block.targets) {
      const id = named(variable);
      const asked = targets.get(id)?.needs ?? [];
      const own = variables.get(id);
      // What is never hidden is unsafe where the system says so that knows what of it is public; then nothing is shown.
      const isPublicThere = told.has(variable) && shown.has(own?.choice ?? "");
      const more = own === undefined || isPublicThere ? [] : within(own, needs);
      if (asked.length + more.length > 0) targets.set(id, { variable: id, needs: widest([...asked, ...more]) });
    }
  }
  return { nome, ceiling, variables: [...variables.values()], equations, targets: [...targets.values()] };
}

/** Needs of a variable of which another system says who knows what: nobody is kept from what he knows there. */
const within = ({ value, pubblico, known }: Variable, needs: readonly Need[]): Need[] =>
  needs.flatMap(({ attackers, giu, su }) =>
    attackers.flatMap((attacker): Need[] => {
      const room = value - pubblico - (known.get(attacker) ?? 0);
      return room <= REACHED ? [] : [{ attackers: [attacker], giu: Math.min(giu, room), su }];
    }),
  );

/** The same figura seen in two systems: one number, but that records cut otherwise are rounded otherwise. What is public of it, and
 *  who knows what, is as the first says; what either asks for is asked. */
const isSame = (one: Variable, other: Variable): boolean =>
  Math.abs(one.value - other.value) <= Math.max(REACHED, 1e-9 * one.value);
