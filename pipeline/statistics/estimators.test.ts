// The plain estimators are right before anything is compared with them.
import { expect, test } from "vitest";
import { z } from "zod";
import {
  calibrated,
  combinedRatio,
  type Ente,
  expansion,
  imputedTotal,
  raked,
  ratioPredictor,
  separateRatio,
} from "./estimators.support.ts";
import { expectNear, G1, goldenJson } from "./golden.support.ts";

const figure = z.object({ estimate: z.number(), se: z.number() });
const weighted = figure.extend({ weights: z.array(z.object({ id: z.string(), w: z.number() })) });
const golden = goldenJson(
  "g1_golden.json",
  z.object({
    E1_stratified_expansion: figure,
    E2_combined_ratio: figure,
    E3_separate_ratio: figure,
    E3b_separate_ratio_se_without_g: z.number(),
    E4_greg_Nh_X: weighted,
    E4b_ratio_as_calibration: figure,
    E4c_separate_ratio_as_calibration: weighted,
    E5_poststratified_zone: figure,
    E6_raking_h_zone: weighted,
    E7_prediction_ratio: figure,
  }),
);

const classes = [...new Set(G1.map(({ classe }) => classe))];
const zoneOf = new Map(G1.map(({ codice, zona }) => [codice, zona]));
const inClass = ({ classe }: Ente): number[] => classes.map((each) => (each === classe ? 1 : 0));
const inZone = ({ codice }: Ente, zones: readonly string[]): number[] =>
  zones.map((each) => (each === zoneOf.get(codice) ? 1 : 0));
const one = (): number => 1;
const inverse = ({ x }: Ente): number => 1 / x;

const greg = calibrated(G1, { columns: (ente) => [...inClass(ente), ente.x], q: one });
const asRatio = calibrated(G1, { columns: (ente) => inClass(ente).map((each) => each * ente.x), q: inverse });
const rakedByZone = raked(G1, (ente) => [...inClass(ente), ...inZone(ente, ["2"])]);

test.each([
  { name: "E1", found: expansion(G1), wanted: golden.E1_stratified_expansion },
  { name: "E2", found: combinedRatio(G1), wanted: golden.E2_combined_ratio },
  { name: "E3", found: separateRatio(G1), wanted: golden.E3_separate_ratio },
  { name: "E4", found: greg, wanted: golden.E4_greg_Nh_X },
  {
    name: "E4 as combined ratio",
    found: calibrated(G1, { columns: ({ x }) => [x], q: inverse }),
    wanted: golden.E4b_ratio_as_calibration,
  },
  { name: "E4 as separate ratio", found: asRatio, wanted: golden.E4c_separate_ratio_as_calibration },
  {
    name: "E5",
    found: calibrated(G1, { columns: (ente) => inZone(ente, ["1", "2"]), q: one }),
    wanted: golden.E5_poststratified_zone,
  },
  { name: "E6", found: rakedByZone, wanted: golden.E6_raking_h_zone },
  { name: "E7", found: ratioPredictor(G1), wanted: golden.E7_prediction_ratio },
])("$name over enti is what R has", ({ found, wanted }) => {
  expectNear(found.valore, wanted.estimate);
  expectNear(found.errore, wanted.se);
});

test.each([
  { name: "E4", found: greg, wanted: golden.E4_greg_Nh_X },
  { name: "E4 as separate ratio", found: asRatio, wanted: golden.E4c_separate_ratio_as_calibration },
  { name: "E6", found: rakedByZone, wanted: golden.E6_raking_h_zone },
])("the weights of $name are those of R", ({ found, wanted }) => {
  for (const [i, { w }] of wanted.weights.entries()) expectNear(found.pesi[i] ?? 0, w, 1e-8);
});

test("without g the error of the separate ratio is another one, which is not ours", () => {
  expectNear(separateRatio(G1, { withG: false }).errore, golden.E3b_separate_ratio_se_without_g);
});

test("the separate ratio is what the silent would be at the ratio of their class", () => {
  expect(imputedTotal(G1)).toBeCloseTo(golden.E3_separate_ratio.estimate, 6);
});
