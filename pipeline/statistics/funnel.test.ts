import { expect, test } from "vitest";
import { z } from "zod";
import { funnelOf } from "./funnel.ts";
import { expectNear, goldenJson, goldenRows } from "./golden.support.ts";

const areas = goldenRows(
  "coverage_input.csv",
  z
    .object({ neighbourhood: z.string(), pop: z.coerce.number(), x: z.coerce.number() })
    .transform(({ neighbourhood, pop, x }) => ({ codice: neighbourhood, residenti: pop, serviti: x })),
);
const n = z.number();
const golden = goldenJson(
  "coverage_golden.json",
  z.object({
    city_rate: n,
    phi_winsorised_10: n,
    A: n,
    units: z.array(
      z.object({
        neighbourhood: z.string(),
        expected: n,
        p_low: n,
        p_high: n,
        flag: z.string(),
        eb_rate: n,
      }),
    ),
  }),
);
const K = 1000;

test("tails, flags, dispersion and smoothed rates of the areas are R's", () => {
  const funnel = funnelOf(areas);
  if (funnel === null) throw new Error("no funnel");
  expectNear(K * funnel.tasso, golden.city_rate);
  expectNear(funnel.dispersione, golden.phi_winsorised_10);
  expectNear(funnel.varianza, golden.A);
  expect(funnel.solo_intervalli).toBe(true);
  for (const [i, wanted] of golden.units.entries()) {
    const area = funnel.aree[i];
    if (area === undefined) throw new Error(wanted.neighbourhood);
    expectNear(area.attesi, wanted.expected);
    expect(area.segno).toBe(wanted.flag);
    expectNear(K * area.tasso_lisciato, wanted.eb_rate);
    if (wanted.p_low > 1e-12) expectNear(area.al_massimo, wanted.p_low);
    if (wanted.p_high > 1e-12) expectNear(area.almeno, wanted.p_high);
    expect(area.diverso).toBe(false);
  }
});

const likely = [100, 102, 98, 101, 99, 100, 97, 103, 100, 100];
const areasOf = (served: readonly number[]) =>
  served.map((serviti, i) => ({ codice: `Q${i}`, residenti: 1000, serviti }));

test("among areas that vary by chance one that leaves it is different, and the others are the city's rate", () => {
  const one = funnelOf(areasOf([...likely, 140]));
  expect(one?.dispersione).toBeLessThan(2);
  expect(one?.aree.map(({ diverso }) => diverso)).toEqual([...likely.map(() => false), true]);
  const none = funnelOf(areasOf(likely));
  expect(none?.varianza).toBe(0);
  expect(none?.aree.map(({ tasso_lisciato }) => tasso_lisciato)).toEqual(likely.map(() => 0.1));
});

test("the more areas vary, the farther one must stand to be different", () => {
  const wide = funnelOf(areasOf([85, 115, 86, 114, 87, 113, 100, 88, 112, 125]));
  expect(wide?.dispersione).toBeGreaterThan(1.2);
  expect(wide?.solo_intervalli).toBe(false);
  const last = wide?.aree.at(-1);
  expect(last?.segno).toBe("++");
  expect(last?.diverso).toBe(false);
});

test("without residents or anybody served there is no rate to differ from", () => {
  expect(funnelOf([])).toBeNull();
  expect(funnelOf(areasOf([0, 0]))).toBeNull();
});
