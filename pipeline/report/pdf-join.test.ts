import { expect, test } from "vitest";
import { type Alone, followers, groupsOf, isBetter, type Laid, laidOut } from "./pdf-join.ts";

const laid = (id: string, from: number, to: number, fill: number, more: Partial<Laid> = {}): Laid => ({
  ...{ id, from, to, fill, isSpread: false, follows: true, fillsWhite: false },
  ...more,
});

test.each<[string, Laid[], string[]]>([
  ["a full last page is followed by none", [laid("a", 4, 5, 0.8), laid("b", 6, 6, 0.9)], []],
  ["a short last page is followed", [laid("a", 4, 5, 0.3), laid("b", 6, 7, 0.9)], ["b"]],
  ["what was joined is not joined again", [laid("a", 4, 5, 0.3), laid("b", 5, 7, 0.9)], []],
  ["the appendix follows nobody", [laid("a", 4, 5, 0.3), laid("b", 6, 7, 0.9, { follows: false })], []],
  [
    "a spread follows nobody, nor is followed",
    [laid("a", 4, 4, 0.3), laid("b", 6, 7, 0.3, { isSpread: true }), laid("c", 8, 8, 0.9)],
    [],
  ],
])("%s", (_, chapters, follow) => {
  expect(followers(chapters)).toEqual(follow);
});

const apart = [laid("a", 4, 5, 0.3), laid("b", 6, 7, 0.5), laid("c", 8, 9, 0.8)];
test.each<[string, Laid[], boolean]>([
  ["a page less", [laid("a", 4, 5, 0.3), laid("b", 5, 6, 0.9), laid("c", 7, 8, 0.8)], true],
  ["as many pages, and none short", [laid("a", 4, 5, 0.3), laid("b", 5, 7, 0.1), laid("b2", 7, 9, 0.8)], true],
  [
    "a hole in the middle of the one that was joined",
    [laid("a", 4, 5, 0.3), laid("b", 5, 7, 0.7), laid("c", 8, 9, 0.8)],
    false,
  ],
  ["one that does not begin there", [laid("a", 4, 5, 0.3), laid("b", 6, 6, 0.9), laid("c", 7, 8, 0.8)], false],
  ["nothing changed", apart, false],
])("shared pages are better with %s", (_, now, better) => {
  expect(isBetter(now, apart, ["b"])).toBe(better);
});

test("a spread that comes to begin on a right page costs a white one", () => {
  const spread = (from: number) => laid("s", from, from + 1, 1, { isSpread: true });
  const [host, alone] = [laid("a", 4, 5, 0.3), laid("b", 6, 7, 0.5)];
  const [joined, full] = [laid("b", 5, 6, 0.9), { ...alone, fill: 0.9 }];
  expect(isBetter([host, joined, spread(8)], [host, alone, spread(8)], ["b"])).toBe(true);
  expect(isBetter([host, joined, spread(8)], [host, full, spread(8)], ["b"])).toBe(false);
  // Its list of pages stands on it.
  expect(isBetter([host, { ...joined, fillsWhite: true }, spread(8)], [host, full, spread(8)], ["b"])).toBe(true);
});

test("several are better together only where each begins on the page of the one before it, and leaves no hole", () => {
  const three = [...apart.slice(0, 2), laid("c", 8, 9, 0.1), laid("d", 10, 10, 0.8)];
  const [a, c] = [laid("a", 4, 5, 0.3), laid("c", 6, 7, 0.9)];
  const last = laid("d", 8, 8, 0.8);
  expect(isBetter([a, laid("b", 5, 6, 0.8), c, last], three, ["b", "c"])).toBe(true);
  expect(isBetter([a, laid("b", 5, 6, 0.8), { ...c, from: 7 }, last], three, ["b", "c"])).toBe(false);
});

test("chapters follow each other, those of a group as they were laid out together", () => {
  const alone = (id: string, pages: number): Alone => ({
    id,
    pages,
    fill: 0.5,
    isSpread: false,
    follows: true,
    fillsWhite: false,
  });
  const chapters = [alone("a", 2), alone("b", 3), alone("c", 1), alone("d", 2)];
  const pagesOf = (laid: readonly Laid[]) => laid.map(({ id, from, to }) => [id, from, to]);
  expect(pagesOf(laidOut(chapters, [], 4))).toEqual([
    ["a", 4, 5],
    ["b", 6, 8],
    ["c", 9, 9],
    ["d", 10, 11],
  ]);
  expect(pagesOf(laidOut(chapters, [[laid("b", 1, 3, 0.4), laid("c", 3, 4, 0.2)]], 1))).toEqual([
    ["a", 1, 2],
    ["b", 3, 5],
    ["c", 5, 6],
    ["d", 7, 8],
  ]);
  const [first, ...others] = chapters;
  const spreads = [...(first === undefined ? [] : [first]), ...others.map((each) => ({ ...each, isSpread: true }))];
  expect(pagesOf(laidOut(spreads, [], 1))).toEqual([
    ["a", 1, 2],
    ["b", 4, 6],
    ["c", 8, 8],
    ["d", 10, 11],
  ]);
});

test("a group is a chapter and those that follow it", () => {
  expect(groupsOf(["a", "b", "c", "d", "e"], ["b", "c", "e"])).toEqual([
    ["a", "b", "c"],
    ["d", "e"],
  ]);
  expect(groupsOf(["a", "b"], [])).toEqual([]);
});
