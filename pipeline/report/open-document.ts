// A report asks nothing of the network: the document is answered here, and every other request is refused.
import type { Browser, Page } from "puppeteer";

/** Address given to a page that has none: nothing answers there, and no folder of this machine gets into the file. */
const NOWHERE = "http://bilancio.invalid/";

export interface OpenedPage {
  readonly page: Page;
  /** Addresses the document asked for, all refused. */
  readonly refused: readonly string[];
}

/** Opens the document as paper has it, with the page's own script off and every request refused. The caller closes the page. */
export async function openDocument(
  browser: Browser,
  html: string,
  { width = 1280 }: { width?: number } = {},
): Promise<OpenedPage> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 800 });
  const refused: string[] = [];
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const url = request.url();
    if (url === NOWHERE) return void request.respond({ contentType: "text/html; charset=utf-8", body: html });
    if (url.startsWith("data:")) return void request.continue();
    refused.push(url);
    return void request.abort();
  });
  // Before it is loaded, so that it is laid out once.
  await page.emulateMediaType("print");
  await page.goto(NOWHERE, { waitUntil: "load", timeout: 120_000 });
  // Asked for by name: a page that lays nothing out would print with the letters of the machine.
  await page.evaluate("Promise.all([...document.fonts].map((face) => face.load())).then(() => true)");
  return { page, refused };
}
