import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Disegno } from "../../schemas/report-model.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { sealed, unsealed } from "../effects/sealed.ts";
import { keptDrawings } from "./kept-drawings.ts";
import { fixtureModel } from "./model.support.ts";

const [first, second] = Object.values(fixtureModel().prospetti).flatMap(({ disegno }) => disegno ?? []);
const LARGE = { id: "uno-l", width: "largo" } as const;
const file = join(temporaryFolder(), "disegni.json");
/** The same file with a mark in each drawing, so that one drawn anew is seen. */
function marked(text: string, versione?: string): string {
  const { di } = z.object({ di: z.string() }).parse(JSON.parse(text));
  const drawings = unsealed(di, text) ?? "";
  return sealed(versione ?? di, drawings.replaceAll("<svg ", '<svg data-tenuto=\\"\\" '));
}
let anew = "";
let text = "";

function given(disegno: Disegno | undefined): Disegno {
  if (disegno === undefined) throw new Error("the model of the tests has two drawings");
  return disegno;
}

beforeAll(async () => {
  const kept = await keptDrawings(file);
  anew = await kept.draw(given(first), LARGE);
  await kept.draw(given(second), LARGE);
  text = kept.text();
});

const withFile = async (content: string) => {
  await writeFile(file, content);
  return keptDrawings(file);
};

test("the same marks, place and width are not drawn again", async () => {
  const { draw } = await withFile(marked(text));
  expect(await draw(given(first), LARGE)).toBe(anew.replace("<svg ", '<svg data-tenuto="" '));
});

test.each([
  ["other marks", { ...given(first), alt: "Altro" }, LARGE],
  ["another place", given(first), { ...LARGE, id: "due-l" }],
  ["another width", given(first), { ...LARGE, width: "stretto" as const }],
])("%s are drawn", async (_, disegno, options) => {
  const { draw } = await withFile(marked(text));
  expect(await draw(disegno, options)).not.toContain("data-tenuto");
});

test.each([
  ["that other code drew", () => marked(text, "x")],
  ["that somebody changed", () => marked(text).replace("data-tenuto", "data-cambiato")],
  ["cut short", () => text.slice(0, -9)],
  ["of another form", () => "[]"],
])("drawings of a file %s are drawn again", async (_, content) => {
  const { draw } = await withFile(content());
  expect(await draw(given(first), LARGE)).toBe(anew);
});

test("only the drawings of the last page are kept, in whatever order they were drawn", async () => {
  const { draw, text: again } = await withFile(text);
  await draw(given(second), LARGE);
  await draw(given(first), LARGE);
  expect(again()).toBe(text);
  const one = await withFile(text);
  await one.draw(given(second), LARGE);
  expect(one.text()).not.toContain(JSON.stringify(anew).slice(1, -1));
});
