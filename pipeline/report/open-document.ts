// A report asks nothing of the network: the document is answered here, and every other request is refused.
import type { Browser, Page } from "puppeteer";

/** Address given to a page that has none: nothing answers there, and no folder of this machine gets into the file. */
const NOWHERE = "http://bilancio.invalid/";

export interface OpenedPage {
  readonly page: Page;
  /** Addresses the document asked for, all refused. */
  readonly refused: readonly string[];
}

/** A page on which documents are opened one after the other. */
export interface Paper extends OpenedPage {
  readonly load: (html: string) => Promise<void>;
}

/** A page as paper has it, with the script of documents off and every request refused. The caller closes it. */
export async function openPaper(browser: Browser, { width = 1280 }: { width?: number } = {}): Promise<Paper> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 800 });
  const refused: string[] = [];
  let body = "";
  await page.setJavaScriptEnabled(false);
  // Asked of the browser itself: what puppeteer would put between, and its own way to write base 64, cost a tenth of a short form.
  const session = await page.createCDPSession();
  session.on("Fetch.requestPaused", ({ requestId, request: { url } }) => {
    void answer(requestId, url).catch(() => {}); // the page was closed meanwhile
  });
  const answer = async (requestId: string, url: string): Promise<void> => {
    if (url === NOWHERE) await session.send("Fetch.fulfillRequest", { requestId, ...document(body) });
    else if (url.startsWith("data:")) await session.send("Fetch.continueRequest", { requestId });
    else {
      refused.push(url);
      await session.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
    }
  };
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
  // Before it is loaded, so that it is laid out once.
  await session.send("Emulation.setEmulatedMedia", { media: "print" });
  const load = async (html: string): Promise<void> => {
    body = html;
    await page.goto(NOWHERE, { waitUntil: "load", timeout: 120_000 });
    // Asked for by name: a page that lays nothing out would print with the letters of the machine.
    await page.evaluate("Promise.all([...document.fonts].map((face) => face.load())).then(() => true)");
  };
  return { page, refused, load };
}

const document = (html: string) => ({
  responseCode: 200,
  responseHeaders: [{ name: "Content-Type", value: "text/html; charset=utf-8" }],
  body: Buffer.from(html).toString("base64"),
});

/** Opens one document on a page of its own. The caller closes the page. */
export async function openDocument(
  browser: Browser,
  html: string,
  options: { width?: number } = {},
): Promise<OpenedPage> {
  const paper = await openPaper(browser, options);
  await paper.load(html);
  return paper;
}
