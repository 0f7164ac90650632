import { describe, expect, test } from "vitest";
import { conteggio, QUOTA } from "../../schemas/unita.ts";
import { disegno, grid } from "./examples-make.support.ts";
import { SEQUENTIAL } from "./palette.ts";
import { stepsFor } from "./steps.ts";
import { niceStep, ticksFor } from "./ticks.ts";

const residents = conteggio("residenti");
const stepsOf = (values: number[]) =>
  stepsFor(
    disegno(
      "piastrelle",
      residents,
      grid(
        residents,
        values.map(String),
        [],
        values.map((value) => [value]),
      ),
    ),
  );

describe("round numbers", () => {
  test.each([
    { least: 2390, unita: residents, step: 2500 },
    { least: 0.4, unita: residents, step: 1 },
    { least: 2.1, unita: residents, step: 5 },
    { least: 0.021, unita: QUOTA, step: 0.025 },
    { least: 0, unita: QUOTA, step: 0.001 },
  ])("$least becomes $step", ({ least, unita, step }) => expect(niceStep(least, unita)).toBe(step));

  test("ticks hold every value between the first and the last", () => {
    expect(ticksFor(0, 4410, 4, residents)).toEqual([0, 2000, 4000, 6000]);
    expect(ticksFor(-0.12, 0.31, 4, QUOTA)).toEqual([-0.2, 0, 0.2, 0.4]);
    expect(ticksFor(0, 0, 4, residents)).toEqual([0, 1]);
  });
});

describe("the five steps of colour", () => {
  test("spread few values by rank, as far apart as they can be", () => {
    const { bounds, colorOf } = stepsOf([0, 1, 2]);
    expect(bounds).toEqual([]);
    expect([0, 1, 2].map(colorOf)).toEqual([SEQUENTIAL[0], SEQUENTIAL[2], SEQUENTIAL[4]]);
  });

  test("class many values between round bounds, the outer classes open", () => {
    const { bounds, colorOf } = stepsOf([1885, 3000, 4000, 5500, 9000, 14521]);
    expect(bounds).toEqual([5000, 10000, 15000, 20000]);
    expect(colorOf(1885)).toBe(SEQUENTIAL[0]);
    expect(colorOf(14521)).toBe(SEQUENTIAL[2]);
  });
});
