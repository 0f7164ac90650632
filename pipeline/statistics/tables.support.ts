// Systems made by hand for the tests: two-way tables with their margins, and the same seen from outside only.
import { OUTSIDER } from "./primary.ts";
import type { Block, Choice, System, Target, Variable } from "./suppression-system.ts";

export interface TwoWay {
  /** «cantiere|zona» → value. */
  readonly inner: Readonly<Record<string, number>>;
  readonly targets: readonly Target[];
  /** Cell → who makes it up alone. */
  readonly alone?: Readonly<Record<string, string>>;
  readonly cost?: "value" | "count";
}

/** A table with margins «C|T», «T|Z» and «T|T», all printed, the grand total never hidden. */
export function twoWay({ inner, targets, alone = {}, cost = "value" }: TwoWay): System {
  const values = new Map<string, number>();
  const known = new Map<string, Map<string, number>>();
  const equations = new Map<string, Map<string, number>>();
  for (const [id, value] of Object.entries(inner)) {
    const [c = "", z = ""] = id.split("|");
    const owner = alone[id];
    for (const each of [id, `${c}|T`, `T|${z}`, "T|T"]) {
      values.set(each, (values.get(each) ?? 0) + value);
      if (owner === undefined) continue;
      const knows = known.get(each) ?? new Map<string, number>();
      known.set(each, knows.set(owner, (knows.get(owner) ?? 0) + value));
    }
    for (const [margin, part] of [
      [`${c}|T`, id],
      [`T|${z}`, id],
      ["T|T", `${c}|T`],
      ["T|T ", `T|${z}`],
    ] as const) {
      const equation = equations.get(margin) ?? new Map([[margin.trim(), 1]]);
      equations.set(margin, equation.set(part, -1));
    }
  }
  const primary = new Set(targets.map(({ variable }) => variable));
  const choices = [...values].map(
    ([id, value]): Choice => ({
      id,
      names: [id],
      weight: cost === "count" ? 1 : value,
      rule: id === "T|T" ? "shown" : primary.has(id) ? "hidden" : "free",
    }),
  );
  const variables = [...values].map(
    ([id, value]): Variable => ({ id, value, choice: id, pubblico: 0, known: known.get(id) ?? new Map() }),
  );
  const block: Block = {
    nome: "dichiarato",
    ceiling: values.get("T|T") ?? 0,
    variables,
    equations: [...equations.values()],
    targets,
  };
  return { choices, blocks: [block] };
}

/** The same with nobody inside asking. */
export const fromOutside = (system: System): System => ({
  ...system,
  blocks: system.blocks.map((block) => ({
    ...block,
    targets: block.targets.map(({ variable, needs }) => ({
      variable,
      needs: needs
        .filter(({ attackers }) => attackers.includes(OUTSIDER))
        .map((need) => ({ ...need, attackers: [OUTSIDER] })),
    })),
  })),
});

export const target = (variable: string, giu: number, su: number, ...insiders: readonly string[]): Target => ({
  variable,
  needs: [{ attackers: [OUTSIDER, ...insiders], giu, su }],
});
