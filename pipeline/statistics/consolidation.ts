// Money counted once (STATISTICS.md 2.3 steps 4 to 7): what came to a universe of enti from outside it, what passed inside
// it, and what changes from a narrow universe to a wider one. Amounts are whole cents. Pure.
import { addCents, sumsBy, totalOf } from "./cents.ts";
import type { External } from "./flows.ts";
import type { Flow } from "./reconciliation.ts";

/** A named set of codes of the registry: who answered has no part in it. */
export interface Universe {
  readonly id: string;
  readonly members: ReadonlySet<string>;
}

/** Money from one member to another: T_ij. */
export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly importo: number;
}

export interface Unit {
  readonly ente: string;
  /** e_i: money from outside the universe, that of members of a wider universe included. */
  readonly external: number;
  readonly fromMembers: number;
  readonly toMembers: number;
  /** external + fromMembers. */
  readonly gross: number;
  /** What the ente itself says that it received, from anybody: it differs from the gross where a payer tells it otherwise. */
  readonly declared: number;
}

export interface Consolidation {
  readonly universe: Universe;
  /** Every member, in the order of the codes. */
  readonly units: readonly Unit[];
  /** By ente and fonte; a payer outside the universe that has a code stands under its code. */
  readonly external: readonly External[];
  readonly transfers: readonly Transfer[];
  readonly gross: number;
  readonly internal: number;
  /** gross − internal: what came from outside, counted once. */
  readonly net: number;
  /** internal / gross; null where nothing was declared. */
  readonly doubleCountRate: number | null;
  /** Σ |payer − payee| where both speak, as they were declared. */
  readonly mismatch: number;
  /** mismatch / internal; null where nothing passed inside. */
  readonly mismatchRate: number | null;
}

/** Consolidates a universe. Takes the external money and the reconciled flows of the widest one. */
export function consolidate(universe: Universe, declared: readonly External[], flows: readonly Flow[]): Consolidation {
  const { members } = universe;
  const within = flows.filter(({ from, to }) => members.has(from) && members.has(to));
  const outside = flows
    .filter(({ from, to }) => !members.has(from) && members.has(to))
    .map(({ from, to, used }) => ({ ente: to, fonte: from, importo: used }));
  const external = externalOf([...declared.filter(({ ente }) => members.has(ente)), ...outside]);
  const transfers = transfersOf(within);
  const units = unitsOf(members, external, transfers, declaredOf(declared, flows));
  const gross = totalOf(units.map((unit) => ({ importo: unit.gross })));
  const internal = totalOf(transfers);
  const mismatch = totalOf(within.map(differenceOf));
  return {
    universe,
    units,
    external,
    transfers,
    gross,
    internal,
    net: gross - internal,
    doubleCountRate: rate(internal, gross),
    mismatch,
    mismatchRate: rate(mismatch, internal),
  };
}

/** By how much its payer and its payee differ; nothing where only one side speaks. */
export const differenceOf = ({ payer, payee }: Flow): { importo: number } => ({
  importo: payer === null || payee === null ? 0 : Math.abs(payer - payee),
});

const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function externalOf(rows: readonly External[]): External[] {
  return sumsBy(rows, ({ ente, fonte }) => [ente, fonte])
    .filter(({ importo }) => importo > 0)
    .map(({ key: [ente, fonte], importo }) => ({ ente, fonte, importo }));
}

/** One for each pair, whatever its nature. */
function transfersOf(flows: readonly Flow[]): Transfer[] {
  const used = flows.map(({ from, to, used: importo }) => ({ from, to, importo }));
  return sumsBy(used, ({ from, to }) => [from, to])
    .filter(({ importo }) => importo > 0)
    .map(({ key: [from, to], importo }) => ({ from, to, importo }));
}

type ByEnte = (ente: string) => number;

function unitsOf(
  members: ReadonlySet<string>,
  external: readonly External[],
  transfers: readonly Transfer[],
  declared: ByEnte,
): Unit[] {
  const came = sumOf(external, ({ ente }) => ente);
  const received = sumOf(transfers, ({ to }) => to);
  const given = sumOf(transfers, ({ from }) => from);
  return [...members].sort().map((ente) => {
    const own = came(ente);
    const fromMembers = received(ente);
    const gross = addCents(own, fromMembers);
    return { ente, external: own, fromMembers, toMembers: given(ente), gross, declared: declared(ente) };
  });
}

function declaredOf(external: readonly External[], flows: readonly Flow[]): ByEnte {
  const told = flows.map(({ to, payee }) => ({ ente: to, importo: payee ?? 0 }));
  return sumOf([...external, ...told], ({ ente }) => ente);
}

function sumOf<T extends { readonly importo: number }>(rows: readonly T[], enteOf: (row: T) => string): ByEnte {
  const sums = new Map(sumsBy(rows, (row) => [enteOf(row)]).map(({ key: [ente], importo }) => [ente, importo]));
  return (ente) => sums.get(ente) ?? 0;
}
