import { expect, test } from "vitest";
import { audit } from "./audit.ts";
import { OUTSIDER } from "./primary.ts";
import type { Witness } from "./suppression-system.ts";
import { target, twoWay } from "./tables.support.ts";

// [10 20; 40 50]: C1|Z1 is unsafe; E2 alone makes up C1|Z2.
const system = twoWay({
  inner: { "C1|Z1": 10, "C1|Z2": 20, "C1|Z3": 60, "C2|Z1": 40, "C2|Z2": 50, "C2|Z3": 80 },
  alone: { "C1|Z2": "E2" },
  targets: [target("C1|Z1", 1, 2, "E2")],
});
const HIDDEN = ["C1|Z1", "C1|Z3", "C2|Z1", "C2|Z3"];
const witness = (side: Witness["side"], changes: Readonly<Record<string, number>>): Witness => ({
  block: "dichiarato",
  target: "C1|Z1",
  side,
  changes: new Map(Object.entries(changes)),
});
const cycle = (by: number, cells: readonly string[] = HIDDEN) =>
  Object.fromEntries(cells.map((cell, index) => [cell, index === 0 || index === 3 ? by : -by]));
const GOOD = [witness("giu", cycle(-1)), witness("su", cycle(2))];
const near = (side: Witness["side"], attacker: string) => ({
  kind: "too-near",
  block: "dichiarato",
  target: "C1|Z1",
  side,
  attacker,
});

test("finds nothing where a witness keeps every attacker far enough", () => {
  expect(audit(system, new Set(HIDDEN), GOOD)).toEqual([]);
});

test("a witness larger than the need counts, made as large as the need", () => {
  expect(audit(system, new Set(HIDDEN), [witness("giu", cycle(-10)), witness("su", cycle(40))])).toEqual([]);
});

const [down, up] = GOOD;
const seen = [near("su", OUTSIDER), near("su", "E2")];
test.each([
  { name: "no witness", changes: null },
  { name: "a witness that does not reach", changes: cycle(1.9) },
  { name: "a witness of the other side", changes: cycle(-2) },
  { name: "a witness that breaks a sum", changes: { ...cycle(2), "C2|Z3": 1.99 } },
  { name: "a witness that moves what is shown", changes: { "C1|Z1": 2, "C1|T": 2, "C2|Z1": -2, "C2|T": -2 } },
  {
    name: "a witness below zero",
    changes: { "C1|Z1": 2, "C1|Z3": -2, "C2|Z1": -2, "C2|Z3": 2 },
    inner: { "C2|Z1": 1 },
  },
  { name: "a witness above all that anybody believes", changes: { ...cycle(2), "C1|Z3": -2 }, ceiling: 1 },
  { name: "a witness in a cell that is not there", changes: { ...cycle(2), "C9|Z9": 1 } },
])("is not content with $name", ({ changes, inner = {}, ceiling }) => {
  const other = {
    ...system,
    blocks: system.blocks.map((block) => ({
      ...block,
      ceiling: ceiling ?? block.ceiling,
      variables: block.variables.map((each) => ({
        ...each,
        value: new Map(Object.entries(inner)).get(each.id) ?? each.value,
      })),
    })),
  };
  const witnesses = [down, changes === null ? undefined : witness("su", changes)].filter((each) => each !== undefined);
  expect(audit(other, new Set(HIDDEN), witnesses)).toEqual(seen);
});

test("a witness that moves what an attacker makes up alone says nothing to him", () => {
  const cells = ["C1|Z1", "C1|Z2", "C2|Z1", "C2|Z2"];
  const witnesses = [witness("giu", cycle(-1, cells)), witness("su", cycle(2, cells))];
  expect(audit(system, new Set(cells), witnesses)).toEqual([near("giu", "E2"), near("su", "E2")]);
});

test("a witness that takes from an attacker what is his own says nothing to him", () => {
  const knowing = {
    ...system,
    blocks: system.blocks.map((block) => ({
      ...block,
      variables: block.variables.map((each) =>
        each.id === "C1|Z3" ? { ...each, known: new Map([["E2", 59]]) } : each,
      ),
    })),
  };
  expect(audit(knowing, new Set(HIDDEN), GOOD)).toEqual([near("su", "E2")]);
});

test.each([
  { name: "an unsafe figure shown", hidden: HIDDEN.slice(1), kinds: ["primary-shown", "alone", "alone", "too-near"] },
  { name: "the grand total hidden", hidden: [...HIDDEN, "T|T"], kinds: ["shown-hidden", "alone"] },
  { name: "a cell hidden alone in its row", hidden: [...HIDDEN, "C1|Z2"], kinds: ["alone"] },
])("tells $name", ({ hidden, kinds }) => {
  const found = new Set(
    audit(system, new Set(hidden), up === undefined || down === undefined ? [] : [down, up]).map(({ kind }) => kind),
  );
  expect(found).toEqual(new Set(kinds));
});

test("a figure shown under one of its names is told", () => {
  const named = {
    ...system,
    choices: system.choices.map((each) => (each.id === "C1|Z3" ? { ...each, names: ["C1|Z3", "altro"] } : each)),
  };
  expect(audit(named, new Set(HIDDEN), GOOD)).toContainEqual({ kind: "alone", block: "", figure: "C1|Z3" });
  expect(audit(named, new Set([...HIDDEN, "altro"]), GOOD)).toEqual([]);
});
