import { expect, test } from "vitest";
import { z } from "zod";
import { expectNear, G1, goldenJson } from "./golden.support.ts";
import {
  itemResponse,
  type Part,
  partialIndicator,
  type ResponseStatus,
  representativity,
  unitResponse,
} from "./response.ts";

const { Q_quality: golden } = goldenJson(
  "g1_golden.json",
  z.object({
    Q_quality: z.object({
      unit_response_rate: z.number(),
      S_rho: z.number(),
      R_indicator: z.number(),
      cv_rho: z.number(),
    }),
  }),
);

const partsBy = (key: "classe" | "zona"): Part[] =>
  [...Map.groupBy(G1, (ente) => ente[key]).values()].map((enti) => ({
    enti: enti.length,
    rispondenti: enti.filter(({ y }) => y !== null).length,
  }));

test("unit response and R-indicator are R's", () => {
  const statuses = G1.map(({ y }): ResponseStatus => (y === null ? "N2" : "R1"));
  expectNear(unitResponse(statuses) ?? 0, golden.unit_response_rate);
  const found = representativity(partsBy("classe"));
  expectNear(found?.s ?? 0, golden.S_rho);
  expectNear(found?.r ?? 0, golden.R_indicator);
  expectNear(found?.cv ?? 0, golden.cv_rho);
});

test.each<{ name: string; statuses: ResponseStatus[]; rate: number | null }>([
  {
    name: "partial answers count, refusals, late and unusable ones do not",
    statuses: ["R1", "R2", "N1", "N3", "N4"],
    rate: 0.4,
  },
  { name: "who is not eligible is left out", statuses: ["R1", "N2", "I", "I"], rate: 0.5 },
  { name: "of the unknown, as many count as of the known", statuses: ["R1", "N2", "I", "I", "U", "U"], rate: 1 / 3 },
  { name: "nobody eligible has no rate", statuses: ["I", "U"], rate: null },
])("unit response: $name", ({ statuses, rate }) => {
  expect(unitResponse(statuses)).toBe(rate);
});

test("answers of every class alike are representative; none, or one ente, say nothing", () => {
  const alike = [
    { enti: 10, rispondenti: 5 },
    { enti: 4, rispondenti: 2 },
    { enti: 0, rispondenti: 0 },
  ];
  expect(representativity(alike)).toEqual({ r: 1, s: 0, cv: 0 });
  expect(representativity([{ enti: 10, rispondenti: 0 }])).toBeNull();
  expect(representativity([{ enti: 1, rispondenti: 1 }])).toBeNull();
});

test("the partial indicator says by what to call back: here by size more than by zona", () => {
  const [size, zona] = [partialIndicator(partsBy("classe")), partialIndicator(partsBy("zona"))];
  // 4/4, 5/8, 5/12 and 6/12, 8/12 answered, of 14/24.
  expectNear(size, golden.S_rho * Math.sqrt(23 / 24));
  expectNear(zona, 1 / 12);
  expect(partialIndicator([])).toBe(0);
});

test("item response is the share of rows with a value", () => {
  expect(itemResponse({ righe: 10, senza: 3 })).toBe(0.7);
  expect(itemResponse({ righe: 0, senza: 0 })).toBeNull();
});
