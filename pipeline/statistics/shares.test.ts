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
  expect(() => placed(61, [])).toThrow("place");
});

test("whatever the shares, the parts are whole, near their share, and exactly the value together", () => {
  const parts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(parts, fc.integer({ min: -1e6, max: 1e15 }), (sizes, valore) => {
      const shares = sharesOf(sizes.map((size, n) => ({ cantiere: "casa", zona: `${n}`, valore: size })));
      const found = placed(valore, shares);
      expect(found.reduce((sum, each) => sum + each.valore, 0)).toBe(valore);
      for (const [n, each] of found.entries()) {
        expect(Number.isInteger(each.valore)).toBe(true);
        expect(Math.abs(each.valore - valore * (shares[n]?.quota ?? 0))).toBeLessThanOrEqual(1);
      }
    }),
  );
});
