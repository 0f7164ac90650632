import { expect, test } from "vitest";
import { from, outside, settle } from "./network.support.ts";
import { spendingBySource } from "./spending.ts";
import { trace } from "./tracing.ts";

const RECEIVED = [
  outside("A", "stato", 200),
  outside("A", "famiglie", 100),
  from("A", "B", 90),
  outside("B", "quote", 10),
];
const spendingOf = (spent: readonly (readonly [string, string, number])[]) => {
  const traced = trace(settle(["A", "B", "C"], { received: RECEIVED }).all);
  if (traced.kind !== "traced") throw new Error(traced.kind);
  return spendingBySource(
    traced,
    spent.map(([ente, cantiere, importo]) => ({ ente, cantiere, zona: "nord", importo })),
  );
};

test("says where money is used, by its first source, and what is left of each", () => {
  const { cells, balance } = spendingOf([
    ["A", "nidi", 180],
    ["B", "nidi", 50],
    ["B", "casa", 50],
  ]);
  expect(cells.map(({ ente, cantiere, fonte, importo }) => [ente, cantiere, fonte, importo])).toEqual([
    ["A", "nidi", "famiglie", 60],
    ["A", "nidi", "stato", 120],
    ["B", "casa", "famiglie", 15],
    ["B", "casa", "quote", 5],
    ["B", "casa", "stato", 30],
    ["B", "nidi", "famiglie", 15],
    ["B", "nidi", "quote", 5],
    ["B", "nidi", "stato", 30],
  ]);
  expect(balance).toEqual([
    { fonte: "famiglie", external: 100, spent: 90, left: 10 },
    { fonte: "quote", external: 10, spent: 10, left: 0 },
    { fonte: "stato", external: 200, spent: 180, left: 20 },
    { fonte: null, external: 0, spent: 0, left: 0 },
  ]);
});

test("what an ente without resources spent is shown as of no known source", () => {
  const { cells, balance } = spendingOf([["C", "nidi", 7]]);
  expect(cells).toEqual([{ ente: "C", cantiere: "nidi", zona: "nord", fonte: null, importo: 7 }]);
  expect(balance.at(-1)).toEqual({ fonte: null, external: 0, spent: 7, left: -7 });
});

test("a cent that cannot be divided goes to one source, whatever rows it was written in", () => {
  const once = spendingOf([["A", "nidi", 2]]);
  expect(once.cells.map(({ fonte, importo }) => [fonte, importo])).toEqual([
    ["famiglie", 1],
    ["stato", 1],
  ]);
  expect(
    spendingOf([
      ["A", "nidi", 1],
      ["A", "nidi", 1],
    ]),
  ).toEqual(once);
});

test("where the shares of an ente lack a trace of 1 no cent is lost, and none is of no known source", () => {
  const unit = { ente: "A", resources: 9, undeclared: 0, finalUse: 9, shares: [0.5, 0.5 - 1e-9, 0] };
  const traced = { kind: "traced", sources: ["famiglie", "stato", null], units: [unit], external: [5, 4, 0] } as const;
  const importo = 1_000_000_000_001;
  const { cells } = spendingBySource(traced, [{ ente: "A", cantiere: "nidi", zona: "nord", importo }]);
  expect(cells.map(({ fonte }) => fonte)).toEqual(["famiglie", "stato"]);
  expect(cells.reduce((sum, cell) => sum + cell.importo, 0)).toBe(importo);
});

test("refuses what somebody outside the universe spent", () => {
  expect(() => spendingOf([["X", "nidi", 1]])).toThrow("X spent and is not in the universe");
});
