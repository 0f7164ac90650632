// The preview as who writes has it: a real browser before a real folder that changes.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { copyOfBuilt } from "../line/built.support.ts";
import { startBrowser } from "../report/browser.ts";
import { TEMPLATES } from "../report/templates.ts";
import { type PreviewServer, servePreview, type Told } from "./server.ts";

let browser: Browser;
let page: Page;
let server: PreviewServer;
let folder = "";
const templates = join(temporaryFolder(), "modelli");
const asked: string[] = [];

beforeAll(async () => {
  folder = await copyOfBuilt();
  cpSync(TEMPLATES, templates, { recursive: true });
  rmSync(join(folder, "testi/zone/alpe.md"));
  [browser, server] = await Promise.all([
    startBrowser(),
    servePreview({ cartella: folder, porta: 0, templates }, QUIET),
  ]);
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  page.on("request", (request) => {
    if (!request.url().startsWith(server.indirizzo) && !request.url().startsWith("data:")) asked.push(request.url());
  });
  page.on("console", (message) => asked.push(message.text()));
  await page.goto(server.indirizzo);
  await shownVersion(1);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const shownVersion = (version: number) =>
  page.waitForFunction(`Number(document.documentElement.dataset.versione) >= ${version}`);
const version = async (): Promise<number> => Number(await page.evaluate("document.documentElement.dataset.versione"));
/** Changes a file, and waits until the browser shows the page that followed. */
async function changing(file: string, change: (text: string) => string): Promise<void> {
  const before = await version();
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
  await shownVersion(before + 1);
}
const inFrame = (expression: string): Promise<unknown> =>
  page.evaluate(`(() => { const frame = document.querySelector("iframe").contentDocument; return ${expression}; })()`);
/** What the server says now. */
async function told(): Promise<Told> {
  const { body } = await fetch(new URL("stato", server.indirizzo));
  const reader = body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return JSON.parse(new TextDecoder().decode(value).slice("data: ".length));
}

test("a changed text is shown in its place, with its figures, and the reader stays where he was", async () => {
  await inFrame('frame.getElementById("rete").scrollIntoView()');
  const top = await inFrame('Math.round(frame.getElementById("rete").getBoundingClientRect().top)');
  await changing("testi/04-rete.md", (text) => `${text}\nUna frase nuova, con {{figura "servizi"}} servizi.\n`);
  expect(await inFrame('frame.getElementById("rete").textContent')).toMatch(/Una frase nuova, con [\d.]+ servizi\./);
  expect(await inFrame('Math.round(frame.getElementById("rete").getBoundingClientRect().top)')).toBe(top);
  expect(await told()).toMatchObject({ errore: null, difetti: [], lavoro: null });
});

test("a changed template is shown without composing anew", async () => {
  const before = await version();
  const path = join(templates, "sections", "capitolo.hbs");
  writeFileSync(
    path,
    readFileSync(path, "utf8").replace("{{> apertura}}", '{{> apertura}}<p class="prova">Modello nuovo</p>'),
  );
  await shownVersion(before + 1);
  expect(await inFrame('frame.querySelectorAll(".prova").length')).toBeGreaterThan(3);
});

test("a wrong name is said at its place and in the list, with file, line and fix, and goes when it is mended", async () => {
  await changing("testi/04-rete.md", (text) => `${text}\nGli enti sono {{figura "entti"}}.\n`);
  expect(await inFrame('frame.querySelector("#rete .mancante").textContent')).toContain(
    "nessuna misura si chiama «entti»",
  );
  const { difetti } = await told();
  expect(difetti).toMatchObject([
    { dove: expect.stringMatching(/^testi\/04-rete\.md, riga \d+$/), rimedio: expect.stringContaining("«enti»") },
  ]);
  await changing("testi/04-rete.md", (text) => text.replace("entti", "enti"));
  expect(await inFrame('frame.querySelectorAll("#rete .mancante").length')).toBe(0);
  expect((await told()).difetti).toEqual([]);
});

test("a folder that cannot be read is said, the page of before stays, and what mends it is shown", async () => {
  const path = join(folder, "edizione.yaml");
  const good = readFileSync(path, "utf8");
  writeFileSync(path, good.replace("anno: 2024", "anno: duemila"));
  await page.waitForFunction('document.querySelector("header").className === "errore"');
  expect(await page.evaluate('document.getElementById("stato").textContent')).toMatch(/edizione\.yaml, riga \d+/);
  expect(await inFrame('frame.getElementById("rete") !== null')).toBe(true);
  const before = await version();
  writeFileSync(path, good);
  await shownVersion(before + 1);
  expect(await told()).toMatchObject({ errore: null });
});

test("a zona's text that is missing is offered where it would stand; a click begins the file, which is then asked for", async () => {
  expect((await told()).mancanti.map(({ file }) => file)).toEqual(["testi/zone/alpe.md"]);
  const before = await version();
  await inFrame("frame.querySelector('#zone-alpe [data-manca] button').click()");
  await shownVersion(before + 1);
  expect(readFileSync(join(folder, "testi/zone/alpe.md"), "utf8")).toMatch(/^\[da scrivere: la zona Alpe/);
  expect(await inFrame('frame.querySelector("#zone-alpe .mancante").textContent')).toContain("c’è ancora da scrivere");
  const { mancanti, difetti } = await told();
  expect(mancanti).toEqual([]);
  expect(difetti).toMatchObject([{ dove: expect.stringContaining("testi/zone/alpe.md") }]);
  await changing("testi/zone/alpe.md", () => "È la zona alta.\n");
});

test.each([
  ["without the key of the page", {}, "testi/zone/alpe.md", 403],
  ["with another key", { "x-anteprima": "indovinata" }, "testi/zone/alpe.md", 403],
  ["for another site", { origin: "https://altrove.invalid" }, "testi/zone/alpe.md", 403],
])("nothing is written %s", async (_, headers, body, status) => {
  const answer = await fetch(new URL("testo", server.indirizzo), { method: "POST", headers, body });
  expect(answer.status).toBe(status);
});

test("with the key only a text that is missing is begun", async () => {
  const shell = await (await fetch(server.indirizzo)).text();
  const token = /name="anteprima" content="([^"]+)"/.exec(shell)?.[1] ?? "";
  for (const body of ["edizione.yaml", "testi/04-rete.md", "../fuori.md", ""]) {
    const answer = await fetch(new URL("testo", server.indirizzo), {
      method: "POST",
      headers: { "x-anteprima": token },
      body,
    });
    expect(answer.status, body).toBe(404);
  }
});

test("the window has no fault of axe and asks nothing of others", async () => {
  await page.evaluate(axe.source);
  const faults = await page.evaluate(
    'axe.run({ iframes: false, resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html.slice(0, 120)))',
  );
  expect(faults).toEqual([]);
  expect(asked).toEqual([]);
});
