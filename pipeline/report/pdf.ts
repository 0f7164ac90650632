// The HTML of the report → the publication in PDF. Page numbers are known only after a print, so there are two: a draft of
// blank pages, laid out and not drawn, says where everything falls; the numbers are written; the second is the document. If
// anything moved between the two, it is printed again, and in the end refused: a wrong page number is worse than no file.
import type { Browser, Page } from "puppeteer";
import type { ReportModel } from "../../schemas/report-model.ts";
import { startBrowser } from "./browser.ts";
import { documentTitle, withSlash } from "./document-title.ts";
import { openPaper, type Paper } from "./open-document.ts";
import { fitChapters } from "./pdf-chapters.ts";
import { draft, PRINT, run } from "./pdf-draft.ts";
import { type PdfFile, readPdf } from "./pdf-file.ts";
import { type Finished, finishPdf } from "./pdf-finish.ts";
import { type Destinations, pagesOf, readDestinations } from "./pdf-pages.ts";
import type { PrintedTexts } from "./pdf-structure.ts";

export interface PdfOptions {
  /** Address where `dati/` will be published: links in the file become absolute. That of the edition when left out. */
  readonly indirizzo?: string;
  /** A browser already running; it stays open. Without it one is started and closed. */
  readonly browser?: Browser;
  /** A page of that browser, for documents that are printed one after the other; it stays open (`paperOf`). */
  readonly paper?: Paper;
  /** What the document is called; the title of the edition when left out. */
  readonly titolo?: string;
  /** Goes into the identifier of the file. */
  readonly impronta?: string;
}

const ATTEMPTS = 3;
/** A finished PDF and the number of its pages. */
export interface Pdf extends Finished {
  readonly pagine: number;
}

/** The PDF: tagged, with bookmarks, page numbers in the contents, the dates of the edition. Same HTML, same browser, same
 *  bytes. Throws an Italian sentence when no browser is found, when a link leads nowhere, and when page
 *  numbers do not settle. */
export async function renderPdf(
  html: string,
  { edizione }: Pick<ReportModel, "edizione">,
  options: PdfOptions = {},
): Promise<Pdf> {
  const browser = options.browser ?? (await startBrowser());
  try {
    const base = withSlash(options.indirizzo ?? edizione.indirizzo_pubblico);
    const { file, texts } = await printDocument(browser, { html, base }, options.paper);
    const pagine = pagesOf(file).length;
    const { titolo = documentTitle(edizione), impronta = "" } = options;
    const browserVersion = await browser.version();
    return { ...(await finishPdf(file, { edizione, titolo, html, texts, browserVersion, impronta })), pagine };
  } finally {
    if (!options.browser) await browser.close();
  }
}

interface Printed {
  readonly file: PdfFile;
  readonly texts: PrintedTexts;
}

/** A page to print on. The caller closes it. */
export const paperOf = (browser: Browser): Promise<Paper> => openPaper(browser, { width: WIDER_THAN_PAPER });

async function printDocument(
  browser: Browser,
  { html, base }: { html: string; base: string },
  lent?: Paper,
): Promise<Printed> {
  const paper = lent ?? (await paperOf(browser));
  const { page } = paper;
  try {
    await paper.load(forPaper(html));
    const prepared = await prepare(page, base);
    // A short document names no page, and is printed once.
    if (!(await page.evaluate('document.querySelector("[data-pagina], .doppia") !== null')))
      return { file: await print(page), texts: prepared };
    const { hasMore, numbers } = await layOut(page);
    const texts = hasMore ? await prepare(page, base) : prepared;
    const file = await printUntilStill(page, numbers);
    return { file, texts: { ...texts, words: withNumbers(texts.words, readDestinations(file)) } };
  } finally {
    if (lent === undefined) await page.close();
  }
}

/** The words with each page number as the file itself has it. */
const withNumbers = (words: string, pages: Destinations): string =>
  words
    .split("\u0001")
    .map((part, index) => (index % 2 === 0 ? part : String(pages[part] ?? "")))
    .join("");

/** A window this wide shows nothing of a document for paper (print.css), so nothing is laid out before the print. */
const WIDER_THAN_PAPER = 4000;

/** The document as it will be printed; the drawings for a phone never are, and left out here they need not be read. */
const forPaper = (html: string): string =>
  html
    .replace('<html lang="it"', '<html lang="it" class="impaginato"')
    .replace(/<div class="disegno stretto">.*?<\/div>/gsu, "");

async function prepare(page: Page, base: string): Promise<PrintedTexts> {
  // The script beside this file returns exactly this.
  return (await run(page, "print-prepare.js", base)) as PrintedTexts;
}

/** What moves pages: how closely chapters are set, and where spreads begin. Where everything falls then, and whether there are
 *  words to print that were not. */
async function layOut(page: Page): Promise<{ readonly hasMore: boolean; readonly numbers: Destinations }> {
  await fitChapters(page);
  let hasMore = false;
  for (;;) {
    const numbers = await draft(page);
    const done = await run(page, "print-spreads.js", numbers);
    if (done === "niente") return { hasMore, numbers };
    hasMore ||= done === "sommario";
  }
}

/** `drafted`: where everything fell in a draft. */
async function printUntilStill(page: Page, drafted: Destinations): Promise<PdfFile> {
  let numbers = drafted;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const missing = await run(page, "print-pages.js", numbers);
    if (Array.isArray(missing) && missing.length > 0)
      throw new Error(`Nel PDF questi rimandi non portano da nessuna parte: ${missing.join(", ")}.`);
    const file = await print(page);
    const pages = readDestinations(file);
    if (sameDestinations(numbers, pages)) return file;
    numbers = pages;
  }
  throw new Error("I numeri di pagina dell’indice cambiano a ogni stampa: il PDF non è stato scritto.");
}

const print = async (page: Page): Promise<PdfFile> =>
  readPdf(await page.pdf({ ...PRINT, tagged: true, outline: true }));

function sameDestinations(before: Destinations, after: Destinations): boolean {
  const anchors = Object.keys(after);
  return anchors.length === Object.keys(before).length && anchors.every((anchor) => before[anchor] === after[anchor]);
}
