import { expect, test } from "vitest";
import { type Chapter, endingOf, spacingsOf, turnedOver } from "./pdf-fit.ts";

type Told = [pages: number, fill: number];
const chapter = (id: string, plain: Told, close: Told, wide: Told, spread = false): Chapter => {
  const ending = ([pages, fill]: Told) => ({ pages, fill });
  return { id, spread, facciate: 0, endings: { "": ending(plain), stretto: ending(close), arioso: ending(wide) } };
};

test.each<[string, Chapter, string]>([
  ["a full last page stays as it is", chapter("a", [3, 0.7], [3, 0.45], [4, 0.1]), ""],
  ["a page in the middle that ended short is filled", chapter("a", [4, 0.85], [3, 0.9], [4, 0.95]), "stretto"],
  ["a long chapter that is only a little longer stays as it is", chapter("a", [9, 0.7], [8, 0.65], [9, 0.9]), ""],
  ["a few lines on a last page go back to the one before", chapter("a", [3, 0.1], [2, 0.95], [3, 0.4]), "stretto"],
  ["half a page is filled by what is set wider", chapter("a", [3, 0.5], [3, 0.2], [3, 0.7]), "arioso"],
  ["where nothing fills it, the fewest pages", chapter("a", [5, 0.39], [4, 0.37], [5, 0.45]), "stretto"],
  ["of as many, the fullest", chapter("a", [3, 0.3], [3, 0.1], [3, 0.45]), "arioso"],
])("%s", (_, one, spacing) => {
  expect(spacingsOf([one], 5)).toEqual({ a: spacing });
});

test("what was not tried is not chosen", () => {
  const one = chapter("a", [3, 0.3], [3, 0.9], [3, 0.8]);
  expect(spacingsOf([{ ...one, endings: { "": one.endings[""] } }], 5)).toEqual({ a: "" });
});

test("before a spread a chapter is set closer rather than a page left white", () => {
  const first = chapter("a", [8, 0.65], [7, 0.99], [8, 0.95]);
  const second = chapter("b", [2, 0.9], [2, 0.8], [2, 0.95], true);
  expect(spacingsOf([first, second], 6)).toEqual({ a: "", b: "" });
  expect(spacingsOf([first, second], 7)).toEqual({ a: "stretto", b: "" });
});

test("nor one that would then leave pages short in its middle", () => {
  const first = chapter("a", [3, 0.7], [3, 0.65], [4, 0.8]);
  const second = chapter("b", [2, 0.9], [2, 0.8], [2, 0.95], true);
  expect(spacingsOf([first, second], 6)).toEqual({ a: "", b: "" });
});

test("a chapter that would end on an almost empty page is not set otherwise for a spread", () => {
  expect(spacingsOf([chapter("a", [1, 0.9], [1, 0.8], [2, 0.1], true)], 6)).toEqual({ a: "" });
});

test.each<[string, Told, Told, string]>([
  ["fits", [2, 1], [2, 0.9], ""],
  ["takes a page more", [3, 0.2], [2, 1], "stretto"],
  ["takes a page more in any case", [3, 0.4], [3, 0.1], ""],
])("a spread that %s", (_, plain, close, spacing) => {
  expect(spacingsOf([{ ...chapter("z", plain, close, plain), facciate: 2 }], 6)).toEqual({ z: spacing });
});

test("a chapter ends where the mark at its end fell", () => {
  expect(endingOf({ page: 4, y: 700 }, { page: 6, y: 416.7 })).toEqual({ pages: 3, fill: 0.5 });
  expect(endingOf({ page: 4, y: 700 }, undefined)).toBeNull();
});

/** The body of a page goes from 771 to 62.4 points. */
const at = (page: number, depth: number) => ({ page, y: 771 - depth * 708.6 });

test.each<[string, [number, number][], number, string | null]>([
  [
    "a low block turns over to a short last page",
    [
      [4, 0.2],
      [4, 0.8],
      [5, 0],
    ],
    0.45,
    "1",
  ],
  [
    "of several the lowest that is enough",
    [
      [4, 0.72],
      [4, 0.85],
      [5, 0],
    ],
    0.5,
    "1",
  ],
  [
    "a block so low that it would not fill it stays",
    [
      [4, 0.97],
      [5, 0],
    ],
    0.3,
    null,
  ],
  [
    "a block high on its page stays, which would be short itself",
    [
      [4, 0.4],
      [5, 0],
    ],
    0.5,
    null,
  ],
  [
    "a last page that is full takes nothing",
    [
      [4, 0.8],
      [5, 0],
    ],
    0.7,
    null,
  ],
])("%s", (_, places, fill, wanted) => {
  const blocks = places.map(([page, depth], id) => ({ ...at(page, depth), id: String(id), guidato: true }));
  expect(turnedOver(blocks, { pages: 2, fill })).toBe(wanted);
});

test("a block to which nothing leads may stand a little higher", () => {
  const blocks = (guidato: boolean) => [
    { ...at(4, 0.65), id: "a", guidato },
    { ...at(5, 0), id: "b", guidato },
  ];
  expect(turnedOver(blocks(false), { pages: 2, fill: 0.5 })).toBe("a");
  expect(turnedOver(blocks(true), { pages: 2, fill: 0.5 })).toBeNull();
  // What leads to the first block of the last page is enough where little is missing.
  expect(turnedOver(blocks(true), { pages: 2, fill: 0.55 })).toBe("b");
  expect(turnedOver([{ ...at(5, 0), id: "b", guidato: false }], { pages: 2, fill: 0.55 })).toBeNull();
});
