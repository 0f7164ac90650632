import fc from "fast-check";
import { expect, test } from "vitest";
import { G1 } from "./golden.support.ts";
import { type Stima, weightedThousandths, weightsOf } from "./weights.ts";

const frame = (only: string) => [{ id: only, isKey: false, enti: G1.filter(({ classe }) => classe === only) }];
const heard = (codici: string) => new Set(codici.split(" "));

test.each([
  {
    name: "one respondent and others silent (golden `lonely_fail`)",
    answered: heard("G05"),
    refused: { tipo: "classe-solitaria", classe: "B_med", enti: 8, rispondenti: 1 },
  },
  {
    name: "nobody",
    answered: heard("E99"),
    refused: { tipo: "classe-solitaria", classe: "B_med", enti: 8, rispondenti: 0 },
  },
])("refuses a class of which $name answered", ({ answered, refused }) => {
  for (const stima of ["rapporto", "espansione"] as const)
    expect(weightsOf(frame("B_med"), answered, stima)).toEqual({ refused });
  expect(weightsOf(frame("B_med"), answered, "censimento")).toMatchObject({ made: { classi: [{ peso: 1 }] } });
});

test("refuses a ratio to respondents without a size, not an expansion", () => {
  const enti = [0, 0, 5].map((x, n) => ({ codice: `E${n}`, x }));
  const classes = [{ id: "2", isKey: false, enti }];
  const refused = { tipo: "classe-senza-dimensione", classe: "2" };
  expect(weightsOf(classes, heard("E0 E1"), "rapporto")).toEqual({ refused });
  expect(weightsOf(classes, heard("E0 E1"), "espansione")).toMatchObject({ made: { classi: [{ ppm: 1_500_000 }] } });
});

test("the key class and a class of which all answered weigh 1, whoever is silent elsewhere", () => {
  const key = frame("B_med").map((each) => ({ ...each, isKey: true }));
  expect(weightsOf(key, heard("G05"), "rapporto")).toMatchObject({
    made: { classi: [{ peso: 1, isExpanded: false }] },
  });
  const one = [{ id: "2", isKey: false, enti: [{ codice: "E1", x: 0 }] }];
  expect(weightsOf(one, heard("E1"), "rapporto")).toMatchObject({ made: { classi: [{ peso: 1, isExpanded: false }] } });
});

test("who is silent in the key class is named, with what stands for its size, and in a census is not", () => {
  const key = frame("A_all").map((each) => ({ ...each, isKey: true }));
  const silenti = (stima: Stima) => {
    const outcome = weightsOf(key, heard("G02 G03"), stima);
    return "made" in outcome ? outcome.made.silenti : null;
  };
  expect(silenti("rapporto")).toEqual([
    { codice: "G01", a: 5200 },
    { codice: "G04", a: 1900 },
  ]);
  expect(silenti("espansione")?.map(({ a }) => a)).toEqual([1, 1]);
  expect(silenti("censimento")).toEqual([]);
});

test("the order of the enti changes no weight, to the last bit", () => {
  const enti = Array.from({ length: 50 }, (_, n) => ({ codice: `E${n}`, x: 1000 / (n + 3) }));
  const answered = new Set(enti.filter((_, n) => n % 3 > 0).map(({ codice }) => codice));
  const of = (some: typeof enti) => weightsOf([{ id: "2", isKey: false, enti: some }], answered, "rapporto");
  expect(of(enti.toReversed())).toEqual(of(enti));
});

test("counts are calibrated on the number of enti: weights of the respondents sum to it", () => {
  const outcome = weightsOf(frame("C_small"), heard("G13 G16 G17 G20 G23"), "espansione");
  expect(outcome).toMatchObject({ made: { classi: [{ ppm: 2_400_000, a: 5, enti: 12 }] } });
});

test.each([
  { units: 100n, ppm: 1_000_000, counted: 100_000n },
  { units: 1n, ppm: 1_350_000, counted: 1_350n },
  { units: 3n, ppm: 1_500_500, counted: 4_502n },
  { units: -3n, ppm: 1_500_500, counted: -4_502n },
  { units: 1n, ppm: 1_000_499, counted: 1_000n },
])("$units units at $ppm millionths count for $counted thousandths", ({ units, ppm, counted }) => {
  expect(weightedThousandths(units, ppm)).toBe(counted);
});

test("weighted records add up to every margin, in any order, to the thousandth", () => {
  const record = fc.record({
    units: fc.bigInt(-(10n ** 13n), 10n ** 13n),
    ppm: fc.integer({ min: 1_000_000, max: 9_000_000 }),
    cell: fc.nat(4),
  });
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const sum = (some: typeof records) =>
        some.reduce((before, { units, ppm }) => before + weightedThousandths(units, ppm), 0n);
      const cells = [0, 1, 2, 3, 4].map((cell) => sum(records.filter((each) => each.cell === cell)));
      expect(cells.reduce((before, each) => before + each, 0n)).toBe(sum(records.toReversed()));
      const exact = records.reduce((before, { units, ppm }) => before + units * BigInt(ppm), 0n);
      const off = sum(records) * 1_000n - exact;
      expect((off < 0n ? -off : off) <= 500n * BigInt(records.length)).toBe(true);
    }),
  );
});
