import { expect, test } from "vitest";
import { z } from "zod";
import { expectNear, G1, goldenJson } from "./golden.support.ts";
import { influenceOf } from "./influence.ts";

const golden = goldenJson(
  "g1_imputation_golden.json",
  z.object({
    influence: z.array(z.object({ id: z.string(), rstudent: z.number(), G: z.number(), gbound: z.number() })),
  }),
);
const heard = G1.flatMap(({ y, ...ente }) => (y === null ? [] : [{ ...ente, y }]));

test("influence is R's", () => {
  const found = ["A_all", "B_med", "C_small"].flatMap((h) => influenceOf(heard.filter(({ classe }) => classe === h)));
  expect(found.map(({ codice }) => codice)).toEqual(golden.influence.map(({ id }) => id));
  for (const [n, { rstudent, G, gbound }] of golden.influence.entries()) {
    expectNear(found[n]?.residuo ?? 0, rstudent);
    expectNear(found[n]?.peso ?? 0, G);
    expect(found[n]?.notevole).toBe(Math.abs(rstudent) > 2 || Math.abs(G) > gbound);
  }
  expect(influenceOf(heard.slice(0, 2))).toEqual([]);
  const proportional = [1, 2, 3].map((x) => ({ codice: `${x}`, x, y: 2 * x }));
  expect(influenceOf(proportional).every(({ notevole }) => !notevole)).toBe(true);
});
