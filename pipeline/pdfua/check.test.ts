// Each rule sees what breaks it, and nothing else; in a good file no rule sees anything.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { GOOD, PRINTED } from "./broken.support.ts";
import { checkPdf, faultWords, RULES } from "./check.ts";
import { HARMLESS, MUTANTS } from "./mutants.support.ts";

test("in a good file nothing is wrong, and every rule but the rare ones looked at something", () => {
  const { faults, looked } = checkPdf(readFileSync(GOOD), PRINTED);
  expect(faults).toEqual([]);
  expect(RULES.filter(({ id, rare }) => !rare && looked.get(id) === 0).map(({ id }) => id)).toEqual([]);
});

test("every rule has a breakage that it sees", () => {
  const seen = new Set(MUTANTS.flatMap(({ rules }) => rules));
  expect(RULES.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
});

describe("a file broken at one place", () => {
  test.each(MUTANTS.map((mutant) => ({ ...mutant, names: mutant.rules.join(", ") })))(
    "is told by $names",
    ({ rules, bytes, words }) => {
      const found = new Set(checkPdf(bytes(), words).faults.map(({ rule }) => rule));
      expect([...found].sort()).toEqual(rules.toSorted());
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

test("the first word that differs is told with its page and what stands around it", () => {
  const { faults } = checkPdf(readFileSync(GOOD), PRINTED.replace("uno 2016 3", "uno 2016 4"));
  expect(faults.map(({ page, found }) => ({ page, found }))).toEqual([
    { page: 2, found: "«Valore uno 2016 3 due 5» per «Valore uno 2016 4 due 5»" },
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
  expect(faultWords([at(2)])).toEqual([{ frase: "Serve: non ce l’ha (Figure, pagina 2) [ua1:7.3-1]", norma: true }]);
  expect(faultWords([at(2), at(null, "nostra:testo"), at(3)])).toEqual([
    { frase: "Serve: non ce l’ha (Figure, pagina 2; e in un altro punto) [ua1:7.3-1]", norma: true },
    { frase: "Serve: non ce l’ha (Figure) [nostra:testo]", norma: false },
  ]);
  expect(faultWords([at(2), at(3), at(4)])[0]?.frase).toContain("; e in altri 2 punti)");
});

test.each([
  ["no file at all", ""],
  ["a file cut short", readFileSync(GOOD, "latin1").slice(0, 9000)],
])("%s is refused", (_, file) => {
  expect(() => checkPdf(Buffer.from(file, "latin1"))).toThrow("table of objects");
});
