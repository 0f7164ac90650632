import { afterEach, beforeEach, expect, test } from "vitest";
import type { Disegno } from "../../schemas/report-model.ts";
import { type Drawing, openDrawing } from "./drawing.ts";
import { drawAnew } from "./html.ts";
import { fixtureModel } from "./model.support.ts";

const disegni = Object.values(fixtureModel().prospetti).flatMap(({ disegno }) => disegno ?? []);
const LARGE = { id: "prova", width: "largo" } as const;
const here = () => Promise.all(disegni.map((disegno) => drawAnew(disegno, LARGE)));

let drawing: Drawing;
beforeEach(() => {
  drawing = openDrawing("subito");
});
afterEach(() => drawing.close());

const there = () => Promise.all(disegni.map((disegno) => drawing.draw(disegno, LARGE)));

test("a drawing is the same, whichever process makes it", async () => {
  expect(disegni.length).toBeGreaterThan(3);
  expect(await there()).toEqual(await here());
});

test("when the process dies at work, what is missing is drawn here", async () => {
  const drawn = there();
  drawing.close();
  expect(await drawn).toEqual(await here());
  expect(await there()).toEqual(await here());
});

test("a drawing that fails says why, and the next one is made", async () => {
  const broken: Disegno = { ...JSON.parse(JSON.stringify(disegni[0])), forma: "torta" };
  await expect(drawing.draw(broken, LARGE)).rejects.toThrow("layout");
  expect(await there()).toEqual(await here());
});
