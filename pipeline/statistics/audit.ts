// The gate before release: plain arithmetic over the system and its witnesses, so that no solver has to be trusted
// (STATISTICS.md 6.7, 12.8). Nothing is shared with the search but the words of the system.
import { OUTSIDER } from "./primary.ts";
import { type Block, type Pair, REACHED, type System, type Variable, type Witness } from "./suppression-system.ts";

export type Fault =
  /** An unsafe figure is shown, or one that is never hidden is not. */
  | { readonly kind: "primary-shown" | "shown-hidden"; readonly figure: string }
  /** All other figures of an equation are shown, and so this one is told. */
  | { readonly kind: "alone"; readonly block: string; readonly figure: string }
  /** No witness keeps this attacker far enough. */
  | ({ readonly kind: "too-near" } & Pair);

/** What stands against printing all figures that are not hidden: nothing, where it is safe. `hidden` holds names of figures. */
export function audit(system: System, hidden: ReadonlySet<string>, witnesses: readonly Witness[]): readonly Fault[] {
  const faults: Fault[] = [];
  const hiddenChoices = new Set<string>();
  for (const { id, names, rule } of system.choices) {
    const isHidden = names.every((name) => hidden.has(name));
    const isTold = !names.some((name) => hidden.has(name));
    if (!isTold) hiddenChoices.add(id);
    if (rule === "hidden" && !isHidden) faults.push({ kind: "primary-shown", figure: id });
    if (rule === "shown" && !isTold) faults.push({ kind: "shown-hidden", figure: id });
    // One name shown and one hidden tells the figure.
    if (rule === "free" && !isHidden && !isTold) faults.push({ kind: "alone", block: "", figure: id });
  }
  return [...faults, ...system.blocks.flatMap((block) => faultsOf(block, hiddenChoices, witnesses))];
}

function faultsOf(block: Block, hidden: ReadonlySet<string>, witnesses: readonly Witness[]): readonly Fault[] {
  const variables = new Map(block.variables.map((variable) => [variable.id, variable]));
  const isHidden = (id: string): boolean => {
    const choice = variables.get(id)?.choice;
    return choice === null || (choice !== undefined && hidden.has(choice));
  };
  const alone = block.equations.flatMap((equation): readonly Fault[] => {
    const [figure, ...others] = [...equation.keys()].filter(isHidden);
    return figure === undefined || others.length > 0 || variables.get(figure)?.choice === null
      ? []
      : [{ kind: "alone", block: block.nome, figure }];
  });
  const equationsOf = new Map(block.variables.map(({ id }) => [id, [] as (readonly [number, number])[]]));
  block.equations.forEach((equation, number) => {
    for (const [id, coefficient] of equation) equationsOf.get(id)?.push([number, coefficient]);
  });
  const sound = witnesses.filter((each) => each.block === block.nome && isTable(each, equationsOf, isHidden));
  const believers = Map.groupBy(sound, ({ target, side }) => `${side} ${target}`);
  const near = block.targets.flatMap(({ variable: target, needs }) =>
    (["giu", "su"] as const).flatMap((side) => {
      const tests = (believers.get(`${side} ${target}`) ?? []).map((each) =>
        believedBy(each, block.ceiling, variables),
      );
      return needs
        .filter((need) => need[side] > REACHED)
        .flatMap(({ attackers, [side]: need }) =>
          attackers
            .filter((attacker) => !tests.some((isBelieved) => isBelieved(need, attacker)))
            .map((attacker): Fault => ({ kind: "too-near", block: block.nome, target, side, attacker })),
        );
    }),
  );
  return [...alone, ...near];
}

/** It moves only what is hidden, and every sum stays what it is. `equationsOf`: variable → its equations and its part there. */
function isTable(
  { changes }: Witness,
  equationsOf: ReadonlyMap<string, readonly (readonly [number, number])[]>,
  isHidden: (id: string) => boolean,
): boolean {
  const sums = new Map<number, number>();
  for (const [id, change] of changes) {
    if (!isHidden(id)) return false;
    for (const [equation, coefficient] of equationsOf.get(id) ?? [])
      sums.set(equation, (sums.get(equation) ?? 0) + coefficient * change);
  }
  return [...sums.values()].every((sum) => Math.abs(sum) <= REACHED);
}

/** Whether it reaches what is needed and, made just so large, contradicts nothing that the attacker knows. To all who know
 *  nothing of what it moves it is what it is to the outsider. */
function believedBy(
  { changes, target, side }: Witness,
  ceiling: number,
  variables: ReadonlyMap<string, Variable>,
): (need: number, attacker: string) => boolean {
  const moved = [...changes].map(([id, change]) => ({ variable: variables.get(id), change }));
  const knowing = new Set(moved.flatMap(({ variable }) => [...(variable?.known.keys() ?? [])]));
  const reach = (side === "su" ? 1 : -1) * (changes.get(target) ?? 0);
  const isBelieved = (need: number, attacker: string): boolean => {
    const scale = Math.min(1, need / reach);
    return moved.every(({ variable, change }) => {
      if (variable === undefined) return false;
      const unknown = variable.value - variable.pubblico - (variable.known.get(attacker) ?? 0);
      const isKnown = unknown <= 1e-10 * Math.max(1, variable.value);
      return !isKnown && change * scale >= -unknown - REACHED && change * scale <= ceiling + REACHED;
    });
  };
  const toOutsider = new Map<number, boolean>();
  return (need, attacker) => {
    if (reach < need - REACHED) return false;
    if (knowing.has(attacker)) return isBelieved(need, attacker);
    const before = toOutsider.get(need) ?? isBelieved(need, OUTSIDER);
    toOutsider.set(need, before);
    return before;
  };
}
