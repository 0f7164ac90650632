// Letters to a real mail server on this machine: each once, whatever stops in between; and what did not arrive is told.
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openRegistroPortale } from "../collect/registro-portale.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { openPosta, type Posta } from "./mail.ts";
import { provaPortal, START, Visitor } from "./portal.support.ts";
import { type ProvaServer, plainOf, provaServer } from "./smtp.support.ts";
import { type Deliver, smtpOf } from "./smtp.ts";

const MINUTE = 60_000;
let server: ProvaServer;
beforeAll(async () => {
  server = await provaServer();
});
beforeEach(() => {
  server.behave({});
  server.received.length = 0;
});
afterAll(() => server.stop());

/** An archive of its own, whose post can be opened again as after a restart; time passes when it is told to. */
async function archiveWithPost(deliver: Deliver | null = server.deliver) {
  const archivio = join(temporaryFolder(), "archivio");
  mkdirSync(archivio);
  const registro = openRegistroPortale(archivio);
  let now = Date.parse(START);
  const said: string[] = [];
  const open = (how: Deliver | null): Promise<Posta> =>
    openPosta({
      ...{ archivio, registro, deliver: how, say: (line) => void said.push(line) },
      ...{
        now: () => new Date(now).toISOString(),
        mittente: { nome: "Borgo, «prova»", email: "raccolta@esempio.invalid" },
      },
    });
  const posta = await open(deliver);
  const pass = (minutes: number): void => {
    now += minutes * MINUTE;
  };
  return { archivio, registro, posta, said, pass, open, esiti: () => registro.lettere().map(({ esito }) => esito) };
}
const to = (who: string) => ({
  to: `${who}@esempio.invalid`,
  subject: `Perché – a ${who}`,
  text: `Ciao,\n\n- uno <b>\n- due\n\nhttp://qui.invalid/e/abc\n`,
});

test("a letter arrives once, as text and as a page, from whom members write to; nothing of its words stays behind", async () => {
  const { posta, archivio, esiti } = await archiveWithPost();
  expect(await posta.write(to("anna"), { chiave: "una" })).toBe(true);
  expect(await posta.write(to("anna"), { chiave: "una" })).toBe(false);
  await posta.send();
  expect(await posta.write(to("anna"), { chiave: "una" })).toBe(false);
  const [one] = server.received;
  expect(server.received).toHaveLength(1);
  expect(one).toMatchObject({ to: "anna@esempio.invalid", from: "raccolta@esempio.invalid" });
  expect(one?.id).toMatch(/^<[0-9a-f]{32}@esempio\.invalid>$/);
  expect(one?.source).toMatch(/^Auto-Submitted: auto-generated/m);
  expect(one?.source).toMatch(/^Content-Type: multipart\/alternative/m);
  expect(one?.source.indexOf("text/plain")).toBeLessThan(one?.source.indexOf("text/html") ?? 0);
  expect(one?.source).toContain("&lt;b&gt;");
  expect(esiti()).toEqual(["mandata"]);
  expect(readdirSync(join(archivio, "posta/in-uscita"))).toEqual([]);
  expect(readFileSync(join(archivio, "registro.sqlite")).includes("http://qui.invalid")).toBe(false);
  await posta.close();
});

test("while the server is down one letter tries for all, ever more seldom; then each leaves once", async () => {
  const { posta, pass, esiti, said } = await archiveWithPost();
  await server.stop();
  for (const who of ["anna", "bea", "carla"]) await posta.write(to(who));
  await posta.send();
  expect(esiti()).toEqual(["rimandata", null, null]);
  await posta.send();
  expect(esiti()).toEqual(["rimandata", null, null]);
  pass(1.1);
  await posta.send();
  pass(60);
  await server.start();
  await posta.send();
  expect(server.received.map(({ to: who }) => who)).toEqual(
    ["anna", "bea", "carla"].map((who) => `${who}@esempio.invalid`),
  );
  await posta.send();
  expect(server.received).toHaveLength(3);
  expect(said).toEqual([expect.stringContaining("La posta non parte"), "La posta è ripartita."]);
  await posta.close();
});

test("an address that is refused is told, one that is full is tried again; the others do not wait for them", async () => {
  const { posta, pass, registro } = await archiveWithPost();
  server.behave({ rcpt: (email) => (email.startsWith("nessuno") ? 550 : email.startsWith("piena") ? 452 : null) });
  for (const who of ["nessuno", "piena", "dora"]) await posta.write(to(who));
  await posta.send();
  expect(registro.lettere().map(({ esito }) => esito)).toEqual(["rifiutata", "rimandata", "mandata"]);
  expect(registro.lettere()[0]?.parole).toContain("550");
  server.behave({});
  pass(2);
  await posta.send();
  expect(registro.lettere().map(({ esito }) => esito)).toEqual(["rifiutata", "mandata", "mandata"]);
  expect(server.received.map(({ to: who }) => who)).toEqual(["dora@esempio.invalid", "piena@esempio.invalid"]);
  await posta.close();
});

test("a letter that may have left is not sent twice by itself; sent again by who wants it, it is the same letter", async () => {
  const { posta, pass, esiti } = await archiveWithPost();
  server.behave({ data: () => "cade" });
  await posta.write(to("anna"));
  await posta.send();
  expect(esiti()).toEqual(["incerta"]);
  server.behave({});
  pass(600);
  await posta.send();
  expect(server.received).toHaveLength(1);
  expect(await posta.sendAgain(99, "x")).toBe(false);
  expect(await posta.sendAgain(1, "analista")).toBe(true);
  expect(esiti()).toEqual(["mandata"]);
  expect(new Set(server.received.map(({ id }) => id)).size).toBe(1);
  expect(await posta.sendAgain(1, "analista")).toBe(false);
  await posta.close();
});

test("after a stop what had not left leaves, what was in the hands of the server waits for somebody", async () => {
  // The program dies while the server has the letter: its answer is never written down.
  let died = (): void => {};
  const held = new Promise<never>((_, reject) => {
    died = () => reject(new Error("died"));
  });
  held.catch(() => {});
  const { posta, registro, open, esiti } = await archiveWithPost(() => held);
  await posta.write(to("anna"));
  await posta.write(to("bea"));
  await expect.poll(esiti).toEqual(["in-spedizione", null]);
  const again = await open(server.deliver);
  await again.send();
  expect(esiti()).toEqual(["incerta", "mandata"]);
  expect(server.received.map(({ to: who }) => who)).toEqual(["bea@esempio.invalid"]);
  // Two that look at the same moment do not both send.
  expect(registro.take(2, START)).toBe(false);
  died();
  await again.close();
});

test("what would say nothing true any more is not sent; what waits five days is given up, and told", async () => {
  const { posta, pass, esiti } = await archiveWithPost();
  await server.stop();
  await posta.write(to("anna"), { scade_il: "2021-03-08T09:15:00.000Z" });
  await posta.write(to("bea"));
  await posta.send();
  pass(16);
  await posta.send();
  expect(esiti()).toEqual(["scaduta", "rimandata"]);
  pass(6 * 24 * 60);
  await posta.send();
  expect(esiti()).toEqual(["scaduta", "rinunciata"]);
  await server.start();
  await posta.close();
});

test("a letter whose words are lost is told as lost, and its address is not blamed", async () => {
  const portal = await provaPortal(
    { "riservato/contatti.csv": "ente,email,nome\nE002,alfa@esempio.invalid,Al\n" },
    null,
    server.deliver,
  );
  const analista = new Visitor(portal.indirizzo);
  await analista.enter(portal.staffLink("analista"));
  await server.stop();
  await analista.get("/inviti");
  await analista.post("/inviti");
  await portal.portale.posta.send();
  rmSync(join(portal.portale.posta.cartella, "in-uscita"), { recursive: true });
  await server.start();
  portal.at("2021-03-08T10:00:00.000Z");
  await portal.portale.posta.send();
  expect(portal.portale.registro.lettere().map(({ esito }) => esito)).toEqual(["persa"]);
  const { html } = await analista.get("/quadro");
  expect(html).toContain("il suo testo non c’è più: scrivila di nuovo");
  expect(html).not.toContain("L’indirizzo non riceve");
  expect(html).not.toContain("1 non riceve");
  expect(html).not.toContain("Mandala di nuovo");
  await portal.close();
});

test("without a mail server letters are files; those that waited for one become files too", async () => {
  const { posta, open, archivio, esiti } = await archiveWithPost();
  await server.stop();
  await posta.write(to("anna"));
  await posta.send();
  await posta.close();
  await server.start();
  const files = await open(null);
  await files.write(to("bea"), { chiave: "una" });
  await files.write(to("bea"), { chiave: "una" });
  expect(esiti()).toEqual(["scritta", "scritta"]);
  expect(readdirSync(join(archivio, "posta")).filter((name) => name.endsWith(".eml"))).toHaveLength(2);
  expect(readdirSync(join(archivio, "posta/in-uscita"))).toEqual([]);
  await files.close();
});

test.each(["", "posta.esempio.it", "http://posta.esempio.it", "smtp://"])("«%s» is no mail server", (text) => {
  expect(smtpOf(text)).toBeNull();
});

test("who comes in from a new browser is written to, once for each; a second person of the ente is their own", async () => {
  const portal = await provaPortal({}, null, server.deliver);
  const links = [portal.enteLink("E002", "anna"), portal.enteLink("E002", "bea")];
  const browser = new Visitor(portal.indirizzo);
  for (const link of [...links, ...links]) await browser.enter(link);
  await new Visitor(portal.indirizzo).enter(links[0] ?? "");
  await expect.poll(() => portal.portale.registro.lettere().length).toBe(3);
  await portal.portale.posta.send();
  expect(server.received.map(({ to: who }) => who.split("@")[0]).sort()).toEqual(["anna", "anna", "bea"]);
  expect(plainOf(server.received[0]?.source ?? "")).toMatch(/qualcuno è entrato nella pagina di Alfa/);
  await portal.close();
});

test("the picture names who cannot be reached, to the analista and to who follows them, and lets one send again", async () => {
  const portal = await provaPortal(
    { "riservato/contatti.csv": "ente,email,nome\nE002,alfa@esempio.invalid,Al\nE003,beta@esempio.invalid,\n" },
    null,
    server.deliver,
  );
  server.behave({ rcpt: (email) => (email.startsWith("alfa") ? 550 : null), data: () => "cade" });
  const analista = new Visitor(portal.indirizzo);
  await analista.enter(portal.staffLink("analista"));
  await analista.get("/inviti");
  expect((await analista.post("/inviti")).html).toContain("Partono da sole");
  await portal.portale.posta.send();
  const page = await analista.get("/quadro");
  expect(page.html).toMatch(/Alfa<\/a> <span class="piccolo">alfa@esempio\.invalid<\/span>.*L’indirizzo non riceve/);
  expect(page.html).toContain("no, 550");
  expect(page.html).toContain("1 non riceve");
  const coordinatore = new Visitor(portal.indirizzo);
  await coordinatore.enter(portal.staffLink("coordinatore", "cantiere=crescere"));
  const theirs = (await coordinatore.get("/quadro")).html;
  expect(theirs).toContain("alfa@esempio.invalid");
  expect(theirs).not.toContain("beta@esempio.invalid");
  server.behave({});
  expect(page.html).toContain('action="/lettere/2/manda"');
  expect((await analista.post("/lettere/2/manda")).html).not.toContain("beta@esempio.invalid");
  expect(server.received.map(({ to: who }) => who)).toEqual(["beta@esempio.invalid", "beta@esempio.invalid"]);
  await portal.close();
});
