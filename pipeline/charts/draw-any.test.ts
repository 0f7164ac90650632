// Whatever the names and the values: drawn hundreds of times, so it takes a while.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Disegno, FORME } from "../../schemas/report-model.ts";
import { conteggio, EURO, QUOTA } from "../../schemas/unita.ts";
import { draw } from "./draw.ts";
import { disegno, grid } from "./examples-make.support.ts";
import { leaving, WIDTHS } from "./svg-parts.support.ts";

const name = fc
  .array(
    fc.constantFrom(
      "Anziani",
      "e",
      "non",
      "autosufficienza",
      "S. Eufemia",
      "Cittadini",
      "comunità",
      "Ü",
      "WWWWWWWW",
      "di",
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((words) => words.join(" "));
const cents = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true }).map((number) => Math.round(number * 100) / 100);
const value = fc.oneof(
  { weight: 5, arbitrary: cents(-1e6, 4e8) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom("riservato", "non-disponibile", "incerto", "nulla", "non-risposto") },
);

describe("whatever the names and the values", () => {
  test.each(FORME.flatMap((forma) => WIDTHS.map((width) => ({ forma, width }))))(
    "no label of $forma leaves the drawing ($width)",
    async ({ forma, width }) => {
      const table = fc.record({
        rows: fc.uniqueArray(name, { minLength: 1, maxLength: 7 }),
        series: fc.uniqueArray(name, { maxLength: 5 }),
        unita: fc.constantFrom(EURO, QUOTA, conteggio("volontari")),
        values: fc.array(fc.array(value, { minLength: 5, maxLength: 5 }), { minLength: 7, maxLength: 7 }),
        riferimento: fc.option(cents(-1e6, 5e8), { nil: undefined }),
      });
      await fc.assert(
        fc.asyncProperty(table, async ({ rows, series, unita, values, riferimento }) => {
          const scaled = values.map((row) =>
            row.map((one) => (typeof one === "number" && unita === QUOTA ? (one % 1000) / 1000 : one)),
          );
          const more: Partial<Disegno> = {
            rottura: { prima_di: rows.at(-1) ?? "", motivo: "Da questa edizione la domanda è un'altra" },
          };
          if (riferimento !== undefined) more.riferimento = { valore: riferimento, etichetta: "Città, media" };
          const svg = await draw(disegno(forma, unita, grid(unita, rows, series, scaled), more), { id: "x", width });
          expect(leaving(svg)).toEqual([]);
        }),
        { numRuns: 30, seed: 2016 },
      );
    },
  );
});
