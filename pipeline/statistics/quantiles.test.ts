import { expect, test } from "vitest";
import {
  chiSquareQuantile,
  median,
  normalQuantile,
  poissonAtLeast,
  poissonAtMost,
  sampleQuantile,
  tQuantile,
} from "./quantiles.ts";

// Printed tables and R 4.2.2.
test.each([
  { name: "normal, 97.5%", found: normalQuantile(0.975), value: 1.959963984540054 },
  { name: "normal, 0.1%", found: normalQuantile(0.001), value: -3.090232306167814 },
  { name: "normal, half", found: normalQuantile(0.5), value: 0 },
  { name: "t with 1, 97.5%", found: tQuantile(0.975, 1), value: 12.706204736174698 },
  { name: "t with 11, 97.5%", found: tQuantile(0.975, 11), value: 2.200985160091638 },
  { name: "t with 11, 2.5%", found: tQuantile(0.025, 11), value: -2.200985160091638 },
  { name: "t with 120, 97.5%", found: tQuantile(0.975, 120), value: 1.979930405052777 },
  { name: "χ² with 2, 95%", found: chiSquareQuantile(0.95, 2), value: -2 * Math.log(0.05) },
  { name: "χ² with 2, 2.5%", found: chiSquareQuantile(0.025, 2), value: -2 * Math.log(0.975) },
  { name: "χ² with 10, 97.5%", found: chiSquareQuantile(0.975, 10), value: 20.483177350807388 },
  { name: "Poisson at most 3 of 2", found: poissonAtMost(3, 2), value: (1 + 2 + 2 + 4 / 3) * Math.exp(-2) },
  { name: "Poisson at least 1 of 2", found: poissonAtLeast(1, 2), value: 1 - Math.exp(-2) },
  { name: "Poisson none of 100", found: poissonAtMost(0, 100), value: Math.exp(-100) },
])("$name", ({ found, value }) => {
  expect(Math.abs(found - value)).toBeLessThanOrEqual(1e-10 * Math.abs(value));
});

test("nobody is less than nobody", () => {
  expect(poissonAtLeast(0, 3)).toBe(1);
});

test("both tails of a count that is met by chance add up to one and its own probability", () => {
  for (const mean of [0.1, 5, 61.7, 900]) {
    for (const count of [1, 4, 60, 950]) {
      expect(poissonAtMost(count - 1, mean) + poissonAtLeast(count, mean)).toBeCloseTo(1, 12);
    }
  }
});

test("quantiles of a sample lie between its values, as R's type 7 has them", () => {
  expect(sampleQuantile([40, 10, 30, 20], 0.25)).toBe(17.5);
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBeNaN();
});
