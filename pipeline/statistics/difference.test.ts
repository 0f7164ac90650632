import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOf } from "./difference.ts";

const estimate = (valore: number, errore_standard: number) => ({ valore, errore_standard });
const near = (value: number) => expect.closeTo(value, 6);

describe("the difference of two estimates", () => {
  test.each([
    // 3 and 4 make 5; 1.959963985 · 5 = 9.799819923.
    {
      name: "surely more",
      prima: estimate(100, 3),
      ora: estimate(120, 4),
      wanted: {
        differenza: 20,
        errore_standard: 5,
        inf: near(10.200180077),
        sup: near(29.799819923),
        incerta: false,
        stabile: false,
      },
    },
    {
      name: "within its error",
      prima: estimate(100, 3),
      ora: estimate(109, 4),
      wanted: {
        differenza: 9,
        errore_standard: 5,
        inf: near(-0.799819923),
        sup: near(18.799819923),
        incerta: true,
        stabile: false,
      },
    },
    {
      name: "without error, where everybody answered",
      prima: estimate(100, 0),
      ora: estimate(90, 0),
      wanted: { differenza: -10, errore_standard: 0, inf: -10, sup: -10, stabile: false },
    },
    {
      name: "the same number of everybody",
      prima: estimate(100, 0),
      ora: estimate(100, 0),
      wanted: { differenza: 0, errore_standard: 0, inf: 0, sup: 0, incerta: true, stabile: true },
    },
    {
      name: "nothing twice",
      prima: estimate(0, 0),
      ora: estimate(0, 0),
      wanted: { incerta: true, stabile: true, relativa: null },
    },
    {
      name: "surely less than a twentieth",
      prima: estimate(1000, 10),
      ora: estimate(1010, 10),
      wanted: { incerta: true, stabile: true },
    },
    {
      name: "what may be more than a twentieth",
      prima: estimate(1000, 10),
      ora: estimate(1010, 20),
      wanted: { incerta: true, stabile: false },
    },
  ])("$name", ({ prima, ora, wanted }) => expect(differenceOf(prima, ora)).toMatchObject(wanted));

  test("the relative change has Fieller's interval", () => {
    // Where (120 − 100ρ)² = z²(16 + 9ρ²), found by halving.
    expect(differenceOf(estimate(100, 3), estimate(120, 4)).relativa).toEqual({
      valore: near(0.2),
      inf: near(0.098423903),
      sup: near(0.309902435),
    });
  });

  test.each([
    { name: "nothing", prima: estimate(0, 0) },
    { name: "what may be nothing", prima: estimate(10, 6) },
  ])("a change of $name has no percentage", ({ prima }) => {
    expect(differenceOf(prima, estimate(5, 1)).relativa).toBeNull();
  });

  test("difference and percentage never contradict each other, and a larger error never makes a change surer", () => {
    const some = fc.record({
      valore: fc.double({ min: 50, max: 1000, noNaN: true }),
      errore_standard: fc.double({ min: 0.001, max: 20, noNaN: true }),
    });
    fc.assert(
      fc.property(some, some, fc.double({ min: 1, max: 10, noNaN: true }), (prima, ora, more) => {
        const { incerta, stabile, inf, sup, relativa } = differenceOf(prima, ora);
        // Where the limit stands at 0 itself the last digit decides.
        if (Math.min(Math.abs(inf), Math.abs(sup)) > 1e-6)
          expect(relativa !== null && relativa.inf <= 0 && relativa.sup >= 0).toBe(incerta);
        expect(incerta || !stabile).toBe(true);
        const unsure = differenceOf(prima, { ...ora, errore_standard: ora.errore_standard * more });
        expect(unsure.incerta || !incerta).toBe(true);
      }),
    );
  });

  test.each([Number.NaN, -1])("an error of %d is refused", (errore) => {
    expect(() => differenceOf(estimate(1, errore), estimate(1, 0))).toThrow(RangeError);
  });
});
