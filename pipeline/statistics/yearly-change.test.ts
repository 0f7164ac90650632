import { expect, test } from "vitest";
import { z } from "zod";
import { expectNear, goldenJson, goldenRows } from "./golden.support.ts";
import { ASKS, HOLDS, stepsAway, thousandProposal, yearlyChange } from "./yearly-change.ts";

const pairs = goldenRows(
  "hb_input.csv",
  z
    .object({ id: z.string(), prev: z.coerce.number(), curr: z.coerce.number() })
    .transform(({ id, prev, curr }) => ({ codice: id, prima: prev, ora: curr })),
);
const golden = goldenJson(
  "hb_golden.json",
  z.object({
    hb: z.array(
      z.object({
        U: z.number(),
        A: z.number(),
        C: z.number(),
        median_ratio: z.number(),
        d1: z.number(),
        d3: z.number(),
        low: z.number(),
        up: z.number(),
        outliers: z.array(z.string()),
        units: z.array(z.object({ id: z.string(), E: z.number() })),
      }),
    ),
    thousand: z.array(z.object({ id: z.string(), proposal: z.number().optional() })),
  }),
);

test.each(golden.hb)("effects and limits with U $U, A $A, C $C are R's", (wanted) => {
  const found = yearlyChange(pairs, wanted);
  if (found === null) throw new Error("too few pairs");
  const { limiti, effetti } = found;
  expectNear(limiti.rapporto, wanted.median_ratio, 1e-9);
  expectNear(limiti.sotto, wanted.d1, 1e-9);
  expectNear(limiti.sopra, wanted.d3, 1e-9);
  expectNear(limiti.mediana - wanted.C * limiti.sotto, wanted.low, 1e-9);
  expectNear(limiti.mediana + wanted.C * limiti.sopra, wanted.up, 1e-9);
  for (const [n, { id, E }] of wanted.units.entries()) {
    expect(effetti[n]?.codice).toBe(id);
    expectNear(effetti[n]?.effetto ?? 0, E, 1e-9);
  }
  const outside = effetti.filter(({ effetto }) => stepsAway(effetto, limiti) > wanted.C);
  expect(outside.map(({ codice }) => codice)).toEqual(wanted.outliers);
});

test("as proposed, seven steps ask and twenty hold", () => {
  const found = yearlyChange(pairs);
  if (found === null) throw new Error("too few pairs");
  const beyond = (limit: number) =>
    found.effetti.filter(({ effetto }) => stepsAway(effetto, found.limiti) > limit).map(({ codice }) => codice);
  expect(beyond(ASKS)).toEqual(["U06", "U08", "U12", "U13"]);
  expect(beyond(HOLDS)).toEqual(["U06", "U08", "U12"]);
});

const change = (n: number, ora: number) => ({ codice: `E${n}`, prima: 100, ora });
const moving = Array.from({ length: 10 }, (_, n) => change(n, 101 + n));
const still = Array.from({ length: 10 }, (_, n) => change(n + 10, 100));

test("where half of the values are last year's own, the others say what is typical", () => {
  const [alone, among] = [yearlyChange(moving), yearlyChange([...moving, ...still])];
  expect(among).toEqual(alone);
  expect(yearlyChange([...moving, ...still.slice(1)])?.limiti.rapporto).toBe(1.01);
});

test("fewer than ten that say what is typical give no limits", () => {
  expect(yearlyChange(moving.slice(1))).toBeNull();
  expect(yearlyChange([...moving.slice(1), ...still])).toBeNull();
  expect(yearlyChange([...moving.slice(1), change(50, 0), { ...change(51, 5), prima: -2 }])).toBeNull();
});

test("all of one proportion have a step all the same, so that one that leaves it is seen", () => {
  const same = Array.from({ length: 12 }, (_, n) => ({ codice: `E${n}`, prima: 100 + n, ora: (100 + n) * 2 }));
  const found = yearlyChange([...same, change(20, 900)]);
  expect(found?.limiti).toMatchObject({ mediana: 0, sotto: 0.05, sopra: 0.05 });
});

test("a value a thousand times last year's, or a thousandth, has a proposal", () => {
  for (const [n, { proposal }] of golden.thousand.entries()) {
    const pair = pairs[n];
    if (pair === undefined) throw new Error("no pair");
    expect(thousandProposal(pair)).toBe(proposal ?? null);
  }
  expect(thousandProposal({ prima: 61_500, ora: 60 })).toBe(60_000);
  expect(thousandProposal({ prima: 0, ora: 60 })).toBeNull();
});
