import fc from "fast-check";
import { expect, test } from "vitest";
import { G1 } from "./golden.support.ts";
import { joinedClasses, KEY_CLASS, type SizeClass, sizeClasses } from "./size-classes.ts";

const units = (sizes: readonly number[]) => sizes.map((x, n) => ({ codice: `E${`${n}`.padStart(3, "0")}`, x }));
const codes = (classes: readonly SizeClass[]) => classes.map(({ id, enti }) => [id, enti.map(({ codice }) => codice)]);

test("the key class is the smallest set of three fifths, and whoever is above three hundredths alone", () => {
  const [key] = sizeClasses(G1);
  // Three enti have 60% of 17 090; three more have above 512.7 each.
  expect(key?.enti.map(({ codice }) => codice)).toEqual(["G01", "G02", "G03", "G04", "G05", "G06"]);
});

test("the largest contributor of a published cell is key, however small", () => {
  const [key, ...below] = sizeClasses(G1, new Set(["G24"]));
  expect(key?.enti.at(-1)?.codice).toBe("G24");
  expect(below.flatMap(({ enti }) => enti).map(({ codice }) => codice)).not.toContain("G24");
});

test("below the key class, classes hold about the same sum of roots, and equal enti stand together", () => {
  expect(codes(sizeClasses(units([1000, 16, 16, 9, 9, 9, 4, 4, 4, 4, 1])))).toEqual(
    [
      [KEY_CLASS, ["E000"]],
      ["2", ["E001", "E002", "E003", "E004", "E005"]],
      ["3", ["E006", "E007", "E008", "E009"]],
      ["4", ["E010"]],
    ].map((each) => each),
  );
});

test("a network without sizes is one class, and one without enti none", () => {
  expect(codes(sizeClasses(units([0, 0])))).toEqual([["2", ["E000", "E001"]]]);
  expect(sizeClasses([])).toEqual([]);
});

/** A class of so many enti, the first of which answered. */
interface Heard {
  readonly enti: number;
  readonly rispondenti: number;
}
function classesOf(parts: readonly Heard[]): { classes: SizeClass[]; answered: Set<string> } {
  const classes = parts.map(({ enti }, n) => ({
    id: n === 0 ? KEY_CLASS : `${n + 1}`,
    isKey: n === 0,
    enti: Array.from({ length: enti }, (_, i) => ({ codice: `${n}-${i}`, x: 100 - n })),
  }));
  const answered = parts.flatMap(({ rispondenti }, n) => Array.from({ length: rispondenti }, (_, i) => `${n}-${i}`));
  return { classes, answered: new Set(answered) };
}

test.each([
  {
    name: "enough everywhere",
    parts: [
      [3, 1],
      [8, 5],
      [9, 6],
      [20, 5],
    ],
    ids: ["2", "3", "4"],
  },
  {
    name: "too few of the smallest",
    parts: [
      [3, 3],
      [8, 5],
      [9, 6],
      [20, 4],
    ],
    ids: ["2", "3-4"],
  },
  {
    name: "too few of the largest below the key class",
    parts: [
      [3, 3],
      [8, 1],
      [9, 6],
      [20, 9],
    ],
    ids: ["2-3", "4"],
  },
  {
    name: "too few in the middle: the neighbour with fewer",
    parts: [
      [3, 3],
      [8, 5],
      [9, 2],
      [20, 9],
    ],
    ids: ["2-3", "4"],
  },
  {
    name: "of equal neighbours the smaller enti",
    parts: [
      [3, 3],
      [8, 6],
      [9, 2],
      [20, 6],
    ],
    ids: ["2", "3-4"],
  },
  {
    name: "joined twice",
    parts: [
      [3, 3],
      [8, 1],
      [9, 1],
      [20, 1],
    ],
    ids: ["2-3-4"],
  },
  {
    name: "few, but all of them",
    parts: [
      [3, 3],
      [2, 2],
      [9, 9],
      [20, 9],
    ],
    ids: ["2", "3", "4"],
  },
  {
    name: "a silent key class joins nobody",
    parts: [
      [3, 0],
      [8, 5],
    ],
    ids: ["2"],
  },
])("classes with $name are joined as they should be", ({ parts, ids }) => {
  const { classes, answered } = classesOf(parts.map(([enti = 0, rispondenti = 0]) => ({ enti, rispondenti })));
  const joined = joinedClasses(classes, answered);
  expect(joined.map(({ id }) => id)).toEqual([KEY_CLASS, ...ids]);
  expect(joined.flatMap(({ enti }) => enti)).toEqual(classes.flatMap(({ enti }) => enti));
});

test("whatever the sizes and their order, every ente stands in one class, larger classes first", () => {
  const sizes = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000_000 })), { maxLength: 60 });
  fc.assert(
    fc.property(sizes, fc.infiniteStream(fc.nat()), (xs, order) => {
      const frame = units(xs);
      const classes = sizeClasses(frame);
      const shuffled = frame.map((each) => ({ each, at: order.next().value ?? 0 })).sort((a, b) => a.at - b.at);
      expect(sizeClasses(shuffled.map(({ each }) => each))).toEqual(classes);
      const all = classes.flatMap(({ enti }) => enti.map(({ x }) => x));
      expect(all).toEqual([...xs].sort((a, b) => b - a));
    }),
  );
});
