// What is shown while files are read and compared, in orders that a real collection meets only by chance.
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Collection } from "../line/intake.ts";
import { type Comparing, openComparing } from "./comparing.ts";

/** A collection of which only what is asked matters: `E1 asked at 2` for each ente. */
const collection = (at: string, ...enti: readonly string[]): Collection =>
  ({
    diagnostics: enti.map((ente) => ({ ente, at: `${ente} ${at}` })),
    waiting: [],
  }) as never;
const shown = (comparing: Comparing): string[] =>
  comparing
    .now()
    .diagnostics.map((each) => ("at" in each ? String(each.at) : ""))
    .sort();

/** A comparison that ends when it is told to; `fail` lets it fail. */
function heldComparison() {
  const asked: { end: (found: Collection) => void; fail: () => void }[] = [];
  const again: string[] = [];
  const means = {
    compare: () =>
      new Promise<Collection>((end, reject) => {
        asked.push({ end, fail: () => reject(new Error("damaged")) });
      }),
    untilAllIsRead: async () => {},
    again: async () => void again.push("again"),
  };
  /** The nth comparison, once it is asked for. */
  const nth = async (n: number) => {
    while (asked[n] === undefined) await setImmediate();
    return asked[n];
  };
  return { means, nth, again };
}

test("what comes while a comparison is made is compared by the next, and is shown as it was read until then", async () => {
  const { means, nth } = heldComparison();
  const comparing = openComparing(collection("whole", "E1", "E2"), means);
  comparing.takeRead(collection("read", "E1", "E2"), ["E1"]);
  const first = await nth(0);
  comparing.takeRead(collection("read later", "E1", "E2"), ["E2"]);
  expect([comparing.isComparing("E1"), comparing.isComparing("E2")]).toEqual([true, true]);
  first.end(collection("compared", "E1", "E2"));
  const second = await nth(1);
  expect([comparing.isComparing("E1"), comparing.isComparing("E2")]).toEqual([false, true]);
  expect(shown(comparing)).toEqual(["E1 compared", "E2 read later"]);
  second.end(collection("compared later", "E1", "E2"));
  await comparing.compared();
  expect(shown(comparing)).toEqual(["E1 compared later", "E2 compared later"]);
});

test("a comparison that was begun before all was read anew is not shown", async () => {
  const { means, nth } = heldComparison();
  const comparing = openComparing(collection("whole", "E1"), means);
  comparing.takeRead(collection("read", "E1"), ["E1"]);
  const old = await nth(0);
  comparing.takeWhole(collection("anew", "E1"));
  old.end(collection("old", "E1"));
  await comparing.compared();
  expect(shown(comparing)).toEqual(["E1 anew"]);
  expect(comparing.isComparing("E1")).toBe(false);
});

test("after a comparison that failed all is read again; closed, none is begun", async () => {
  const { means, nth, again } = heldComparison();
  const comparing = openComparing(collection("whole", "E1"), means);
  comparing.takeRead(collection("read", "E1"), ["E1"]);
  (await nth(0)).fail();
  await comparing.compared();
  expect(again).toEqual(["again"]);
  await comparing.close();
  comparing.takeRead(collection("late", "E1"), ["E1"]);
  await comparing.compared();
  expect(shown(comparing)).toEqual(["E1 late"]);
});
