// This year beside the one before, as many days before the last one: by what had surely come by then.
import { expect, test } from "vitest";
import { borgoFolder } from "../edizione/borgo.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { RACCOLTA_DI_PROVA } from "./portal.support.ts";
import { yearBefore } from "./year-before.ts";

const row = (ente: string): string => `ente;edizione;cantiere;zona;volontari;donne\n${ente};2020;Curare;Nord;20;3\n`;
const FILES = {
  ...{
    "inviati/a.csv": row("E002"),
    "inviati/b.csv": row("E003"),
    "inviati/a2.csv": row("E002").replace("20;3", "21;3"),
  },
  "inviati/c.csv": row("E004"),
  "inviati/ricezioni.csv":
    "file,ricevuto_il,canale\na.csv,2021-03-10T08:00:00Z,email\na2.csv,2021-03-20T08:00:00Z,email\nb.csv,2021-03-24T23:30:00Z,email\n",
};

// Weights: E001 1000, E002 600, E003 300, E004 100. When c.csv came nobody noted: it is there only now.
test("what had come by that day counts, whole days before the last one, and weighs what it weighed then", async () => {
  const before = await loadEdizione(borgoFolder([], { ...FILES, "raccolta.yaml": RACCOLTA_DI_PROVA }));
  const { at } = await yearBefore(before, before, { ...QUIET, clock: () => 0, say: () => {}, ask: null });
  expect(at(22)).toBeNull();
  expect(at(21)).toEqual({ enti: 4, rispondenti: 1, peso: 0.3 });
  expect(at(8)).toEqual({ enti: 4, rispondenti: 1, peso: 0.3 });
  expect(at(7)).toEqual({ enti: 4, rispondenti: 2, peso: 0.45 });
  expect(at(-30)).toMatchObject({ rispondenti: 2 });
});

test("an edition that names no last day is compared with nothing", async () => {
  const before = await loadEdizione(borgoFolder([], FILES));
  const { at } = await yearBefore(before, before, { ...QUIET, clock: () => 0, say: () => {}, ask: null });
  expect(at(0)).toBeNull();
});
