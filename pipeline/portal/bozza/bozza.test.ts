// The draft in the portal, asked for as browsers ask: what is given to read, who speaks of it, what becomes of what they say.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { writeWhole } from "../../effects/files.ts";
import { builtManifestPath, builtPagePath } from "../../line/costruito.ts";
import { manifestOf, manifestText } from "../../line/manifest.ts";
import { codingFor } from "../packed.ts";
import { builtDraft, type ProvaPortal, provaPortal, RACCOLTA_DI_PROVA, START, Visitor } from "../portal.support.ts";

let portal: ProvaPortal;
let analista: Visitor;
beforeAll(async () => {
  portal = await provaPortal({
    "raccolta.yaml": `${RACCOLTA_DI_PROVA}bozza: { commenti_fino: 2021-04-30, aperta: true }\n`,
  });
});
/** No draft, and nothing built: whatever order they are in. */
beforeEach(async () => {
  portal.at(START);
  analista = await comeIn(portal.staffLink("analista"));
  await analista.get("/commenti");
  await analista.post("/bozza/togli");
  for (const path of [builtPagePath(portal), builtManifestPath(portal), join(portal.cartella, "archivio", "bozze")])
    rmSync(path, { force: true, recursive: true });
});
afterAll(async () => {
  await portal.close();
  expect(portal.said).toEqual([]);
});

async function comeIn(link: string): Promise<Visitor> {
  const one = new Visitor(portal.indirizzo);
  await one.enter(link);
  return one;
}
const bare = (html: string): string => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const CHART = "/bozza/commenta/grafico-residenti";
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? "";
const letters = (): string[] => {
  const { cartella } = portal.portale.posta;
  return readdirSync(cartella).map((name) =>
    Buffer.from(readFileSync(join(cartella, name), "utf8").split("\r\n\r\n")[1] ?? "", "base64").toString(),
  );
};

/** Gives the page that was built last to read. */
async function publish(): Promise<void> {
  const { html } = await analista.get("/bozza/pubblicazione");
  await analista.post("/bozza/pubblicazione", { sha256: hidden(html, "sha256") });
}
const say = async (one: Visitor, fields: Readonly<Record<string, string>>, where = CHART) => {
  await one.get(where);
  return one.post(where, fields);
};

test("what is given is the page that was built, as it was then; never the one for internal use, nor one that changed", async () => {
  const alfa = await comeIn(portal.enteLink("E002"));
  expect((await alfa.get("/bozza")).h1).toBe("La bozza non c’è ancora");
  expect((await analista.get("/bozza/pubblicazione")).html).toContain("Non c’è ancora: si costruisce");

  await builtDraft(portal.cartella, (html) => html.replace("<header", '<aside class="avviso interna"></aside><header'));
  const refused = await analista.post("/bozza/pubblicazione", {
    sha256: hidden((await analista.get("/bozza/pubblicazione")).html, "sha256"),
  });
  expect(refused).toMatchObject({ status: 422 });
  expect(refused.html).toContain("uso interno");
  const seen = hidden((await analista.get("/bozza/pubblicazione")).html, "sha256");
  await builtDraft(portal.cartella);
  expect((await analista.post("/bozza/pubblicazione", { sha256: seen })).html).toContain("costruito di nuovo");
  expect(portal.portale.registro.discussione().bozza).toBeNull();

  await publish();
  const { html, headers } = await alfa.get("/bozza");
  expect(html).toContain("Bozza dell’8 marzo, non ancora pubblicata");
  expect(html).toContain("Si commenta fino al 30 aprile");
  expect(headers.get("content-security-policy")).toMatch(/^default-src 'none';style-src 'self' 'sha256-/);
  // Kept only to be asked about again: the browser shows nothing before it has asked.
  expect(headers.get("cache-control")).toBe("private, no-cache");

  // Built again: what is read stays what it was.
  await builtDraft(portal.cartella, (page) => page.replace("</main>", "<p>Costruita dopo.</p></main>"));
  expect((await alfa.get("/bozza")).html).not.toContain("Costruita dopo.");
  await publish();
  expect((await alfa.get("/bozza")).html).toContain("Costruita dopo.");
});

test("the draft travels compressed, once; whoever has it gets nothing more, and who went out gets nothing at all", async () => {
  await builtDraft(portal.cartella);
  await publish();
  const alfa = await comeIn(portal.enteLink("E002"));
  const ask = (headers: Record<string, string>) =>
    fetch(`${portal.indirizzo}/bozza`, { headers: { cookie: alfa.header(), ...headers } });
  for (const coding of ["br", "gzip"]) {
    const plain = Buffer.from(await (await ask({ "accept-encoding": "identity" })).arrayBuffer());
    const answer = await ask({ "accept-encoding": coding });
    expect(answer.headers.get("content-encoding")).toBe(coding);
    expect(answer.headers.get("vary")).toContain("Accept-Encoding");
    expect(Buffer.from(await answer.arrayBuffer()).equals(plain)).toBe(true);
    const again = { "accept-encoding": coding, "if-none-match": answer.headers.get("etag") ?? "" };
    expect((await ask(again)).status).toBe(304);
    await say(alfa, { tipo: "voce", testo: `Uno di più, ${coding}.` });
    expect((await ask(again)).status).toBe(200);
    const out = { ...again, cookie: "" };
    expect((await ask(out)).status).toBe(401);
  }
});

test.each([
  [undefined, null],
  ["identity", null],
  ["gzip, deflate, br", "br"],
  ["gzip;q=1.0, br;q=0.5", "gzip"],
  ["br;q=0, gzip;q=0", null],
  ["*", "br"],
])("of «%s» it takes %s", (accepted, coding) => expect(codingFor(accepted)).toBe(coding));

test("a comment is read before the network reads it, then answered; its author is told, and reads why it was held back", async () => {
  await builtDraft(portal.cartella);
  await publish();
  const alfa = await comeIn(portal.enteLink("E002", "anna"));
  const beta = await comeIn(portal.enteLink("E003"));
  const empty = await say(alfa, {});
  expect(empty).toMatchObject({ status: 422 });
  expect(bare(empty.html)).toContain("Scegli se è una correzione");
  for (const [text, what] of [
    ["Scrivete a mario.rossi@esempio.it", "un indirizzo e-mail"],
    ["Il mio è RSSMRA80A01B157X", "il codice fiscale di una persona"],
    ["Versate su IT60X0542811101000000123456", "un codice IBAN"],
    ["Chiamate il 333 1234567", "un numero di telefono"],
  ] as const) {
    const asked = await say(alfa, { tipo: "domanda", testo: text });
    expect(asked.status).toBe(422);
    expect(asked.html).toContain(`C’è dentro ${what}`);
    expect(asked.html).toContain(`>${text}</textarea>`);
  }
  const testo = "I residenti di <b>Alto</b> sono di più.";
  const sent = await say(alfa, { tipo: "correzione", testo });
  expect(sent.html).toContain("Grazie, il commento è arrivato");
  expect(sent.html).toContain("In attesa: lo leggiamo prima");
  // Pressed twice: it is there once.
  await alfa.post(CHART, { tipo: "correzione", testo });
  const shown = "I residenti di &lt;b&gt;Alto&lt;/b&gt; sono di più.";
  expect((await beta.get(CHART)).html).not.toContain(shown);
  const all = portal.portale.registro.discussione().commenti.filter((each) => each.testo === testo);
  expect(all).toMatchObject([{ di: "Alfa", ente: "E002", nome: "anna", nominabile: false, stato: "da-leggere" }]);
  const path = `/commenti/${all[0]?.numero}`;

  expect((await analista.get("/commenti")).html).toContain(shown);
  await analista.get(path);
  const early = await analista.post(`${path}/risposta`, { esito: "accolta", testo: "Sì.", cambiato: "cifra" });
  expect(early.html).toContain("Prima fallo leggere alla rete");
  await analista.post(`${path}/lettura`, { passa: "si" });
  expect((await beta.get(CHART)).html).toContain(shown);
  expect((await beta.get(CHART)).html).not.toContain("anna");
  expect((await beta.get("/bozza")).html).toMatch(/Commenta il grafico [\d.]+ \(1 commento\)/);
  expect((await beta.get("/bozza/commenti?quali=miei")).html).not.toContain(shown);

  const unseen = await analista.post(`${path}/risposta`, { esito: "accolta", testo: "Sì.", cambiato: "" });
  expect(unseen.html).toContain("Una correzione accolta si vede");
  await analista.post(`${path}/risposta`, { esito: "accolta", testo: "Sì: era l'anno prima.", cambiato: "cifra" });
  const answered = bare((await beta.get("/bozza/commenti?quali=risposti")).html);
  expect(answered).toContain("Accolta Ufficio di piano , 8 marzo Sì: era l’anno prima.");
  expect(answered).toContain("Abbiamo corretto la cifra, prima della pubblicazione.");
  expect(letters().filter((text) => text.includes("Sì: era l’anno prima."))).toHaveLength(1);
  expect((await alfa.get("/pagina")).html).toContain("Ai tuoi commenti: 1 risposta");
  expect((await beta.get("/pagina")).html).not.toContain("Ai tuoi commenti");

  await say(alfa, { tipo: "voce", testo: "Da trattenere." });
  const { numero } = portal.portale.registro.discussione().commenti.at(-1) ?? { numero: 0 };
  await analista.get(`/commenti/${numero}`);
  expect(await analista.post(`/commenti/${numero}/lettura`, { motivo: "" })).toMatchObject({ status: 422 });
  await analista.post(`/commenti/${numero}/lettura`, { motivo: "Nomina una persona." });
  expect((await alfa.get(CHART)).html).toContain("Nomina una persona.");
  expect((await beta.get(CHART)).html).not.toContain("Da trattenere.");
});

test("who reads for the Consiglio comments by their name, who has the open link says who they are; revoked, it opens nothing", async () => {
  await builtDraft(portal.cartella);
  await publish();
  await analista.get("/bozza/pubblicazione");
  const linkIn = (html: string): string => /http\S+\/e\/[\w-]{43}/.exec(html)?.[0] ?? "";
  expect((await analista.post("/bozza/lettori", { nome: "", ambito: "" })).status).toBe(422);
  const named = await analista.post("/bozza/lettori", {
    ...{ nome: "Carla Verdi", ambito: "Consiglio di Indirizzo", email: "carla@esempio.invalid" },
  });
  const carla = await comeIn(linkIn(named.html));
  await say(carla, { tipo: "proposta", testo: "Una mappa." });
  const open = linkIn((await analista.post("/bozza/lettori", { come: "aperto" })).html);
  const [one, other] = await Promise.all([comeIn(open), comeIn(open)]);
  const unnamed = await say(one, { tipo: "domanda", testo: "Quanti sono?" });
  expect(unnamed.html).toContain("Scrivi il tuo nome");
  await say(one, { tipo: "domanda", testo: "Quanti sono?", nome: "Ugo", di: "Quartiere Alto" });
  // It is nobody's own: who has the same link does not read it either.
  expect((await other.get(CHART)).html).not.toContain("Quanti sono?");
  expect(portal.portale.registro.discussione().commenti.filter(({ ente }) => ente === "")).toMatchObject([
    { nome: "Carla Verdi", di: "Consiglio di Indirizzo" },
    { nome: "Ugo", di: "Quartiere Alto" },
  ]);
  expect((await carla.get("/quadro")).status).toBe(404);
  const { html } = await analista.get("/bozza/pubblicazione");
  const revoke = /\/bozza\/lettori\/\d+\/revoca/.exec(html)?.[0] ?? "";
  await analista.post(revoke);
  expect((await carla.get("/bozza")).status).toBe(401);
});

test("a passage that is no longer there keeps what was said of it, and takes nothing more", async () => {
  const page = await builtDraft(portal.cartella);
  await publish();
  const passo = / id="(passo-[^"]+)"/.exec(page)?.[1] ?? "";
  const path = `/bozza/commenta/${passo}`;
  const alfa = await comeIn(portal.enteLink("E002", "anna"));
  await say(alfa, { tipo: "voce", testo: "Bella frase." }, path);
  await builtDraft(portal.cartella, (html) => html.replace(passo, "passo-cambiato-12345678"));
  await publish();
  const { html, status } = await alfa.get(path);
  expect(status).toBe(200);
  expect(html).toContain("Un passo che non c’è più");
  expect(html).toContain("Bella frase.");
  expect(html).not.toContain("<textarea");
  expect(await alfa.post(path, { tipo: "voce", testo: "Ancora." })).toMatchObject({ status: 404 });
  expect(await alfa.get("/bozza/commenta/passo-mai-visto-12345678")).toMatchObject({ status: 404 });
});

test("after the last day nobody comments, and a draft that is taken away is not read", async () => {
  await builtDraft(portal.cartella);
  await publish();
  portal.at("2021-04-30T20:00:00.000Z");
  const late = await comeIn(portal.enteLink("E002", "ultimo"));
  expect((await late.get(CHART)).html).toContain("<textarea");
  portal.at("2021-05-01T08:00:00.000Z");
  const closed = await say(await comeIn(portal.enteLink("E002", "ultimo")), { tipo: "voce", testo: "Tardi." });
  expect(closed.html).toContain("Si commentava fino al 30 aprile");
  expect(portal.portale.registro.discussione().commenti.some(({ testo }) => testo === "Tardi.")).toBe(false);
  portal.at(START);
  const alfa = await comeIn(portal.enteLink("E002", "ultimo"));
  expect((await alfa.get("/bozza")).status).toBe(200);
  await analista.get("/commenti");
  await analista.post("/bozza/togli");
  expect((await alfa.get("/bozza")).h1).toBe("La bozza non c’è ancora");
});

test("a draft whose bytes are others is given to nobody", async () => {
  const other = await provaPortal();
  const { bozze } = other.portale;
  const sha256 = await bozze.keep(Buffer.from("<html>"));
  const path = join(other.cartella, "archivio/bozze", `${sha256}.html`);
  writeFileSync(path, "<html>altro");
  await expect(bozze.load(sha256)).rejects.toThrow("not the page");
  rmSync(path);
  await expect(bozze.load(sha256)).rejects.toThrow();
  await other.close();
});

test("who is known by no name speaks for their ente all the same, and sees what they wrote", async () => {
  await builtDraft(portal.cartella);
  await publish();
  const nameless = await comeIn(portal.enteLink("E003", ""));
  expect((await nameless.get(CHART)).html).not.toContain('name="nome"');
  expect((await say(nameless, { tipo: "domanda", testo: "Chi lo dice?" })).html).toContain(
    "In attesa: lo leggiamo prima",
  );
  const commento = portal.portale.registro.discussione().commenti.at(-1);
  expect(commento).toMatchObject({ ente: "E003", testo: "Chi lo dice?" });
});

test("who gives the next draft to read is told of how many enti its difference is, and says that it is meant where they are few", async () => {
  const arrival = (protocollo: number, ente: string) => ({
    ...{ protocollo, file: `${ente}.xlsx`, sha256: String(protocollo).padStart(64, "0"), ritirato: false },
    conta: { [ente]: ["volontari"] },
  });
  const built = async (arrivals: readonly [number, string][], says: string) => {
    const now = await manifestOf(portal.portale.edizione, { ...portal.portale.raccolta.now(), commenti: [] });
    const manifest = { ...now, ingressi: arrivals.map(([protocollo, ente]) => arrival(protocollo, ente)) };
    await writeWhole(builtManifestPath(portal), manifestText(manifest));
    await builtDraft(portal.cartella, (page) => page.replace("</main>", `<p>${says}</p></main>`));
  };
  const inReading = () => portal.portale.registro.discussione().bozza?.sha256;
  await built([[1, "E002"]], "La prima.");
  await publish();
  const first = inReading();
  expect(first).toBeDefined();

  await built(
    [
      [1, "E002"],
      [2, "E003"],
    ],
    "La seconda.",
  );
  const page = await analista.get("/bozza/pubblicazione");
  const told = "Da una bozza che si è letta è cambiato ciò che conta di 1 ente.";
  expect(bare(page.html)).toContain(told);
  // Who closes reads it too.
  expect(bare((await analista.get("/edizione")).html)).toContain(told);
  const sha256 = hidden(page.html, "sha256");
  const refused = await analista.post("/bozza/pubblicazione", { sha256 });
  expect([refused.status, inReading()]).toEqual([422, first]);
  await analista.post("/bozza/pubblicazione", { sha256, consapevole: "si" });
  expect(inReading()).toBe(sha256);

  await built(
    [
      [3, "E002"],
      [4, "E003"],
      [5, "E004"],
    ],
    "La terza.",
  );
  expect(bare((await analista.get("/bozza/pubblicazione")).html)).toContain("di 3 enti.");
  await publish();
  expect(inReading()).not.toBe(sha256);
});
