// What is not shown of a system, by the real solver; how cheap a set is stands in suppression.test.ts.
import { expect, test } from "vitest";
import { target, twoWay } from "../statistics/tables.support.ts";
import { openSuppression } from "./hidden.ts";

const inner = { "C1|Z1": 10, "C1|Z2": 40, "C2|Z1": 30, "C2|Z2": 20 };
const ALL = [...Object.keys(inner), "C1|T", "C2|T", "T|T", "T|Z1", "T|Z2"].sort();

test.each([
  ["no figure is unsafe: all is shown", [], []],
  ["one cell is unsafe: it hides behind the three others", [target("C1|Z1", 5, 5)], Object.keys(inner)],
  ["the total is of too few: nothing is shown", [target("T|T", 1, 1)], ALL],
  ["no set keeps the reader as far away as the rule asks: nothing is shown", [target("C1|Z1", 5, 95)], ALL],
])("%s", async (_, targets, hidden) => {
  expect(await openSuppression()(twoWay({ inner, targets }), null)).toEqual(hidden);
});

const unsafe = twoWay({ inner, targets: [target("C1|Z1", 5, 5)] });
const cheapest = Object.keys(inner);
test.each<[string, string[], string[]]>([
  ["dearer than need be, it stays as it was published", [...cheapest, "C1|T", "C2|T"].sort(), ["C1|T", "C2|T"]],
  ["with an id of something else, it stays without it", [...cheapest, "altra|stima"], []],
  ["with one figure less, it is not safe and found anew", cheapest.slice(1), []],
  ["with a line less, it is not safe and found anew", ["C1|Z1", "C1|Z2"], []],
])("a set that was found before: %s", async (_, before, more) => {
  expect(await openSuppression()(unsafe, before)).toEqual([...cheapest, ...more].sort());
});
