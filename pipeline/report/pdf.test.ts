// The finished file, read anew by another program: contents, bookmarks, tags, words, bytes.
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Browser } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkPdf, RULES } from "../pdfua/check.ts";
import { startBrowser } from "./browser.ts";
import { renderHtml } from "./html.ts";
import { fixtureModel } from "./model.support.ts";
import { openDocument } from "./open-document.ts";
import { renderPdf } from "./pdf.ts";
import { draftPlaces, run } from "./pdf-draft.ts";
import { endingOf } from "./pdf-fit.ts";
import { type Block, blocksOf, outlineTitles, type PdfDocument } from "./pdf-reading.ts";

/** A paragraph as wide as its first words, at the edge of the page: the space after them has no place on their line. */
const FULL_LINE = `<div style="width: 100%; display: grid; grid-template-columns: max-content; justify-content: end"><p style="white-space: nowrap">Una riga piena fino al bordo,</p>
<p style="width: 0; min-width: 100%">Una riga piena fino al bordo, e le parole che vanno a capo.</p></div>`;

const model = fixtureModel();
let browser: Browser;
let html = "";
let bytes: Uint8Array;
let pagine = 0;
let mancanze: readonly unknown[] = [];
let pdf: PdfDocument;
let blocks: Block[] = [];
beforeAll(async () => {
  const [started, page] = await Promise.all([startBrowser(), renderHtml(model)]);
  browser = started;
  // The policy of the page lets no style in that is not its own.
  html = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "").replace("</main>", `${FULL_LINE}</main>`);
  ({ bytes, pagine, mancanze } = await renderPdf(html, model, { browser }));
  pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  blocks = await blocksOf(pdf);
});
afterAll(async () => {
  await pdf?.loadingTask.destroy();
  await browser?.close();
});

const folded = (text: string): string => text.replace(/[\s\u00a0]+/g, " ").trim();

/** The reader gives a Map where its types say an object. */
const plain = (value: unknown): unknown => (value instanceof Map ? Object.fromEntries(value) : value);

/** What the document says in the browser, in the page prepared by nobody. */
async function fromPage(expression: string): Promise<unknown> {
  const { page } = await openDocument(browser, html);
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  const result = await page.evaluate(expression);
  await page.close();
  return result;
}

test("each entry of the contents bears the page its link leads to", async () => {
  const entries = (await fromPage(
    "[...document.querySelectorAll('.indice li > a')].map((link) => ({ anchor: link.hash.slice(1), title: link.textContent }))",
  )) as { anchor: string; title: string }[];
  expect(entries.length).toBe(18);
  const contents = blocks.filter(({ page }) => page === 3).map(({ text }) => folded(text));
  for (const { anchor, title } of entries) {
    const destination = await pdf.getDestination(anchor);
    const page = (await pdf.getPageIndex(destination?.[0])) + 1;
    expect(contents).toContain(`${folded(title)} ${page}`);
  }
});

test("every page number in the text is that of its destination", async () => {
  const texts = blocks.map(({ text }) => folded(text)).filter((text) => /, p\. \d+/.test(text));
  expect(texts.length).toBeGreaterThan(5);
  const page = (await pdf.getPageIndex((await pdf.getDestination("grafico-fonti"))?.[0])) + 1;
  expect(texts.join("\n")).toContain(`come mostra il Grafico 5.1, p. ${page}.`);
});

test("the bookmarks are the headings, in their order", async () => {
  const headings = (await fromPage(
    // The summary inside a chapter repeats the contents, and is for the screen only.
    "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter((h) => !h.closest('.sommario')).map(({ textContent }) => textContent)",
  )) as string[];
  const expected = headings.map((text) => folded(text.replace(/, p\.\s/, "")));
  const found = (await outlineTitles(pdf)).map((text) => folded(text.replace(/, p\.\s\d+/, "")));
  expect(found).toEqual(expected);
});

test("the file is tagged, speaks Italian and shows its title", async () => {
  const { info } = await pdf.getMetadata();
  const preferences = await pdf.getViewerPreferences();
  expect(plain(await pdf.getMarkInfo())).toMatchObject({ Marked: true });
  expect(info).toMatchObject({
    Title: "Bilancio Sociale partecipato 2016 · Brescia",
    Author: "Centro Studi Socialis",
    Language: "it-IT",
    CreationDate: "D:20170713000000Z",
    ModDate: "D:20170713000000Z",
  });
  expect(plain(preferences)).toMatchObject({ DisplayDocTitle: true });
  expect(new Set(blocks.map(({ role }) => role))).toEqual(
    new Set(["H1", "H2", "H3", "H4", "P", "LBody", "Link", "TH", "TD", "Caption", "Figure"]),
  );
});

test("no words are glued where a line ends, and none are lost", async () => {
  const text = folded(String(await fromPage("document.body.innerText"))).replace(/, p\. /g, "");
  const bare = text.replaceAll(" ", "");
  const printed = blocks.filter(({ role, page }) => role !== "Figure" && page > 3);
  expect(printed.length).toBeGreaterThan(200);
  const strange = printed
    .map((block) => folded(block.text.replace(/, p\.[\s\u00a0]\d+/g, "")))
    .filter((words) => !text.includes(words));
  expect(strange.filter((words) => bare.includes(words.replaceAll(" ", "")))).toEqual([]);
});

test("each chart has a description", () => {
  const figures = blocks.filter(({ role }) => role === "Figure");
  const charts = Object.values(model.prospetti).filter(({ disegno }) => disegno !== undefined);
  expect(figures.map(({ alt }) => alt).filter((alt) => alt.startsWith("Disegno di prova"))).toHaveLength(charts.length);
});

test("links to the data are those of the published address, and no folder of this machine is in the file", async () => {
  const addresses: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const annotations = await (await pdf.getPage(number)).getAnnotations();
    addresses.push(...annotations.flatMap(({ unsafeUrl }) => (unsafeUrl ? [String(unsafeUrl)] : [])));
  }
  expect(addresses).toContain(`${model.edizione.indirizzo_pubblico}/dati/fonti.csv`);
  expect(addresses.filter((address) => !address.startsWith("https://esempio.brescia.it/"))).toEqual([]);
});

test("every link says where it leads, in the words of the page", async () => {
  const links: { page: number; words: string }[] = [];
  for (let number = 1; number <= pdf.numPages; number++)
    for (const { subtype, contentsObj } of await (await pdf.getPage(number)).getAnnotations())
      if (subtype === "Link") links.push({ page: number, words: String(contentsObj?.str ?? "") });
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter(({ words }) => words === "")).toEqual([]);
  expect(links.map(({ words }) => folded(words))).toContain("4 La rete");
});

test("the properties that programs read say what the document is", async () => {
  const { metadata } = await pdf.getMetadata();
  // The title once for every reader and once in Italian, which this reader joins.
  expect(metadata.get("dc:title")).toContain("Bilancio Sociale partecipato 2016 · Brescia");
  expect(metadata.get("xmp:createdate")).toBe("2017-07-13T00:00:00Z");
});

const standardsOf = (xmp: string): string[] => xmp.match(/<pdf(ua|a)id:.*?>[^<]+/g) ?? [];
const xmpOf = (file: Uint8Array): string => Buffer.from(file).toString("utf8");

test("the file keeps PDF/UA-1 and PDF/A-2a, and says so", () => {
  expect(mancanze).toEqual([]);
  expect(standardsOf(xmpOf(bytes))).toEqual(["<pdfuaid:part>1", "<pdfaid:part>2", "<pdfaid:conformance>A"]);
  const { looked } = checkPdf(bytes);
  expect(RULES.filter(({ id, rare }) => !rare && looked.get(id) === 0).map(({ id }) => id)).toEqual([]);
});

test("a file that lacks something says what, and claims nothing", async () => {
  const poor =
    '<!doctype html><html lang="it"><title>A</title><h1>A</h1><svg role="img" width="9" height="9"><rect width="9" height="9"/></svg>';
  const { bytes: printed, mancanze: missing } = await renderPdf(poor, model, { browser });
  expect(missing).toEqual([
    { frase: "Ogni figura ha una descrizione: non ce l’ha (Figure, pagina 1) [ua1:7.3-1]", norma: true },
  ]);
  expect(standardsOf(xmpOf(printed))).toEqual([]);
  expect(checkPdf(printed).faults.map(({ rule }) => rule)).toEqual(["ua1:5-1", "a2a:6.6.4-1", "ua1:7.3-1"]);
});

test("nothing is laid out while it is prepared, nothing is drawn in the draft", async () => {
  const { page } = await openDocument(browser, html.replace("<html ", '<html class="impaginato" '), { width: 4000 });
  const style = (what: string) => page.evaluate(`getComputedStyle(document.querySelector("h1")).${what}`);
  expect(await page.evaluate("getComputedStyle(document.body).contentVisibility")).toBe("hidden");
  expect(await style("visibility")).toBe("visible");
  await page.evaluate('document.documentElement.classList.add("bozza")');
  expect(await style("visibility")).toBe("hidden");
  await page.close();
});

test("a draft of some chapters tells of them what a draft of all does", async () => {
  const { page } = await openDocument(browser, html.replace("<html ", '<html class="impaginato" '), { width: 4000 });
  await run(page, "print-prepare.js", "https://esempio.brescia.it/");
  const flowing = (await run(page, "print-fit.js", { spacing: "", marked: true })) as { id: string }[];
  const all = await draftPlaces(page);
  const some = flowing.map(({ id }) => id).filter((_, at) => at % 2 === 1);
  const places = await draftPlaces(page, some);
  const endings = (from: typeof all, ids: string[]) => ids.map((id) => endingOf(from.get(id), from.get(`fine-${id}`)));
  expect(endings(places, some)).toEqual(endings(all, some));
  expect([...places.keys()].filter((id) => id.startsWith("fine-"))).toHaveLength(some.length);
  expect(await draftPlaces(page)).toEqual(all);
  await page.close();
});

test("the same report gives the same bytes", async () => {
  const again = await renderPdf(html, model, { browser });
  expect(Buffer.compare(bytes, again.bytes)).toBe(0);
  expect([pagine, again.pagine]).toEqual([pdf.numPages, pdf.numPages]);
});

test("a page number that leads nowhere stops the print, by its name", async () => {
  const broken =
    '<!doctype html><html lang="it"><title>A</title><h1>A</h1><p>Si veda p. <b data-pagina="assente"></b></p>';
  await expect(renderPdf(broken, model, { browser })).rejects.toThrow("non portano da nessuna parte: assente");
});

test("chapters that share a page share its head, and the pages after it too", async () => {
  const head = (name: string, text: string) =>
    `#${name}{page:${name}}@page ${name}:left{@top-left{content:"${text}";font-weight:600;color:#000}}@page ${name}:right{@top-right{content:"${text}";font-weight:600;color:#000}}`;
  const page = await browser.newPage();
  await page.setContent(
    `<style>.capitolo{break-before:page}.segue{break-before:auto}${head("uno", "1 · Uno")}${head("due", "2 · Due")}${head("tre", "3 · Tre")}</style>
<section class="capitolo" id="uno"><p>uno</p></section><section class="capitolo" id="due"><p>due</p><p style="break-before:page">ancora</p></section><section class="capitolo" id="tre"><p>tre</p></section>`,
  );
  const textOf = async (): Promise<string[]> => {
    const printed = await getDocument({ data: new Uint8Array(await page.pdf()), verbosity: 0 }).promise;
    const pages = await Promise.all(
      Array.from({ length: printed.numPages }, async (_, at) => {
        const { items } = await (await printed.getPage(at + 1)).getTextContent();
        return items.map((item) => ("str" in item ? item.str : "")).join("");
      }),
    );
    await printed.loadingTask.destroy();
    return pages;
  };
  await run(page, "print-join.js", ["due"]);
  expect(await textOf()).toEqual(["1 · Uno – 2 · Dueunodue", "1 · Uno – 2 · Dueancora", "3 · Tretre"]);
  await run(page, "print-join.js", []);
  expect(await textOf()).toEqual(["1 · Unouno", "2 · Duedue", "2 · Dueancora", "3 · Tretre"]);
  await page.close();
});

test("a heading begins a page by itself, a chart with what leads to it, and the marks are gone in the end", async () => {
  const page = await browser.newPage();
  await page.setContent(
    `<section class="capitolo" id="uno"><div class="testo"><p>prima</p><h3>Le attese</h3><p>parole</p><h3>Chi usa</h3><p>porta al grafico</p><figure class="prospetto" id="g"></figure></div></section>`,
  );
  const laid = (marked: boolean) => run(page, "print-fit.js", { spacing: "", marked });
  const turned = async (id: string): Promise<string[]> => {
    await run(page, "print-turn.js", [id]);
    await laid(false);
    const found = await page.$$eval(".a-capo", (all) => all.map(({ textContent }) => textContent ?? ""));
    await laid(true);
    return found;
  };
  expect(await laid(true)).toMatchObject([
    {
      blocchi: [
        { id: "capo-0-uno", guidato: false },
        { id: "capo-1-uno", guidato: false },
        { id: "g", guidato: true },
      ],
    },
  ]);
  expect(await turned("capo-0-uno")).toEqual(["Le attese"]);
  expect(await turned("g")).toEqual(["Chi usa"]);
  await page.close();
});
