import { describe, expect, test } from "vitest";
import { CATEGORICAL, CONTEXT, contrast, GRID, INK, inkOn, MAIN, NEUTRAL, NOTE, PAPER, SEQUENTIAL } from "./palette.ts";

const neighbours = <T>(colors: readonly T[]) =>
  colors.slice(1).map((color, i) => ({ a: colors[i] ?? color, b: color }));

describe("the palette", () => {
  test.each([...neighbours(CATEGORICAL), ...neighbours(NEUTRAL), { a: MAIN, b: CONTEXT }])(
    "tells neighbours $a and $b apart by 3:1",
    ({ a, b }) => expect(contrast(a, b)).toBeGreaterThanOrEqual(3),
  );

  test.each([...CATEGORICAL, ...NEUTRAL, CONTEXT])("shows the mark %s on the page by 3:1", (color) => {
    expect(contrast(color, PAPER)).toBeGreaterThanOrEqual(3);
  });

  test.each([...CATEGORICAL, ...NEUTRAL, ...SEQUENTIAL])("writes on the fill %s with 4.5:1", (fill) => {
    expect([INK, PAPER]).toContain(inkOn(fill));
    expect(contrast(inkOn(fill), fill)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([INK, NOTE])("writes with %s on the page and INK on pale hatching by 4.5:1", (color) => {
    expect(contrast(color, PAPER)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(INK, GRID)).toBeGreaterThanOrEqual(4.5);
  });

  test("darkens from step to step by at least half", () => {
    for (const { a, b } of neighbours(SEQUENTIAL)) expect(contrast(a, b)).toBeGreaterThanOrEqual(1.49);
    expect(SEQUENTIAL.at(-1)).toBe(MAIN);
  });
});
