// The page as its readers have it: opened from a folder, with and without script, on a phone and on a desk.
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtCity } from "../line/built.support.ts";
import { faultsOf, OPEN_ALL } from "./axe.support.ts";
import { startBrowser } from "./browser.ts";
import { renderHtml } from "./html.ts";
import { fixtureModel } from "./model.support.ts";

const WHOLE = "bilancio-sociale-2024.html";

let browser: Browser;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bilancio-pagina-"));
  [browser] = await Promise.all([
    startBrowser(),
    renderHtml(fixtureModel()).then((html) => writeFile(join(folder, "bilancio.html"), html)),
    // A whole edition, built from the files of its enti.
    builtCity().then(({ out }) => copyFile(join(out, WHOLE), join(folder, WHOLE))),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  readonly asked: string[];
}

interface Opening {
  readonly script: boolean;
  readonly file?: string;
}

async function open(width: number, { script, file = "bilancio.html" }: Opening): Promise<Opened> {
  const page = await browser.newPage();
  const asked: string[] = [];
  await page.setViewport({ width, height: 900 });
  await page.setJavaScriptEnabled(script);
  await page.setRequestInterception(true);
  const address = `file://${join(folder, file)}`;
  page.on("request", (request) => {
    if (request.url() === address || request.url().startsWith("data:")) return void request.continue();
    asked.push(request.url());
    return void request.abort();
  });
  page.on("console", (message) => asked.push(message.text()));
  await page.goto(address);
  return { page, asked };
}

test("opened from a folder it asks nothing and nothing is refused", async () => {
  const { page, asked } = await open(1280, { script: true });
  await page.evaluate("document.fonts.ready.then(() => true)");
  const fonts = await page.evaluate(
    "[...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family)",
  );
  expect(asked).toEqual([]);
  expect(new Set(fonts as string[])).toEqual(new Set(["Titillium Web", "Source Sans 3"]));
  await page.close();
});

test("axe finds no fault at 360 and 1280 px but a text that somebody made pale", async () => {
  const { page } = await open(360, { script: true });
  await page.evaluate(`const note = document.querySelector("main p:not(header p)");
    var pale = note.parentElement.appendChild(note.cloneNode(true));
    pale.textContent = "Pallido";
    pale.style.color = "#bbb";`);
  expect(await faultsOf(page)).toEqual([expect.stringMatching(/^color-contrast: .*Pallido<\/p>$/)]);
  await page.evaluate("pale.remove()");
  await page.setViewport({ width: 1280, height: 900 });
  expect(await faultsOf(page)).toEqual([]);
  await page.close();
});

test("axe finds no fault in the dark scheme, in which drawings keep a white card", async () => {
  const { page } = await open(1280, { script: true });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  expect(await faultsOf(page)).toEqual([]);
  const grounds = await page.evaluate(
    "[document.documentElement, document.querySelector('.disegno')].map((one) => getComputedStyle(one).backgroundColor)",
  );
  expect(grounds).toEqual(["rgb(20, 24, 28)", "rgb(255, 255, 255)"]);
  await page.close();
});

test("what is looked for is found where it is folded away, and opened", async () => {
  const { page } = await open(390, { script: true });
  await page.type("#parole", "SEGNI tutti");
  await page.keyboard.press("Enter");
  const said = await page.evaluate("document.querySelector('[role=status]').textContent");
  expect(said).toMatch(/^(Un posto|\d+ posti)/);
  await page.evaluate("document.querySelector('#parole').value = 'parola che non c’è'");
  await page.click(".cerca button");
  expect(await page.evaluate("document.querySelector('[role=status]').textContent")).toMatch(/^Nessun posto/);
  const folded = (await page.evaluate(`(() => {
    const cell = document.querySelector("details.dati tbody tr");
    document.querySelector("#parole").value = [...cell.cells].map((one) => one.textContent.trim()).join(" ");
    document.querySelector(".cerca button").click();
    const was = cell.closest("details").open;
    for (const one of document.querySelectorAll(".trovati button")) one.click();
    return [was, document.querySelectorAll("details.dati[open]").length > 0];
  })()`)) as boolean[];
  expect(folded).toEqual([false, true]);
  await page.close();
});

test("a chart has its link, its quotation, its data and its specification", async () => {
  const { page } = await open(1280, { script: false });
  const beside = (await page.evaluate(`(() => {
    const chart = document.querySelector(".prospetto.grafico");
    const links = [...chart.querySelectorAll(".scarica a")].map((one) => one.getAttribute("href"));
    return { id: chart.id, links, cita: chart.querySelector(".cita p").textContent };
  })()`)) as { id: string; links: string[]; cita: string };
  expect(beside.links).toContain(`#${beside.id}`);
  expect(beside.links.some((each) => each.endsWith(".csv"))).toBe(true);
  expect(beside.links.some((each) => each.endsWith(".vl.json"))).toBe(true);
  expect(beside.cita).toMatch(new RegExp(`#${beside.id}$`));
  await page.close();
});

test("axe finds no fault in a whole edition", async () => {
  const { page } = await open(360, { script: true, file: WHOLE });
  expect(await faultsOf(page)).toEqual([]);
  await page.close();
});

test.each([360, 390, 768, 1280])("the page does not scroll sideways at %i px", async (width) => {
  const { page } = await open(width, { script: true });
  await page.evaluate(OPEN_ALL);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
  await page.close();
});

test("on a phone a row of words is a card whose cells say their column, and nothing is out of sight", async () => {
  const { page } = await open(390, { script: false, file: WHOLE });
  const cards =
    (await page.evaluate(`[...document.querySelectorAll(".scorri[tabindex]:has(> .parole)")].map((each) => ({
    hidden: each.scrollWidth - each.clientWidth,
    said: getComputedStyle(each.querySelector("td"), "::before").content,
  }))`)) as { hidden: number; said: string }[];
  expect(cards.length).toBeGreaterThan(1);
  expect(cards.filter(({ hidden, said }) => hidden > 0 || !/\w/.test(said))).toEqual([]);
  await page.close();
});

test("on a phone the title of a table that scrolls is on the screen", async () => {
  const { page } = await open(390, { script: false, file: WHOLE });
  // As wide as a table of a city with more zone.
  const lefts =
    (await page.evaluate(`[...document.querySelectorAll(".scorri[tabindex] caption .titolo")].map((each) => {
    each.closest("table").style.width = "1400px";
    return each.getBoundingClientRect().left;
  })`)) as number[];
  expect(lefts.length).toBeGreaterThan(5);
  expect(lefts.filter((left) => left > 60)).toEqual([]);
  await page.close();
});

test("on paper long notes of In breve stay beside their chart: under it they would part the spread", async () => {
  const { page } = await open(1280, { script: false, file: WHOLE });
  await page.emulateMediaType("print");
  const under = (await page.evaluate(`[...document.querySelectorAll(".banda > .prospetto:not(.ampio)")].map((each) => {
    each.classList.add("note-sotto");
    const [principale, note] = [".principale", ".note"].map((part) => each.querySelector(part).getBoundingClientRect());
    return note.left < principale.right;
  })`)) as boolean[];
  expect(under.length).toBe(4);
  expect(under).not.toContain(true);
  await page.close();
});

test("without script the contents lead to the chapters and the tables open", async () => {
  const { page } = await open(390, { script: false });
  const state = await page.evaluate(`({
    entries: document.querySelectorAll(".indice a").length,
    buttons: document.querySelectorAll("button").length,
    commands: document.getElementById("comandi").hidden,
    narrow: getComputedStyle(document.querySelector(".disegno.stretto")).display,
  })`);
  expect(state).toEqual({ entries: 19, buttons: 0, commands: true, narrow: "block" });
  await page.click("details.dati summary");
  expect(await page.evaluate("document.querySelector('details.dati').open")).toBe(true);
  await page.close();
});

test("a reader's own print has the cover, opens every table and shows no button", async () => {
  const { page } = await open(1280, { script: true });
  await page.emulateMediaType("print");
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  const closed = await page.evaluate("document.querySelectorAll('details:not([open])').length");
  const shown = await page.evaluate(
    "[...document.querySelectorAll('button, .torna-indice, .a-pagina')].filter((one) => one.checkVisibility()).length",
  );
  expect({ closed, shown }).toEqual({ closed: 0, shown: 0 });
  await page.close();
});

test("figures of tables stand in columns: the digits of both faces have one width", async () => {
  const { page } = await open(1280, { script: true });
  const widths = await page.evaluate(`["Source Sans 3", "Titillium Web"].map((family) => {
    const probe = document.body.appendChild(document.createElement("span"));
    probe.style.cssText = "font-variant-numeric: tabular-nums; position: absolute; font-size: 100px; font-family: '" + family + "'";
    const of = (text) => { probe.textContent = text; return probe.getBoundingClientRect().width; };
    return [..."0123456789"].map((digit) => of(digit.repeat(4))).every((width) => Math.abs(width - of("0000")) < 0.5);
  })`);
  expect(widths).toEqual([true, true]);
  await page.close();
});
