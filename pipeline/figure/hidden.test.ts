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
  expect(await openSuppression()(twoWay({ inner, targets }))).toEqual(hidden);
});
