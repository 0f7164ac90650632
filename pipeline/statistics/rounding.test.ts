// Rounded figures add up, each near its value, and the same whatever the order.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Roundable, roundTogether, type SumOf } from "./rounding.ts";
import { loadSolver, type Solver } from "./solver.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const cellsOf = (values: Record<string, number>): Roundable[] =>
  Object.entries(values).map(([id, value]) => ({ id, value }));
const rounded = (values: Record<string, number>, sums: readonly SumOf[]) => {
  const { values: found, adds } = roundTogether(cellsOf(values), sums, solver);
  return { ...Object.fromEntries(found), adds };
};

test.each([
  ["each alone, where that adds up", { t: 3.1, a: 1.1, b: 2 }, [["t", "a", "b"]], { t: 3, a: 1, b: 2, adds: true }],
  [
    "the one that is nearest to the next step",
    { t: 2, a: 0.4, b: 0.45, c: 1.15 },
    [["t", "a", "b", "c"]],
    { t: 2, a: 0, b: 1, c: 1, adds: true },
  ],
  ["whole values stay", { t: 6.5, a: 2, b: 4.5 }, [["t", "a", "b"]], { t: 7, a: 2, b: 5, adds: true }],
  ["two names of one number", { t: 1.5, a: 1.5 }, [["t", "a"]], { t: 2, a: 2, adds: true }],
  ["no sums", { a: 1.4 }, [], { a: 1, adds: true }],
] as const)("%s", (_, values, sums, wanted) => {
  const made = rounded(
    values,
    sums.map(([total, ...parts]) => ({ total, parts })),
  );
  expect(made).toEqual(wanted);
});

test("a sum that the values do not have is not forced on them", () => {
  expect(rounded({ t: 90, a: 1, b: 2 }, [{ total: "t", parts: ["a", "b"] }])).toEqual({
    t: 90,
    a: 1,
    b: 2,
    adds: false,
  });
});

test("a sum of what is no cell is refused by name", () => {
  expect(() => rounded({ t: 1.5 }, [{ total: "t", parts: ["x"] }])).toThrow("«x»");
});

/** A table of three dimensions with all its margins, of two of which only the crossings two by two are printed. */
function tableOf(cells: readonly number[]): { values: Roundable[]; sums: SumOf[] } {
  const exact = new Map<string, number>();
  const sums = new Map<string, Set<string>>();
  const names = ["r", "c", "f"];
  for (const [n, value] of cells.entries()) {
    const at = [`${n % 3}`, `${Math.floor(n / 3) % 3}`, `${Math.floor(n / 9)}`];
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const both = `${names[a]}${at[a]}${names[b]}${at[b]}`;
      const [one, other] = [`${names[a]}${at[a]}`, `${names[b]}${at[b]}`];
      exact.set(both, (exact.get(both) ?? 0) + value);
      sums.set(`${one}|${names[b]}`, (sums.get(`${one}|${names[b]}`) ?? new Set()).add(both));
      sums.set(`${other}|${names[a]}`, (sums.get(`${other}|${names[a]}`) ?? new Set()).add(both));
    }
    for (const [d, member] of at.entries()) {
      exact.set(`${names[d]}${member}`, (exact.get(`${names[d]}${member}`) ?? 0) + value);
      sums.set(`t|${names[d]}`, (sums.get(`t|${names[d]}`) ?? new Set()).add(`${names[d]}${member}`));
    }
    exact.set("t", (exact.get("t") ?? 0) + value);
  }
  return {
    values: [...exact].map(([id, value]) => ({ id, value })),
    sums: [...sums].map(([name, parts]) => ({ total: name.split("|")[0] ?? "", parts: [...parts] })),
  };
}

test("linked tables add up after rounding, each figure within a step of its value, in any order", () => {
  const thousandths = fc.integer({ min: 0, max: 40_000 }).map((value) => value / 1000);
  fc.assert(
    fc.property(fc.array(thousandths, { minLength: 27, maxLength: 27 }), (cells) => {
      const { values, sums } = tableOf(cells);
      const { values: found, adds } = roundTogether(values, sums, solver);
      expect(adds).toBe(true);
      for (const { total, parts } of sums)
        expect(parts.reduce((sum, part) => sum + (found.get(part) ?? 0), 0)).toBe(found.get(total));
      for (const { id, value } of values) expect(Math.abs((found.get(id) ?? 0) - value)).toBeLessThan(2);
      const again = roundTogether(values.toReversed(), sums.toReversed(), solver);
      expect([...again.values]).toEqual([...found]);
    }),
    { numRuns: 6 },
  );
});
