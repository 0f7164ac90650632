// Each rule sees what breaks it, and nothing else; in a good file no rule sees anything.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { GOOD } from "./broken.support.ts";
import { checkPdf, faultWords, RULES } from "./check.ts";
import { HARMLESS, MUTANTS } from "./mutants.support.ts";

test("in a good file nothing is wrong, and every rule but the rare ones looked at something", () => {
  const { faults, looked } = checkPdf(readFileSync(GOOD));
  expect(faults).toEqual([]);
  expect(RULES.filter(({ id, rare }) => !rare && looked.get(id) === 0).map(({ id }) => id)).toEqual([]);
});

test("every rule has a breakage that it sees", () => {
  const seen = new Set(MUTANTS.flatMap(({ rules }) => rules));
  expect(RULES.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
});

describe("a file broken at one place", () => {
  test.each(MUTANTS.map(({ rules, bytes }) => ({ rules: rules.join(", "), bytes })))(
    "is told by $rules",
    ({ rules, bytes }) => {
      const found = new Set(checkPdf(bytes()).faults.map(({ rule }) => rule));
      expect([...found].sort()).toEqual(rules.split(", ").sort());
    },
  );
});

test.each(Object.entries(HARMLESS))("a good file %s is good", (_, bytes) => {
  expect(checkPdf(bytes()).faults).toEqual([]);
});

test("a fault says where it is and what was asked", () => {
  const [mutant] = MUTANTS.filter(({ rules }) => rules.includes("ua1:7.3-1"));
  expect(checkPdf(mutant?.bytes() ?? new Uint8Array()).faults).toEqual([
    { rule: "ua1:7.3-1", page: 2, element: "Figure", found: "non ce l’ha", expected: "Ogni figura ha una descrizione" },
  ]);
});

test("faults are told in one sentence for each rule, with the first place and how many more", () => {
  const at = (page: number | null, rule = "ua1:7.3-1") => ({
    rule,
    page,
    element: "Figure",
    found: "non ce l’ha",
    expected: "Serve",
  });
  expect(faultWords([at(2)])).toEqual(["Serve: non ce l’ha (Figure, pagina 2) [ua1:7.3-1]"]);
  expect(faultWords([at(2), at(null, "ua1:5-1"), at(3)])).toEqual([
    "Serve: non ce l’ha (Figure, pagina 2; e in un altro punto) [ua1:7.3-1]",
    "Serve: non ce l’ha (Figure) [ua1:5-1]",
  ]);
  expect(faultWords([at(2), at(3), at(4)])[0]).toContain("; e in altri 2 punti)");
});

test.each([
  ["no file at all", ""],
  ["a file cut short", readFileSync(GOOD, "latin1").slice(0, 9000)],
])("%s is refused", (_, file) => {
  expect(() => checkPdf(Buffer.from(file, "latin1"))).toThrow("table of objects");
});
