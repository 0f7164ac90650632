// No label stands on the line that the bars are measured against, wherever the two fall.
import { expect, test } from "vitest";
import { conteggio } from "../../schemas/unita.ts";
import { draw } from "./draw.ts";
import { disegno, grid } from "./examples-make.support.ts";
import { number, texts, WIDTHS } from "./svg-parts.support.ts";
import { textWidth } from "./text.ts";

const ORE = conteggio("ore");
const VALUES = [1, 5, 58, 59, 60, 61, 97, 100, "riservato", -40] as const;

/** Left and right edge of each label of a value, and the pixel of the dashed line. */
function placed(svg: string) {
  const dashed = [...svg.matchAll(/<line ([^>]*stroke-dasharray="4,3"[^>]*)>/g)].map(([, tag = ""]) =>
    number(tag, /translate\(([^,]+),/),
  );
  const labels = texts(svg)
    .filter(({ text }) => /^−?\d+$|^x$/.test(text))
    .map(({ tag, text }) => {
      const x = number(tag, /translate\(([^,]+),/);
      const size = number(tag, /font-size="([\d.]+)px"/);
      const weight = /font-weight="(600|700)"/.exec(tag)?.[1] === "700" ? 700 : 600;
      const start = /anchor="end"/.test(tag) ? x - textWidth(text, { size, weight }) : x;
      return { text, start, end: start + textWidth(text, { size, weight }) };
    });
  return { dashed, labels };
}

test.each(WIDTHS.flatMap((width) => (["barre", "multipli"] as const).map((forma) => ({ forma, width }))))(
  "$forma, $width",
  async ({ forma, width }) => {
    for (const valore of [2, 30, 60, 95, 105]) {
      const rows = VALUES.map((value) => `Punto ${value}`);
      const punti = grid(
        ORE,
        rows,
        forma === "barre" ? [] : ["una", "altra"],
        VALUES.map((value) => [value, value]),
      );
      const riferimento = { valore, etichetta: "minimo" };
      const { dashed, labels } = placed(await draw(disegno(forma, ORE, punti, { riferimento }), { id: "x", width }));
      expect(dashed.length).toBeGreaterThan(0);
      expect(labels.length).toBeGreaterThanOrEqual(VALUES.length - 1);
      const crossed = labels.filter(({ start, end }) => dashed.some((line) => start < line && line < end));
      expect(crossed).toEqual([]);
    }
  },
);
