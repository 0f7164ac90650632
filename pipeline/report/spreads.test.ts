import { expect, test } from "vitest";
import { pagesOfProfile } from "./spreads.ts";

const MONEY = ["cantiere-fonti--a", "cantiere-zone--a", "cantiere-contratti--a"];
const NEEDS = ["cantiere-servizi--a", "cantiere-bisogni--a", "cantiere-proposte--a"];

test.each([
  { name: "all that it may have", has: [...MONEY, ...NEEDS], pages: [MONEY, NEEDS] },
  {
    name: "services alone",
    has: [...MONEY, "cantiere-servizi--a"],
    pages: [MONEY.slice(0, 2), [...MONEY.slice(2), "cantiere-servizi--a"]],
  },
  { name: "nothing but money", has: MONEY, pages: [MONEY.slice(0, 2), MONEY.slice(2)] },
  { name: "one table of the network", has: [...MONEY, ...NEEDS, "altro--a"], pages: [MONEY, [...NEEDS, "altro--a"]] },
  { name: "nothing at all", has: [], pages: [[], []] },
])("of a cantiere with $name no page is left with little", ({ has, pages }) => {
  expect(pagesOfProfile("cantieri", ["cantiere-esiti--a", ...has], false)).toEqual([["cantiere-esiti--a"], ...pages]);
});

test("of a cantiere whose first page has nothing the next begins there", () => {
  const pages = (ids: readonly string[]) => pagesOfProfile("cantieri", ids, false)?.filter((page) => page.length > 0);
  expect(pages(MONEY)).toEqual([MONEY]);
  expect(pages([...MONEY, ...NEEDS.slice(0, 2)])?.map((page) => page.length)).toEqual([1, 2, 2]);
});

test("what a text lays out, and what is no profile, has no pages of its own", () => {
  expect(pagesOfProfile("cantieri", MONEY, true)).toBeNull();
  expect(pagesOfProfile("rete", MONEY, false)).toBeNull();
});
