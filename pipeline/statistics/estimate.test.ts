import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { shareOf, totalOf } from "./estimate.ts";
import {
  calibrated,
  combinedRatio,
  type Ente,
  expansion,
  imputedTotal,
  ratioPredictor,
  separateRatio,
} from "./estimators.support.ts";
import { expectNear, G1, goldenJson } from "./golden.support.ts";
import { imputedValues } from "./imputation.ts";
import { NOTHING } from "./moments.ts";
import { type Frame, pairOf, pointOf, weigh } from "./points.support.ts";
import { bandOf, estimatedShare, intervalOf, letterOf, variation } from "./quality.ts";
import type { Stima } from "./weights.ts";

/** Thousand euro of the golden values in cents. */
const CENTS = 100_000;
const figure = z.object({ estimate: z.number(), se: z.number(), ci95_t: z.array(z.number()).optional() });
const zone = z.array(figure.extend({ zone: z.number(), cv_pct: z.number() }));
const golden = goldenJson(
  "g1_golden.json",
  z.object({
    E1_stratified_expansion: figure,
    E3_separate_ratio: figure,
    E4c_separate_ratio_as_calibration: z.object({ weights: z.array(z.object({ id: z.string(), w: z.number() })) }),
    E8_domain_zone_expansion: zone,
    E8b_domain_zone_sepratio: zone,
    E9_share_expansion: figure,
    E9b_share_sepratio: figure,
    E10_component_expansion: figure,
    E10b_component_sepratio: figure,
    Q_quality: z.object({
      total: z.object({ estimated_share: z.number(), letter: z.string() }),
      zones: z.array(
        z.object({ zone: z.number(), observed: z.number(), estimated_share: z.number(), letter: z.string() }),
      ),
    }),
  }),
);
const imputation = goldenJson(
  "g1_imputation_golden.json",
  z.object({
    sensitivity: z.object({ table: z.array(z.object({ delta: z.number(), total: z.number() })) }),
    collapsed: z.object({ total: z.number(), se: z.number(), expansion: z.number(), expansion_se: z.number() }),
    silent_key: z.object({ imputed: z.number(), total: z.number(), share_of_total: z.number() }),
  }),
);

type Value = (ente: Ente) => number;
const y: Value = (ente) => Math.round((ente.y ?? 0) * CENTS);
const feesOf = new Map(G1.map(({ codice, f }) => [codice, (f ?? 0) * CENTS]));
const zonaOf = new Map(G1.map(({ codice, zona }) => [codice, zona]));
const fees: Value = ({ codice }) => feesOf.get(codice) ?? 0;
const inZone =
  (zona: string): Value =>
  (ente) =>
    zonaOf.get(ente.codice) === zona ? y(ente) : 0;

const measured = (frame: Frame, stima: Stima) => ({ ...frame, stima, weights: weigh(frame, stima) });
const total = (frame: Frame, stima: Stima, value: Value) => {
  const base = measured(frame, stima);
  return totalOf(pointOf(base, value), base.weights);
};
const KEY = { enti: G1, chiave: "A_all" };

test.each([
  { name: "E1", stima: "espansione" as const, value: y, wanted: golden.E1_stratified_expansion },
  { name: "E3", stima: "rapporto" as const, value: y, wanted: golden.E3_separate_ratio },
  { name: "fees by E1", stima: "espansione" as const, value: fees, wanted: golden.E10_component_expansion },
  { name: "fees by E3", stima: "rapporto" as const, value: fees, wanted: golden.E10b_component_sepratio },
])("$name from moments has R's total, error and interval", ({ stima, value, wanted }) => {
  const found = total(KEY, stima, value);
  expectNear(found.valore / CENTS, wanted.estimate);
  expectNear(found.errore / CENTS, wanted.se);
  const [inf = 0, sup = 0] = wanted.ci95_t ?? [];
  expectNear((intervalOf(found, 0)?.inf ?? 0) / CENTS, inf);
  expectNear((intervalOf(found, 0)?.sup ?? 0) / CENTS, sup);
});

test.each([
  { name: "E1", stima: "espansione" as const, wanted: golden.E8_domain_zone_expansion },
  { name: "E3", stima: "rapporto" as const, wanted: golden.E8b_domain_zone_sepratio },
])("a zona by $name counts who is elsewhere as zero, and the zone add up to the unit", ({ stima, wanted }) => {
  for (const { zone: zona, estimate, se, cv_pct } of wanted) {
    const found = total(KEY, stima, inZone(`${zona}`));
    expectNear(found.valore / CENTS, estimate);
    expectNear(found.errore / CENTS, se);
    expectNear(100 * variation(found), cv_pct);
  }
  const parts = ["1", "2"].map((zona) => total(KEY, stima, inZone(zona)).valore);
  expect(parts.reduce((sum, part) => sum + part)).toBe(total(KEY, stima, y).valore);
});

test.each([
  { name: "E1", stima: "espansione" as const, wanted: golden.E9_share_expansion },
  { name: "E3", stima: "rapporto" as const, wanted: golden.E9b_share_sepratio },
])("the share of fees by $name has R's value, error and interval", ({ stima, wanted }) => {
  const base = measured(KEY, stima);
  const found = shareOf(pairOf(base, fees, y), base.weights);
  if (found === null) throw new Error("no share");
  expectNear(found.valore, wanted.estimate);
  expectNear(found.errore, wanted.se);
  expectNear(intervalOf(found, 0)?.inf ?? 0, wanted.ci95_t?.[0] ?? 0);
});

test("a share of nothing is none, and everything over itself is 1 without error", () => {
  const base = measured(KEY, "rapporto");
  expect(
    shareOf(
      pairOf(base, fees, () => 0),
      base.weights,
    ),
  ).toBeNull();
  const whole = shareOf(pairOf(base, y, y), base.weights);
  expect(whole?.valore).toBe(1);
  expect(whole?.errore).toBeCloseTo(0, 8);
});

test("the weights of the separate ratio are those of R, and 1 in the key class", () => {
  const weights = new Map(weigh(KEY, "rapporto").classi.map(({ id, peso }) => [id, peso]));
  const classOf = new Map(G1.map(({ codice, classe }) => [codice, classe]));
  for (const { id, w } of golden.E4c_separate_ratio_as_calibration.weights)
    expectNear(weights.get(classOf.get(id) ?? "") ?? 0, w, 1e-8);
});

test("estimated share, letters and band are those of R", () => {
  const all = total(KEY, "rapporto", y);
  expectNear(estimatedShare(all), golden.Q_quality.total.estimated_share);
  expect(letterOf(variation(all))).toBe(golden.Q_quality.total.letter);
  for (const { zone: zona, observed, estimated_share, letter } of golden.Q_quality.zones) {
    const found = total(KEY, "rapporto", inZone(`${zona}`));
    expect(found.dichiarato).toBe(observed * CENTS);
    expectNear(estimatedShare(found), estimated_share);
    expect(letterOf(variation(found))).toBe(letter);
  }
  for (const { delta, total: wanted } of imputation.sensitivity.table)
    expectNear(bandOf(all, delta).sup / CENTS, wanted);
  expectNear(bandOf(all).inf / CENTS, 17238.2484809308);
});

test("classes that were joined give R's total and error", () => {
  const enti = G1.map((ente) => ({
    ...ente,
    classe: ente.classe === "A_all" ? "A_all" : "BC",
    y: ente.classe === "B_med" && ente.codice !== "G05" ? null : ente.y,
  }));
  const ratio = total({ enti, chiave: "A_all" }, "rapporto", y);
  expectNear(ratio.valore / CENTS, imputation.collapsed.total);
  expectNear(ratio.errore / CENTS, imputation.collapsed.se);
  const heads = total({ enti, chiave: "A_all" }, "espansione", y);
  expectNear(heads.valore / CENTS, imputation.collapsed.expansion);
  expectNear(heads.errore / CENTS, imputation.collapsed.expansion_se);
});

test("a silent key ente is counted once, with a value of its own, and by no weight", () => {
  const enti = G1.map((ente) => (ente.codice === "G04" ? { ...ente, y: null } : ente));
  const base = measured({ enti, chiave: "A_all" }, "rapporto");
  const point = pointOf(base, y);
  const key = base.weights.classi.find(({ id }) => id === "A_all");
  const evidence = { y: point.classi.get("A_all")?.y ?? 0, a: key?.a ?? 0, oggi: 0, prima: 0 };
  const silent = base.weights.silenti.map((ente) => ({ ...ente, bilancio: null, anno_prima: null }));
  const outcome = imputedValues(silent, evidence);
  if ("refused" in outcome) throw new Error(outcome.refused.tipo);
  const [{ codice: ente, valore } = { codice: "", valore: 0 }] = outcome.made;
  const found = totalOf({ ...point, imputati: [{ ente, valore }] }, base.weights);
  expect(key?.peso).toBe(1);
  expectNear(valore / CENTS, imputation.silent_key.imputed);
  expectNear(found.valore / CENTS, imputation.silent_key.total);
  expectNear(valore / found.valore, imputation.silent_key.share_of_total);
  // Real respondents only: 13 of three classes.
  expect(base.weights.df).toBe(10);
});

test("a point that the weights do not know is no figure", () => {
  const { weights, ...base } = measured(KEY, "rapporto");
  const point = pointOf({ weights, ...base }, y);
  const of = (classe: string, n: number) => ({ ...point, classi: new Map([[classe, { ...NOTHING, n }]]) });
  expect(() => totalOf(of("D_new", 1), weights)).toThrow("D_new");
  expect(() => totalOf(of("B_med", 6), weights)).toThrow("6 enti");
  expect(() => totalOf({ ...point, imputati: [{ ente: "G01", valore: 1 }] }, weights)).toThrow("G01");
});

test("a census expands nobody and has no error", () => {
  const found = total(KEY, "censimento", y);
  expect(found).toMatchObject({ valore: 15836 * CENTS, dichiarato: 15836 * CENTS, errore: 0 });
  expect(intervalOf(found, 0)).toBeNull();
});

const ente = fc.record({
  x: fc.integer({ min: 1, max: 10_000 }),
  perX: fc.double({ min: 0, max: 2, noNaN: true }),
  isSilent: fc.boolean(),
  zona: fc.constantFrom("nord", "sud", "citta"),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
});
/** Two classes at least, two respondents in each; values in whole units, a zona and a part of the value for each ente. */
const frames = fc
  .array(fc.array(ente, { minLength: 2, maxLength: 12 }), { minLength: 2, maxLength: 4 })
  .map((classes) =>
    classes.flatMap((enti, h) =>
      enti.map(({ x, perX, isSilent, zona, part }, i) => {
        const value = Math.round(x * perX * 1000);
        const isHeard = i < 2 || !isSilent;
        return {
          codice: `${h}-${i}`,
          classe: `${h}`,
          x,
          y: isHeard ? value : null,
          zona,
          part: Math.round(value * part),
        };
      }),
    ),
  );

test("on 200 random frames the moments give what the plain estimators give, domains and shares included", () => {
  fc.assert(
    fc.property(frames, (enti) => {
      const zonaOfEnte = new Map(enti.map(({ codice, zona }) => [codice, zona]));
      const partOf = new Map(enti.map(({ codice, part }) => [codice, part]));
      for (const { stima, plain } of [
        { stima: "rapporto" as const, plain: separateRatio },
        { stima: "espansione" as const, plain: expansion },
      ]) {
        const base = measured({ enti }, stima);
        const values: Value[] = ["nord", "sud", "citta"].map(
          (zona) => (each) => (zonaOfEnte.get(each.codice) === zona ? (each.y ?? 0) : 0),
        );
        const all: Value = (each) => each.y ?? 0;
        const part: Value = ({ codice }) => partOf.get(codice) ?? 0;
        const of = (value: Value) => totalOf(pointOf(base, value), base.weights);
        for (const value of [all, part, ...values]) {
          const wanted = plain(enti.map((each) => ({ ...each, y: each.y === null ? null : value(each) })));
          // One unit for each record, and half a millionth of the weights.
          expect(Math.abs(of(value).valore - wanted.valore)).toBeLessThanOrEqual(enti.length + wanted.valore * 1e-6);
          expect(Math.abs(of(value).errore - wanted.errore)).toBeLessThanOrEqual(
            1e-6 * (wanted.errore + wanted.valore),
          );
        }
        const thousandths = (value: Value): number => Math.round(1000 * of(value).valore);
        expect(values.reduce((sum, value) => sum + thousandths(value), 0)).toBe(thousandths(all));
        const share = shareOf(pairOf(base, part, all), base.weights);
        if (share === null) continue;
        const R = share.valore;
        const z = plain(enti.map((each) => ({ ...each, y: each.y === null ? null : part(each) - R * each.y })));
        expect(Math.abs(share.errore - z.errore / of(all).valore)).toBeLessThanOrEqual(1e-6);
      }
    }),
    { numRuns: 60 },
  );
});

test("on 200 random frames the estimators are the special cases of one another that they should be", () => {
  fc.assert(
    fc.property(frames, (enti) => {
      const ids = [...new Set(enti.map(({ classe }) => classe))];
      const inClass = (each: Ente): number[] => ids.map((id) => (id === each.classe ? 1 : 0));
      const inverse = ({ x }: Ente): number => 1 / x;
      const [E1, E2, E3] = [expansion(enti), combinedRatio(enti), separateRatio(enti)];
      const near = (found: number, wanted: number) =>
        expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-7 * (1 + Math.abs(wanted) + E3.valore * 1e-3));
      near(ratioPredictor(enti).valore, E3.valore);
      near(imputedTotal(enti), E3.valore);
      const separate = calibrated(enti, { columns: (each) => inClass(each).map((is) => is * each.x), q: inverse });
      near(separate.valore, E3.valore);
      near(separate.errore, E3.errore);
      const combined = calibrated(enti, { columns: ({ x }) => [x], q: inverse });
      near(combined.valore, E2.valore);
      near(combined.errore, E2.errore);
      const heads = calibrated(enti, { columns: inClass, q: () => 1 });
      near(heads.valore, E1.valore);
      near(heads.errore, E1.errore);
    }),
    { numRuns: 60 },
  );
});
