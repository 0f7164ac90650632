import fc from "fast-check";
import { expect, test } from "vitest";
import { placed, sharesOf } from "./shares.ts";

test("an ente is where its records are, in proportion; one with nothing is nowhere", () => {
  const records = [
    { cantiere: "casa", zona: "sud", valore: 30 },
    { cantiere: "casa", zona: "citta", valore: 10 },
    { cantiere: "casa", zona: "sud", valore: 60 },
    { cantiere: "lavoro", zona: "sud", valore: 0 },
  ];
  const shares = [
    { cantiere: "casa", zona: "citta", quota: 0.1 },
    { cantiere: "casa", zona: "sud", quota: 0.9 },
  ];
  expect(sharesOf(records)).toEqual(shares);
  expect(sharesOf(records.toReversed())).toEqual(shares);
  expect(sharesOf([{ cantiere: "casa", zona: "sud", valore: 0 }])).toEqual([]);
});

test("what is left over goes to the largest remainders", () => {
  const shares = [10, 20, 30].map((part, n) => ({ cantiere: "casa", zona: `${n}`, quota: part / 60 }));
  expect(placed(61, shares).map(({ valore }) => valore)).toEqual([10, 20, 31]);
  expect(() => placed(61, [])).toThrow("sum to 0");
  expect(() => placed(61, shares.slice(1))).toThrow("sum to 0.8");
});

test("a value so large that its parts are rounded up adds up too", () => {
  const fifth = Array.from({ length: 5 }, (_, n) => ({ cantiere: "casa", zona: `${n}`, quota: 0.2 }));
  const found = placed(9_007_199_254_740_989, fifth);
  expect(found.reduce((sum, { valore }) => sum + valore, 0)).toBe(9_007_199_254_740_989);
});

test("whatever the shares, the parts are whole, near their share, and exactly the value together", () => {
  const parts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(parts, fc.integer({ min: -1e6, max: Number.MAX_SAFE_INTEGER }), (sizes, valore) => {
      const shares = sharesOf(sizes.map((size, n) => ({ cantiere: "casa", zona: `${n}`, valore: size })));
      const found = placed(valore, shares);
      expect(found.reduce((sum, each) => sum + each.valore, 0)).toBe(valore);
      for (const [n, each] of found.entries()) {
        expect(Number.isInteger(each.valore)).toBe(true);
        expect(Math.abs(each.valore - valore * (shares[n]?.quota ?? 0))).toBeLessThanOrEqual(valore > 1e14 ? 3 : 1);
      }
    }),
  );
});
