// The first source of the money that each ente manages (STATISTICS.md 2.3 step 8): what an ente passes on has the sources of
// all it has, so r = e + T'(r / R), solved for the shares p = r / R. Pure.
import type { Consolidation, Transfer } from "./consolidation.ts";
import { sourceSharesOf } from "./source-shares.ts";

/** A fonte, or the code of a payer outside the universe; `null` where nobody declared where the money comes from. */
export type Source = string | null;

export interface TracedUnit {
  readonly ente: string;
  /** R: what it had, in cents; its gross, or what it passed on where that is more. */
  readonly resources: number;
  /** What it passed on beyond all that it or others declared that it received: money of the source `null`. */
  readonly undeclared: number;
  /** What it had and did not pass on. */
  readonly finalUse: number;
  /** By source, 0–1, adding up to 1. Who had nothing has all from the source `null`. */
  readonly shares: readonly number[];
}

export interface Traced {
  readonly kind: "traced";
  /** In the order of the codes, `null` last. */
  readonly sources: readonly Source[];
  readonly units: readonly TracedUnit[];
  /** Money from outside by source, the undeclared under `null`; in cents. */
  readonly external: readonly number[];
}

/** Enti that pass the same money to each other, with none from outside: one of the flows is wrong. */
export interface ClosedCircuits {
  readonly kind: "closed-circuits";
  readonly circuits: readonly { readonly enti: readonly string[]; readonly importo: number }[];
}

/** The network is too large and too closed to be solved well: the largest part of an ente's money without a source. */
export interface Unsettled {
  readonly kind: "unsettled";
  readonly error: number;
}

/** A share may lack so much of 1. */
const TOLERATED = 1e-9;

export function trace(consolidation: Consolidation): Traced | ClosedCircuits | Unsettled {
  const { units, transfers } = consolidation;
  const sources: readonly Source[] = [...new Set(consolidation.external.map(({ fonte }) => fonte))].sort();
  const own = ownBySource(consolidation, sources);
  const circuits = closedCircuits(own, transfers);
  if (circuits.length > 0) return { kind: "closed-circuits", circuits };
  const { shares, error } = sourceSharesOf(own, transfers);
  if (error > TOLERATED) return { kind: "unsettled", error };
  const traced = units.map((unit): TracedUnit => {
    const undeclared = undeclaredOf(unit);
    const resources = unit.gross + undeclared;
    return {
      ente: unit.ente,
      resources,
      undeclared,
      finalUse: resources - unit.toMembers,
      shares: resources === 0 ? [...sources.map(() => 0), 1] : [...(shares.get(unit.ente) ?? [])],
    };
  });
  return { kind: "traced", sources: [...sources, null], units: traced, external: externalBySource(own, sources) };
}

const undeclaredOf = ({ gross, toMembers }: Consolidation["units"][number]): number => Math.max(0, toMembers - gross);

/** What each ente has of each source, the undeclared last. */
function ownBySource({ units, external }: Consolidation, sources: readonly Source[]): Map<string, number[]> {
  const placeOf = new Map(sources.map((source, place) => [source, place]));
  const own = new Map(units.map((unit) => [unit.ente, [...sources.map(() => 0), undeclaredOf(unit)]]));
  for (const { ente, fonte, importo } of external) {
    const place = placeOf.get(fonte);
    const amounts = own.get(ente);
    if (place !== undefined && amounts !== undefined) amounts[place] = importo;
  }
  return own;
}

function externalBySource(own: ReadonlyMap<string, readonly number[]>, sources: readonly Source[]): number[] {
  const totals = [...sources.map(() => 0), 0];
  for (const amounts of own.values())
    for (const [place, amount] of amounts.entries()) totals[place] = (totals[place] ?? 0) + amount;
  return totals;
}

/**
 * Where the spectral radius of the flows is 1. As nobody passes on more than it has, money that no source reaches goes round
 * among those enti only, so they are found by following the money, in whole cents.
 */
function closedCircuits(
  own: ReadonlyMap<string, readonly number[]>,
  transfers: readonly Transfer[],
): ClosedCircuits["circuits"] {
  const onward = Map.groupBy(transfers, ({ from }) => from);
  const starts = [...own].filter(([, amounts]) => amounts.some((amount) => amount > 0)).map(([code]) => code);
  const reached = follow(starts, (code) => (onward.get(code) ?? []).map(({ to }) => to));
  const left = transfers.filter(({ from }) => !reached.has(from));
  const leftFrom = Map.groupBy(left, ({ from }) => from);
  const circuits: { enti: string[]; importo: number }[] = [];
  const told = new Set<string>();
  for (const { from } of left) {
    if (told.has(from)) continue;
    // Each of them passes on just what it receives, so from any one the money comes back by all the others.
    const enti = follow([from], (code) => (leftFrom.get(code) ?? []).map(({ to }) => to));
    for (const code of enti) told.add(code);
    const importo = [...enti].flatMap((code) => leftFrom.get(code) ?? []).reduce((sum, flow) => sum + flow.importo, 0);
    circuits.push({ enti: [...enti].sort(), importo });
  }
  return circuits;
}

/** All that is reached from these codes, they included. */
function follow(starts: readonly string[], onwardOf: (code: string) => readonly string[]): Set<string> {
  const reached = new Set(starts);
  for (const code of reached) for (const next of onwardOf(code)) reached.add(next);
  return reached;
}
