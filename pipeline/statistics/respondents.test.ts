import { expect, test } from "vitest";
import { respondentsOf } from "./respondents.ts";

const perBlocco = new Map([
  ["risorse", new Set(["E1"])],
  ["finanziamenti", new Set(["E1", "E2"])],
  ["volontari", new Set(["E3"])],
]);

test("one block is an answer for its whole group, and for no other", () => {
  const answered = respondentsOf(perBlocco);
  expect(answered.get("denaro")).toEqual(new Set(["E1", "E2"]));
  expect(answered.get("persone")).toEqual(new Set(["E3"]));
  expect(answered.get("offerta")).toEqual(new Set());
});

test("who answered without a value that could be counted is silent for that group alone", () => {
  const answered = respondentsOf(perBlocco, new Map([["denaro", new Set(["E2", "E3"])]]));
  expect(answered.get("denaro")).toEqual(new Set(["E1"]));
  expect(answered.get("persone")).toEqual(new Set(["E3"]));
});
