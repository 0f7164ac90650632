// What goes wrong around people: a clock set back, a page left open overnight, an edition closed by another mouth, a register that
// somebody else holds. Each is said as it is, and loses nothing.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { withRegistro } from "../collect/registro.ts";
import { nothingFiles, provaPortal, START, Visitor } from "./portal.support.ts";

const csv = (ente: string, row: string): string =>
  `ente;edizione;cantiere;zona;volontari;donne\n${row.replace("ENTE", `${ente};2020`)}`;

/** All parts but the volunteers, as an ente sent them before. */
function prepared(ente: string): Record<string, string> {
  const others = BLOCCHI.map(({ id }) => id).filter((id) => !["ente", "volontari"].includes(id));
  const card = `ente;edizione;denominazione;codice_fiscale;forma_giuridica;zona_sede;consenso_pubblicazione\n${ente};2020;Prova;98001049992;Cooperativa;Nord;no\n`;
  const files = { "ente.csv": card, ...nothingFiles(ente, others) };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`inviati/${ente}-${name}`, text]));
}

test("with the clock set back a file that comes after a signature still makes it lapse, and is the one that counts", async () => {
  const own = await provaPortal(prepared("E001"));
  const one = new Visitor(own.indirizzo);
  await one.enter(own.enteLink("E001"));
  const send = async (volontari: number) => {
    await one.get("/carica");
    return one.upload("/carica", { "v.csv": csv("E001", `ENTE;Abitare;Sud;${volontari};1\n`) });
  };
  own.at("2021-03-08T12:00:00.000Z");
  expect((await send(20)).h1).toBe("Va tutto bene");
  const sign = await one.get("/firma");
  const visto = /name="visto" value="([^"]*)"/.exec(sign.html)?.[1] ?? "";
  expect((await one.post("/firma", { nome: "Anna", ruolo: "presidente", visto })).h1).toBe("Firmato, grazie");
  own.at("2021-03-08T10:00:00.000Z");
  await send(35);
  const [vale] = own.portale.raccolta
    .now()
    .valide.filter(({ ente, sezione }) => ente === "E001" && sezione.blocco === "volontari");
  const last = Math.max(...own.portale.raccolta.now().letti.map(({ ricezione }) => ricezione.protocollo));
  expect(vale?.protocollo).toBe(last);
  expect((await one.get("/pagina")).html).toContain("non vale più");
  await own.close();
});

test("a form that was left open overnight says that it did not arrive, and what to do", async () => {
  const own = await provaPortal();
  const one = new Visitor(own.indirizzo);
  await one.enter(own.enteLink("E002"));
  await one.get("/carica");
  const key = one.key;
  own.at("2021-03-09T09:00:00.000Z");
  const written = await one.post("/non-partecipiamo", { motivo: "chiusi <b>per lavori</b>", visto: "x1" });
  const sent = await one.upload("/carica", { "a.csv": csv("E002", "ENTE;Abitare;Sud;20;1\n") }, key);
  for (const answer of [written, sent])
    expect(answer).toMatchObject({ status: 401, h1: "Quello che hai appena mandato non è arrivato" });
  // A browser that goes back finds the field empty.
  expect(written.html).toContain("<p>chiusi &lt;b&gt;per lavori&lt;/b&gt;</p>");
  expect(written.html).not.toContain("x1<");
  expect(sent.html).toContain("sceglilo e mandalo di nuovo da lì");
  // From a page that is not ours nothing is shown in our name.
  expect((await one.post("/non-partecipiamo", { motivo: "chiama il 123", _csrf: "1.altra" })).html).not.toContain(
    "123",
  );
  await own.close();
});

test("a link of another ente, opened inside as one, says who one is and what happens; what was open of the first is not done for the second", async () => {
  const own = await provaPortal();
  const one = new Visitor(own.indirizzo);
  await one.enter(own.enteLink("E002", "Anna"));
  expect((await one.get(own.enteLink("E002", "Anna").replace(own.indirizzo, ""))).html).not.toContain(
    "Adesso sei dentro",
  );
  const other = own.enteLink("E003", "Bruno");
  const page = await one.get(other.replace(own.indirizzo, ""));
  expect(page.html).toContain("Adesso sei dentro come Alfa (Anna)");
  expect(page.html).toContain("esci da lì, in questo browser, ed entri come Beta");
  // Another tab of the same browser, opened before.
  const tab = new Visitor(own.indirizzo, one);
  await tab.get("/non-partecipiamo");
  const formOfAlfa = tab.key;
  const sessionOfAlfa = one.cookies.get("sessione");
  await one.enter(other);
  const late = new Visitor(own.indirizzo, one);
  for (const answer of [
    await late.post("/non-partecipiamo", { motivo: "chiusi", _csrf: formOfAlfa }),
    await late.upload("/carica", { "a.csv": csv("E002", "ENTE;Abitare;Sud;20;1\n") }, formOfAlfa),
  ]) {
    expect(answer).toMatchObject({ status: 409, h1: "Questa pagina era di qualcun altro" });
    expect(answer.html).toContain("adesso sei dentro come Beta (Bruno)");
  }
  expect((await late.post("/non-partecipiamo", { motivo: "siamo chiusi", _csrf: formOfAlfa })).html).toContain(
    "<p>siamo chiusi</p>",
  );
  expect(own.portale.registro.eventi().filter(({ tipo }) => tipo !== "entrato")).toEqual([]);
  // And the first is really out.
  const stale = await fetch(`${own.indirizzo}/pagina`, { headers: { cookie: `sessione=${sessionOfAlfa}` } });
  expect(stale.status).toBe(401);
  await own.close();
});

test("closed by a command while the portal is open, nothing more is sent or signed from it", async () => {
  const own = await provaPortal();
  const one = new Visitor(own.indirizzo);
  await one.enter(own.enteLink("E002"));
  await one.get("/carica");
  withRegistro(join(own.cartella, "archivio"), (registro) =>
    registro.addChiusura({ come: "congela", protocollo: 0, il: START, chi: "x", motivo: "fine" }),
  );
  const answer = await one.upload("/carica", { "a.csv": csv("E002", "ENTE;Abitare;Sud;20;1\n") });
  expect(answer).toMatchObject({ status: 409, h1: "La raccolta è chiusa" });
  expect(answer.html).toContain("Dall’8 marzo");
  await own.close();
});

test("while somebody else holds the register pages are shown all the same, and what cannot be written is said to be ours", async () => {
  const own = await provaPortal();
  const one = new Visitor(own.indirizzo);
  await one.enter(own.enteLink("E002"));
  const db = new DatabaseSync(join(own.cartella, "archivio/registro.sqlite"));
  db.exec("BEGIN IMMEDIATE");
  own.at("2021-03-08T09:10:00.000Z");
  expect((await one.get("/non-partecipiamo")).status).toBe(200);
  const answer = await one.post("/non-partecipiamo", { motivo: "chiusi" });
  expect(answer).toMatchObject({ status: 500, h1: "Si è fermato qualcosa da parte nostra" });
  expect(answer.html).toContain("Guarda prima nella tua pagina");
  db.exec("ROLLBACK");
  db.close();
  await one.get("/non-partecipiamo");
  expect(await one.post("/non-partecipiamo", { motivo: "chiusi" })).toMatchObject({ path: "/pagina" });
  await own.close();
});

test("the answer to a file knows of the others: of parts that came elsewhere none is missing, and what they still ask is said", async () => {
  const portal = await provaPortal(prepared("E001"));
  const one = new Visitor(portal.indirizzo);
  await one.enter(portal.enteLink("E001"));
  const sent = async (name: string, text: string) => {
    await one.get("/carica");
    const { html } = await one.upload("/carica", { [name]: text });
    return html;
  };
  const good = `${TITLES}E001;2020;Curare;Nord;20;3\n`;
  const last = await sent("v.csv", good);
  expect(last).toContain("in tutto 10 parti su 10 a posto");
  expect(last).toContain("Le parti ci sono tutte: manca la firma.");
  expect(last).not.toContain("Che cosa manca ancora");
  await sent("foto.jpg", "\u00ff\u00d8");
  const other = await sent("v2.csv", good.replace("20;3", "21;3"));
  expect(other).toContain("in altro che hai mandato sì");
  await portal.close();
});

test("a file that was sent by mistake is read no answer of; who sent it says so, once, and is asked nothing more", async () => {
  const portal = await provaPortal();
  const one = new Visitor(portal.indirizzo);
  await one.enter(portal.enteLink("E003", "Rosa"));
  await one.get("/carica");
  const answer = await one.upload("/carica", { "foto.jpg": Buffer.from("ffd8ffe000104a464946000101", "hex") });
  expect(answer.html).toMatch(/Di questo file non abbiamo preso niente/);
  expect(answer.html).not.toMatch(/celle|copia segnata|0 righe/);
  const [, mistake = ""] = /action="([^"]*non-serve)"/.exec(answer.html) ?? [];
  const withdrawals = () =>
    portal.portale.raccolta.now().letti.flatMap(({ ritiro }) => (ritiro === null ? [] : [ritiro.chi]));
  for (const _ of ["once", "twice"]) {
    const answer = await one.post(mistake);
    expect(answer.h1).toBe("Questo file non conta");
    expect(answer.html).toContain("Questo invio è stato ritirato");
    expect(answer.html).not.toContain("rimanda lo stesso file");
  }
  expect(withdrawals()).toEqual(["Rosa"]);
  // A workbook with a password cannot be opened by anybody here: it is said, and what to do.
  await one.get("/carica");
  const locked = await one.upload("/carica", { "modulo.xlsx": LOCKED });
  expect(locked).toMatchObject({ status: 200, h1: "Non siamo riusciti a leggere il file" });
  expect(locked.html).toMatch(/protetto da password.*Togli la password/s);
  expect(locked.html).toContain("Quello che avevi già mandato resta com’era");
  await one.post(/action="([^"]*non-serve)"/.exec(locked.html)?.[1] ?? "");
  expect(withdrawals()).toEqual(["Rosa", "Rosa"]);
  await one.get("/carica");
  const good = await one.upload("/carica", { "v.csv": `${TITLES}E003;2020;Curare;Nord;circa 20;3\n` });
  expect(good.html).not.toContain("non-serve");
  const page = await one.get("/pagina");
  expect(page.html).toContain("c’è una cosa da correggere");
  // Who wants to sign is led to what is still in the way.
  expect((await one.get("/firma")).html).toContain(`href="${good.path}">Guarda che cosa sistemare`);
  // What holds answers is left out by nobody so.
  await one.post(`${good.path}/non-serve`);
  expect(withdrawals()).toEqual(["Rosa", "Rosa"]);
  const analista = new Visitor(portal.indirizzo);
  await analista.enter(portal.staffLink("analista"));
  expect((await analista.get("/enti/E003")).html).toContain("ritirato: mandato per sbaglio");
  await portal.close();
});

test.each(["/e/%E0%A4%A", `/risposta/${"9".repeat(300)}`, `/e/${"x".repeat(500)}`, "/%c0%ae%c0%ae/x?y=%"])(
  "an address that nobody can read (%#) is answered by a page like any other that is not there",
  async (path) => {
    const portal = await provaPortal();
    const answer = await new Visitor(portal.indirizzo).get(path);
    expect(answer).toMatchObject({ status: 404, h1: "Questa pagina non c’è" });
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(portal.said).toEqual([]);
    await portal.close();
  },
);

test("a browser that keeps no cookies is told so, and not that it waited too long", async () => {
  const portal = await provaPortal();
  const link = portal.enteLink("E003");
  const page = await (await fetch(link)).text();
  const body = new URLSearchParams({ _csrf: /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? "" });
  const answer = await fetch(link, { method: "POST", body, headers: { origin: portal.indirizzo } });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain("Il tuo browser non accetta i cookie");
  await portal.close();
});

test("of files that are sent together all are taken or none, and it is said; what is no form of files is no fault of ours", async () => {
  const portal = await provaPortal();
  const one = new Visitor(portal.indirizzo);
  await one.enter(portal.enteLink("E003"));
  await one.get("/carica");
  const answer = await one.upload("/carica", { "v.csv": `${TITLES}E003;2020;Curare;Nord;20;3\n`, "vuoto.csv": "" });
  expect(answer.html).toContain("Nemmeno gli altri file sono stati presi");
  expect(portal.portale.raccolta.now().letti).toEqual([]);
  const headers = { cookie: one.header(), origin: portal.indirizzo, "content-type": "multipart/form-data" };
  expect((await fetch(`${portal.indirizzo}/carica`, { method: "POST", body: "x", headers })).status).toBe(403);
  expect(portal.said).toEqual([]);
  await portal.close();
});

const LOCKED = readFileSync("data-samples/difetti/file-password/prima/modulo.xlsx");
const TITLES = "ente;edizione;cantiere;zona;volontari;donne\n";
