import { expect, test } from "vitest";
import { inLettere } from "./numerals.ts";

test.each([
  [0, "zero", "zero"],
  [1, "uno", "una"],
  [2, "due", "due"],
  [11, "undici", "undici"],
  [20, "venti", "venti"],
  [21, "21", "21"],
  [1318, "1.318", "1.318"],
])("%d is said «%s», «%s»", (n, m, f) => {
  expect([inLettere(n, "m"), inLettere(n, "f")]).toEqual([m, f]);
});
