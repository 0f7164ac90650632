// What is known to be nothing has no box: beside parts that are there, a box would look like one of them.
import { expect, test } from "vitest";
import type { Punto } from "../../schemas/report-model.ts";
import { conteggio } from "../../schemas/unita.ts";
import { draw } from "./draw.ts";
import { disegno, grid } from "./examples-make.support.ts";
import { number, texts } from "./svg-parts.support.ts";

const UNIT = conteggio("segnalazioni");
const ANSWERS = ["Piena", "Parziale", "Assente"];
const words = (svg: string) => texts(svg).map(({ text }) => text);
const of = (
  forma: "barre-impilate" | "barre" | "multipli",
  values: Parameters<typeof grid>[3],
  rows = ["Est", "Ovest"],
) =>
  draw(disegno(forma, UNIT, grid(UNIT, rows, ANSWERS, values) as Punto[], { colore: "presenza" }), {
    id: "x",
    width: "largo",
  });

test("a part of which there is nothing is not drawn, a row of nothing else says so", async () => {
  const svg = await of("barre-impilate", [
    ["nulla", "nulla", 3],
    ["nulla", "nulla", "nulla"],
  ]);
  expect(words(svg)).toEqual([...ANSWERS, "Est", "Ovest", "3", "– nulla da segnalare"]);
});

test("what is not known keeps its box and its key", async () => {
  const svg = await of("barre-impilate", [
    ["riservato", "nulla", 3],
    [1, 2, 4],
  ]);
  expect(words(svg)).toContain("x dato riservato");
  expect(words(svg).join(" ")).not.toContain("nulla");
});

test.each(["barre", "multipli"] as const)("in %s it has the sign alone", async (forma) => {
  const boxes = async (state: "nulla" | "non-disponibile") => {
    const svg = await of(forma, [["nulla", state, 3]], ["Est"]);
    return [...svg.matchAll(/<path[^>]*>|<rect[^>]*>/g)].length;
  };
  expect(await boxes("non-disponibile")).toBeGreaterThan(await boxes("nulla"));
});

test.each([
  ["all have room", [40, 80, 50], ["40", "80", "50"]],
  ["the last has none: it follows the bar", [40, 80, 1], ["40", "80", "1"]],
  ["another has none: all follow the bar, in their order", [1, 80, 50], ["1 · 80 · 50"]],
  ["of a small bar all follow it", [2, 3, 1], ["2 · 3 · 1"]],
  ["a part of nought asks for no room", [40, 0, 50], ["40", "50"]],
])("every value of a stacked bar is written: %s", async (_, values, labels) => {
  const svg = await of("barre-impilate", [values, [100, 100, 100]]);
  const said = words(svg).filter((text) => /^\d/.test(text));
  expect(said).toEqual([...labels, "100", "100", "100"]);
});

test.each([3, 12])(
  "%i rows of bars and of rings stand on the same lines, because In breve sets them side by side",
  async (n) => {
    const rows = Array.from({ length: n }, (_, i) => `Tema ${i + 1}`);
    const heightsOf = (svg: string): number[] =>
      texts(svg).flatMap(({ tag, text }) =>
        text.startsWith("Tema") ? [number(tag, /translate\([^,]+,([^)]+)\)/)] : [],
      );
    const bars = await of(
      "barre-impilate",
      rows.map(() => [40, 30, 20]),
      rows,
    );
    const rings = await draw(
      disegno(
        "cerchi",
        UNIT,
        grid(
          UNIT,
          rows,
          ["Assente"],
          rows.map(() => [20]),
        ) as Punto[],
      ),
      {
        id: "y",
        width: "largo",
      },
    );
    expect(heightsOf(bars)).toHaveLength(n);
    expect(heightsOf(rings)).toEqual(heightsOf(bars));
  },
);
