import { expect, test } from "vitest";
import { missingLines } from "../commands/words.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { missingTexts } from "./missing-texts.ts";

const ZONE = { "testi/07-zone.md": "---\ntitolo: Le zone\n---\nEcco.\n" };

test("the zone of a chapter that nobody has written of are named, with a beginning for each, and said by the build", async () => {
  const missing = missingTexts(await borgo([], { ...ZONE, "testi/zone/nord.md": "La zona alta.\n" }));
  expect(missing).toEqual([
    {
      file: "testi/zone/sud.md",
      di: "la zona Sud",
      ancora: "zone-sud",
      inizio: "[da scrivere: la zona Sud, dov'è, che cosa la distingue, dove ci si rivolge]\n",
    },
  ]);
  expect(missingLines(missing)).toEqual([
    "  Manca il testo di una parte, che «bilancio anteprima» offre di cominciare: testi/zone/sud.md.",
  ]);
});

test("a text that is begun is not missing, a chapter that is not there misses nothing", async () => {
  const missing = async (files: Record<string, string>) => missingTexts(await borgo([], files)).map(({ file }) => file);
  expect(await missing({ ...ZONE, "testi/zone/nord.md": " \n" })).toEqual(["testi/zone/sud.md"]);
  expect(await missing({})).toEqual([]);
  expect(missingLines([])).toEqual([]);
});

test("a cantiere is begun with the headings of its pages", async () => {
  const [first] = missingTexts(await borgo([], { "testi/06-cantieri.md": "---\ntitolo: I cantieri\n---\nEcco.\n" }));
  expect(first?.inizio.match(/^#### .*$/gm)).toEqual([
    "#### A che cosa serve",
    "#### A chi si rivolge",
    "#### Che cosa si fa",
    "#### Che cosa si conta",
  ]);
});
