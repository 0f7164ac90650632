import { expect, test } from "vitest";
import { doubtBetween, doubtOf, type Side } from "./coverage-doubt.ts";

const side = (di: Record<string, number>, pubblico = 0): Side => ({ pubblico, di: new Map(Object.entries(di)) });

test.each<[what: string, there: Side, silent: Side, doubt: number]>([
  // 58 %: who answered knows the other within 0.005 / (0.58 · 0.42) of it.
  ["one beside one", side({ A: 58 }), side({ B: 42 }), 0.005 / (0.58 * 0.42)],
  ["one so small beside another that the digits hide it", side({ A: 1 }), side({ B: 99 }), 0.005 / 0.0099],
  [
    "two that answered: what the larger does not know of the other hides",
    side({ A: 30, C: 28 }),
    side({ B: 42 }),
    0.503,
  ],
  ["two that are silent hide each other", side({ A: 58 }), side({ B: 22, C: 20 }), 0.497],
  ["a holding of both sides knows both", side({ A: 58 }), side({ B: 40, A: 2 }), 0.022],
  ["the Comune, whose size is known to all", side({}, 58), side({ B: 42 }), 0.021],
  ["everybody answered", side({ A: 58, B: 42 }), side({}), Number.POSITIVE_INFINITY],
  ["only the Comune is silent: to each of two it tells the other", side({ A: 58, B: 42 }), side({}, 50), 0.039],
])("what a weight tells of %s", (_, there, silent, doubt) => {
  expect(doubtOf(there, silent)).toBeCloseTo(doubt, 3);
  expect(doubtOf(silent, there)).toBeCloseTo(doubt, 3);
});

test.each<[what: string, alone: Side, doubt: number]>([
  ["nobody", side({}), Number.POSITIVE_INFINITY],
  ["the Comune alone", side({}, 40), Number.POSITIVE_INFINITY],
  ["one: only the digits hide it", side({ A: 50 }), 0.02],
  ["two: each knows the other", side({ A: 50, B: 40 }), 0.02],
  ["three", side({ A: 50, B: 40, C: 10 }), 0.22],
])("what two weights tell together of %s that stands in one of them only", (_, alone, doubt) => {
  expect(doubtBetween(alone, 100)).toBeCloseTo(doubt, 10);
});

test.each<[what: string, there: Side, silent: Side, doubt: number]>([
  ["one is silent", side({ A: 30, C: 28 }), side({ B: 42 }), 0.5 / 42],
  ["two are silent", side({ A: 30, C: 28 }), side({ B: 30, D: 12 }), 0.5 / 30],
  ["three are silent", side({ A: 40, C: 38, F: 32 }), side({ B: 30, D: 12, E: 6 }), (6 + 0.79) / 30],
])("of a network of which it is known how large it is the weight tells more: %s", (_, there, silent, doubt) => {
  expect(doubtOf(there, silent, true)).toBeCloseTo(doubt, 10);
});
