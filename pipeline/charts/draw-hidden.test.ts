// What may not be shown is never drawn as a number.
import { describe, expect, test } from "vitest";
import { type Disegno, FORME, type Forma } from "../../schemas/report-model.ts";
import { conteggio } from "../../schemas/unita.ts";
import { draw } from "./draw.ts";
import { disegno, grid } from "./examples-make.support.ts";
import { texts } from "./svg-parts.support.ts";

describe("what is not a number", () => {
  const count = conteggio("ore");
  const withHidden = (forma: Forma, hidden: "riservato" | "non-disponibile") =>
    disegno(
      forma,
      count,
      grid(
        count,
        ["a", "b", "c"],
        ["s", "t"],
        [
          [5, 7],
          [hidden, 3],
          [2, 9],
        ],
      ),
    );
  /** Filled marks, the ones that carry a value. */
  const marks = (svg: string) => [...svg.matchAll(/<path [^>]*fill="#(?!FFFFFF)[0-9A-F]{6}"/g)].length;

  test.each(FORME)("is no mark of a value in %s: one less than with the value", async (forma) => {
    const whole = disegno(
      forma,
      count,
      grid(
        count,
        ["a", "b", "c"],
        ["s", "t"],
        [
          [5, 7],
          [3, 3],
          [2, 9],
        ],
      ),
    );
    const options = { id: "x", width: "largo" } as const;
    // There a mark is one unit, and three are hidden.
    const less = marks(await draw(whole, options)) - (forma === "traguardi" ? 3 : 1);
    expect(marks(await draw(withHidden(forma, "riservato"), options))).toBe(less);
    expect(marks(await draw(withHidden(forma, "non-disponibile"), options))).toBe(less);
  });

  test.each(FORME)("is hatched in %s when reserved, else an outline, and its sign is printed", async (forma) => {
    const reserved = await draw(withHidden(forma, "riservato"), { id: "x", width: "largo" });
    const missing = await draw(withHidden(forma, "non-disponibile"), { id: "x", width: "largo" });
    const hatches = (svg: string) => svg.match(/d="M[^"]*L[^"]*M[^"]*L/g)?.length ?? 0;
    expect(hatches(reserved)).toBeGreaterThan(0);
    expect(hatches(missing)).toBe(0);
    expect(texts(reserved).some(({ text }) => /^x( |$)/.test(text))).toBe(true);
    expect(texts(missing).some(({ text }) => /^n\.d\.( |$)/.test(text))).toBe(true);
  });

  test.each(FORME)("stays hidden in %s even when its value was left in the point", async (forma) => {
    const clean = withHidden(forma, "riservato");
    const leaky: Disegno = {
      ...clean,
      punti: clean.punti.map((punto) =>
        punto.stato === "riservato" ? { ...punto, valore: 4711, etichetta: "4.711" } : punto,
      ),
    };
    const options = { id: "x", width: "largo" } as const;
    expect(await draw(leaky, options)).toBe(await draw(clean, options));
  });
});
