import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Disegno, FORME, type Forma } from "../../schemas/report-model.ts";
import { conteggio, EURO, QUOTA } from "../../schemas/unita.ts";
import { draw } from "./draw.ts";
import { EXAMPLES } from "./examples.support.ts";
import { disegno, grid } from "./examples-make.support.ts";
import { STYLES, type Width } from "./sheet.ts";
import { textWidth } from "./text.ts";

const WIDTHS: readonly Width[] = ["largo", "stretto"];
const drawings = Object.entries(EXAMPLES).flatMap(([name, example]) =>
  WIDTHS.map((width) => ({ name, example, width })),
);
const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
const texts = (svg: string) =>
  [...svg.matchAll(/<text ([^>]*)>([^<]*)</g)].map(([, tag = "", text = ""]) => ({ tag, text }));
const number = (tag: string, pattern: RegExp) => Number(pattern.exec(tag)?.[1]);
const plain = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** The texts that leave the drawing, by the metrics of the embedded face. */
function leaving(svg: string): string[] {
  const [, width, height] = (/viewBox="0 0 (\S+) (\S+)"/.exec(svg) ?? []).map(Number);
  if (width === undefined || height === undefined) throw new Error("no viewBox");
  return texts(svg).flatMap(({ tag, text }) => {
    const [x, y] = [number(tag, /translate\(([^,]+),/), number(tag, /translate\([^,]+,([^)]+)\)/)];
    const size = number(tag, /font-size="([\d.]+)px"/);
    const weight = /font-weight="(600|700)"/.exec(tag)?.[1] === "700" ? 700 : /font-weight="600"/.test(tag) ? 600 : 400;
    const wide = textWidth(plain(text), { size, weight });
    const start = x - (/anchor="end"/.test(tag) ? wide : /anchor="middle"/.test(tag) ? wide / 2 : 0);
    const isIn =
      start >= -0.1 && start + wide <= width + 0.1 && y - size * 0.75 >= -0.1 && y + size * 0.25 <= height + 0.1;
    return isIn ? [] : [`${text} at ${x},${y} of ${width}×${height}`];
  });
}

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
    const full = marks(await draw(whole, options));
    expect(marks(await draw(withHidden(forma, "riservato"), options))).toBe(full - 1);
    expect(marks(await draw(withHidden(forma, "non-disponibile"), options))).toBe(full - 1);
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
        { numRuns: 60 },
      );
    },
  );
});
