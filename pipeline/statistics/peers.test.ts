// Who is far from enti alike, and that nobody can work another's value out of being told so.
import fc from "fast-check";
import { expect, test } from "vitest";
import { FEWEST_OTHERS, farFromPeers, type Peer } from "./peers.ts";

const peers = (values: readonly number[], more: Partial<Peer> = {}): Peer[] =>
  values.map((valore, n) => ({ codice: `E${n}`, titolare: `E${n}`, gruppi: ["coop", ""], valore, ...more }));
const AROUND = [60, 70, 75, 78, 80, 82, 85, 90, 95, 100, 110];
const told = (all: readonly Peer[]) => farFromPeers(all).map(({ codice, verso }) => `${codice} ${verso}`);

test.each([
  ["nobody among enti that are alike", AROUND, []],
  ["one far above", [...AROUND, 800], ["E11 più"]],
  ["one far below", [...AROUND, 8], ["E11 meno"]],
  ["not one that is three times more, where all are nearly alike", [...AROUND.map(() => 80), 240], []],
  ["one that is five times more, where all are nearly alike", [...AROUND.map(() => 80), 400], ["E11 più"]],
  ["not one of a group as varied as that", [1, 3, 9, 27, 81, 243, 729, 2187, 6561, 19_683, 59_049, 177_147], []],
  ["nobody among fewer than ten others", [...AROUND.slice(0, FEWEST_OTHERS - 1), 800], []],
  ["one beside exactly ten others", [...AROUND.slice(0, FEWEST_OTHERS), 800], ["E10 più"]],
])("%s", (_, values, wanted) => expect(told(peers(values))).toEqual(wanted));

test("enti of one holder count as one", () => {
  expect(told([...peers(AROUND, { titolare: "consorzio" }), ...peers([800])])).toEqual([]);
});

test("the nearest group that is large enough judges, and only that", () => {
  const coops = peers(AROUND, { gruppi: ["coop grandi", "coop", ""] });
  const others = peers(AROUND.map((value) => value * 10)).map((peer) => ({ ...peer, gruppi: ["aps", ""] }));
  const one: Peer = { codice: "X", titolare: "X", gruppi: ["coop grandi", "coop", ""], valore: 800 };
  expect(told([...coops, ...others, one])).toEqual(["X più"]);
  const alone: Peer = { ...one, gruppi: ["rara", ""] };
  expect(told([...coops, ...others, alone])).toEqual([]);
});

test("what is told of one is its own value and a direction, and is the same if any other were like the usual one", () => {
  const value = fc.integer({ min: 1, max: 1_000_000 });
  const network = fc.array(value, { minLength: FEWEST_OTHERS + 1, maxLength: 40 });
  let fired = 0;
  fc.assert(
    fc.property(network, fc.integer({ min: 1, max: 6 }), (values, tens) => {
      const own: Peer = { codice: "X", titolare: "X", gruppi: ["coop", ""], valore: 10 ** tens * Math.max(...values) };
      const all = [...peers(values), own];
      const sorted = all.map(({ valore }) => valore).sort((a, b) => a - b);
      const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
      if (low === undefined || high === undefined) return;
      const told = (network: readonly Peer[]) => farFromPeers(network).find(({ codice }) => codice === "X");
      const before = told(all);
      if (before === undefined) return;
      fired++;
      expect(before).toEqual({ codice: "X", valore: own.valore, verso: "più" });
      // So nobody learns whether another is far from what is usual, nor how far.
      for (const [n, other] of all.slice(0, -1).entries())
        expect(told(all.with(n, { ...other, valore: Math.min(high, Math.max(low, other.valore)) }))).toEqual(before);
    }),
    { numRuns: 300 },
  );
  expect(fired).toBeGreaterThan(30);
});
