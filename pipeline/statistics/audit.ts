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
  const sound = witnesses.filter((each) => each.block === block.nome && isTable(each, block, isHidden));
  const near = block.targets.flatMap(({ variable: target, needs }) =>
    needs.flatMap(({ attacker, ...need }) =>
      (["giu", "su"] as const)
        .filter((side) => need[side] > REACHED)
        .filter(
          (side) =>
            !sound.some(
              (each) =>
                each.target === target &&
                each.side === side &&
                isBelievable(each, need[side], attacker, block.ceiling, variables),
            ),
        )
        .map((side): Fault => ({ kind: "too-near", block: block.nome, target, side, attacker })),
    ),
  );
  return [...alone, ...near];
}

/** It moves only what is hidden, and every sum stays what it is. */
function isTable({ changes }: Witness, { equations }: Block, isHidden: (id: string) => boolean): boolean {
  return (
    [...changes.keys()].every(isHidden) &&
    equations.every((equation) => {
      let sum = 0;
      for (const [id, coefficient] of equation) sum += coefficient * (changes.get(id) ?? 0);
      return Math.abs(sum) <= REACHED;
    })
  );
}

/** It reaches what is needed, and made just so large contradicts nothing that the attacker knows. */
function isBelievable(
  { changes, target, side }: Witness,
  need: number,
  attacker: string,
  ceiling: number,
  variables: ReadonlyMap<string, Variable>,
): boolean {
  const reach = (side === "su" ? 1 : -1) * (changes.get(target) ?? 0);
  if (reach < need - REACHED) return false;
  const scale = Math.min(1, need / reach);
  return [...changes].every(([id, change]) => {
    const variable = variables.get(id);
    if (variable === undefined) return false;
    const own = attacker === OUTSIDER ? 0 : (variable.known.get(attacker) ?? 0);
    const unknown = variable.value - variable.pubblico - own;
    const isKnown = unknown <= 1e-10 * Math.max(1, variable.value);
    return !isKnown && change * scale >= -unknown - REACHED && change * scale <= ceiling + REACHED;
  });
}
