import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { type Contribution, needsOf, OUTSIDER, partsOf, type Rule, sogliaPersone } from "./primary.ts";

const caseSchema = z.object({
  id: z.string(),
  p: z.number().default(10),
  contributions: z.record(z.string(), z.number()),
  consent: z.array(z.string()).default([]),
  group: z.record(z.string(), z.array(z.string())).default({}),
  unsafe: z.boolean(),
  protection: z.tuple([z.number(), z.number()]).optional(),
});
const golden = z
  .object({ primary: z.object({ cases: z.array(caseSchema) }) })
  .parse(JSON.parse(readFileSync(new URL("golden/disclosure_tiny.json", import.meta.url), "utf8")));

const rule = (p = 10, minimo = 3): Rule => ({ tipo: "grandezza", minimo, p });
const from = (importi: Readonly<Record<string, number>>, more: (ente: string) => Partial<Contribution> = () => ({})) =>
  Object.entries(importi).map(
    ([ente, importo]): Contribution => ({
      ente,
      importo,
      consenso: false,
      pubblico: false,
      pagatore: null,
      ...more(ente),
    }),
  );
const parts = (
  contributions: readonly Contribution[],
  tipo: Rule["tipo"] = "grandezza",
  gruppi = new Map<string, string>(),
) => partsOf(contributions, gruppi, tipo);

test.each(golden.primary.cases)(
  "$id is as proved by hand",
  ({ p, contributions, consent, group, unsafe, protection }) => {
    const gruppi = new Map(
      Object.entries(group).flatMap(([gruppo, enti]) => enti.map((ente) => [ente, gruppo] as const)),
    );
    const cell = parts(
      from(contributions, (ente) => ({ consenso: consent.includes(ente) })),
      "grandezza",
      gruppi,
    );
    const needs = needsOf(cell, rule(p));
    expect(needs !== null).toBe(unsafe);
    if (needs === null || protection === undefined) return;
    const [outsider] = needs;
    expect(outsider?.attackers[0]).toBe(OUTSIDER);
    expect(outsider?.giu).toBeCloseTo(protection[0], 9);
    expect(outsider?.su).toBeCloseTo(protection[1], 9);
  },
);

const asked = (needs: ReturnType<typeof needsOf>) =>
  needs?.flatMap(({ attackers, giu, su }) => attackers.map((attacker) => [attacker, giu, su])).sort() ?? null;

test.each([
  {
    name: "who can learn nothing of anybody from a cell has no need",
    of: from({ E1: 100, E2: 50, E3: 5 }),
    needs: [
      ["", 5, 5],
      ["E2", 5, 5],
    ],
  },
  {
    name: "each of two is kept from the other",
    of: from({ E1: 70, E2: 20 }),
    needs: [
      ["", 7, 7],
      ["E1", 2, 2],
      ["E2", 7, 7],
    ],
  },
  { name: "nothing is kept from the only one", of: from({ E1: 50 }), needs: [["", 5, 5]] },
  {
    name: "who agreed is kept from nobody",
    of: from({ E1: 70, E2: 20 }, (e) => ({ consenso: e === "E1" })),
    needs: [
      ["", 2, 2],
      ["E1", 2, 2],
    ],
  },
  {
    name: "a holding agrees when all its members do",
    of: from({ E1: 70, E2: 20 }, (e) => ({ ente: e, consenso: e === "E1" })),
    gruppi: { E1: "A", E2: "A" },
    needs: [["", 9, 9]],
  },
  { name: "a cell without contributors is safe", of: from({ E1: 0, E2: 0 }), needs: null },
  {
    name: "zeros are no contributors",
    of: from({ E1: 70, E2: 70, E3: 0 }),
    needs: [
      ["", 7, 7],
      ["E1", 7, 7],
      ["E2", 7, 7],
    ],
  },
  { name: "public money is safe by itself", of: from({ E1: 70 }, () => ({ pubblico: true })), needs: null },
  {
    name: "public money hides nobody",
    of: from({ E1: 70, COMUNE: 900 }, (e) => ({ pubblico: e === "COMUNE" })),
    needs: [["", 7, 7]],
  },
  {
    name: "who paid all others knows the one he did not pay",
    of: from({ E1: 30, E2: 30, E3: 30, E4: 30 }, (e) => ({ pagatore: e === "E4" ? null : "F" })),
    needs: [
      ["", 3, 3],
      ["F", 3, 3],
    ],
  },
  {
    name: "who paid all others may know the one who agreed",
    of: from({ E1: 30, E2: 30, E3: 30, E4: 30 }, (e) => (e === "E4" ? { consenso: true } : { pagatore: "F" })),
    needs: null,
  },
  {
    name: "who paid all learns nothing new",
    of: from({ E1: 30, E2: 30, E3: 30 }, () => ({ pagatore: "F" })),
    needs: null,
  },
])("$name", ({ of, needs, ...more }) => {
  const gruppi = new Map(Object.entries("gruppi" in more ? more.gruppi : {}));
  expect(asked(needsOf(parts(of, "grandezza", gruppi), rule()))).toEqual(needs);
});

test("who has no part in a cell is kept from who has nearly all of it, because other cells may tell him this one", () => {
  const dominated = parts(from({ E1: 100, E2: 4, E3: 1 }));
  expect(asked(needsOf(dominated, rule(), ["E1", "E2", "E3", "E8", "E9"]))).toEqual([
    ["", 9, 9],
    ["E2", 9, 9],
    ["E3", 6, 6],
    ["E8", 5, 5],
    ["E9", 5, 5],
  ]);
});

test("a higher minimum keeps a thousandth even where the others hide enough", () => {
  const cell = parts(from({ E1: 40, E2: 30, E3: 30 }));
  expect(needsOf(cell, rule())).toBeNull();
  expect(asked(needsOf(cell, rule(10, 4)))).toEqual([
    ["", 0.1, 0.1],
    ["E1", 0.1, 0.1],
    ["E2", 0.1, 0.1],
    ["E3", 0.1, 0.1],
  ]);
});

test.each([
  { name: "no persons", of: {}, needs: null },
  { name: "as many as the threshold", of: { E1: 5 }, needs: null },
  { name: "one less, of one ente", of: { E1: 4 }, needs: [["", 1, 1]] },
  {
    name: "two persons of two enti",
    of: { E1: 1, E2: 1 },
    needs: [
      ["", 1, 3],
      ["E1", 1, 3],
      ["E2", 1, 3],
    ],
  },
])("a count of $name", ({ of, needs }) => {
  const consenting = from(of, () => ({ consenso: true, pubblico: true }));
  expect(asked(needsOf(parts(consenting, "frequenza"), { tipo: "frequenza", soglia: 5 }))).toEqual(needs);
});

test("special targets are counted from ten on, or from what the edition asks if that is more", () => {
  expect([sogliaPersone(5, "ordinari"), sogliaPersone(5, "speciali"), sogliaPersone(12, "speciali")]).toEqual([
    5, 10, 12,
  ]);
});

test.each([-1, Number.NaN])("refuses %s as a contribution", (importo) => {
  expect(() => parts(from({ E1: importo }))).toThrow(RangeError);
});
