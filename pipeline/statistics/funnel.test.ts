import { expect, test } from "vitest";
import { z } from "zod";
import { funnelOf } from "./funnel.ts";
import { type GapInput, gapOf } from "./gap.ts";
import { expectNear, goldenJson, goldenRows } from "./golden.support.ts";
import { byarLimits, poissonLimits, wilsonLimits } from "./rates.ts";

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
        pop: n,
        x: n,
        exact_lo: n,
        exact_up: n,
        byar_lo: n,
        byar_up: n,
        wilson_lo: n,
        wilson_up: n,
        expected: n,
        p_low: n,
        p_high: n,
        flag: z.string(),
        eb_rate: n,
      }),
    ),
    zones: z.array(z.object({ pop: n, x: n, lo: n, up: n, gap_to_city: n })),
  }),
);
const K = 1000;

test("limits of rates are R's, of none served too", () => {
  for (const { pop, x, ...wanted } of golden.units) {
    const [exact, byar, wilson] = [poissonLimits(x), byarLimits(x), wilsonLimits(x, pop)];
    expectNear((K * exact.inf) / pop, wanted.exact_lo);
    expectNear((K * exact.sup) / pop, wanted.exact_up);
    expectNear((K * byar.inf) / pop, wanted.byar_lo);
    expectNear((K * byar.sup) / pop, wanted.byar_up);
    expectNear(K * wilson.inf, wanted.wilson_lo);
    expectNear(K * wilson.sup, wanted.wilson_up);
  }
});

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

const cell: GapInput = {
  residenti: 1000,
  prevalenza: { valore: 0.1, inf: 0.08, sup: 0.12 },
  serviti: 90,
  tasso_citta: 0.095,
  protetta: "",
};

test("the gap of the zone to the city's rate is R's", () => {
  for (const { pop, x, lo, up, gap_to_city } of golden.zones) {
    const found = gapOf({ ...cell, residenti: pop, serviti: x, tasso_citta: golden.city_rate / K });
    expectNear(found.stato === "scoperto" || found.stato === "coperto" ? (found.divario_citta ?? -1) : -1, gap_to_city);
    expectNear((K * poissonLimits(x).inf) / pop, lo);
    expectNear((K * poissonLimits(x).sup) / pop, up);
  }
});

test.each([
  {
    name: "fewer served than in need",
    input: cell,
    gap: {
      stato: "scoperto",
      bisogno: 100,
      copertura: 0.9,
      divario: 10,
      limiti: { inf: 0, sup: 30 },
      divario_citta: 5,
    },
  },
  {
    name: "as many served as in need, the city's rate unknown",
    input: { ...cell, serviti: 100, tasso_citta: null },
    gap: { stato: "coperto", copertura: 1, divario: 0, limiti: { inf: 0, sup: 20 }, divario_citta: null },
  },
  {
    name: "nobody in need",
    input: { ...cell, prevalenza: { valore: 0, inf: 0, sup: 0 } },
    gap: { stato: "coperto", copertura: null, divario: 0 },
  },
])("a cell with $name says so", ({ input, gap }) => {
  expect(gapOf(input)).toMatchObject(gap);
});

test.each([
  { name: "no estimate of the need", input: { ...cell, prevalenza: null }, gap: { stato: "ignoto" } },
  { name: "unknown persons served", input: { ...cell, serviti: null }, gap: { stato: "ignoto" } },
  { name: "a gate that does not hold", input: { ...cell, protetta: "precisione" as const }, gap: { stato: "ignoto" } },
  { name: "a hidden figura", input: { ...cell, protetta: "riservatezza" as const }, gap: { stato: "riservato" } },
  {
    name: "a hidden figura whose need nobody estimated",
    input: { ...cell, prevalenza: null, protetta: "riservatezza" as const },
    gap: { stato: "riservato" },
  },
])("a cell with $name has no number at all", ({ input, gap }) => {
  expect(gapOf(input)).toEqual(gap);
});
