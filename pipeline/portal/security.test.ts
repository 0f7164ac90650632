// Who may what, tried on every route: each role, each ente, with and without the key of the form. A route that nobody wrote
// a line for fails.

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withRegistro } from "../collect/registro.ts";
import { writeWhole } from "../effects/files.ts";
import type { Running } from "../effects/program.ts";
import { builtDraft, type ProvaPortal, provaPortal, START, Visitor } from "./portal.support.ts";
import { ROTTE } from "./portal.ts";

const WHO = ["nessuno", "lettore", "facilitatore", "ente", "coordinatore", "analista"] as const;
type Who = (typeof WHO)[number];
type Line = "tutti" | readonly Who[];

const ENTE: Line = ["ente"];
const STAFF: Line = ["coordinatore", "analista"];
const ANALISTA: Line = ["analista"];
const AT_TABLES: Line = ["facilitatore", "analista"];
const READERS: Line = ["lettore", "ente", "coordinatore", "analista"];
/** Who may use each route, about an ente that is theirs. */
const LINES: Readonly<Record<string, Line>> = {
  "GET /": "tutti",
  "GET /e/:token": "tutti",
  "POST /e/:token": "tutti",
  "GET /collegamento": "tutti",
  "POST /collegamento": "tutti",
  "POST /lettera": "tutti",
  "POST /esci": "tutti",
  "GET /riservatezza": "tutti",
  "GET /accessibilita": "tutti",
  "GET /codice": "tutti",
  "POST /codice": "tutti",
  "GET /identita": "tutti",
  "GET /identita/ritorno": "tutti",
  "GET /pagina": ENTE,
  "GET /modulo": ENTE,
  "GET /carica": ENTE,
  "POST /carica": ENTE,
  "GET /risposta/:protocollo": ENTE,
  "POST /risposta/:protocollo": ENTE,
  "POST /risposta/:protocollo/non-serve": ENTE,
  "POST /risposta/:protocollo/riapri": ENTE,
  "GET /risposta/:protocollo/copia": ENTE,
  "GET /niente/:parte": ENTE,
  "POST /niente/:parte": ENTE,
  "GET /non-partecipiamo": ENTE,
  "POST /non-partecipiamo": ENTE,
  "POST /partecipiamo": ENTE,
  "GET /firma": ENTE,
  "POST /firma": ENTE,
  "GET /quadro": STAFF,
  "GET /enti": STAFF,
  "GET /enti.csv": STAFF,
  "GET /inviti": ANALISTA,
  "POST /inviti": ANALISTA,
  "POST /inviti/carta": ANALISTA,
  "POST /lettere/:lettera/manda": ANALISTA,
  "GET /regole": ANALISTA,
  "GET /edizione": ANALISTA,
  "POST /edizione/costruisci": ANALISTA,
  "POST /edizione/errata": ANALISTA,
  "GET /edizione/pubblicazione": ANALISTA,
  "GET /edizione/pdf": ANALISTA,
  "POST /edizione/chiudi": ANALISTA,
  "POST /edizione/riapri": ANALISTA,
  "POST /edizione/tardivi/:invio": ANALISTA,
  "GET /promemoria": ANALISTA,
  "POST /promemoria": ANALISTA,
  "GET /persone": ANALISTA,
  "GET /persone/:persona": ANALISTA,
  "GET /persone/:persona/dati": ANALISTA,
  "POST /persone/:persona/fuori": ANALISTA,
  "POST /persone/:persona/telefono": ANALISTA,
  "POST /persone/:persona/cancella": ANALISTA,
  "GET /enti/:ente": STAFF,
  "GET /enti/:ente/differenze": STAFF,
  "GET /enti/:ente/risposta/:protocollo": STAFF,
  "GET /enti/:ente/risposta/:protocollo/copia": STAFF,
  "GET /enti/:ente/risposta/:protocollo/originale": STAFF,
  "POST /enti/:ente/accetta": STAFF,
  "POST /enti/:ente/rimanda": STAFF,
  "POST /enti/:ente/rimandi/:numero/togli": STAFF,
  "POST /enti/:ente/nota": STAFF,
  "GET /enti/:ente/carica": ANALISTA,
  "POST /enti/:ente/carica": ANALISTA,
  "POST /enti/:ente/contatti": ANALISTA,
  "POST /enti/:ente/contatti/:contatto/collegamento": ANALISTA,
  "POST /enti/:ente/contatti/:contatto/codice": ANALISTA,
  "POST /enti/:ente/collegamenti/:collegamento/revoca": ANALISTA,
  "GET /bozza": READERS,
  "GET /bozza/commenti": READERS,
  "GET /bozza/commenta/:ancora": READERS,
  "POST /bozza/commenta/:ancora": READERS,
  "GET /bozza/pubblicazione": ANALISTA,
  "POST /bozza/pubblicazione": ANALISTA,
  "POST /bozza/lettori": ANALISTA,
  "POST /bozza/lettori/:lettore/revoca": ANALISTA,
  "GET /commenti": ANALISTA,
  "GET /commenti/:commento": ANALISTA,
  "POST /commenti/:commento/lettura": ANALISTA,
  "POST /commenti/:commento/risposta": ANALISTA,
  "POST /commenti/senza-risposta": ANALISTA,
  "POST /bozza/togli": ANALISTA,
  "GET /tavolo": AT_TABLES,
  "GET /tavolo/:tavolo": AT_TABLES,
  "POST /tavolo/:tavolo": AT_TABLES,
  "GET /tavolo/:tavolo/:voce": AT_TABLES,
  "POST /tavolo/:tavolo/:voce": AT_TABLES,
  "GET /tavoli": ANALISTA,
  "POST /tavoli/raccolta": ANALISTA,
  "POST /tavoli/collegamento": ANALISTA,
  "POST /tavoli/:facilitatore/revoca": ANALISTA,
};
const NAMES = ROTTE.map(({ metodo, url }) => `${metodo} ${url}`);

/** The ente of which each is, or that they follow; and one that is somebody else's. */
const OWN = "E003";
const FOREIGN = "E002";

let portal: ProvaPortal;
beforeAll(async () => {
  const wrong = (ente: string): string =>
    `ente;edizione;cantiere;zona;volontari;donne\n${ente};2020;Curare;Nord;circa 20;3\n`;
  // What is built is not looked at here: it ends as soon as it begins.
  const builds = (): Running => ({ ended: Promise.resolve({ esito: 0, detto: "" }), stop: () => {} });
  const files = { "inviati/beta.csv": wrong(OWN), "inviati/alfa.csv": wrong(FOREIGN) };
  portal = await provaPortal(files, null, null, builds);
  for (const ente of [OWN, FOREIGN]) portal.enteLink(ente, "segreteria");
  // One for each role that may take it back.
  const request = {
    blocco: "volontari",
    campo: null,
    riga: "",
    detto: null,
    dove: "",
    motivo: "?",
    il: START,
    chi: "x",
  };
  const asked = [OWN, OWN, FOREIGN].map((ente) => ({ ...request, ente, protocollo: 1 }));
  withRegistro(join(portal.cartella, "archivio"), (registro) => registro.sendBack(asked));
  await portal.portale.raccolta.refresh();
});
afterAll(() => portal.close());

/** A draft that is out, with somebody who reads it and a comment. */
async function draftWithComment(): Promise<void> {
  const { registro, bozze, now } = portal.portale;
  const html = await builtDraft(portal.cartella);
  const sha256 = await bozze.keep(Buffer.from(html));
  const built = {
    "bilancio-sociale-2020.html": html,
    "bilancio-sociale-2020.pdf": "%PDF",
    "dati/figure.csv": "misura\n",
  };
  for (const [name, content] of Object.entries(built))
    await writeWhole(join(portal.portale.costruzione.out, name), content);
  const by = { il: now(), chi: "analista" };
  registro.addDetto(by, "bozza", { sha256, costruita_il: by.il });
  portal.staffLink("lettore", "Consiglio");
  portal.staffLink("facilitatore");
  registro.addVoce(by, "voce", { persona: 1, tavolo: 2, chiave: by.il, campi: { testo: "Una voce." } });
  registro.addDetto(by, "commento", {
    ...{ persona: 1, nome: "Anna", di: "Alfa", ente: FOREIGN, nominabile: false, bozza: sha256 },
    ...{ ancora: ANCHOR, capitolo: "", passo: "", tipo: "voce", testo: "Bene." },
  });
}
const ANCHOR = "grafico-residenti";

async function visitorAs(who: Who): Promise<Visitor> {
  const one = new Visitor(portal.indirizzo);
  if (who === "ente") await one.enter(portal.enteLink(OWN));
  else if (who === "coordinatore") await one.enter(portal.staffLink("coordinatore", "cantiere=curare"));
  else if (who === "facilitatore") await one.enter(portal.staffLink("facilitatore"));
  else if (who === "lettore") await one.enter(portal.staffLink("lettore", "Consiglio"));
  else if (who === "analista") await one.enter(portal.staffLink("analista"));
  else await one.get("/collegamento");
  return one;
}

/** The address of a route that speaks of an ente, with numbers of the same ente or of another one. */
function addressOf(url: string, ente: string, numbersOf = ente): string {
  const { registro, raccolta } = portal.portale;
  const persona = registro.persone().find(({ ambito }) => ambito === numbersOf)?.numero ?? 0;
  const protocollo = raccolta.now().letti.find(({ lettura }) => lettura.invii.some((each) => each.ente === numbersOf))
    ?.ricezione.protocollo;
  const values: Readonly<Record<string, string>> = {
    ...{ token: "x".repeat(43), parte: "bisogni", ente, protocollo: String(protocollo) },
    numero: String(raccolta.now().rimandi.find((each) => each.ente === numbersOf)?.numero),
    ...{
      ancora: ANCHOR,
      commento: String(registro.discussione().commenti.at(-1)?.numero),
      lettore: String(linkOf("lettore")),
    },
    ...{ tavolo: "2", voce: String(registro.tavoli().voci[0]?.numero), facilitatore: String(linkOf("facilitatore")) },
    persona: String(persona),
    ...{ contatto: String(persona), collegamento: String(registro.collegamenti(persona)[0]?.numero) },
  };
  return url.replace(/:(\w+)/g, (_, name: string) => values[name] ?? "");
}

/** The last link of somebody who reads the draft, or who writes at the tables. */
function linkOf(of: Who): number {
  const { registro } = portal.portale;
  const numero = registro.persone().find(({ ruolo }) => ruolo === of)?.numero ?? 0;
  return registro.collegamenti(numero).at(-1)?.numero ?? 0;
}

/** The status of an answer, without the pages that it leads to. */
async function ask(one: Visitor, name: string, path: string, key: string): Promise<number> {
  const [metodo = "", url = ""] = name.split(" ");
  const isUpload = ROTTE.some((rotta) => `${rotta.metodo} ${rotta.url}` === name && rotta.files);
  const fields = {
    _csrf: key,
    motivo: "prova",
    testo: "prova",
    nome: "prova",
    "motivo-volontari": "prova",
    ...(isUpload ? {} : { tipo: "voce" }),
  };
  const headers: Record<string, string> = { cookie: one.header(), origin: portal.indirizzo };
  if (metodo === "GET") return (await fetch(portal.indirizzo + path, { headers, redirect: "manual" })).status;
  expect(url).not.toBe("");
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  if (isUpload) form.append("file", new Blob(["x"]), "x.csv");
  const body = isUpload ? form : new URLSearchParams(fields);
  return (await fetch(portal.indirizzo + path, { method: "POST", body, headers, redirect: "manual" })).status;
}

/** A page of each with a form. */
const PAGES: Readonly<Record<Who, string>> = {
  ...{ nessuno: "/collegamento", lettore: `/bozza/commenta/${ANCHOR}`, facilitatore: "/tavolo/2", ente: "/carica" },
  ...{ coordinatore: "/enti/E003", analista: "/enti/E003" },
};

describe("authorisation", () => {
  // Whoever came before may have taken it away.
  beforeEach(() => draftWithComment());

  test("every route has its line here, and every line its route", () => {
    expect([...NAMES].sort()).toEqual(Object.keys(LINES).sort());
  });

  test.each(WHO)("%s reaches what is theirs, and nothing else is there for them", async (who) => {
    const one = await visitorAs(who);
    await one.get(PAGES[who]);
    const key = one.key;
    for (const name of NAMES) {
      const line = LINES[name] ?? [];
      if (line === "tutti") continue;
      const { url } = ROTTE[NAMES.indexOf(name)] ?? { url: "" };
      const denied = who === "nessuno" ? 401 : 404;
      const isNamed = url.includes(":ente");
      const numbered = /:(protocollo|contatto|collegamento|numero)/.test(url);
      if (line.includes(who)) {
        const status = await ask(one, name, addressOf(url, OWN), key);
        expect([200, 303, 409, 422], `${who} ${name}`).toContain(status);
        // The number of somebody else under the name of one's own.
        if (numbered)
          expect(await ask(one, name, addressOf(url, OWN, FOREIGN), key), `${who} ${name}, foreign number`).toBe(404);
      } else expect(await ask(one, name, addressOf(url, OWN), key), `${who} ${name}`).toBe(denied);
      if (isNamed && who !== "analista")
        expect(await ask(one, name, addressOf(url, FOREIGN), key), `${who} ${name}, foreign ente`).toBe(denied);
      if (isNamed) expect(await ask(one, name, addressOf(url, "E999"), key), `${who} ${name}, no ente`).toBe(denied);
    }
  });

  test("a list shows only who is followed", async () => {
    const one = await visitorAs("coordinatore");
    for (const path of ["/quadro", "/enti", "/enti.csv"]) {
      const { html } = await one.get(path);
      expect(html).toContain(path === "/quadro" ? "su 1" : "Beta");
      expect(html).not.toMatch(/Alfa|Gamma|Comune di Borgo/);
    }
  });
});

describe("what is kept and what is told", () => {
  test("no token is in the register, in a page after coming in, or in what is told to who keeps the machine", async () => {
    const link = portal.enteLink(OWN, "presidenza");
    const token = link.split("/").at(-1) ?? "";
    const one = new Visitor(portal.indirizzo);
    const page = await one.enter(link);
    expect(page.html + portal.said.join("\n")).not.toContain(token);
    const archivio = join(portal.cartella, "archivio");
    const kept = readdirSync(archivio).filter((name) => name.startsWith("registro.sqlite"));
    const bytes = kept.map((name) => readFileSync(join(archivio, name), "latin1")).join("");
    expect(bytes).toContain("presidenza");
    expect(bytes).not.toContain(token);
    for (const value of one.cookies.values()) if (value.length === 43) expect(bytes).not.toContain(value);
  });

  test("every page forbids what it does not need, and is kept by nobody", async () => {
    const one = await visitorAs("ente");
    for (const path of ["/pagina", "/collegamento", "/non-esiste"]) {
      const { headers } = await one.get(path);
      expect(headers.get("content-security-policy")).toContain("default-src 'none';script-src 'self';style-src 'self'");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("strict-origin");
      expect(headers.get("cache-control")).toBe("no-store");
    }
  });

  test("with TLS the cookies are of this host alone, and browsers remember to use it", async () => {
    const behind = await provaPortal({}, "https://raccolta.esempio.invalid");
    const address = behind.portale.indirizzo();
    expect(behind.enteLink(OWN)).toMatch(/^https:\/\/raccolta\.esempio\.invalid\/e\/[\w-]{43}$/);
    expect(address).toBe("https://raccolta.esempio.invalid");
    const answer = await fetch(`${behind.ascolta}/collegamento`);
    expect(answer.headers.get("strict-transport-security")).toContain("max-age=31536000");
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-chiave=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    await behind.close();
  });

  test("going out ends the session on the server too", async () => {
    const one = await visitorAs("ente");
    const kept = one.header();
    await one.get("/pagina");
    expect(await one.post("/esci")).toMatchObject({ h1: "Sei uscito" });
    expect((await fetch(`${portal.indirizzo}/pagina`, { headers: { cookie: kept } })).status).toBe(401);
  });

  test("who tries links one after the other is asked to wait", async () => {
    const one = await provaPortal();
    const tried = async (): Promise<number> => (await fetch(`${one.indirizzo}/e/${"y".repeat(43)}`)).status;
    const answers = [];
    for (let n = 0; n < 61; n++) answers.push(await tried());
    expect(answers.slice(0, 60).every((status) => status === 404)).toBe(true);
    expect(answers.at(-1)).toBe(429);
    await one.close();
  });
});

describe("a hostile file", () => {
  const good = "ente;edizione;cantiere;zona;volontari;donne\nE003;2020;Curare;Nord;20;3\n";
  const sent = async (files: Readonly<Record<string, string | Uint8Array>>) => {
    const one = await visitorAs("ente");
    await one.get("/carica");
    return one.upload("/carica", files);
  };

  test("is taken under a name that does no harm, whatever it is called", async () => {
    const names: Readonly<Record<string, string>> = {
      "../../fuori.csv": "fuori.csv",
      "..\\..\\fuori2.csv": "fuori2.csv",
      "<script>alert(1)<b>.csv": "&lt;script&gt;alert(1)&lt;b&gt;.csv",
      "{{codice}} {{{csrf}}}.csv": "{{codice}} {{{csrf}}}.csv",
      "\u202efdp.csv": "fdp.csv",
      [`${"è".repeat(300)}.csv`]: `${"è".repeat(180)}….csv`,
      "=cmd|'c calc'!A0.csv": "&#x3D;cmd|‘c calc’!A0.csv",
    };
    const one = await visitorAs("ente");
    await one.get("/carica");
    const files = Object.keys(names).map((name, n) => [name, good.replace("20", String(20 + n))]);
    expect((await one.upload("/carica", Object.fromEntries(files))).status).toBe(200);
    const { html } = await one.get("/pagina");
    for (const shown of Object.values(names)) expect(html).toContain(`– ${shown}, protocollo`);
    expect(html).not.toMatch(/<script>alert|\u202e/);
    expect(existsSync(join(portal.cartella, "..", "fuori.csv"))).toBe(false);
  });

  test("whose cells hold markup and templates is answered with their letters", async () => {
    const answer = await sent({ "celle.csv": good.replace(";20;", ";<script>alert(1)</script>{{codice}};") });
    expect(answer.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;{{codice}}");
    expect(answer.html).not.toContain("<script>alert");
  });

  test("that is too large, empty or not there is refused with its sentence, and nothing of it stays", async () => {
    const before = portal.portale.raccolta.now().letti.length;
    const large = await sent({ "grande.csv": new Uint8Array(20 * 1024 * 1024 + 1) });
    expect(large).toMatchObject({ status: 422 });
    expect(large.html).toContain("«grande.csv» è più grande di 20 MB");
    expect((await sent({ "vuoto.csv": "" })).html).toContain("«vuoto.csv» è vuoto");
    expect((await sent({})).html).toContain("Non hai scelto nessun file");
    expect(portal.portale.raccolta.now().letti).toHaveLength(before);
    expect(readdirSync(portal.portale.arrivo)).toEqual([]);
  });

  test("that breaks off in the middle leaves nothing behind", async () => {
    const one = await visitorAs("ente");
    await one.get("/carica");
    const { host, port } = { host: "127.0.0.1", port: Number(new URL(portal.indirizzo).port) };
    const piece = (name: string, more: string, body: string): string =>
      `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${body}`;
    const socket = connect(port, host);
    socket.write(
      `POST /carica HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${portal.indirizzo}\r\nCookie: ${one.header()}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n` +
        `${piece("_csrf", "", one.key)}\r\n${piece("file", '; filename="rotto.csv"', good)}`,
    );
    await expect.poll(() => existsSync(portal.portale.arrivo) && readdirSync(portal.portale.arrivo).length).toBe(1);
    socket.destroy();
    await expect.poll(() => readdirSync(portal.portale.arrivo).length).toBe(0);
    expect(portal.portale.raccolta.now().letti.some(({ ricezione }) => ricezione.nome === "rotto.csv")).toBe(false);
  });
});

test("a file that is still coming when its link is taken away is not taken, and it is said", async () => {
  const one = await visitorAs("ente");
  await one.get("/carica");
  const { registro, raccolta, arrivo } = portal.portale;
  const port = Number(new URL(portal.indirizzo).port);
  const end = "\r\n--x--\r\n";
  const piece = (name: string, more: string, body: string): string =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${body}`;
  const body = `${piece("_csrf", "", one.key)}\r\n${piece("file", '; filename="tardi.csv"', "ente;edizione\n")}`;
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.setEncoding("utf8").on("data", (text: string) => {
    answer += text;
  });
  socket.write(
    `POST /carica HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: ${portal.indirizzo}\r\nCookie: ${one.header()}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${body.length + end.length}\r\n\r\n${body}`,
  );
  await expect.poll(() => existsSync(arrivo) && readdirSync(arrivo).length).toBe(1);
  for (const { numero } of registro.persone().filter(({ ruolo, ambito }) => ruolo === "ente" && ambito === OWN))
    for (const link of registro.collegamenti(numero)) registro.revoke(link.numero, portal.portale.now());
  socket.write(end);
  await expect.poll(() => answer).toContain("Quello che hai appena mandato non è arrivato");
  expect(answer).toContain("HTTP/1.1 401");
  socket.destroy();
  expect(raccolta.now().letti.some(({ ricezione }) => ricezione.nome === "tardi.csv")).toBe(false);
  expect(readdirSync(arrivo)).toEqual([]);
});

test("a fault of ours is said to be ours, with a code that is told to who keeps the machine", async () => {
  const one = await visitorAs("ente");
  await one.get("/carica");
  rmSync(portal.portale.arrivo, { recursive: true, force: true });
  writeFileSync(portal.portale.arrivo, "a file where the folder should be");
  const answer = await one.upload("/carica", { "a.csv": "x" });
  rmSync(portal.portale.arrivo);
  expect(answer).toMatchObject({ status: 500, h1: "Si è fermato qualcosa da parte nostra" });
  const codice = /class="codice">([0-9A-F]{4})</.exec(answer.html)?.[1] ?? "-";
  expect(portal.said.filter((line) => line.includes(codice))).toHaveLength(1);
});
