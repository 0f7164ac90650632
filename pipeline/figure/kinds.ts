// What is protected together (STATISTICS 6.3): all figures that are planned of one kind of record, with those that a planned
// ratio would tell. A misura and the parts of it («di cui») are one kind, because the difference is a figure too; so are two
// that tell the same records by other dimensions, because what one hides the other would print.
import {
  breakdownsOf,
  isPlanned,
  type MisuraBase,
  type MisuraNota,
  type Protezione,
  type Term,
} from "../../schemas/misura.ts";
import type { ContributionQuestion } from "../store/contributions.ts";
import { isAsked, isSummed } from "./asked.ts";
import type { Misure } from "./declarations.ts";
import { quantityOf, weightsFor } from "./questions.ts";

type Secret = Exclude<Protezione, { readonly tipo: "pubblica" }>;
export type ProtectedMisura = MisuraNota & MisuraBase & { readonly protezione: Secret };

/** Figures of one misura by some dimensions, at fixed members of others. */
export interface PlannedTable {
  readonly misura: string;
  readonly dimensioni: readonly string[];
  readonly dove: Readonly<Record<string, string>>;
  /** Measures that print the same figures under their own names. */
  readonly anche?: readonly string[];
}

/** A whole and parts of it that exclude each other: what is left of it is a part as well. */
export interface Split {
  readonly intero: ProtectedMisura;
  readonly parti: readonly ProtectedMisura[];
  readonly tavole: readonly PlannedTable[];
  readonly domanda: ContributionQuestion;
}

export interface Kind {
  /** Id of the misura of which all others in it are parts. */
  readonly id: string;
  readonly misure: readonly ProtectedMisura[];
  readonly splits: readonly Split[];
}

/** The kinds of record of the measures that this edition computes, by id. `isComputed` leaves out those that are broken. */
export function kindsOf(misure: Misure, anno: number, isComputed: (id: string) => boolean): Kind[] {
  const secret = new Map(
    [...misure.values()].flatMap((misura) =>
      isSecret(misura) && isAsked(misura, misure, anno) && isComputed(misura.id) ? [[misura.id, misura]] : [],
    ),
  );
  const parentOf = (misura: ProtectedMisura): ProtectedMisura | null => {
    const parent = secret.get(misura.parte_di ?? "");
    // Gross and net of the consolidated money are rows of their own, none of which counts in the other.
    const isSame =
      parent?.blocco === misura.blocco &&
      parent.protezione.tipo === misura.protezione.tipo &&
      !excludes(parent, misura);
    return isSame ? parent : null;
  };
  const rootOf = (misura: ProtectedMisura): ProtectedMisura => {
    const above = parentOf(misura) ?? secret.get(misura.uguale_a ?? "");
    return above === undefined ? misura : rootOf(above);
  };
  const tables = plannedTables(secret, misure, anno);
  const families = Map.groupBy(secret.values(), (misura) => rootOf(misura).id);
  return [...families]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, own]) => {
      const partsOf = (intero: ProtectedMisura): ProtectedMisura[][] => {
        const groups = exclusive(own.filter((misura) => parentOf(misura)?.id === intero.id));
        return groups.length === 0 && parentOf(intero) === null ? [[]] : groups;
      };
      // What is known of a figura that two measures print is taken from the first: whoever pays is known to the one that
      // tells where the money came from.
      const inOrder = own.toSorted((a, b) => Number(b.uguale_a !== undefined) - Number(a.uguale_a !== undefined));
      const splits = inOrder.flatMap((intero) => partsOf(intero).map((parti) => ({ intero, parti })));
      return { id, misure: own, splits: splits.map((split) => splitOf(split, tables, misure)) };
    });
}

export const isSecret = (misura: MisuraNota): misura is ProtectedMisura =>
  misura.tipo === "base" && misura.gemella === undefined && misura.protezione.tipo !== "pubblica";

/** Parts that no row can share stand in one split, the others each in one of its own. */
function exclusive(parti: readonly ProtectedMisura[]): ProtectedMisura[][] {
  const groups: ProtectedMisura[][] = [];
  for (const part of parti) {
    const group = groups.find((others) => others.every((other) => excludes(part, other)));
    if (group === undefined) groups.push([part]);
    else group.push(part);
  }
  return groups;
}

const excludes = (a: ProtectedMisura, b: ProtectedMisura): boolean =>
  Object.entries(a.dove ?? {}).some(([name, members]) => {
    const others = b.dove?.[name];
    return others !== undefined && !members.some((member) => others.includes(member));
  });

function splitOf(
  { intero, parti }: Pick<Split, "intero" | "parti">,
  tables: ReadonlyMap<string, readonly PlannedTable[]>,
  misure: Misure,
): Split {
  const uguale = misure.get(intero.uguale_a ?? "");
  const tavole = [intero, ...parti]
    .flatMap(({ id }) => tables.get(id) ?? [])
    .map((table) => {
      const isToo =
        uguale !== undefined &&
        table.misura === intero.id &&
        Object.keys(table.dove).length === 0 &&
        isPlanned(uguale.piano, table.dimensioni);
      return isToo ? { ...table, anche: [uguale.id] } : table;
    });
  const dimensioni = [...new Set(tavole.flatMap((t) => [...t.dimensioni, ...Object.keys(t.dove)]))].sort();
  const domanda = {
    blocco: intero.blocco,
    intero: quantityOf(intero),
    parti: parti.map(quantityOf),
    dimensioni,
    pesi: weightsFor(intero, misure),
  };
  return { intero, parti, tavole, domanda };
}

/** By misura: its own plan with all margins, and the terms of every planned ratio. */
function plannedTables(
  secret: ReadonlyMap<string, ProtectedMisura>,
  misure: Misure,
  anno: number,
): Map<string, PlannedTable[]> {
  const tables = new Map<string, PlannedTable[]>();
  const add = (misura: string, dimensioni: readonly string[], dove: PlannedTable["dove"]): void => {
    const own = secret.get(misura);
    const named = Object.fromEntries([...dimensioni.map((name) => [name, "any"]), ...Object.entries(dove)]);
    if (own === undefined || !isSummed(own, named)) return;
    const before = tables.get(misura) ?? [];
    tables.set(misura, [...before, { misura, dimensioni, dove }]);
  };
  for (const { id, piano } of secret.values()) for (const dims of breakdownsOf(piano)) add(id, dims, {});
  for (const misura of misure.values()) {
    if (misura.tipo !== "rapporto" || misura.gemella !== undefined || !isAsked(misura, misure, anno)) continue;
    for (const dims of breakdownsOf(misura.piano))
      for (const term of [misura.numeratore, misura.denominatore])
        add(
          term.misura,
          dims.filter((name) => !isFixed(term, name)),
          term.dove ?? {},
        );
  }
  return tables;
}

const isFixed = ({ dove, ignora }: Term, name: string): boolean =>
  ignora?.includes(name) === true || Object.hasOwn(dove ?? {}, name);
