import { expect, test } from "vitest";
import { coverageOf } from "./coverage.ts";
import { expectNear, G1 } from "./golden.support.ts";

const frame = G1.map(({ codice, zona, x }) => ({ codice, x, cantiere: "", zona }));
const answered = new Set(G1.filter(({ y }) => y !== null).map(({ codice }) => codice));

test.each([
  { name: "the whole network", domain: {}, peso: 0.90081919251 },
  { name: "zona 1", domain: { zona: "1" }, peso: 0.85679012346 },
  { name: "zona 2", domain: { zona: "2" }, peso: 0.9648241206 },
])("weighs the response of $name by size, as R does", ({ domain, peso }) => {
  expectNear(coverageOf(frame, answered)(domain).peso ?? 0, peso);
});

test("counts who was asked and who answered, and has no weight where nobody has a size", () => {
  expect(coverageOf(frame, answered)({})).toMatchObject({ attesi: 24, rispondenti: 14 });
  const nobody = { peso: null, attesi: 0, rispondenti: 0, da_sede: 0 };
  expect(coverageOf(frame, answered)({ zona: "nessuna" })).toMatchObject(nobody);
});

test("an ente weighs where it was active, not where it has its seat", () => {
  const quote = [
    { cantiere: "casa", zona: "nord", quota: 0.25 },
    { cantiere: "casa", zona: "citta", quota: 0.5 },
    { cantiere: "lavoro", zona: "citta", quota: 0.25 },
  ];
  const coverage = coverageOf(
    [
      { codice: "E1", x: 100, cantiere: "casa", zona: "sud", quote },
      { codice: "E2", x: 50, cantiere: "casa", zona: "citta" },
    ],
    new Set(["E2"]),
  );
  expect(coverage({ zona: "sud" })).toMatchObject({ attesi: 0 });
  expect(coverage({ zona: "citta" })).toMatchObject({ peso: 50 / (75 + 50), attesi: 2, rispondenti: 1, da_sede: 1 });
  expect(coverage({ cantiere: "casa" })).toMatchObject({ peso: 50 / (75 + 50), attesi: 2, rispondenti: 1, da_sede: 1 });
  expect(coverage({ cantiere: "lavoro", zona: "citta" })).toMatchObject({
    peso: 0,
    attesi: 1,
    rispondenti: 0,
    da_sede: 0,
  });
  expect(coverage({})).toMatchObject({ peso: 50 / 150, attesi: 2, rispondenti: 1, da_sede: 1 });
});

test("the one who is silent is known better of the whole network, which the year before told, than of a place", () => {
  const sizes = [100, 90, 80, 70, 60];
  const units = sizes.map((x, n) => ({ codice: `E${n}`, x, cantiere: "casa", zona: "nord", titolare: `E${n}` }));
  const coverage = coverageOf(units, new Set(["E0", "E1", "E2", "E3"]));
  expect(coverage({}).dubbio).toBeCloseTo((0.005 * 400) / 60, 10);
  expect(coverage({ zona: "nord" }).dubbio).toBeGreaterThan(0.5);
});
