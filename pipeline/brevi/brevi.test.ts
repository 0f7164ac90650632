// The short forms of a whole edition as their readers have them: on a phone, on a desk, on paper.
import { existsSync, readFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "puppeteer";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReportModel } from "../../schemas/report-model.ts";
import { EURO, formatValue, type Unita } from "../../schemas/unita.ts";
import { loadEdizione } from "../edizione/load.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { builtCity } from "../line/built.support.ts";
import { ownAnswers } from "../line/own-answers.ts";
import { faultsOf } from "../report/axe.support.ts";
import { startBrowser } from "../report/browser.ts";
import { renderHtml } from "../report/html.ts";
import { openDocument } from "../report/open-document.ts";
import { loadTemplates } from "../report/templates.ts";
import { diapositive } from "./diapositive.ts";
import type { Form } from "./form.ts";
import { paroleSemplici } from "./parole.ts";
import { type Printed, printForms } from "./print.ts";
import { type OwnData, restituzione } from "./restituzione.ts";
import { schede } from "./schede.ts";

let browser: Browser;
let model: ReportModel;
let report = "";
let forms: Form[] = [];
let booklet: Form;
let slides: readonly Form[] = [];
let own: OwnData[] = [];
let returned: Form[] = [];
let printed: Printed;
const out = temporaryFolder();

const print = (some: readonly Form[], where = out): Promise<Printed> =>
  printForms(some, { edizione: model.edizione, out: where, cartella: "schede", browser, done: () => {} });

beforeAll(async () => {
  const [opened, { cartella, result }] = await Promise.all([startBrowser(), builtCity()]);
  browser = opened;
  model = result.model;
  report = await renderHtml(model);
  forms = await schede(model);
  own = (await ownAnswers(await loadEdizione(cartella))) ?? [];
  const templates = await loadTemplates();
  const made = await paroleSemplici(model, templates);
  if (made === null) throw new Error("the city has no text in easy words");
  booklet = made;
  slides = (await diapositive(model)) ?? [];
  returned = await Promise.all(own.map((each) => restituzione(each, model, templates)));
  printed = await print([...forms, ...others()]);
});
afterAll(() => browser?.close());

test("every zona and every cantiere has a sheet of two pages that keeps the standards", () => {
  expect(forms.map(({ nome }) => nome).sort()).toEqual([
    "cantiere-abitare-la-cura",
    "cantiere-crescere",
    "zona-alpe",
    "zona-fiume",
    "zona-piana",
  ]);
  // A form of another number of pages, or one that lacks something, is told and not written.
  expect(printed).toMatchObject({ fatti: forms.length + others().length, tenuti: 0, difetti: [] });
});

test("what is still true is left, what changed is printed again, a half file is printed again", async () => {
  const [one, two, three] = forms;
  if (one === undefined || two === undefined || three === undefined) throw new Error("too few forms");
  const dates = () => [one, two, three].map(({ nome }) => statSync(join(out, `${nome}.pdf`)).mtimeMs);
  const before = dates();
  const changed = { ...two, stampe: two.stampe.map((html) => html.replace("</h1>", " bis</h1>")) };
  truncateSync(join(out, `${three.nome}.pdf`), 1000);
  expect(await print([one, changed, three])).toMatchObject({ fatti: 2, tenuti: 1, difetti: [] });
  expect(dates().map((date, at) => date !== before[at])).toEqual([false, true, true]);
  // Without PDF none of before stays beside the page of now.
  await printForms([one], { edizione: model.edizione, out, cartella: "schede", browser: null, done: () => {} });
  expect(existsSync(join(out, `${one.nome}.pdf`))).toBe(false);
  await print([one]);
});

test("a sheet that is too full gives way, and one that still is gets no PDF and is told", async () => {
  const [sheet] = forms;
  if (sheet === undefined) throw new Error("no form");
  const [full = "", less = ""] = sheet.stampe;
  const where = temporaryFolder();
  const long = (html: string): string => html.replace("</main>", `${"<p>Ancora una riga.</p>".repeat(80)}</main>`);
  const nome = "lunga";
  expect(await print([{ ...sheet, nome, stampe: [long(full), less] }], where)).toMatchObject({ fatti: 1, difetti: [] });
  const { difetti, fatti } = await print([{ ...sheet, nome, stampe: [long(full), long(less)] }], where);
  expect({ fatti, difetti: difetti.length }).toEqual({ fatti: 0, difetti: 1 });
  expect(difetti[0]).toMatch(/^lunga\.pdf non è stato scritto: prende \d pagine e deve averne 2\./);
  expect(() => statSync(join(where, "lunga.pdf"))).toThrow();
  expect(less).toContain("che è nel bilancio");
});

test("a form says the numbers of the report and no others", () => {
  const numbersOf = (html: string): string[] =>
    [...html.matchAll(/<(?:p|td)[^>]*data-figura="[^"]*"[^>]*>.*?<\/(?:p|td)>/gs)].map(([cell]) => cell);
  const known = new Set(numbersOf(report).map(bare));
  for (const { nome, html } of forms) {
    const said = numbersOf(html).map(bare);
    expect(said.length, nome).toBeGreaterThan(5);
    expect(
      said.filter((cell) => !known.has(cell)),
      nome,
    ).toEqual([]);
  }
});
const bare = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

test("every link leads to something: here, in the report or to an address", () => {
  for (const { nome, html } of [...forms, ...others()])
    for (const [, href = ""] of html.matchAll(/<a[^>]* href="([^"]+)"/g)) {
      const [file = "", id = ""] = href.split("#");
      const target = file === "" ? html : file.endsWith("bilancio-sociale-2024.html") ? report : null;
      if (target === null) expect(href, nome).toMatch(/^(https:|\.\.\/dati\/.*\.(csv|vl\.json)$)/);
      else expect(target, `${nome} ${href}`).toContain(`id="${id}"`);
    }
});

/** Forms that are not sheets. */
const others = (): Form[] => [booklet, ...slides, ...someReturned()];

/** What is given back to one that answered and to one that did not. */
function someReturned(): Form[] {
  const answered = own.findIndex(({ parti, domande }) => parti.length > 0 && domande.length > 0);
  const silent = own.findIndex(({ parti }) => parti.length === 0);
  return [answered, silent].flatMap((at) => returned[at] ?? []);
}

/** Each row has its own unit, and no decimal that the others would need. */
const inTable = (value: number, unita: Unita): string =>
  formatValue(value, unita, unita.tipo === "conteggio" ? "asse" : "tabella");

test("of what could not be counted an ente is told that it is missing, not that it is none", async () => {
  const given = own.find(({ misure }) => misure.has("volontari-ore"));
  if (given === undefined) throw new Error("no ente with hours");
  const misure = new Map([["volontari-ore", { totale: 0, punti: new Map(), intera: false }]]);
  const { html } = await restituzione({ ...given, misure }, model, await loadTemplates());
  const [row = ""] = /<tr[^>]*><th scope="row">[^<]*ore[^<]*<\/th>.*?<\/tr>/isu.exec(html) ?? [];
  expect(row.match(/n\.d\./g)?.length).toBe(2);
});

test("a number of which a row could not be counted is said to be a part wherever the ente reads it", async () => {
  const given = own.find(({ misure }) => (misure.get("personale")?.punti.size ?? 0) > 0);
  const answer = given?.misure.get("personale");
  if (given === undefined || answer === undefined) throw new Error("no ente with persons");
  const misure = new Map([["personale", { ...answer, intera: false }]]);
  const { html } = await restituzione({ ...given, misure }, model, await loadTemplates());
  expect(html).toMatch(/<p class="cifra"><b>[\d.]+<\/b> in parte<\/p>/);
  expect(html).toContain("Persone: voi, in parte");
});

test("what is given back to an ente holds its own numbers, published ones and its part of them, and nothing hidden", () => {
  expect(own.length).toBe(returned.length);
  const shown = Object.values(model.figure).filter(({ edizione }) => edizione === model.edizione.anno);
  const publishedTexts = new Set(
    shown.flatMap(({ valore, dichiarato, unita }) =>
      [valore, dichiarato].flatMap((value) => (value === null ? [] : [inTable(value, unita)])),
    ),
  );
  let hidden = 0;
  for (const [at, { codice, nome, misure }] of own.entries()) {
    const html = returned[at]?.html ?? "";
    const mine = new Set(
      [...misure].flatMap(([id, { totale, punti }]) =>
        [totale, ...punti.values()].map((value) => inTable(value, model.misure[id]?.unita ?? EURO)),
      ),
    );
    const tables = [...html.matchAll(/<table id="(?:numeri|luoghi)".*?<\/table>/gs)].map(([table]) => table);
    for (const [, cell = ""] of tables.join("").matchAll(/<td[^>]*>(.*?)<\/td>/gs)) {
      const text = bare(cell).replace(/, in parte$| \((?:dichiarato|d)\)$/, "");
      if (text === "x") hidden++;
      if (!/\d/.test(text) || /%$/.test(text)) continue;
      expect(mine.has(text) || publishedTexts.has(text), `${codice}: ${text}`).toBe(true);
    }
    for (const other of own)
      if (other.codice !== codice && !nome.includes(other.nome)) expect(html).not.toContain(other.nome);
  }
  expect(hidden).toBeGreaterThan(0);
});

test("beside its own number an ente has the sum that was declared, where the report prints no estimate of it", () => {
  const declared = model.figure["spesa-dichiarato|cantiere=crescere"];
  expect([declared?.stato, model.figure["spesa|cantiere=crescere"]]).toEqual(["valore", undefined]);
  const sum = `${inTable(declared?.valore ?? 0, EURO)} (d)`;
  const here = own.flatMap(({ misure }, at) =>
    misure.get("spesa")?.punti.get("cantiere=crescere") ? [returned[at]?.html.includes(sum)] : [],
  );
  expect(new Set(here)).toEqual(new Set([true]));
});

test("whoever was silent is not told that the page holds its numbers", () => {
  const silent = returned.filter((_, at) => own[at]?.parti.length === 0).map(({ html }) => html);
  expect(silent.length).toBeGreaterThan(0);
  expect(silent.join("")).not.toMatch(/i vostri numeri così come|«x»/u);
});

/** One form of each kind: the others have the same template. */
const ofEachKind = (): Form[] => [
  ...new Map(forms.map((form) => [form.nome.split("-")[0], form])).values(),
  ...someReturned(),
];

test("axe finds no fault on a phone and on a desk, nothing is asked of the network, nothing scrolls sideways", async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const url = request.url();
    if (url.startsWith("file:") || url.startsWith("data:")) return void request.continue();
    asked.push(url);
    return void request.abort();
  });
  page.on("console", (message) => asked.push(message.text()));
  for (const { nome } of ofEachKind()) {
    await page.setViewport({ width: 360, height: 900 });
    await page.goto(`file://${join(out, `${nome}.html`)}`);
    expect(await faultsOf(page), nome).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth"), nome).toBe(360);
    await page.setViewport({ width: 1280, height: 900 });
    expect(await faultsOf(page), nome).toEqual([]);
  }
  expect(asked).toEqual([]);
  await page.close();
});

test("nothing on paper is smaller than 8 points, in easy words than 14", async () => {
  for (const { nome, stampe } of [...forms, ...others()]) {
    const { page } = await openDocument(browser, stampe[0] ?? "");
    const small = await page.evaluate(`[...document.querySelectorAll("body *:not(svg *)")]
      .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ""))
      .filter((one) => parseFloat(getComputedStyle(one).fontSize) < ${nome === booklet.nome ? 14 : 8} * 96 / 72 - .01)
      .map((one) => one.outerHTML.slice(0, 100))`);
    expect(small, nome).toEqual([]);
    await page.close();
  }
});

test("on a slide the drawing ends over the line that says its source, on the wall and on the paper of who speaks", async () => {
  expect(slides).toHaveLength(2);
  for (const { nome, stampe } of slides) {
    const { page } = await openDocument(browser, stampe[0] ?? "");
    const gaps = (await page.evaluate(`[...document.querySelectorAll(".con-disegno")].map((slide) =>
      slide.querySelector(".piede-diapositiva").getBoundingClientRect().top - slide.querySelector("svg").getBoundingClientRect().bottom)`)) as number[];
    expect(gaps.length, nome).toBeGreaterThan(0);
    expect(Math.min(...gaps), nome).toBeGreaterThanOrEqual(0);
    await page.close();
  }
});

test("in easy words each page asks one question, has one main thing and a sentence on each line, with the figures of the report", () => {
  const pages = booklet.html.split('<section class="pagina-semplice"').slice(1);
  expect(pages.length).toBe(8);
  for (const one of pages) {
    expect(one.match(/<h2>/g)?.length).toBe(1);
    expect(one.match(/class="principale"/g)?.length).toBe(1);
  }
  const said = [...booklet.html.matchAll(/data-figura="([^"]+)">([^<]*)</g)];
  expect(said.length).toBeGreaterThan(8);
  // Told again by who knows nothing of how it is made: a share as tenths, money in millions, a count in hundreds.
  for (const [, id = "", text = ""] of said) {
    const { valore, dichiarato, unita } = model.figure[id] ?? { valore: null, dichiarato: null, unita: EURO };
    const number = Number(/[\d.]+/.exec(text)?.[0].replaceAll(".", "") ?? Number.NaN);
    const value = valore ?? dichiarato ?? Number.NaN;
    const near = unita.tipo === "quota" ? value * 10 : unita.tipo === "euro" ? value / 1e6 : value;
    expect(Math.abs(number - near), `${id}: ${text}`).toBeLessThanOrEqual(
      Math.max(0.5, unita.tipo === "conteggio" ? near / 20 : 0),
    );
  }
  expect(booklet.html).not.toContain("%<");
});

test("each slide has one finding, in the words of the report, and the questions of the tables on a slide of their own", () => {
  const [shown, spoken] = slides;
  const titles = [...(shown?.html ?? "").matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title = ""]) =>
    title.replace(/<[^>]*>/g, ""),
  );
  expect(titles).toEqual([
    model.prospetti["fonti-in-breve"]?.titolo,
    model.prospetti["cantiere-bisogni--crescere"]?.titolo,
    "Parliamone insieme",
    model.prospetti["cantiere-servizi--abitare-la-cura"]?.titolo,
    "Parliamone insieme",
    `I Punti aperti sono ${model.figure["punti|stato=attivo"]?.valore}: da dove cominciamo?`,
  ]);
  expect(shown?.pagine).toBe(1 + titles.length);
  for (const html of [shown?.html ?? "", spoken?.html ?? ""]) {
    // A paragraph inside a paragraph would be an empty one and a loose one.
    expect(/<(?:p(?: [^>]*)?|h2|li)><p[ >]/.exec(html)).toBeNull();
    expect(html).toContain("Quale bambino della valle non incontriamo mai?");
    // What a chart says of its table is said of the report: a slide has no table.
    expect(html).not.toContain("nella tabella sotto il grafico");
  }
});

/** The model with another short text. */
const saying = (nome: "parole-semplici" | "diapositive", testo: string): ReportModel => ({
  ...model,
  brevi: { ...model.brevi, [nome]: { titolo: "Prova", testo } },
});

test("a number in bold is a number; a mark that is not closed loses no letter", async () => {
  const { testo } = model.brevi["parole-semplici"] ?? { testo: "" };
  const bold = testo.replace(/(\{\{figura "enti"\}\})/, "**$1**").replace("una **rete**.", "una **rete.");
  const made = await paroleSemplici(saying("parole-semplici", bold), await loadTemplates());
  expect(made?.html).toMatch(/<strong><span[^>]*data-figura/);
  expect(made?.html).toContain("una **rete.");
  expect(made?.html).not.toContain("{{");
});

test("what a slide cannot show is said by who speaks: no line of its text is lost", async () => {
  const { testo } = model.brevi.diapositive ?? { testo: "" };
  const [, spoken] =
    (await diapositive(
      saying("diapositive", testo.replace("* Chi aspetta", "> Una frase in più.\n\n* Chi aspetta")),
    )) ?? [];
  expect(spoken?.html).toContain("Una frase in più.");
});

test("a slide of which nothing is to be said has no words under it", async () => {
  const [, spoken] = (await diapositive(saying("diapositive", "# Una domanda\n\n> Da dove cominciamo?"))) ?? [];
  expect(spoken?.html).toContain("Da dove cominciamo?");
  expect(spoken?.html).not.toContain("Per chi parla</h3>");
});

test("the same model gives the same pages", async () => {
  const again = await schede(structuredClone(model));
  expect(again).toEqual(forms.slice(0, again.length));
  expect(readFileSync(join(out, `${forms[0]?.nome}.html`), "utf8")).toBe(forms[0]?.html);
});
