// What is done with the page before it is printed: scripts run inside it, and drafts that say where everything falls.
import { readFile } from "node:fs/promises";
import type { Page, PDFOptions } from "puppeteer";
import { readPdf } from "./pdf-file.ts";
import { type Destinations, type Place, readPlaces } from "./pdf-pages.ts";

export const PRINT: PDFOptions = {
  printBackground: true,
  preferCSSPageSize: true,
  waitForFonts: false,
  timeout: 300_000,
};

/** Runs a script of this folder inside the page, and gives what it returns. */
export async function run(page: Page, file: string, argument: unknown): Promise<unknown> {
  const source = await readFile(new URL(file, import.meta.url), "utf8");
  return page.evaluate(`(${source.replace(/;\s*$/u, "")})(${JSON.stringify(argument)})`);
}

/** The page of each anchor in a draft. */
export const draft = async (page: Page): Promise<Destinations> =>
  Object.fromEntries([...(await draftPlaces(page))].map(([anchor, place]) => [anchor, place.page]));

/** Where everything falls: the pages laid out, with nothing drawn on them. `only`: the pages of these chapters alone, counted from
 *  some page of their own. */
export async function draftPlaces(page: Page, only: readonly string[] | null = null): Promise<Map<string, Place>> {
  if (only !== null) await run(page, "print-only.js", only);
  await page.evaluate('document.documentElement.classList.add("bozza")');
  const bytes = await page.pdf({ ...PRINT, printBackground: false, tagged: false, outline: false });
  await page.evaluate('document.documentElement.classList.remove("bozza")');
  if (only !== null) await run(page, "print-only.js", null);
  return readPlaces(readPdf(bytes));
}
