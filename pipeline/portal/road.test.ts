// The member's road, as a browser walks it: link, page, workbook, file, answer, what is not there, signature.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { eraseBytes } from "../collect/erased.ts";
import { openRegistro } from "../collect/registro.ts";
import { readFile } from "../formats/read-file.ts";
import { answerPage } from "./ente/answering.ts";
import { signPage } from "./ente/signing.ts";
import { nothingFiles, type ProvaPortal, provaPortal, START, Visitor } from "./portal.support.ts";
import { renounced } from "./renounced.ts";
import type { Portale } from "./routes.ts";

let portal: ProvaPortal;
beforeAll(async () => {
  portal = await provaPortal();
});
afterAll(async () => {
  await portal.close();
  expect(portal.said).toEqual([]);
});

const visitor = async (ente: string): Promise<Visitor> => {
  const one = new Visitor(portal.indirizzo);
  await one.enter(portal.enteLink(ente));
  return one;
};
const csv = (ente: string, rows: string): string =>
  `ente;edizione;cantiere;zona;volontari;donne\n${rows.replaceAll("ENTE", `${ente};2020`)}`;
const text = (html: string): string => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

test("a link is shown without being used, opens as often as one wants, and then the address holds no token", async () => {
  const link = portal.enteLink("E002", "presidenza");
  const scanner = new Visitor(portal.indirizzo);
  for (let n = 0; n < 3; n++)
    expect(await scanner.get(new URL(link).pathname)).toMatchObject({ status: 200, h1: "Alfa" });
  expect(await scanner.get("/pagina")).toMatchObject({ status: 401 });
  const doneBy = (): string[] =>
    portal.portale.registro
      .eventi("E002")
      .flatMap(({ chi, tipo, dati }) => (chi === "presidenza" ? [`${tipo} ${dati}`] : []));
  expect(doneBy()).toEqual([]);
  // Two browsers, each as often as one wants: the story tells of each once.
  const browsers = [new Visitor(portal.indirizzo), new Visitor(portal.indirizzo)];
  for (const person of [...browsers, ...browsers]) {
    expect(await person.enter(link)).toMatchObject({ path: "/pagina", h1: "La tua pagina" });
    await person.post("/esci");
  }
  expect(doneBy()).toEqual(['entrato {"nuovo":false}', 'entrato {"nuovo":true}']);
});

test("a file is archived, read and answered by the same rules; corrected, declared and signed, it is done", async () => {
  const one = await visitor("E003");
  expect(text((await one.get("/pagina")).html)).toContain(
    "Mancano 23 giorni : si raccoglie fino a mercoledì 31 marzo 2021",
  );

  const modulo = await one.bytes("/modulo");
  expect(modulo.headers.get("content-disposition")).toContain('filename="modulo-2020-E003.xlsx"');
  const { workbook } = readFile(new Uint8Array(await modulo.arrayBuffer()), "m.xlsx");
  expect(workbook?.sheets.map(({ name }) => name)).toContain("Volontari");

  await one.get("/carica");
  const wrong = await one.upload("/carica", { "volontari.csv": csv("E003", "ENTE;Crescere;Nord;circa 20;3\n") });
  expect(wrong).toMatchObject({ status: 200, h1: "C’è una cosa da sistemare" });
  expect(text(wrong.html)).toContain("C’è scritto «circa 20»");
  expect(text((await one.get("/pagina")).html)).toContain("Da correggere: 1");
  expect(await one.get("/firma")).toMatchObject({ status: 409 });

  await one.get("/carica");
  const right = await one.upload("/carica", { "volontari.csv": csv("E003", "ENTE;Crescere;Nord;1020;3\n") });
  expect(right.h1).toBe("Va tutto bene");
  const arrivals = portal.portale.raccolta
    .now()
    .letti.flatMap(({ ricezione }) => (ricezione.ente_atteso === "E003" ? [ricezione.canale] : []));
  expect(arrivals).toEqual(["portale", "portale"]);

  // The card of the ente itself cannot be declared empty: it is sent.
  expect(await one.get("/niente/ente")).toMatchObject({ status: 404 });
  const card =
    "ente;edizione;denominazione;codice_fiscale;forma_giuridica;zona_sede;consenso_pubblicazione\nE003;2020;Beta;98001049992;Cooperativa;Nord;no\n";
  await one.get("/carica");
  const others = BLOCCHI.map(({ id }) => id).filter((id) => !["ente", "volontari", "voci"].includes(id));
  await one.upload("/carica", { "ente.csv": card, ...nothingFiles("E003", others) });
  expect(await one.get("/niente/voci")).toMatchObject({ status: 200 });
  expect(await one.post("/niente/voci")).toMatchObject({ path: "/pagina" });
  // What has its answer is not declared empty by an old page.
  expect(await one.get("/niente/volontari")).toMatchObject({ status: 404 });
  const page = await one.get("/pagina");
  expect(text(page.html)).toContain("10 parti su 10 a posto");
  expect(text(page.html)).toContain("È tutto a posto: manca la firma");

  // What is signed is seen: the sum by the measure of the report, and every row that counts.
  const summary = text((await one.get("/firma")).html);
  expect(summary).toContain("Volontari 1.020 volontari, una riga");
  expect(summary).toContain("Crescere insieme in città Nord 1.020 3");
  expect(summary).toContain("Hai risposto no a «Possiamo pubblicare dati riconoscibili?»");
  const empty = await one.post("/firma", {
    nome: "Anna Rossi",
    visto: /name="visto" value="([^"]*)"/.exec((await one.get("/firma")).html)?.[1] ?? "",
  });
  expect(empty).toMatchObject({ status: 422 });
  expect(empty.html).toContain("<title>Errore: Controlla e firma");
  expect(empty.html).toContain('value="Anna Rossi"');
  const visto = /name="visto" value="([^"]*)"/.exec(empty.html)?.[1] ?? "";
  expect(await one.post("/firma", { nome: "Anna Rossi", ruolo: "presidente", visto })).toMatchObject({
    h1: "Firmato, grazie",
  });

  await one.get("/carica");
  await one.upload("/carica", { "volontari.csv": csv("E003", "ENTE;Crescere;Nord;1021;3\n") });
  expect(text((await one.get("/pagina")).html)).toContain("La firma dell’8 marzo non vale più");
  expect(await one.get("/firma")).toMatchObject({ h1: "Controlla e firma" });
  expect(await one.post("/firma", { nome: "Anna Rossi", ruolo: "presidente", visto })).toMatchObject({ status: 422 });
});

test("what a file says of others is refused, and no page tells one ente of another", async () => {
  const one = await visitor("E004");
  await one.get("/carica");
  const theirs = await one.upload("/carica", { "volontari.csv": csv("E002", "ENTE;Crescere;Nord;7;1\n") });
  expect(text(theirs.html)).toContain("da sistemare");
  const number = /\/risposta\/(\d+)/.exec(theirs.path)?.[1];
  const counting = portal.portale.raccolta.now().valide;
  expect(counting.filter(({ protocollo }) => String(protocollo) === number)).toEqual([]);
  const other = await visitor("E002");
  for (const path of [`/risposta/${number}`, `/risposta/${number}/copia`]) {
    expect(await other.get(path)).toMatchObject({ status: 404, h1: "Questa pagina non c’è" });
  }
});

test("whoever asks for a new link is answered the same; only an address that is known gets a letter, which opens", async () => {
  portal.enteLink("E002", "ufficio");
  const one = new Visitor(portal.indirizzo);
  expect(await one.get(`/e/${"x".repeat(43)}`)).toMatchObject({
    status: 404,
    h1: "Questo collegamento non funziona più",
  });
  const known = await one.post("/collegamento", { posta: "Ufficio@esempio.invalid" });
  await one.get("/collegamento");
  const unknown = await one.post("/collegamento", { posta: "nessuno@esempio.invalid" });
  const bare = ({ html }: { html: string }): string => html.replace(/name="_csrf" value="[^"]+"/g, "");
  expect(bare(known)).toBe(bare(unknown));
  await expect.poll(() => portal.portale.registro.lettere().length).toBe(1);
  const [name = ""] = readdirSync(portal.portale.posta.cartella);
  const [, body = ""] = readFileSync(join(portal.portale.posta.cartella, name), "utf8").split("\r\n\r\n");
  const link = /http\S+/.exec(Buffer.from(body, "base64").toString())?.[0] ?? "";
  expect(await new Visitor(portal.indirizzo).enter(link)).toMatchObject({ path: "/pagina" });
  await one.get("/collegamento");
  expect(await one.post("/collegamento", { posta: "non un indirizzo" })).toMatchObject({ status: 422 });
});

test("a revoked link ends its sessions; one that is expired, or a session left alone, no longer opens", async () => {
  const link = portal.enteLink("E001");
  const one = new Visitor(portal.indirizzo);
  await one.enter(link);
  expect((await one.get("/pagina")).status).toBe(200);
  const persona = portal.portale.registro.persone().find(({ ambito }) => ambito === "E001");
  for (const { numero } of portal.portale.registro.collegamenti(persona?.numero ?? 0))
    portal.portale.registro.revoke(numero, START);
  expect((await one.get("/pagina")).status).toBe(401);
  expect((await one.enter(link)).status).toBe(404);

  const late = portal.enteLink("E001");
  await one.enter(late);
  portal.at("2021-03-08T22:30:00.000Z");
  expect((await one.get("/pagina")).status).toBe(401);
  expect((await one.enter(late)).status).toBe(200);
  portal.at("2021-07-05T09:00:00.000Z");
  expect((await one.enter(late)).status).toBe(404);
  portal.at("2021-03-08T10:00:00.000Z");
});

test("whoever does not take part says why, and may think again", async () => {
  const one = await visitor("E001");
  await one.get("/non-partecipiamo");
  expect(await one.post("/non-partecipiamo", { motivo: " " })).toMatchObject({ status: 422 });
  const said = await one.post("/non-partecipiamo", { motivo: "<script>alert(1)</script> {{codice}}" });
  expect(text(said.html)).toContain("quest’anno non partecipate");
  // The commands know it too: nobody writes to them any more.
  const { edizione, raccolta } = portal.portale;
  expect(renounced(edizione, raccolta.now())).toMatchObject([
    { ente: "E001", motivo: "<script>alert(1)</script> {{codice}}" },
  ]);
  const again = await one.post("/partecipiamo");
  expect(again).toMatchObject({ path: "/pagina", h1: "La tua pagina" });
  expect(text(again.html)).not.toContain("non partecipate");
  expect(renounced(edizione, raccolta.now())).toEqual([]);
});

test("what was asked is answered on the page: confirmed with a reason, corrected, a proposal taken; what is wrong comes back", async () => {
  const one = await visitor("E002");
  await one.get("/carica");
  const rows = `ente;edizione;cantiere;zona;volontari;donne;ore_annue
E002;2020;Crescere;Nord;circa 20;3;100
E002;2020;Curare;Nord;3;1;90000
E002;2020;Abitare;Sud;5;molte;10
`;
  const sent = await one.upload("/carica", { "volontari.csv": rows });
  expect(sent.h1).toBe("Ci sono 3 cose da sistemare");
  const keys = Object.fromEntries(
    [...sent.html.matchAll(/name="(k\d)" value="([^"]+)"/g)].map(([, name = "", value = ""]) => [name, value]),
  );
  expect(Object.keys(keys)).toEqual(["k1", "k2", "k3"]);
  const blank = await one.post(sent.path, keys);
  expect(blank).toMatchObject({ status: 422, h1: "Ci sono 3 cose da sistemare" });
  expect(blank.html).toContain("Non c’era nessuna risposta da salvare");
  const unchosen = await one.post(sent.path, { ...keys, m3: "Sono sempre aperti" });
  expect(unchosen.html).toContain("scegli anche «Sì, è giusto così»");
  expect(unchosen.html).toContain(">Sono sempre aperti</textarea>");
  // The proposal is taken; the reason is missing; the value is left for later.
  const half = await one.post(sent.path, { ...keys, c1: "proposta", c3: "conferma", p3: "si" });
  expect(half).toMatchObject({ status: 422, h1: "Ci sono 2 cose da sistemare" });
  expect(half.html).toContain("<title>Errore: Ci sono 2 cose");
  expect(text(half.html)).toContain("Scrivi in una riga perché è giusto così.");
  // One is led to the field itself, and knows what is safe.
  expect(half.html).toContain('href="#m2"');
  expect(half.html).toContain("1 risposta salvata");
  expect(half.html).toMatch(/id="c2-s" value="conferma" checked/);
  expect(half.html).toMatch(/name="p2" value="si" checked/);
  const left = Object.fromEntries(
    [...half.html.matchAll(/name="(k\d)" value="([^"]+)"/g)].map(([, name = "", value = ""]) => [name, value]),
  );
  const done = await one.post(sent.path, { ...left, v1: "2", c2: "conferma", m2: "Sono {{sempre}} aperti <b>" });
  expect(done.h1).toBe("Va tutto bene");
  expect(text(done.html)).toMatch(/C’è scritto «circa 20»\. Ora conta «20»\..*Ora conta «2»\./);
  expect(done.html).toContain("«Sono {{sempre}} aperti &lt;b&gt;»");
  const [section] = portal.portale.raccolta.now().valide.filter(({ ente }) => ente === "E002");
  expect(section?.sezione).toMatchObject({ blocco: "volontari", contate: 3, respinte: 0 });
  // Sent again from a page that was left open it changes nothing.
  expect((await one.post(sent.path, { ...left, v1: "7" })).h1).toBe("Va tutto bene");
});

test("what was explained is shown before one signs, and asked again where it is no longer so; once signed it is not", async () => {
  const own = await provaPortal();
  const one = new Visitor(own.indirizzo);
  await one.enter(own.enteLink("E002"));
  await one.get("/carica");
  const rows = "ente;edizione;cantiere;zona;volontari;donne;ore_annue\nE002;2020;Curare;Nord;3;1;90000\n";
  const sent = await one.upload("/carica", { "volontari.csv": rows });
  const answer = async (motivo: string) => {
    const { html, path } = await one.get(sent.path);
    const k1 = /name="k1" value="([^"]+)"/.exec(html)?.[1] ?? "";
    return one.post(path, { k1, c1: "conferma", m1: motivo });
  };
  const told = await answer("Sono sempre aperti");
  expect(told.h1).toBe("Va tutto bene");
  const others = BLOCCHI.map(({ id }) => id).filter((id) => !["ente", "volontari"].includes(id));
  const card =
    "ente;edizione;denominazione;codice_fiscale;forma_giuridica;zona_sede;consenso_pubblicazione\nE002;2020;Eta;98001049992;Cooperativa;Nord;no\n";
  for (const files of [
    { "ente.csv": card, ...nothingFiles("E002", others.slice(0, 5)) },
    nothingFiles("E002", others.slice(5)),
  ]) {
    await one.get("/carica");
    await one.upload("/carica", files);
  }
  const sign = await one.get("/firma");
  expect(text(sign.html)).toContain("Le tue spiegazioni");
  expect(text(sign.html)).toMatch(/«Sono sempre aperti» Non si pubblica\./);
  const chiave = /name="chiave" value="([^"]+)"/.exec(sign.html)?.[1] ?? "";
  // Asked again, and once however often it is pressed.
  const again = await one.post(`${sent.path}/riapri`, { chiave });
  expect(again).toMatchObject({ path: sent.path, h1: "C’è una cosa da confermare" });
  expect((await one.post(`${sent.path}/riapri`, { chiave })).h1).toBe("C’è una cosa da confermare");
  expect(await one.get("/firma")).toMatchObject({ status: 409 });
  await answer("Sono aperti anche di notte");
  await own.portale.raccolta.compared();
  const { html } = await one.get("/firma");
  expect(text(html)).toContain("«Sono aperti anche di notte»");
  expect(text(html)).not.toContain("Sono sempre aperti");
  const visto = /name="visto" value="([^"]*)"/.exec(html)?.[1] ?? "";
  await one.post("/firma", { nome: "Anna Rossi", ruolo: "presidente", visto });
  expect((await one.get(sent.path)).html).not.toContain("Riapri la domanda");
  expect(await one.post(`${sent.path}/riapri`, { chiave })).toMatchObject({ path: "/firma", h1: "Firmato, grazie" });
  expect(own.portale.raccolta.now().decisions.get(chiave)?.motivo).toBe("Sono aperti anche di notte");
  await own.close();
});

/** Sent by whoever asks for the same ente: the order of the tests changes nothing of what there was before. */
const OF_E001 = "ENTE;Curare;Nord;1200;1\nENTE;Abitare;Sud;34;2\n";

test("where a total is not the sum of its rows one says that the rows are right, and is asked no more", async () => {
  const one = await visitor("E001");
  await one.get("/carica");
  const sent = await one.upload("/carica", { "volontari.csv": `${csv("E001", OF_E001)};;TOTALE;;5000;3\n` });
  expect(text(sent.html)).toContain("Quale dei due è giusto? Le righe: contate 1.234");
  const k1 = /name="k1" value="([^"]+)"/.exec(sent.html)?.[1] ?? "";
  expect((await one.post(sent.path, { k1, c1: "righe" })).h1).toBe("Va tutto bene");
});

test("twelve files at once are all there, each once, and each is answered", async () => {
  const one = await visitor("E004");
  await one.get("/carica");
  const before = portal.portale.raccolta.now().letti.length;
  const names = Array.from({ length: 12 }, (_, n) => `insieme-${n}.csv`);
  const answers = await Promise.all(
    names.map((name, n) => {
      const each = new Visitor(portal.indirizzo, one);
      return each.upload("/carica", { [name]: csv("E004", `ENTE;Abitare;Sud;${n + 30};1\n`) });
    }),
  );
  expect(answers.map(({ status }) => status)).toEqual(names.map(() => 200));
  await expect.poll(() => portal.portale.raccolta.now().letti.length).toBe(before + 12);
  const there = portal.portale.raccolta.now().letti.map(({ ricezione }) => ricezione.nome);
  for (const name of names) expect(there.filter((each) => each === name)).toHaveLength(1);
});

test("once the edition is closed nothing is sent or signed any more, and the page says so", async () => {
  const closed = await provaPortal();
  const one = new Visitor(closed.indirizzo);
  await one.enter(closed.enteLink("E002"));
  await one.get("/carica");
  const registro = openRegistro(join(closed.cartella, "archivio"));
  registro.addChiusura({ come: "congela", protocollo: 0, il: START, chi: "analista", motivo: "fine" });
  registro.close();
  await closed.portale.raccolta.refresh();
  const refused = await one.upload("/carica", { "a.csv": csv("E002", "ENTE;Crescere;Nord;1020;3\n") });
  expect(refused).toMatchObject({ status: 409, h1: "La raccolta è chiusa" });
  expect(await one.get("/firma")).toMatchObject({ status: 409 });
  expect(text((await one.get("/pagina")).html)).toContain("La raccolta è chiusa");
  expect(closed.portale.raccolta.now().letti).toEqual([]);
  await closed.close();
});

test("a file that was deleted for the persons in it is not taken again, and its sender is told why", async () => {
  const one = await visitor("E004");
  const persons = csv("E004", "ENTE;Abitare;Sud;12;3\n");
  await one.get("/carica");
  await one.upload("/carica", { "volontari.csv": persons });
  const registro = openRegistro(join(portal.cartella, "archivio"));
  const sha256 = registro.ricezioni().at(-1)?.sha256 ?? "";
  const archivio = join(portal.cartella, "archivio");
  await eraseBytes(archivio, registro, { sha256, il: START, chi: "Anna", motivo: "prova" });
  const before = registro.ricezioni().length;
  await one.get("/carica");
  const again = await one.upload("/carica", { "volontari.csv": persons });
  expect(text(again.html)).toContain("È un file che avevamo cancellato");
  expect(registro.ricezioni()).toHaveLength(before);
  const gone = registro.ricezioni().find((each) => each.sha256 === sha256)?.protocollo;
  registro.close();
  await one.get("/carica");
  await one.upload("/carica", { "pulito.csv": csv("E004", "ENTE;Abitare;Sud;13;3\n") });
  const analista = new Visitor(portal.indirizzo);
  await analista.enter(portal.staffLink("analista"));
  expect(await analista.get(`/enti/E004/risposta/${gone}`)).toMatchObject({ status: 200 });
  expect(await analista.get(`/enti/E004/risposta/${gone}/originale`)).toMatchObject({ status: 404 });
});

test("nobody signs, and nobody is told that all is well, before the own file is compared with the rest", async () => {
  const { portale } = portal;
  const one = await visitor("E001");
  await one.get("/carica");
  const sent = await one.upload("/carica", { "comune.csv": csv("E001", OF_E001) });
  expect(sent.h1).toBe("Va tutto bene");
  const stillComparing: Portale = { ...portale, raccolta: { ...portale.raccolta, isComparing: () => true } };
  const ente = portale.edizione.enti.find(({ codice }) => codice === "E001") ?? null;
  const protocollo = sent.path.split("/").at(-1) ?? "";
  const persona = { numero: 1, ruolo: "ente", ambito: "E001", nome: "x", email: "" } as const;
  const nothing = {
    query: {},
    daConfermare: null,
    campi: {},
    sessione: undefined,
    browser: undefined,
    attesa: undefined,
    csrf: "",
    files: async function* () {},
  };
  const richiesta = { ...nothing, portale: stillComparing, ente, persona, params: { protocollo } };
  expect(JSON.stringify(await signPage(richiesta, null))).toContain("Stiamo ancora confrontando");
  const answer = await answerPage(richiesta);
  expect(answer).toMatchObject({ titolo: "Letto: manca il confronto", ricarica: 2, dati: { firma: null } });
});
