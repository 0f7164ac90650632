// Every kind of drawing, wide and narrow.
import { describe, expect, test } from "vitest";
import { FORME } from "../../schemas/report-model.ts";
import { QUOTA } from "../../schemas/unita.ts";
import { draw } from "./draw.ts";
import { EXAMPLES } from "./examples.support.ts";
import { disegno, grid } from "./examples-make.support.ts";
import { STYLES } from "./sheet.ts";
import { ids, leaving, number, texts, WIDTHS } from "./svg-parts.support.ts";

const drawings = Object.entries(EXAMPLES).flatMap(([name, example]) =>
  WIDTHS.map((width) => ({ name, example, width })),
);
describe("every drawing", () => {
  test.each(drawings)("$name ($width) has its size, role and name, and no text outside", async ({ example, width }) => {
    const svg = await draw(example, { id: "prova", width });
    expect(svg).toMatch(
      new RegExp(
        `^<svg xmlns="http://www.w3.org/2000/svg" class="disegno" role="img" aria-label="[^"]+" width="${STYLES[width].width}"`,
      ),
    );
    expect(svg).toContain("&quot;");
    expect(svg.match(/role=|aria-/g)).toHaveLength(2);
    expect(svg).not.toMatch(/ opacity=|NaN|undefined|Infinity|…|rotate/);
    expect(svg.replace(/>[^<]*</g, "><").replace(/aria-label="[^"]*"/, "")).not.toMatch(/\d\.\d{3}/);
    expect(leaving(svg)).toEqual([]);
  });

  test.each(drawings)("$name ($width) has text of at least 11 px where it is read", async ({ example, width }) => {
    const sizes = texts(await draw(example, { id: "prova", width })).map(({ tag }) =>
      number(tag, /font-size="([\d.]+)px"/),
    );
    const shrunk = width === "stretto" ? 330 / STYLES.stretto.width : 1;
    // In print 8 pt is the smallest, inside tiles.
    expect(Math.min(...sizes) * shrunk).toBeGreaterThanOrEqual(width === "stretto" ? 11 : 10.66);
  });

  test("has the same bytes twice and in another order", async () => {
    const all = async (list: typeof drawings) => {
      const made = new Map<string, string>();
      for (const { name, example, width } of list) made.set(name + width, await draw(example, { id: name, width }));
      return made;
    };
    const forward = await all(drawings);
    const backward = await all([...drawings].reverse());
    for (const [name, svg] of forward) expect(backward.get(name)).toBe(svg);
  });

  test("shares no id with another drawing of the page", async () => {
    const svgs = await Promise.all(drawings.map(({ example, width }, i) => draw(example, { id: `g${i}`, width })));
    const all = svgs.flatMap(ids);
    expect(new Set(all).size).toBe(all.length);
    expect(svgs).toHaveLength(drawings.length);
  });

  test("survives a disegno without any value", async () => {
    for (const forma of FORME) {
      const punti = grid(
        QUOTA,
        ["a", "b"],
        ["s", "t"],
        [
          ["riservato", "non-disponibile"],
          ["non-risposto", "incerto"],
        ],
      );
      for (const width of WIDTHS)
        expect(leaving(await draw(disegno(forma, QUOTA, punti), { id: "x", width }))).toEqual([]);
      expect(await draw(disegno(forma, QUOTA, []), { id: "x", width: "largo" })).toMatch(/^<svg/);
    }
  });
});
