import { expect, test } from "vitest";
import { makeTitles } from "./survey-titles.ts";

const titles = (...texts: readonly string[]) =>
  makeTitles({
    number: 1,
    hidden: false,
    cells: texts.map((text, n) => ({ column: n + 1, text, content: { kind: "testo" }, formula: false })),
  });

test.each([
  ["as it is", "Zona", "Zona"],
  ["with tags", "<p>Quanti <strong>volontari</strong>?<br />In tutto</p>", "Quanti volontari ? In tutto"],
  ["with entities", "Attivit&agrave; &amp; servizi&nbsp;&#39;24", "Attività & servizi '24"],
  ["with a line break and hard spaces", "Quanti\r\nvolontari\u00a0 avete?", "Quanti volontari avete?"],
  ["with accents written apart", "Citta\u0300", "Città"],
  ["with a mark nobody sees", "\ufeffZona\u200b", "Zona"],
  ["with a space before the bracket", "VOL [SQ001]", "VOL[SQ001]"],
  ["with a number smaller than another", "età < 30 o > 65", "età < 30 o > 65"],
  ["by the code before its words", "VOL1[SQ001]. Quanti volontari? [In tutto]", "VOL1[SQ001]"],
])("a title is found %s", (_, there, written) => {
  expect(titles("id", there).find(written)).toBe(2);
});

test("of titles that stand more than once one is found only by its number", () => {
  const { find } = titles("Zona", "Volontari", "Zona ", "Zona.1");
  expect(find("Zona")).toEqual([
    { text: "Zona", column: 1 },
    { text: "Zona", column: 3 },
  ]);
  expect([find("Zona#1"), find("Zona #2"), find("Zona#3"), find("Zona.1")]).toEqual([1, 3, undefined, 4]);
});

test("a title that really ends with # and a number is that title", () => {
  expect(titles("Zona", "Zona#2", "Zona").find("Zona#2")).toBe(2);
});

test("the nearest title is one that nothing reads", () => {
  const { nearest } = titles("VOL1[Z]", "VOL1[V]", "VOL1[Zona]");
  expect(nearest("VOL1[Zna]", new Set(["VOL1[Z]", "VOL1[V]"]))).toBe("VOL1[Zona]");
  expect(nearest("VOL1[D]", new Set(["VOL1[Z]", "VOL1[V]", "VOL1[Zona]"]))).toBe("");
});
