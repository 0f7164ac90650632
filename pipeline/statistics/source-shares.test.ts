import { expect, test } from "vitest";
import type { Transfer } from "./consolidation.ts";
import { sourceSharesOf } from "./source-shares.ts";

/** Everybody pays those that stand so many places further on, in a ring. */
function ringOf(size: number, steps: readonly number[]) {
  const code = (n: number): string => `E${String(n % size).padStart(3, "0")}`;
  const places = Array.from({ length: size }, (_, n) => n);
  const transfers = places.flatMap((n) =>
    steps.map((step): Transfer => ({ from: code(n), to: code(n + step), importo: 1 + ((n * 7 + step) % 90) })),
  );
  return { own: new Map(places.map((n) => [code(n), [n % 4 === 0 ? 50 : 0, n % 9, 0]] as const)), transfers };
}

test.each([
  { name: "a plain ring, node by node", size: 400, steps: [1], isApproached: false },
  { name: "a small core that all pay", size: 40, steps: [1, 2, 3, 5, 8, 13], isApproached: false },
  { name: "a large core, by approaching it", size: 400, steps: [1, 2, 3, 5, 8, 13], isApproached: true },
])("the shares of all fit together in $name", ({ size, steps, isApproached }) => {
  const { own, transfers } = ringOf(size, steps);
  const { shares, error } = sourceSharesOf(own, transfers);
  expect(error > 0).toBe(isApproached);
  const inflows = Map.groupBy(transfers, ({ to }) => to);
  for (const [code, sources] of own) {
    const inflow = inflows.get(code) ?? [];
    const whole =
      sources.reduce((sum, amount) => sum + amount, 0) + inflow.reduce((sum, flow) => sum + flow.importo, 0);
    for (const [place, amount] of sources.entries()) {
      const came = inflow.reduce((sum, { from, importo }) => sum + importo * (shares.get(from)?.[place] ?? 0), amount);
      expect(shares.get(code)?.[place]).toBeCloseTo(came / whole, 11);
    }
  }
});

test("refuses a flow of somebody who is not in the network", () => {
  expect(() => sourceSharesOf(new Map([["A", [1]]]), [{ from: "A", to: "B", importo: 1 }])).toThrow(
    "A → B: not in the network",
  );
});
