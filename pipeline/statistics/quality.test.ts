import { expect, test } from "vitest";
import { expectNear } from "./golden.support.ts";
import { bandOf, estimatedShare, intervalOf, letterOf, quantityResponse, toldError, variation } from "./quality.ts";
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
  ["of two enti is not told", 5234, { enti: 2, pari: 2 }, null],
  ["of none who stands for others is none", 0, { enti: 0, pari: 0 }, 0],
  ["of a few is told up to a quarter above", 5234, { enti: 3, pari: 2.4 }, 6300],
  ["of one among many small ones too", 5234, { enti: 80, pari: 4 }, 6300],
  ["of many alike keeps two digits", 5234, { enti: 80, pari: 60 }, 5300],
  ["that is such a step stays", 6300, { enti: 3, pari: 2.4 }, 6300],
  ["goes on into the next decade", 8.01, { enti: 3, pari: 2.4 }, 10],
  ["of a share is rounded alike", 0.00521, { enti: 40, pari: 30 }, 0.0053],
])("an error %s", (_, errore, spread, told) => {
  expect(toldError(errore, spread)).toBe(told);
});

test("an error that is told leaves the largest of three as unsure as their sum does", () => {
  // Who gave 10 of the sum knows the other two together; of their squares the exact error would tell each.
  const errorOf = (parts: readonly number[]) => 1.7 * Math.sqrt(parts.reduce((sum, part) => sum + part ** 2, 0));
  const told = (largest: number) => toldError(errorOf([10, largest, 100 - largest]), { enti: 3, pari: 2 });
  const alike = Array.from({ length: 36 }, (_, n) => 50 + n).filter((largest) => told(largest) === told(70));
  expect(Math.max(...alike) / Math.min(...alike)).toBeGreaterThan(1.2);
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
