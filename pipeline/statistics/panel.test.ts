import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PanelPoint, type PanelRules, panelParts, panelTotal } from "./panel.ts";

const RULES: PanelRules = { minimo: 3, gruppi: new Map(), p: null };
const declared = (values: Readonly<Record<string, number>>) => new Map(Object.entries(values));
const point = (
  prima: Readonly<Record<string, number>>,
  ora: Readonly<Record<string, number>>,
  more: Partial<PanelPoint> = {},
): PanelPoint => ({
  prima: declared(prima),
  ora: declared(ora),
  pubblicati: { prima: null, ora: null },
  confrontati: new Set(),
  nascosto: false,
  ...more,
});

/** A large ente answers in the first year alone; the three others grow by a tenth. */
const LARGE_SILENT = point({ grande: 900, a: 100, b: 100, c: 100 }, { a: 110, b: 110, c: 110 });

describe("the same enti", () => {
  test.each([
    {
      name: "rise, though the declared sum falls because a large ente is silent",
      given: LARGE_SILENT,
      wanted: { enti: 3, prima: 300, ora: 330 },
    },
    {
      name: "are not those that answer for the first time",
      given: point({ a: 10, b: 10, c: 10 }, { a: 10, b: 10, c: 10, nuovo: 500 }),
      wanted: { enti: 3, prima: 30, ora: 30 },
    },
    {
      name: "may have nothing here any more: nothing is an answer",
      given: point({ a: 10, b: 10, c: 10, d: 40 }, { a: 10, b: 10, c: 10, d: 0 }),
      wanted: { enti: 4, prima: 70, ora: 30 },
    },
    {
      name: "count where they have something in one edition at least",
      given: point({ a: 10, b: 10, c: 10, d: 0 }, { a: 10, b: 10, c: 10, d: 0 }),
      wanted: { enti: 3, prima: 30, ora: 30 },
    },
    { name: "are nobody", given: point({ a: 10 }, { b: 10 }), wanted: { enti: 0, prima: 0, ora: 0 } },
    { name: "are too few before", given: point({ a: 10, b: 10, c: 0 }, { a: 1, b: 1, c: 1 }), wanted: null },
    { name: "are too few now", given: point({ a: 1, b: 1, c: 1 }, { a: 10, b: 10, c: 0 }), wanted: null },
    {
      name: "are hidden with their figura",
      given: { ...LARGE_SILENT, nascosto: true },
      wanted: null,
    },
    {
      name: "are hidden where one ente is left when they are taken from what was published before",
      given: { ...LARGE_SILENT, pubblicati: { prima: 4, ora: 3 } },
      wanted: null,
    },
    {
      name: "are hidden where the edition before compared all of them and another one",
      given: { ...LARGE_SILENT, confrontati: new Set(["grande", "a", "b", "c"]) },
      wanted: null,
    },
    {
      name: "are hidden where it compared all but two of them",
      given: { ...LARGE_SILENT, confrontati: new Set(["a"]) },
      wanted: null,
    },
    {
      name: "are told where it compared the same",
      given: { ...LARGE_SILENT, confrontati: new Set(["a", "b", "c"]) },
      wanted: { enti: 3, prima: 300, ora: 330 },
    },
    {
      name: "are hidden where two are left when they are taken from what is published now",
      given: { ...LARGE_SILENT, pubblicati: { prima: 3, ora: 5 } },
      wanted: null,
    },
    {
      name: "are shown where three are left",
      given: { ...LARGE_SILENT, pubblicati: { prima: 6, ora: 3 } },
      wanted: { enti: 3, prima: 300, ora: 330 },
    },
  ])("$name", ({ given, wanted }) => expect(panelTotal(given, RULES)).toEqual(wanted));

  test.each([
    { name: "one stands out before", given: point({ a: 900, b: 50, c: 80 }, { a: 90, b: 50, c: 80 }), isShown: false },
    { name: "one stands out now", given: point({ a: 90, b: 50, c: 80 }, { a: 900, b: 50, c: 80 }), isShown: false },
    {
      name: "the third hides the largest",
      given: point({ a: 900, b: 90, c: 90 }, { a: 9, b: 9, c: 9 }),
      isShown: true,
    },
    {
      name: "one of those that are left stands out",
      given: point(
        { a: 10, b: 10, c: 10, d: 900, e: 40, f: 40 },
        { a: 10, b: 10, c: 10 },
        { pubblicati: { prima: 6, ora: 3 } },
      ),
      isShown: false,
    },
    {
      name: "those that are left hide each other",
      given: point(
        { a: 10, b: 10, c: 10, d: 90, e: 40, f: 40 },
        { a: 10, b: 10, c: 10 },
        { pubblicati: { prima: 6, ora: 3 } },
      ),
      isShown: true,
    },
  ])("are shown where the next largest stays 10 % away from the largest: $name", ({ given, isShown }) => {
    expect(panelTotal(given, { ...RULES, p: 10 }) !== null).toBe(isShown);
    expect(panelTotal(given, RULES)).not.toBeNull();
  });

  test("a holding is one contributor", () => {
    const given = point({ a: 10, b: 10, c: 10 }, { a: 10, b: 10, c: 10 });
    const gruppi = new Map(["a", "b"].map((ente) => [ente, "consorzio"]));
    expect(panelTotal(given, { ...RULES, gruppi })).toBeNull();
  });
});

const even = (value: number) => point({ a: value, b: value, c: value }, { a: value, b: value, c: value });
const few = point({ a: 5 }, { a: 5 });

describe("the parts of a total", () => {
  test.each([
    { name: "all of enough enti", parts: { nord: even(1), sud: even(2) }, hidden: [] },
    {
      name: "one too small takes the smallest other with it",
      parts: { nord: few, sud: even(9), valle: even(1) },
      hidden: ["nord", "valle"],
    },
    {
      name: "two too small, whose sum would still tell, take one more",
      parts: { nord: few, sud: few, valle: even(1), monte: even(9) },
      hidden: ["nord", "sud", "valle"],
    },
    {
      name: "two too small of enough enti together stand alone",
      parts: { nord: point({ a: 1, b: 1 }, { a: 1, b: 1 }), sud: point({ c: 1 }, { c: 1 }), valle: even(1) },
      hidden: ["nord", "sud"],
    },
    {
      name: "a hidden figura takes another with it",
      parts: { nord: { ...even(4), nascosto: true }, sud: even(9), valle: even(1) },
      hidden: ["nord", "valle"],
    },
    {
      name: "where nothing can stand beside it nothing is told",
      parts: { nord: few, sud: point({}, {}) },
      hidden: ["nord", "sud"],
    },
    {
      name: "two too small of which one stands out take one more",
      parts: {
        nord: point({ a: 1, b: 90 }, { a: 1, b: 90 }),
        sud: point({ c: 1 }, { c: 1 }),
        valle: even(10),
        monte: even(99),
      },
      hidden: ["nord", "sud", "valle"],
      p: 10,
    },
  ])("$name", ({ parts, hidden, p = null }) => {
    const shown = panelParts(new Map<string, PanelPoint>(Object.entries(parts)), { ...RULES, p });
    expect([...shown].flatMap(([codice, sums]) => (sums === null ? [codice] : [])).sort()).toEqual([...hidden].sort());
  });

  test("whatever the network, no hidden part is the total less the others, and what is shown adds up with it", () => {
    const value = fc.integer({ min: 0, max: 50 });
    const year = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e"), value);
    const parts = fc.dictionary(fc.constantFrom("nord", "sud", "valle", "monte"), fc.tuple(year, year));
    fc.assert(
      fc.property(parts, (given) => {
        const points = new Map(Object.entries(given).map(([codice, [prima, ora]]) => [codice, point(prima, ora)]));
        const found = panelParts(points, RULES);
        const hidden = [...found].filter(([, sums]) => sums === null);
        expect(hidden.length === 1 && found.size > 1).toBe(false);
        for (const sums of found.values()) {
          if (sums === null || sums.enti === 0) continue;
          expect(sums.enti).toBeGreaterThanOrEqual(RULES.minimo);
        }
      }),
    );
  });
});
