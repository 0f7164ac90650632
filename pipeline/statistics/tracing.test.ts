import { expect, test } from "vitest";
import { from, outside, type Rows, settle, to } from "./network.support.ts";
import { trace } from "./tracing.ts";

const codes = ["A", "B", "C", "D"];
const traced = (rows: Rows) => {
  const result = trace(settle(codes, rows).all);
  if (result.kind !== "traced") throw new Error(result.kind);
  return result;
};
const unit = (rows: Rows, code: string) => traced(rows).units.find(({ ente }) => ente === code);

test("what an ente passes on has the sources of all it has", () => {
  const rows = { received: [outside("A", "stato", 300), outside("A", "famiglie", 100), from("A", "B", 40)] };
  expect(traced(rows).sources).toEqual(["famiglie", "stato", null]);
  expect(unit(rows, "B")).toEqual({ ente: "B", resources: 40, undeclared: 0, finalUse: 40, shares: [0.25, 0.75, 0] });
  expect(unit(rows, "A")).toMatchObject({ resources: 400, finalUse: 360 });
});

test("money that goes round is followed round: of A and B each half and half", () => {
  const rows = {
    received: [outside("A", "stato", 100), outside("B", "famiglie", 100), from("A", "B", 100), from("B", "A", 100)],
  };
  // p_A = ½ stato + ½ p_B and p_B = ½ famiglie + ½ p_A.
  expect(unit(rows, "A")?.shares).toEqual([expect.closeTo(1 / 3, 15), expect.closeTo(2 / 3, 15), 0]);
});

test("who passes on more than it is known to have had it from a source that nobody declared", () => {
  const rows = { received: [outside("A", "stato", 60), from("A", "B", 100), from("C", "D", 5)] };
  expect(unit(rows, "A")).toEqual({ ente: "A", resources: 100, undeclared: 40, finalUse: 0, shares: [0.6, 0.4] });
  expect(unit(rows, "B")?.shares).toEqual([0.6, 0.4]);
  expect(unit(rows, "C")).toMatchObject({ undeclared: 5, shares: [0, 1] });
  expect(traced(rows).external).toEqual([60, 45]);
});

test("all that an ente without resources may have spent is from nobody knows where", () => {
  expect(unit({ received: [outside("A", "stato", 60)] }, "D")).toMatchObject({ resources: 0, shares: [0, 1] });
});

const CIRCLE = [from("A", "B", 50), from("B", "C", 50), from("C", "A", 50)];
test.each([
  { name: "three in a ring", rows: { received: CIRCLE }, circuits: [{ enti: ["A", "B", "C"], importo: 150 }] },
  {
    name: "two rings that meet",
    rows: { received: [...CIRCLE, from("A", "D", 7), from("D", "A", 7)] },
    circuits: [{ enti: ["A", "B", "C", "D"], importo: 164 }],
  },
  {
    name: "two rings apart, each told",
    rows: { received: [from("D", "B", 9), from("B", "D", 9)], passedOn: [to("C", "A", 4), to("A", "C", 4)] },
    circuits: [
      { enti: ["A", "C"], importo: 8 },
      { enti: ["B", "D"], importo: 18 },
    ],
  },
  {
    name: "a ring beside honest money",
    rows: { received: [outside("D", "stato", 9), from("B", "C", 3), from("C", "B", 3)] },
    circuits: [{ enti: ["B", "C"], importo: 6 }],
  },
])("money that comes from nowhere and goes nowhere is named: $name", ({ rows, circuits }) => {
  expect(trace(settle(codes, rows).all)).toEqual({ kind: "closed-circuits", circuits });
});

test.each([
  { name: "a cent that came in", more: outside("B", "stato", 1) },
  { name: "a cent that went out", more: from("B", "D", 1) },
])("a ring is no closed circuit for $name, and all its money has that origin", ({ more }) => {
  const huge = CIRCLE.map((row) => ({ ...row, importo: 100_000_000_000 }));
  const shares = unit({ received: [...huge, more] }, "A")?.shares ?? [];
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 14);
  expect(Math.max(...shares)).toBeCloseTo(1, 14);
});

test("a large network that goes round and round for a cent is said to be unsettled, not shown", () => {
  const many = Array.from({ length: 300 }, (_, n) => `E${n}`);
  const flows = many.flatMap((giver, n) =>
    [1, 2, 3, 5, 8, 13].map((step) => from(giver, many[(n + step) % many.length] ?? giver, 1_000_000_000)),
  );
  const rows = { received: [outside("E0", "stato", 1), ...flows] };
  expect(trace(settle(many, rows).all)).toEqual({ kind: "unsettled", error: expect.closeTo(1, 3) });
});
