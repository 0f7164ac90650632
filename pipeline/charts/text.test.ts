import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textWidth, wrap } from "./text.ts";

const face = { size: 10, weight: 400 } as const;

describe("text metrics", () => {
  test("know the face: figures are tabular, the bold is wider, an unknown letter counts a full em", () => {
    expect(textWidth("1111", face)).toBe(textWidth("0000", face));
    expect(textWidth("0", face)).toBeCloseTo(4.97);
    expect(textWidth("Quartieri", { size: 10, weight: 700 })).toBeGreaterThan(textWidth("Quartieri", face));
    expect(textWidth("字", face)).toBe(10);
  });

  test.each([
    { text: "Disabilità", width: 100, lines: ["Disabilità"] },
    {
      text: "Anziani, cronicità e non autosufficienza",
      width: 120,
      lines: ["Anziani, cronicità e", "non autosufficienza"],
    },
    { text: "12\u00a0mln\u00a0€ circa", width: 40, lines: ["12\u00a0mln\u00a0€", "circa"] },
  ])("breaks «$text» into even lines", ({ text, width, lines }) => expect(wrap(text, face, width)).toEqual(lines));

  test("whatever the text, no line is wider than asked and no letter is lost", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.integer({ min: 25, max: 300 }), (text, width) => {
        const lines = wrap(text, face, width);
        for (const line of lines) expect(textWidth(line, face)).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replace(/[ \n\t]/g, ""));
      }),
    ));
});
