// The printed report tells no hidden number either: words, alt texts, bookmarks, metadata.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { startBrowser } from "../report/browser.ts";
import { blocksOf } from "../report/pdf-reading.ts";
import { build } from "./build.ts";
import { SECRET, secretEdition } from "./secret-edition.support.ts";

/** The words of a build's PDF, without what separates digits. */
async function wordsOf(cartella: string, name: string, per?: "interna"): Promise<string> {
  const out = temporaryFolder();
  const effects = { ...QUIET, openBrowser: startBrowser };
  const { mancanze } = await build({ cartella, out, pdf: "con", ...(per && { per }) }, effects);
  // What is hidden takes nothing away from who listens, and what is shown to the analyst neither.
  expect(mancanze).toEqual([]);
  const bytes = new Uint8Array(readFileSync(join(out, name)));
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise;
  const blocks = await blocksOf(pdf);
  const [outline, metadata] = [await pdf.getOutline(), await pdf.getMetadata()];
  await pdf.loadingTask.destroy();
  return JSON.stringify([blocks, outline, metadata.info]).replace(/[.,\u00a0\s]/g, "");
}

test("what is hidden is not in the PDF; it is in that of the analyst", async () => {
  const cartella = secretEdition();
  const secrets = [String(Math.round(SECRET.ore))];
  const words = await wordsOf(cartella, "bilancio-sociale-2020.pdf");
  expect(secrets.filter((secret) => words.includes(secret))).toEqual([]);
  expect(words).toContain("perchéfarebberoriconoscereunente");
  const all = await wordsOf(cartella, "bilancio-sociale-2020-interno.pdf", "interna");
  expect(secrets.filter((secret) => !all.includes(secret))).toEqual([]);
  expect(all).toContain("Usointerno");
});
