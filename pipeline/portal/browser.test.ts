// The portal in a real browser: the member's road with scripts and without, every page and state looked over by axe on a
// telephone and on a desk, nothing asked of anybody else.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { BORGO } from "../edizione/borgo.support.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { build } from "../line/build.ts";
import { faultsOf as axeFaultsOf } from "../report/axe.support.ts";
import { startBrowser } from "../report/browser.ts";
import { codeOf, fromBase32, stepAt } from "./identity/totp.ts";
import { nothingFiles, type ProvaPortal, provaPortal, RACCOLTA_DI_PROVA } from "./portal.support.ts";

type Browser = Awaited<ReturnType<typeof startBrowser>>;
type Page = Awaited<ReturnType<Browser["newPage"]>>;

/** A name with all that names hold, one word of it longer than a telephone is wide; and a file with such a name. */
const LONG_NAME = `Associazione «Amici "di" L'Aquilone» & ${"cooperativasociale".repeat(4)} <b>O.n.l.u.s.</b>`;
const LONG_FILE = `${"gamma".repeat(30)}.csv`;
const ENTI = `codice,denominazione,tipo,forma_giuridica,zona_sede,cantiere_principale,gruppo,risorse_precedenti
E001,Comune di Borgo,comune,comune,citta,trasversale,,1000
E002,Alfa,ente,associazione,nord,crescere,,600
E003,Beta,ente,cooperativa,nord,curare,,300
E004,"${LONG_NAME.replaceAll('"', '""')}",ente,cooperativa,sud,abitare,,100
E005,Delta,ente,cooperativa,sud,abitare,,100
`;

let browser: Browser;
let portal: ProvaPortal;
const asked = new Set<string>();
/** Addresses of the portals that were opened here. */
const opened = new Set<string>();
beforeAll(async () => {
  [browser, portal] = await Promise.all([
    startBrowser(),
    provaPortal({
      "enti.csv": ENTI,
      ...prepared("E001"),
      ...prepared("E003"),
      "inviati/alfa.csv": "ente;edizione;cantiere;zona;volontari;donne;ore_annue\nE002;2020;Crescere;Nord;20;3;90000\n",
      "testi/12-partecipazione.md":
        "---\ntitolo: Come abbiamo partecipato\n---\nSi legge insieme.\n\n- una cosa\n- un'altra\n",
      [`inviati/${LONG_FILE}`]: "ente;edizione;cantiere;zona;voce;importo\nE004;2020;Abitare;Sud;Stipendi;circa 30\n",
    }),
  ]);
});
afterAll(async () => {
  opened.add(portal.indirizzo);
  await Promise.all([browser.close(), portal.close()]);
  expect(portal.said).toEqual([]);
  // Nothing leaves the address that one came to.
  expect([...asked].filter((url) => !opened.has(new URL(url).origin))).toEqual([]);
});

/** What an ente has sent before: all but two parts. */
function prepared(ente: string): Record<string, string> {
  const others = BLOCCHI.map(({ id }) => id).filter((id) => !["ente", "volontari", "voci"].includes(id));
  const card = `ente;edizione;denominazione;codice_fiscale;forma_giuridica;zona_sede;consenso_pubblicazione\n${ente};2020;Prova;98001049992;Cooperativa;Nord;no\n`;
  const files = { "ente.csv": card, ...nothingFiles(ente, others) };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`inviati/${ente}-${name}`, text]));
}

/** Somebody who comes in by a link, pressing its button. */
async function enter(link: string, scripts = true): Promise<Page> {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  await session.send("Network.clearBrowserCookies");
  await page.setJavaScriptEnabled(scripts);
  // What the page itself holds is asked of nobody.
  page.on("request", (request) => request.url().startsWith("data:") || asked.add(request.url()));
  page.on("pageerror", (error) => asked.add(`https://fault.invalid/${String(error)}`));
  await page.goto(link);
  await press(page, "Entra");
  return page;
}

/** Presses the button, or follows the link, with these words. */
async function press(page: Page, words: string): Promise<void> {
  const [found] = await page.$$(`xpath///main//*[self::a or self::button][contains(normalize-space(.), "${words}")]`);
  if (found === undefined) throw new Error(`«${words}» is not on ${page.url()}: ${await textOf(page)}`);
  await Promise.all([
    page.waitForNavigation(),
    found.evaluate((one) => (one as unknown as { click: () => void }).click()),
  ]);
  // Where nothing is asked yet, the page comes again by itself until the file is compared with the rest.
  while (await page.content().then(isComparing, () => true)) await setTimeout(100);
}
const isComparing = (html: string): boolean => /<title>Letto: manca il confronto|Stiamo ancora confrontando/.test(html);
const textOf = (page: Page): Promise<string> =>
  page.$eval("main", (main) => (main.textContent ?? "").replace(/\s+/g, " "));
const titleOf = (page: Page): Promise<string> => page.$eval("h1", (h1) => h1.textContent ?? "");

/** What is wrong with the page as it stands, on a telephone and on a desk, with all its folds open. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of [360, 1280]) {
    await page.setViewport({ width, height: 900 });
    const found = await axeFaultsOf(page);
    const at = `${new URL(page.url()).pathname.replace(/[\w-]{43}/, "…")} ${await titleOf(page)} ${width}`;
    for (const fault of found) faults.push(`${at}: ${fault}`);
    if ((await page.evaluate("document.documentElement.scrollWidth")) !== width) faults.push(`${at}: sideways`);
    if ((await page.$$("h1")).length !== 1) faults.push(`${at}: not one h1`);
  }
  return faults;
}

/** What the button of the files is while they go, and for who comes back to the page with it as it was left. */
const SENT_AND_BACK = `(async () => {
  const { form } = document.querySelector("input[type=file]");
  const button = form.querySelector("button");
  const now = () => button.textContent.trim() + " " + button.disabled;
  form.addEventListener("submit", (event) => event.preventDefault());
  button.click();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const sending = now();
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  return [sending, now()];
})()`;

test.each([
  ["with scripts", true],
  ["without scripts", false],
])("the member's road %s: file, answer, mending on the page, what is not there, signature", async (name, scripts) => {
  const page = await enter(portal.enteLink(scripts ? "E003" : "E001", name), scripts);
  const ente = scripts ? "E003" : "E001";
  const folder = temporaryFolder();
  const send = async (files: Readonly<Record<string, string>>): Promise<void> => {
    const paths = Object.entries(files).map(([name, text]) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    await page.goto(`${portal.indirizzo}/carica`);
    const field = await page.$("input[type=file]");
    // The field of the page, and no other kind of it.
    await (field as unknown as { uploadFile: (...paths: string[]) => Promise<void> }).uploadFile(...paths);
    await press(page, "Carica e controlla");
  };
  if (scripts) {
    await page.goto(`${portal.indirizzo}/carica`);
    expect(await page.evaluate(SENT_AND_BACK)).toEqual(["Lo stiamo caricando… true", "Carica e controlla false"]);
  }
  await send({ "volontari.csv": `ente;edizione;cantiere;zona;volontari;donne\n${ente};2020;Curare;Nord;venti;3\n` });
  expect(await titleOf(page)).toBe("C’è una cosa da sistemare");
  await page.$eval("input[type=text]", (input) => {
    (input as unknown as { value: string }).value = "20";
  });
  await press(page, "Salva la risposta");
  expect(await titleOf(page)).toBe("Va tutto bene");
  await page.goto(`${portal.indirizzo}/pagina`);
  await press(page, "Non abbiamo niente da dichiarare");
  await press(page, "Sì, non abbiamo niente da dichiarare");
  await press(page, "Vai alla firma");
  if (scripts) expect(await faultsOf(page)).toEqual([]);
  await press(page, "Confermo");
  expect(await page.title()).toMatch(/^Errore: /);
  if (scripts) {
    expect(await page.evaluate("document.activeElement.className")).toBe("riepilogo");
    expect(await faultsOf(page)).toEqual([]);
  }
  await page.type("#nome", "Anna Rossi");
  await page.type("#ruolo", "presidente");
  await press(page, "Confermo");
  expect(await titleOf(page)).toBe("Firmato, grazie");
  if (scripts) expect(await faultsOf(page)).toEqual([]);
  // Back to what was refused, which the browser sends once more, and from there to where one stands.
  await page.goBack().catch(() => null);
  await page.reload();
  if ((await titleOf(page)) !== "Firmato, grazie") {
    expect(await titleOf(page)).toBe("Questa pagina è di prima");
    expect(await textOf(page)).toContain("Ciò che avevi già mandato o firmato resta registrato");
    await press(page, "Torna alla tua pagina");
    expect(await textOf(page)).toContain("Firmato, grazie");
  }
  const events = portal.portale.registro.eventi(ente);
  expect(events.filter(({ tipo }) => tipo === "firmata")).toHaveLength(1);
  await page.close();
});

/** The page of the edition as it is now. */
async function built(): Promise<string> {
  const out = temporaryFolder();
  const effects = {
    ...QUIET,
    now: () => "2021-04-20T09:00:00.000Z",
    openBrowser: () => Promise.reject(new Error("no PDF")),
  };
  await build({ cartella: portal.cartella, out, pdf: "senza" }, effects);
  return readFileSync(join(out, "bilancio-sociale-2020.html"), "utf8");
}
const tick = (page: Page, field: string): Promise<void> =>
  page.$eval(field, (one) => (one as unknown as { click: () => void }).click());

test("what is built is given to read, commented with and without scripts, answered, and stands in the report", async () => {
  const first = await built();
  expect(first).not.toContain("commenti-risposte");
  const faults: string[] = [];
  // One browser has one session: who comes in puts out who was in.
  const publisher = await enter(portal.staffLink("analista"));
  await publisher.goto(`${portal.indirizzo}/bozza/pubblicazione`);
  faults.push(...(await faultsOf(publisher)));
  await press(publisher, "Metti in lettura questa bozza");
  faults.push(...(await faultsOf(publisher)));
  await publisher.close();
  for (const scripts of [true, false]) {
    const page = await enter(portal.enteLink("E002", `legge ${scripts}`), scripts);
    await press(page, "Leggi e commenta la bozza");
    if (scripts) faults.push(...(await faultsOf(page)));
    // At the paragraph of the last chapter, as a reader comes to it.
    const [link] = await page.$$('xpath///section[@id="partecipazione"]//a[@class="commenta"]');
    await Promise.all([
      page.waitForNavigation(),
      link?.evaluate((one) => (one as unknown as { click: () => void }).click()),
    ]);
    expect(await titleOf(page)).toBe("Commenta il passo");
    expect(await textOf(page)).toContain("«Si legge insieme.»");
    await press(page, "Manda il commento");
    expect(await page.title()).toMatch(/^Errore: /);
    if (scripts) faults.push(...(await faultsOf(page)));
    await tick(page, `#tipo-${scripts ? "correzione" : "domanda"}`);
    await page.type("#testo", scripts ? "Insieme a chi?" : "Anche di sera?");
    if (!scripts) await tick(page, "#nominabile");
    await press(page, "Manda il commento");
    expect(await textOf(page)).toContain("Grazie, il commento è arrivato");
    if (scripts) faults.push(...(await faultsOf(page)));
    await page.close();
  }
  const analista = await enter(portal.staffLink("analista"));
  await analista.goto(`${portal.indirizzo}/commenti`);
  faults.push(...(await faultsOf(analista)));
  for (const [esito, testo] of [
    ["accolta", "Con gli enti: adesso lo dice."],
    ["non-accolta", "La sala chiude alle sei."],
  ] as const) {
    await analista.goto(`${portal.indirizzo}/commenti?quali=da-leggere`);
    await press(analista, "Leggi e rispondi");
    await press(analista, "Fallo leggere alla rete");
    await press(analista, "Pubblica la risposta");
    expect(await analista.title()).toMatch(/^Errore: /);
    faults.push(...(await faultsOf(analista)));
    await tick(analista, `#esito-${esito}`);
    await analista.type("textarea#testo", testo);
    if (esito === "accolta") await analista.select("#cambiato", "testo");
    await press(analista, "Pubblica la risposta");
  }
  await analista.goto(`${portal.indirizzo}/commenti`);
  faults.push(...(await faultsOf(analista)));
  await analista.close();
  const reader = await enter(portal.staffLink("lettore", "Consiglio"));
  for (const path of ["/bozza/commenti", "/bozza/commenti?quali=miei"]) {
    await reader.goto(portal.indirizzo + path);
    faults.push(...(await faultsOf(reader)));
  }
  // What was not accepted has a cross, not the tick of what is well: other rules of the stylesheet are stronger than they look.
  const signOf = (stato: string): Promise<unknown> =>
    reader.evaluate(`getComputedStyle(document.querySelector('.stato.${stato}'), '::before').clipPath`);
  await reader.goto(`${portal.indirizzo}/bozza/commenti`);
  expect(await signOf("no")).not.toBe(await signOf("posto"));
  await reader.close();
  expect(faults).toEqual([]);

  const last = (await built()).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  expect(last).toContain("Su due commenti uno è accolto, uno no");
  expect(last).toContain("2 commenti di 2 persone, in 1 occasione: portale");
  expect(last).toMatch(
    /Insieme a chi\? Correzione .*? un ente della rete Accolta Con gli enti: adesso lo dice\. Abbiamo cambiato il testo\./,
  );
  expect(last).toMatch(/Anche di sera\? Domanda .*? Alfa Non accolta La sala chiude alle sei\./);
  expect(last).not.toContain("legge true");
});

test("a voice of a table stays in the telephone while the net is away, and leaves once; without scripts it leaves as well", async () => {
  // An edition that asks also which need, and how grave.
  const cafe = await provaPortal({
    "edizione.yaml": (BORGO["edizione.yaml"] ?? "").replace("anno: 2020", "anno: 2025"),
  });
  opened.add(cafe.indirizzo);
  const faults: string[] = [];
  const look = async (page: Page): Promise<void> => {
    faults.push(...(await faultsOf(page)));
  };
  const testo = (page: Page): Promise<string> =>
    page.$eval("#v-testo", (one) => (one as unknown as { value: string }).value);
  const page = await enter(cafe.staffLink("facilitatore"));
  await look(page);
  await press(page, "Tavolo 2");
  await look(page);
  await page.type("#v-testo", "Serve una sala di sera.");
  await tick(page, "#v-gravita-4");
  await page.setOfflineMode(true);
  await page.waitForFunction(
    "fetch('/s/portale.css', { method: 'HEAD', cache: 'no-store' }).then(() => false, () => true)",
  );
  await tick(page, "main form button");
  await page.waitForFunction("document.querySelector('.senza-rete').textContent !== ''");
  expect(await textOf(page)).toContain("Adesso manca la rete: la voce resta qui.");
  await page.setOfflineMode(false);
  // Also where the page was closed meanwhile.
  await page.goto(`${cafe.indirizzo}/tavolo`);
  await page.goto(`${cafe.indirizzo}/tavolo/2`);
  expect(await testo(page)).toBe("Serve una sala di sera.");
  expect(await page.$eval("#v-gravita-4", (one) => (one as unknown as { checked: boolean }).checked)).toBe(true);
  await press(page, "Manda e scrivine");
  expect(await textOf(page)).toContain("Salvata. Al tavolo 2: 1 voce.");
  expect(await testo(page)).toBe("");
  expect(await page.evaluate("localStorage.length")).toBe(0);
  await look(page);
  await press(page, "Manda e scrivine");
  expect(await page.title()).toMatch(/^Errore: /);
  await look(page);
  await page.goto(`${cafe.indirizzo}/tavolo/2`);
  await press(page, "Correggi");
  await look(page);
  await page.close();
  const plain = await enter(cafe.staffLink("facilitatore"), false);
  await press(plain, "Tavolo 1");
  await plain.type("#v-testo", "Anche di giorno.");
  await press(plain, "Manda e scrivine");
  expect(await textOf(plain)).toContain("Salvata. Al tavolo 1: 1 voce.");
  await plain.close();
  const follows = await enter(cafe.staffLink("analista"));
  await follows.goto(`${cafe.indirizzo}/tavoli`);
  await look(follows);
  await press(follows, "Porta le voci nella raccolta");
  expect(new URL(follows.url()).pathname).toMatch(/^\/enti\/E001\/risposta\/\d+$/);
  expect(cafe.portale.registro.tavoli().portate).toMatchObject({ quante: 2, ancora: false });
  await follows.close();
  expect(faults).toEqual([]);
  expect(cafe.said).toEqual([]);
  await cafe.close();
});

test("axe finds no fault, and nothing is cut, on any page in any state, at 360 and at 1280 px", async () => {
  const faults: string[] = [];
  let looked = 0;
  const look = async (page: Page): Promise<void> => {
    faults.push(...(await faultsOf(page)));
    looked++;
  };
  const visit = async (page: Page, paths: readonly string[]): Promise<void> => {
    for (const path of paths) {
      await page.goto(portal.indirizzo + path);
      await look(page);
    }
  };
  const number = (nome: string): number =>
    portal.portale.raccolta.now().letti.find(({ ricezione }) => ricezione.nome === nome)?.ricezione.protocollo ?? 0;

  const open = await browser.newPage();
  await visit(open, ["/collegamento", `/e/${"x".repeat(43)}`, "/riservatezza", "/accessibilita", "/non-esiste"]);
  await open.goto(`${portal.indirizzo}/collegamento`);
  await press(open, "Mandami un nuovo collegamento");
  await look(open);
  await open.type("#posta", "nessuno@esempio.invalid");
  await press(open, "Mandami un nuovo collegamento");
  await look(open);
  await open.goto(portal.enteLink("E004", "ufficio"));
  await look(open);
  await open.close();

  const alfa = await enter(portal.enteLink("E002"));
  await visit(alfa, [
    "/pagina",
    "/carica",
    `/risposta/${number("alfa.csv")}`,
    "/firma",
    "/niente/bisogni",
    "/non-partecipiamo",
  ]);
  await press(alfa, "Non partecipiamo");
  await look(alfa);
  await alfa.goto(`${portal.indirizzo}/carica`);
  await press(alfa, "Carica e controlla");
  await look(alfa);
  await alfa.goto(`${portal.indirizzo}/risposta/${number("alfa.csv")}`);
  await alfa.$eval("input[type=radio]", (radio) => (radio as unknown as { click: () => void }).click());
  await press(alfa, "Salva la risposta");
  await look(alfa);

  const analista = await enter(portal.staffLink("analista"));
  await visit(analista, [
    ...[
      "/quadro",
      "/enti",
      "/enti?q=niente",
      "/enti/E001",
      "/enti/E002",
      "/enti/E004/carica",
      "/inviti",
      "/promemoria",
      "/regole",
      "/edizione",
      "/enti/E002/differenze",
    ],
    `/enti/E004/risposta/${number(LONG_FILE)}`,
  ]);
  await analista.goto(`${portal.indirizzo}/enti/E004`);
  await press(analista, "Rimanda ciò che ha un motivo");
  await look(analista);
  await analista.type("#m-risorse", "Trenta in tutto?");
  await press(analista, "Rimanda ciò che ha un motivo");
  await look(analista);
  await analista.type("#c-nome", "presidenza");
  await press(analista, "Aggiungi e crea il collegamento");
  await look(analista);
  await analista.goto(`${portal.indirizzo}/inviti`);
  await press(analista, "Crea i codici e mostra");
  await look(analista);

  const gamma = await enter(portal.enteLink("E004"));
  await visit(gamma, ["/pagina", `/risposta/${number(LONG_FILE)}`]);
  await gamma.close();
  expect(faults).toEqual([]);
  expect(looked).toBeGreaterThan(25);
});

test("the staff shows the code of its phone, and looks at what is kept of a person; axe finds no fault there", async () => {
  const faults: string[] = [];
  const asking = await provaPortal({ "raccolta.yaml": `secondo_fattore: true\n${RACCOLTA_DI_PROVA}` });
  opened.add(asking.indirizzo);
  const phone = await enter(asking.staffLink("analista"));
  faults.push(...(await faultsOf(phone)));
  await press(phone, "Entra");
  expect(await phone.title()).toMatch(/^Errore: Registra/);
  faults.push(...(await faultsOf(phone)));
  const segreto = await phone.$eval("input[name=segreto]", (one) => (one as unknown as { value: string }).value);
  await phone.type("#codice", codeOf(fromBase32(segreto), stepAt(asking.portale.now())));
  await press(phone, "Entra");
  faults.push(...(await faultsOf(phone)));
  await press(phone, "Li ho conservati");
  expect(new URL(phone.url()).pathname).toBe("/quadro");
  asking.enteLink("E002", "anna");
  const numero = asking.portale.registro.persone().find(({ nome }) => nome === "anna")?.numero;
  for (const path of ["/persone", "/persone?q=nessuno", `/persone/${numero}`]) {
    await phone.goto(asking.indirizzo + path);
    faults.push(...(await faultsOf(phone)));
  }
  await press(phone, "Togli dal registro");
  expect(await phone.title()).toMatch(/^Errore: /);
  faults.push(...(await faultsOf(phone)));
  await phone.close();
  expect(faults).toEqual([]);
  await asking.close();
});
