import { expect, test } from "vitest";
import { z } from "zod";
import { type GapInput, gapOf } from "./gap.ts";
import { expectNear, goldenJson } from "./golden.support.ts";

const golden = goldenJson(
  "coverage_golden.json",
  z.object({
    city_rate: z.number(),
    zones: z.array(z.object({ pop: z.number(), x: z.number(), gap_to_city: z.number() })),
  }),
);

const cell: GapInput = {
  residenti: 1000,
  prevalenza: { valore: 0.1, inf: 0.08, sup: 0.12 },
  serviti: 90,
  tasso_citta: 0.095,
  protetta: "",
};

test("the gap of the zone to the city's rate is R's", () => {
  for (const { pop, x, gap_to_city } of golden.zones) {
    const found = gapOf({ ...cell, residenti: pop, serviti: x, tasso_citta: golden.city_rate / 1000 });
    expectNear(found.stato === "scoperto" || found.stato === "coperto" ? (found.divario_citta ?? -1) : -1, gap_to_city);
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
