// The HTML of the report → the publication in PDF. Page numbers are known only after a print, so there are two: the first,
// untagged and quick, says where everything falls; the numbers are written; the second is the document. If anything moved
// between the two, the print is repeated, and in the end refused: a silently wrong page number is worse than no file.
import { readFile } from "node:fs/promises";
import type { PDFDocument } from "pdf-lib";
import type { Browser, Page, PDFOptions } from "puppeteer";
import type { ReportModel } from "../../schemas/report-model.ts";
import { startBrowser } from "./browser.ts";
import { openDocument } from "./open-document.ts";
import { type Destinations, finishPdf, loadPdf, readDestinations } from "./pdf-finish.ts";
import type { PrintedTexts } from "./pdf-structure.ts";

export interface PdfOptions {
  /** Address where `dati/` will be published: links in the file become absolute. That of the edition when left out. */
  readonly indirizzo?: string;
  /** A browser already running; it stays open. Without it one is started and closed. */
  readonly browser?: Browser;
  /** Pages of the anchors in the last print of this report: if they still hold, one print is enough. */
  readonly pagine?: Destinations | undefined;
  /** Told the pages of the anchors, for the next time. */
  readonly onPagine?: (pagine: Destinations) => void;
}

const ATTEMPTS = 3;
const PRINT: PDFOptions = { printBackground: true, preferCSSPageSize: true, waitForFonts: false, timeout: 300_000 };

/** A finished PDF and the number of its pages. */
export interface Pdf {
  readonly bytes: Uint8Array;
  readonly pagine: number;
}

/** The PDF: tagged, with bookmarks, page numbers in the contents, the dates of the edition. Same HTML, same browser, same
 *  bytes. Throws an Italian sentence when no browser is found, when a link leads nowhere, and when page
 *  numbers do not settle. */
export async function renderPdf(html: string, model: ReportModel, options: PdfOptions = {}): Promise<Pdf> {
  const browser = options.browser ?? (await startBrowser());
  try {
    const { page } = await openDocument(browser, withoutNarrowDrawings(html));
    try {
      const texts = await prepare(page, withSlash(options.indirizzo ?? model.edizione.indirizzo_pubblico));
      const { document, pages } = await printUntilStill(page, options.pagine);
      options.onPagine?.(pages);
      const bytes = await finishPdf(document, { model, html, texts, browserVersion: await browser.version() });
      return { bytes, pagine: document.getPageCount() };
    } finally {
      await page.close();
    }
  } finally {
    if (!options.browser) await browser.close();
  }
}

const withSlash = (address: string): string => (address.endsWith("/") ? address : `${address}/`);

/** The drawings for a phone are never printed; left out here, they need not be read. */
const withoutNarrowDrawings = (html: string): string => html.replace(/<div class="disegno stretto">.*?<\/div>/gsu, "");

async function prepare(page: Page, base: string): Promise<PrintedTexts> {
  await run(page, "print-tables.js", null);
  // The script beside this file returns exactly this.
  return (await run(page, "print-prepare.js", base)) as PrintedTexts;
}

async function run(page: Page, file: string, argument: unknown): Promise<unknown> {
  const source = await readFile(new URL(file, import.meta.url), "utf8");
  return page.evaluate(`(${source.replace(/;\s*$/u, "")})(${JSON.stringify(argument)})`);
}

interface Printed {
  readonly document: PDFDocument;
  readonly pages: Destinations;
}

async function printUntilStill(page: Page, expected: Destinations | undefined): Promise<Printed> {
  let numbers = expected ?? (await firstPass(page));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const missing = await run(page, "print-pages.js", numbers);
    if (Array.isArray(missing) && missing.length > 0) {
      if (numbers === expected) {
        numbers = await firstPass(page);
        continue;
      }
      throw new Error(`Nel PDF questi rimandi non portano da nessuna parte: ${missing.join(", ")}.`);
    }
    const bytes = await page.pdf({ ...PRINT, tagged: true, outline: true });
    const document = await loadPdf(bytes);
    const pages = readDestinations(document);
    if (sameDestinations(numbers, pages)) return { document, pages };
    numbers = pages;
  }
  throw new Error("I numeri di pagina dell’indice cambiano a ogni stampa: il PDF non è stato scritto.");
}

/** Untagged, so quick: 2 s for 150 pages. */
async function firstPass(page: Page): Promise<Destinations> {
  return readDestinations(await loadPdf(await page.pdf({ ...PRINT, tagged: false, outline: false })));
}

function sameDestinations(before: Destinations, after: Destinations): boolean {
  const anchors = Object.keys(after);
  return anchors.length === Object.keys(before).length && anchors.every((anchor) => before[anchor] === after[anchor]);
}
