// The columns of a question → the dimensions of a system, each with the column that stands above it.
import { dimensionOf } from "../../schemas/dimensioni.ts";
import { TOTALE } from "../../schemas/figura.ts";
import type { EnteContribution } from "../store/contributions.ts";
import type { Split } from "./kinds.ts";

/** A dimension of the system: the members of a column and, above them, those of a column that follows from it. */
export interface Level {
  readonly nome: string;
  readonly sopra: string | null;
}

/** Columns that follow from another one stand above it, where each of its members has one; else each is by itself. */
export function levelsOf({ domanda }: Split, given: readonly EnteContribution[]): Level[] {
  const { dimensioni, blocco } = domanda;
  const above = new Map(
    dimensioni.flatMap((nome) => {
      const groups = Object.keys(dimensionOf(blocco, nome)?.gruppi ?? {}).filter((name) => dimensioni.includes(name));
      const [only] = groups;
      return only !== undefined && groups.length === 1 && follows(only, nome, given) ? [[nome, only] as const] : [];
    }),
  );
  const taken = new Set(above.values());
  return dimensioni
    .filter((nome) => !taken.has(nome) || [...above.values()].filter((each) => each === nome).length > 1)
    .map((nome) => ({ nome, sopra: above.get(nome) ?? null }));
}

function follows(above: string, nome: string, given: readonly EnteContribution[]): boolean {
  const found = new Map<string, string>();
  for (const { dims } of given) {
    const [member = "", parent = ""] = [dims[nome], dims[above]];
    if ((found.get(member) ?? parent) !== parent) return false;
    found.set(member, parent);
  }
  return true;
}

/** The name of a member of `sopra` among those of the dimension below it. */
export const nodeAbove = (sopra: string, member: string): string => `${sopra}:${member}`;

/** Each member of the level → the member it is part of. */
export function parentsOf({ nome, sopra }: Level, given: readonly EnteContribution[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const { dims } of given) {
    const parent = sopra === null ? TOTALE : nodeAbove(sopra, dims[sopra] ?? "");
    parents.set(dims[nome] ?? "", parent);
    if (sopra !== null) parents.set(parent, TOTALE);
  }
  return parents;
}
