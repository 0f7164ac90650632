// The invariants of STATISTICS.md 2.4 on random networks with circuits.
import fc from "fast-check";
import { expect, test } from "vitest";
import { bridge } from "./bridge.ts";
import type { Consolidation } from "./consolidation.ts";
import { circulations, networks, outside, type RandomNetwork, settle } from "./network.support.ts";
import { spendingBySource } from "./spending.ts";
import { type Traced, trace } from "./tracing.ts";

const RUNS = { numRuns: 100 };
const settled = (network: RandomNetwork) => settle(network.codes, network);
const sum = (amounts: Iterable<number>): number => [...amounts].reduce((all, amount) => all + amount, 0);

/** Σ of each source over the enti, by what of a unit is divided. */
const bySource = ({ sources, units }: Traced, amountOf: (unit: Traced["units"][number]) => number): number[] =>
  sources.map((_, place) => sum(units.map((unit) => amountOf(unit) * (unit.shares[place] ?? 0))));

/** r from (I − B) r = E, B_ij = T_ji / R_j, by plain elimination: another way to the same shares. */
function resourcesByMatrix({ transfers }: Consolidation, { units, external, sources }: Traced, own: number[][]) {
  const at = new Map(units.map(({ ente }, place) => [ente, place]));
  const rows = units.map((_, i) => [...units.map((__, j) => (i === j ? 1 : 0)), ...(own[i] ?? [])]);
  for (const { from, to, importo } of transfers) {
    const [i, j] = [at.get(to) ?? 0, at.get(from) ?? 0];
    const row = rows[i] ?? [];
    row[j] = (row[j] ?? 0) - importo / (units[j]?.resources ?? 1);
  }
  for (const [k, pivot] of rows.entries())
    for (const [i, row] of rows.entries()) {
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1);
      if (i !== k) for (const [c, value] of pivot.entries()) row[c] = (row[c] ?? 0) - factor * value;
    }
  expect(external).toHaveLength(sources.length);
  return rows.map((row, i) => row.slice(units.length).map((value) => value / (row[i] ?? 1)));
}

test("I1, I2, I6: what is counted once is the gross without what passed inside, by ente and by fonte", () => {
  fc.assert(
    fc.property(networks, (network) => {
      const { all, flows, external } = settled(network);
      expect(all.gross - all.internal).toBe(all.net);
      expect(all.net).toBe(sum(external.map(({ importo }) => importo)));
      expect(all.net).toBe(sum(all.units.map((unit) => unit.external)));
      expect(all.transfers.every(({ from, to }) => from !== to)).toBe(true);
      expect(new Set(flows.map(({ from, to, natura }) => `${from} ${to} ${natura}`)).size).toBe(flows.length);
    }),
    RUNS,
  );
});

test("I3, I4, I5: every euro is traced, to its source and to its use", () => {
  fc.assert(
    fc.property(networks, (network) => {
      const { all } = settled(network);
      const traced = trace(all);
      if (traced.kind !== "traced") return;
      const largest = Math.max(1, ...traced.units.map(({ resources }) => resources));
      const near = (a: number, b: number) => expect(Math.abs(a - b) / largest).toBeLessThan(1e-9);
      for (const { shares } of traced.units) near(sum(shares) * largest, largest);
      const final = bySource(traced, ({ finalUse }) => finalUse);
      for (const [place, came] of traced.external.entries()) near(final[place] ?? 0, came);
      const undeclared = sum(traced.units.map((unit) => unit.undeclared));
      expect(sum(traced.units.map(({ finalUse }) => finalUse))).toBe(all.net + undeclared);
      const { cells, balance } = spendingBySource(traced, network.spent);
      const spent = sum(network.spent.map(({ importo }) => importo));
      expect(sum(cells.map(({ importo }) => importo))).toBe(spent);
      const before = sum(all.units.map(({ gross, toMembers }) => gross - toMembers)) - spent;
      expect(sum(balance.map(({ left }) => left))).toBe(before + undeclared);
    }),
    RUNS,
  );
});

test("I7: just where money goes round that came from nowhere, its circuits are named instead", () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(circulations, (network) => {
      const { all } = settled(network);
      const traced = trace(all);
      kinds.add(traced.kind);
      expect(traced.kind === "closed-circuits" ? traced.circuits : []).toEqual(closed(all));
    }),
    RUNS,
  );
  expect(kinds).toEqual(new Set(["traced", "closed-circuits"]));
});

/** The circuits found by trying every set of enti: those with money, none of it from outside the set. */
function closed({ units, transfers }: Consolidation): { enti: string[]; importo: number }[] {
  const found: { enti: string[]; importo: number }[] = [];
  for (let set = 1; set < 2 ** units.length; set++) {
    const inside = new Map(units.filter((_, place) => (set >> place) % 2 === 1).map((unit) => [unit.ente, unit]));
    const inner = transfers.filter(({ from, to }) => inside.has(from) && inside.has(to));
    const isFed = [...inside.values()].some(({ external, gross, toMembers }) => external > 0 || gross < toMembers);
    const entering = transfers.some(({ from, to }) => !inside.has(from) && inside.has(to));
    const isWhole = [...inside.keys()].every((code) => inner.some(({ to }) => to === code));
    if (isFed || entering || !isWhole) continue;
    found.push({ enti: [...inside.keys()].sort(), importo: sum(inner.map(({ importo }) => importo)) });
  }
  // Only the smallest: a set of two circuits is two circuits.
  const isSmallest = ({ enti }: { enti: string[] }): boolean =>
    !found.some((other) => other.enti.length < enti.length && other.enti.every((code) => enti.includes(code)));
  return found.filter(isSmallest).sort((a, b) => ((a.enti[0] ?? "") < (b.enti[0] ?? "") ? -1 : 1));
}

test("the shares are those of the matrix (I − B) r = E", () => {
  fc.assert(
    fc.property(networks, (network) => {
      const { all } = settled(network);
      // A network that leaks enough for plain elimination: everybody has some money of its own.
      const richer = settle(network.codes, {
        passedOn: network.passedOn,
        received: [...network.received, ...all.units.map(({ ente, gross }) => outside(ente, "quote", 1_000 + gross))],
      }).all;
      const traced = trace(richer);
      if (traced.kind !== "traced") throw new Error(traced.kind);
      const own = traced.units.map(({ ente, undeclared }) =>
        traced.sources.map((source) =>
          source === null
            ? undeclared
            : sum(richer.external.filter((e) => e.ente === ente && e.fonte === source).map(({ importo }) => importo)),
        ),
      );
      const expected = resourcesByMatrix(richer, traced, own);
      for (const [i, { resources, shares }] of traced.units.entries())
        for (const [place, share] of shares.entries())
          expect(Math.abs(share - (expected[i]?.[place] ?? 0) / resources)).toBeLessThan(1e-9);
    }),
    RUNS,
  );
});

test("I8: a wider universe has no less inside, and the bridge leads there to the cent", () => {
  fc.assert(
    fc.property(networks, fc.nat(), (network, chosen) => {
      const { all, within } = settled(network);
      const narrow = within("U1", new Set(network.codes.filter((_, place) => (chosen >> place) % 2 === 1)));
      expect(narrow.internal).toBeLessThanOrEqual(all.internal);
      const steps = bridge(narrow, all);
      const end = steps.at(-1);
      for (const total of ["gross", "internal", "net"] as const)
        expect(sum(steps.slice(0, -1).map((step) => step[total]))).toBe(end?.[total]);
    }),
    RUNS,
  );
});

test("I9: a member without flows inside adds just what came to it from outside", () => {
  fc.assert(
    fc.property(networks, fc.nat(1_000_000), (network, importo) => {
      const { all } = settled(network);
      const received = [...network.received, outside("Z", "stato", importo)];
      const larger = settle([...network.codes, "Z"], { ...network, received }).all;
      expect([larger.net - all.net, larger.internal]).toEqual([importo, all.internal]);
    }),
    RUNS,
  );
});

test("I10: the order of members and rows changes nothing, to the last bit", () => {
  const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
  const orders = networks.chain((network) =>
    fc.record({
      network: fc.constant(network),
      codes: shuffled(network.codes),
      received: shuffled(network.received),
      passedOn: shuffled(network.passedOn),
      spent: shuffled(network.spent),
    }),
  );
  const told = (network: RandomNetwork | Omit<RandomNetwork, "members">) => {
    const { all, flows, payerChecks, toItself } = settle(network.codes, network);
    const traced = trace(all);
    const used = traced.kind === "traced" ? spendingBySource(traced, network.spent) : null;
    const { universe: _, ...totals } = all;
    return JSON.stringify({ totals, flows, payerChecks, toItself, traced, used });
  };
  fc.assert(
    fc.property(orders, ({ network, ...other }) => {
      expect(told(other)).toBe(told(network));
    }),
    RUNS,
  );
});
