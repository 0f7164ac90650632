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

const exact = (valore: number) => ({ valore, limiti: null });
const cell: GapInput = {
  bisogno: { valore: 100, limiti: { inf: 80, sup: 120 } },
  serviti: exact(90),
  attesi_citta: 95,
  protetta: "",
};

test("the gap of the zone to the city's rate is R's", () => {
  for (const { pop, x, gap_to_city } of golden.zones) {
    const found = gapOf({ ...cell, serviti: exact(x), attesi_citta: (pop * golden.city_rate) / 1000 });
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
    input: { ...cell, serviti: exact(100), attesi_citta: null },
    gap: { stato: "coperto", copertura: 1, divario: 0, limiti: { inf: 0, sup: 20 }, divario_citta: null },
  },
  {
    name: "nobody in need",
    input: { ...cell, bisogno: { valore: 0, limiti: { inf: 0, sup: 0 } } },
    gap: { stato: "coperto", copertura: null, limiti_copertura: null, divario: 0 },
  },
  {
    name: "limits of need and of served",
    input: { ...cell, serviti: { valore: 90, limiti: { inf: 60, sup: 100 } } },
    gap: { divario: 10, limiti: { inf: 0, sup: 60 }, limiti_copertura: { inf: 0.5, sup: 1.25 } },
  },
  {
    name: "a need without limits",
    input: { ...cell, bisogno: exact(100) },
    gap: { divario: 10, limiti: null, limiti_copertura: null },
  },
])("a cell with $name says so", ({ input, gap }) => {
  expect(gapOf(input)).toMatchObject(gap);
});

test.each([
  { name: "no estimate of the need", input: { ...cell, bisogno: null }, gap: { stato: "ignoto" } },
  { name: "unknown persons served", input: { ...cell, serviti: null }, gap: { stato: "ignoto" } },
  { name: "a gate that does not hold", input: { ...cell, protetta: "precisione" as const }, gap: { stato: "ignoto" } },
  { name: "a hidden figura", input: { ...cell, protetta: "riservatezza" as const }, gap: { stato: "riservato" } },
  {
    name: "a hidden figura whose need nobody estimated",
    input: { ...cell, bisogno: null, protetta: "riservatezza" as const },
    gap: { stato: "riservato" },
  },
])("a cell with $name has no number at all", ({ input, gap }) => {
  expect(gapOf(input)).toEqual(gap);
});
