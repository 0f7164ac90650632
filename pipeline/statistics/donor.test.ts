import { expect, test } from "vitest";
import { z } from "zod";
import { nearestDonor } from "./donor.ts";
import { expectNear, G1, goldenJson } from "./golden.support.ts";

const golden = goldenJson(
  "g1_imputation_golden.json",
  z.object({
    nn: z.array(z.object({ id: z.string(), donor: z.string(), y_nn: z.number() })),
    nn_total: z.number(),
  }),
);
const heard = G1.flatMap(({ y, ...ente }) => (y === null ? [] : [{ ...ente, y }]));

test("the nearest donor of every silent ente is R's, and so is the total", () => {
  let total = heard.reduce((sum, { y }) => sum + y, 0);
  for (const { id, donor, y_nn } of golden.nn) {
    const silent = G1.find(({ codice }) => codice === id);
    if (silent === undefined) throw new Error(id);
    const found = nearestDonor(
      silent,
      heard.filter(({ classe }) => classe === silent.classe),
    );
    expect(found?.codice).toBe(donor);
    const value = ((found?.y ?? 0) / (found?.x ?? 1)) * silent.x;
    expectNear(value, y_nn);
    total += value;
  }
  expectNear(total, golden.nn_total);
  expect(nearestDonor({ codice: "E1", x: 4 }, [])).toBeNull();
});

test("of donors equally near the smaller gives, then the one whose code comes first", () => {
  const donors = [8, 2, 2].map((x, n) => ({ codice: `E${3 - n}`, x }));
  expect(nearestDonor({ codice: "E9", x: 4 }, donors)?.codice).toBe("E1");
});
