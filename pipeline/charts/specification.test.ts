// The published specification is the drawing of the report: alone, from its JSON, Vega draws the same marks.
import { parse, View } from "vega";
import { compile } from "vega-lite";
import { expect, test } from "vitest";
import { draw } from "./draw.ts";
import { EXAMPLES } from "./examples.support.ts";
import { specification } from "./specification.ts";
import { finish } from "./svg.ts";

test.each(Object.keys(EXAMPLES))("%s", async (name) => {
  const disegno = EXAMPLES[name];
  if (disegno === undefined) throw new Error(name);
  const spec = JSON.parse(JSON.stringify(specification(disegno, "Prova")));
  expect(spec.description).toContain(disegno.alt);
  const view = new View(parse(compile(spec).spec), { renderer: "none" });
  const svg = finish(await view.toSVG(), { id: "x-largo", alt: disegno.alt }).replace(
    /<rect[^>]*fill="#FFFFFF"[^>]*><\/rect>|<rect[^>]*fill="#FFFFFF"[^>]*\/>/,
    "",
  );
  expect(svg.replaceAll(/ font-family="[^"]*"/g, "")).toBe(
    (await draw(disegno, { id: "x", width: "largo" })).replaceAll(/ font-family="[^"]*"/g, ""),
  );
});
