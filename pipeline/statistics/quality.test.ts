import { expect, test } from "vitest";
import { expectNear } from "./golden.support.ts";
import { bandOf, estimatedShare, intervalOf, letterOf, quantityResponse, variation } from "./quality.ts";
import { tQuantile } from "./quantiles.ts";

const T11 = tQuantile(0.975, 11);

test("a large error gives an interval on logarithms, which stays above zero (golden `log_ci`)", () => {
  const limits = intervalOf({ valore: 400, errore: 80, t: T11 }, 0);
  expectNear(limits?.inf ?? 0, 257.5638151151);
  expectNear(limits?.sup ?? 0, 621.2052726759);
  const at = intervalOf({ valore: 400, errore: 60, t: T11 }, 0);
  expectNear((at?.inf ?? 0) + (at?.sup ?? 0), 800);
});

test("an interval never reaches below what was declared, and is none where nobody is expanded", () => {
  expect(intervalOf({ valore: 400, errore: 20, t: T11 }, 390)).toMatchObject({ inf: 390 });
  expect(intervalOf({ valore: 400, errore: 0, t: T11 }, 390)).toBeNull();
});

test.each([
  [0, "A"],
  [0.0499, "A"],
  [0.05, "B"],
  [0.1, "C"],
  [0.15, "D"],
  [0.25, "E"],
  [0.35, "F"],
  [Number.POSITIVE_INFINITY, "F"],
])("a coefficient of variation of %d is a letter %s", (cv, letter) => {
  expect(letterOf(cv)).toBe(letter);
});

test("an error around zero is without measure, and no error is none", () => {
  expect(variation({ valore: 0, errore: 5, t: 3 })).toBe(Number.POSITIVE_INFINITY);
  expect(variation({ valore: 0, errore: 0, t: 3 })).toBe(0);
});

test("the band is around what was not declared", () => {
  const total = { valore: 1000, dichiarato: 900, errore: 10, t: 2 };
  expect(bandOf(total)).toEqual({ inf: 980, sup: 1020 });
  expect(estimatedShare(total)).toBeCloseTo(0.1, 12);
  expect(quantityResponse(total, 50).propria).toBeCloseTo(0.9, 12);
  expect(quantityResponse(total, 50).totale).toBeCloseTo(0.95, 12);
  expect(estimatedShare({ ...total, valore: 0, dichiarato: 0 })).toBe(0);
});
