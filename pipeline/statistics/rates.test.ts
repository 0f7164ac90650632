import { test } from "vitest";
import { z } from "zod";
import { expectNear, goldenJson } from "./golden.support.ts";
import { byarLimits, poissonLimits, wilsonLimits } from "./rates.ts";

const n = z.number();
const limits = { exact_lo: n, exact_up: n, byar_lo: n, byar_up: n, wilson_lo: n, wilson_up: n };
const golden = goldenJson(
  "coverage_golden.json",
  z.object({
    units: z.array(z.object({ pop: n, x: n, ...limits })),
    zones: z.array(z.object({ pop: n, x: n, lo: n, up: n })),
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

test("limits of the zone are R's", () => {
  for (const { pop, x, lo, up } of golden.zones) {
    expectNear((K * poissonLimits(x).inf) / pop, lo);
    expectNear((K * poissonLimits(x).sup) / pop, up);
  }
});
