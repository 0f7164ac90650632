import { expect, test } from "vitest";
import { frazione, inLettere } from "./numerals.ts";

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

test.each([
  [0.5, "", 1, 2],
  [0.655, "quasi ", 2, 3],
  [0.22, "più di ", 1, 5],
  [0.345, "più di ", 1, 3],
  [0.97, null, 0, 0],
  [0, null, 0, 0],
  [0.37, null, 0, 0],
])("%d as a part in words", (share, circa, parti, su) => {
  expect(frazione(share)).toEqual(circa === null ? null : { circa, parti, su });
});
