// What the short forms name is declared somewhere: a name that nothing has would leave a hole in a page, in silence.
import { expect, test } from "vitest";
import { loadProspetti } from "../compose/prospetti.ts";
import { loadMisure } from "../figure/declarations.ts";
import { isOnPanel } from "../figure/on-panel.ts";
import { MISURE } from "./restituzione.ts";
import { NAMED } from "./schede.ts";

test("the sheets name tables and charts that are made for each zona or cantiere", async () => {
  const { prospetti, elenchi } = await loadProspetti(await loadMisure());
  const made = [...prospetti, ...elenchi].filter(({ per }) => per !== undefined).map(({ id }) => id);
  expect(NAMED.filter((id) => !made.includes(id))).toEqual([]);
});

test("an ente is told of measures of which it is known what it declared", async () => {
  const known = [...(await loadMisure()).values()].filter(isOnPanel).map(({ id }) => id);
  expect(MISURE.filter((id) => !known.includes(id))).toEqual([]);
});
