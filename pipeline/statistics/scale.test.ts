// As many enti and flows as no city has: slow work would not end.
import { expect, test } from "vitest";
import type { Transfer } from "./consolidation.ts";
import { from, outside, settle, to } from "./network.support.ts";
import { sourceSharesOf } from "./source-shares.ts";
import { spendingBySource } from "./spending.ts";
import { trace } from "./tracing.ts";

const SIZE = 10_000;
const code = (n: number): string => `E${String(n).padStart(5, "0")}`;
/** The same numbers every time (Park and Miller's generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Every ente has a little of its own; what it passes on is half of all it has. */
function network(arrows: readonly (readonly [number, number])[], ownOf: (n: number) => readonly number[]) {
  const transfers = new Map<string, Transfer>();
  for (const [giver, receiver] of arrows)
    if (giver !== receiver)
      transfers.set(`${giver} ${receiver}`, {
        from: code(giver),
        to: code(receiver),
        importo: 1 + ((giver * 7 + receiver) % 900),
      });
  return {
    own: new Map(Array.from({ length: SIZE }, (_, n) => [code(n), ownOf(n)] as const)),
    transfers: [...transfers.values()],
  };
}

const next = numbers(42);
const pick = (): number => next(SIZE);
const NAMES = [...Array(SIZE).keys()].sort((a, b) => ((a * 7_919) % SIZE) - ((b * 7_919) % SIZE));
const nameAt = (place: number): number => NAMES[place % SIZE] ?? 0;
const some = (n: number): readonly number[] => [1_000 + (n % 77), n % 5, 400, (n % 3) * 100];

const RANDOM = Array.from({ length: 100_000 }, () => [pick(), pick()] as const);
const LARGE = [
  {
    name: "100,000 flows at random, with circuits everywhere",
    arrows: RANDOM,
    own: some,
  },
  {
    name: "a Comune that pays everybody, and is paid by many",
    arrows: Array.from({ length: SIZE }, (_, n) => [[0, n] as const, ...(n % 3 === 0 ? [[n, 0] as const] : [])]).flat(),
    own: some,
  },
  {
    name: "one ring of everybody into which a cent comes",
    arrows: Array.from({ length: SIZE }, (_, n) => [nameAt(n), nameAt(n + 1)] as const),
    own: (n: number) => [n === 5 ? 1 : 0, 0, 0, 0],
  },
  {
    name: "pairs that hand money to and fro, in a chain",
    arrows: Array.from({ length: SIZE - 1 }, (_, n) => [[n, n + 1] as const, [n + 1, n] as const]).flat(),
    own: (n: number) => [n === 0 ? 3 : 0, n === SIZE - 1 ? 1 : 0, 0, 0],
  },
];

test.each(LARGE)("of 10,000 enti every share is found with little work: $name", ({ arrows, own: ownOf }) => {
  const { own, transfers } = network(arrows, ownOf);
  const { shares, error, work } = sourceSharesOf(own, transfers);
  expect(error).toBeLessThanOrEqual(1e-12);
  const worst = Math.max(
    ...[...shares.values()].map((row) => Math.abs(row.reduce((sum, share) => sum + share, 0) - 1)),
  );
  expect(worst).toBeLessThan(1e-9);
  // Each flow and each ente is touched for each source some tens of times, however many there are.
  expect(work).toBeLessThan(100 * 4 * (SIZE + transfers.length));
});

test("100,000 flows told by both sides are reconciled, counted once and traced to their use", () => {
  const { transfers } = network(RANDOM, some);
  const codes = Array.from({ length: SIZE }, (_, n) => code(n));
  const received = [
    ...codes.flatMap((ente) => [outside(ente, "stato", 500_000), outside(ente, "famiglie", 100_000)]),
    ...transfers.map((flow) => from(flow.from, flow.to, flow.importo)),
  ];
  const passedOn = transfers.map((flow) => to(flow.from, flow.to, flow.importo + 1));
  const { flows, all } = settle(codes, { received, passedOn });
  expect(flows).toHaveLength(transfers.length);
  expect(all).toMatchObject({ net: 600_000 * SIZE, mismatch: transfers.length });
  const traced = trace(all);
  if (traced.kind !== "traced") throw new Error(traced.kind);
  const spent = codes.map((ente, n) => ({ ente, cantiere: `c${n % 7}`, zona: `z${n % 6}`, importo: 1_000 }));
  const { cells } = spendingBySource(traced, spent);
  expect(cells.reduce((sum, { importo }) => sum + importo, 0)).toBe(1_000 * SIZE);
});
