// The staff: what they see of the collection, and what they do about an ente.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withRegistro } from "../collect/registro.ts";
import { readFile } from "../formats/read-file.ts";
import { type ProvaPortal, provaPortal, START, Visitor } from "./portal.support.ts";
import { dueReminders } from "./reminders.ts";

let portal: ProvaPortal;
let analista: Visitor;
beforeAll(async () => {
  portal = await provaPortal({
    "inviati/alfa.csv": "ente;edizione;cantiere;zona;volontari;donne\nE002;2020;Crescere;Nord;20;3\n",
    "inviati/ricezioni.csv":
      "file,ricevuto_il,canale\nalfa.csv,2021-03-02,email\nalfa-prima.csv,2021-03-01,email\ntutti.csv,2021-03-01,email\n",
    "inviati/alfa-prima.csv": "ente;edizione;cantiere;zona;volontari;donne\nE002;2020;Crescere;Nord;17;3\n",
    "inviati/tutti.csv":
      "ente;edizione;cantiere;zona;voce;importo\nE003;2020;Curare;Nord;Stipendi;100\nE004;2020;Abitare;Sud;Stipendi;circa 30\n",
  });
  analista = new Visitor(portal.indirizzo);
  await analista.enter(portal.staffLink("analista"));
});
afterAll(async () => {
  await portal.close();
  expect(portal.said).toEqual([]);
});
const text = (html: string): string => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const letters = ({ portale: { posta } } = portal): string[] =>
  readdirSync(posta.cartella).map((name) =>
    Buffer.from(readFileSync(join(posta.cartella, name), "utf8").split("\r\n\r\n")[1] ?? "", "base64").toString(),
  );

test("the picture counts as status does: enti, weight, cantiere by zona, and who is worth a call", async () => {
  const page = text((await analista.get("/quadro")).html);
  // E002 600 and E003 300 of 2,000; what E004 sent cannot be counted.
  expect(page).toContain("Hanno risposto 2 enti su 4, che pesano il 45%");
  expect(page).toMatch(/Crescere 100% 1 su 1/);
  expect(page).toMatch(/Comune di Borgo E001 · 1.000 euro l’anno prima: \+50,0 punti/);
});

test("the list is chosen by name, state, cantiere and zona, and is given whole as a table", async () => {
  expect(text((await analista.get("/enti?q=alf")).html)).toContain("1 ente");
  expect(text((await analista.get("/enti?stato=correggere")).html)).toMatch(/1 ente .*Gamma/);
  expect(text((await analista.get("/enti?cantiere=curare&zona=nord")).html)).toMatch(/1 ente .*Beta/);
  expect(text((await analista.get("/enti?q=niente")).html)).toContain("Nessun ente corrisponde");
  const csv = await (await analista.bytes("/enti.csv?zona=nord&ordine=nome")).text();
  expect(
    csv
      .trim()
      .split("\r\n")
      .map((line) => line.split(";").slice(0, 3).join(";")),
  ).toEqual(["codice;denominazione;stato", expect.stringMatching(/^E002;Alfa;/), "E003;Beta;Inviata"]);
});

test("a link is told once; what is sent back reaches the page and the post; what is signed is accepted, then no more", async () => {
  await analista.get("/enti/E002");
  const made = await analista.post("/enti/E002/contatti", { nome: "Anna <b>", email: "anna@esempio.invalid" });
  const link = /http\S+\/e\/[\w-]{43}/.exec(made.html)?.[0] ?? "";
  expect(made.html).toContain("Anna &lt;b&gt;");
  expect(letters().some((letter) => letter.includes(link))).toBe(true);
  const anna = new Visitor(portal.indirizzo);
  expect(await anna.enter(link)).toMatchObject({ path: "/pagina" });

  await analista.get("/enti/E002");
  expect(await analista.post("/enti/E002/rimanda", {})).toMatchObject({ status: 422 });
  const reason = "Sono {{venti}} davvero? <script>alert(1)</script>";
  const back = await analista.post("/enti/E002/rimanda", { "motivo-volontari": reason });
  expect(back.path).toBe("/enti/E002");
  expect(text(back.html)).toContain("Rimandata");
  const seen = await anna.get("/pagina");
  expect(seen.html).toContain("Sono {{venti}} davvero? &lt;script&gt;");
  expect(seen.html).not.toContain("<script>alert");
  expect(letters().filter((letter) => letter.includes(reason))).toHaveLength(1);

  // Accepting what nobody signed is refused, with the reason.
  const early = await analista.post("/enti/E002/accetta");
  expect(early.status).toBe(422);
  expect(text(early.html)).toContain("si aspetta la versione corretta");

  const persona = portal.portale.registro.persone().find(({ nome }) => nome.startsWith("Anna"));
  const [own] = portal.portale.registro.collegamenti(persona?.numero ?? 0);
  await analista.get("/enti/E002");
  await analista.post(`/enti/E002/collegamenti/${own?.numero}/revoca`);
  expect((await anna.get("/pagina")).status).toBe(401);
});

test("a file received on behalf of an ente is theirs, with who received it", async () => {
  await analista.get("/enti/E003/carica");
  const answer = await analista.upload("/enti/E003/carica", {
    "beta.csv": "ente;edizione;cantiere;zona;volontari;donne\nE003;2020;Curare;Nord;20;3\n",
  });
  expect(answer).toMatchObject({ h1: "Va tutto bene" });
  expect(answer.path).toMatch(/^\/enti\/E003\/risposta\/\d+$/);
  const story = text((await analista.get("/enti/E003")).html);
  expect(story).toMatch(/beta\.csv, protocollo \d+: niente da sistemare\. analista/);
  const original = await analista.bytes(`${answer.path}/originale`);
  expect(original.headers.get("content-disposition")).toContain("attachment");
  expect(await original.text()).toContain("E003;2020;Curare");
});

test("of a file with several enti each one is shown its own part only", async () => {
  const beta = new Visitor(portal.indirizzo);
  await beta.enter(portal.enteLink("E003"));
  const number = portal.portale.raccolta.now().letti.find(({ ricezione }) => ricezione.nome === "tutti.csv")
    ?.ricezione.protocollo;
  const own = text((await beta.get(`/risposta/${number}`)).html);
  expect(own).toContain("Nel file c’erano anche altri enti");
  expect(own).not.toMatch(/circa 30|Gamma|E004/);
  expect(await beta.get(`/risposta/${number}/copia`)).toMatchObject({ status: 404 });
});

test("who has an address and no link gets one letter, once; who has none, or does not take part, is told apart", async () => {
  const own = await provaPortal({
    "riservato/coordinatori.csv": "cantiere,zona,nome,email\ncurare,,Carla,carla@esempio.invalid\n",
    "riservato/contatti.csv":
      "ente,email,nome\nE001,a@esempio.invalid,\nE002,b@esempio.invalid,Bea\nE002,c@esempio.invalid,\nE003,d@esempio.invalid,\n",
  });
  const { registro, posta } = own.portale;
  registro.addEvento({
    il: "2021-03-01T09:00:00.000Z",
    ente: "E003",
    chi: "x",
    tipo: "rinuncia",
    dati: '{"motivo":"no"}',
  });
  const one = new Visitor(own.indirizzo);
  await one.enter(own.staffLink("analista"));
  const asked = text((await one.get("/inviti")).html);
  expect(asked).toContain("3 lettere , per 2 enti");
  expect(asked).toContain("Senza un indirizzo: 1");
  expect(text((await one.post("/inviti")).html)).toContain("Fatto: 3 lettere");
  const written = readdirSync(posta.cartella).map((name) => readFileSync(join(posta.cartella, name), "utf8"));
  expect(written.map((letter) => /To: <(.*)>/.exec(letter)?.[1]).sort()).toEqual([
    "a@esempio.invalid",
    "b@esempio.invalid",
    "c@esempio.invalid",
  ]);
  const bea = written.find((letter) => letter.includes("b@esempio")) ?? "";
  const body = Buffer.from(bea.split("\r\n\r\n")[1] ?? "", "base64").toString();
  expect(body).toMatch(/^Buongiorno, Bea,/);
  const link = /http\S+\/e\/[\w-]{43}/.exec(body)?.[0] ?? "";
  expect(await new Visitor(own.indirizzo).enter(link)).toMatchObject({ path: "/pagina" });
  // Who coordinates asks for a link with the own address: it is in the post, for a quarter of an hour.
  const carla = new Visitor(own.indirizzo);
  await carla.get("/collegamento");
  await carla.post("/collegamento", { posta: "carla@esempio.invalid" });
  const hers = (): string | undefined =>
    readdirSync(posta.cartella)
      .map((name) => readFileSync(join(posta.cartella, name), "utf8"))
      .find((letter) => letter.includes("carla@"));
  await expect.poll(() => registro.lettere().some(({ email }) => email === "carla@esempio.invalid")).toBe(true);
  const herLink =
    /http\S+\/e\/[\w-]{43}/.exec(Buffer.from(hers()?.split("\r\n\r\n")[1] ?? "", "base64").toString())?.[0] ?? "";
  expect(await carla.enter(herLink)).toMatchObject({ path: "/quadro" });
  own.at("2021-03-08T09:20:00.000Z");
  expect(await new Visitor(own.indirizzo).enter(herLink)).toMatchObject({ status: 404 });
  own.at("2021-03-08T10:00:00.000Z");
  // Pressed again there is nobody left.
  expect(text((await one.get("/inviti")).html)).toContain("non c’è nessuno da invitare");
  await own.close();
});

test("who follows an ente sees what it changed, answer by answer", async () => {
  const page = text((await analista.get("/enti/E002/differenze")).html);
  expect(page).toContain("alfa-prima.csv, protocollo");
  expect(page).toMatch(/Volontari – Crescere insieme in città, Nord .* 17 20/);
  expect(text((await analista.get("/enti/E001/differenze")).html)).toContain("Nessun invio ne ha sostituito un altro");
});

test("a cell that is sent back is asked about at that cell, until it is another one; whoever sent it back sees what came of it", async () => {
  const own = await provaPortal();
  const one = new Visitor(own.indirizzo);
  await one.enter(own.staffLink("analista"));
  const zeta = new Visitor(own.indirizzo);
  await zeta.enter(own.enteLink("E004", "zeta"));
  const rows = (volontari: number): string =>
    `ente;edizione;cantiere;zona;volontari;donne\nE004;2020;Curare;Sud;4;1\nE004;2020;Crescere;Nord;${volontari};3\n`;
  await zeta.get("/carica");
  const sent = await zeta.upload("/carica", { "zeta.csv": rows(90) });
  expect(sent.h1).toBe("Va tutto bene");

  await one.get("/enti/E004");
  const half = await one.post("/enti/E004/rimanda", { "casella-volontari-1": "E3" });
  expect(half).toMatchObject({ status: 422 });
  expect(half.html).toContain('value="E3"');
  const heading = { "casella-volontari-1": "E1", "motivo-volontari-1": "Davvero?" };
  expect(text((await one.post("/enti/E004/rimanda", heading)).html)).toContain("In E1 non c’è una risposta");
  const asked = { "casella-volontari-1": "e3", "motivo-volontari-1": "Novanta in <b>una</b> zona?" };
  const back = await one.post("/enti/E004/rimanda", asked);
  expect(text(back.html)).toMatch(/Volontari – Crescere insieme in città, Nord.* da riguardare/);
  expect(letters(own).some((letter) => letter.includes("Novanta in <b>una</b> zona?"))).toBe(true);

  expect(text((await zeta.get("/pagina")).html)).toContain("ti chiede di riguardare una cosa");
  const seen = await zeta.get(sent.path);
  expect(text(seen.html)).toMatch(/riga 3 · Volontari – Crescere, Nord.*analista di prova \(analista\) ti chiede/);
  expect(seen.html).not.toContain("<b>una</b>");
  const copy = new Uint8Array(await (await zeta.bytes(`${sent.path}/copia`)).arrayBuffer());
  const list = [...(readFile(copy, "copia.xlsx").workbook?.sheets[0]?.rows ?? [])];
  const marked = list.flatMap(({ cells }) => cells.map((each) => each.text));
  expect(marked.join("\n")).toContain("Novanta in <b>una</b> zona?");

  await zeta.get("/carica");
  const mended = await zeta.upload("/carica", { "zeta.csv": rows(120) });
  expect(mended.h1).toBe("Va tutto bene");
  const done = text((await one.get("/enti/E004")).html);
  expect(done).toMatch(/Novanta in &lt;b&gt;una&lt;\/b&gt; zona\?» riguardata ora è 120, protocollo \d+/);
  // Read once: the page opens no rows again as long as the same file counts.
  rmSync(join(own.cartella, "archivio/letture"), { recursive: true });
  expect(text((await one.get("/enti/E004")).html)).toContain("riguardata ora è 120");
  await own.close();
});

test("sent back twice at once it is one request, one line in the story and one letter for each; one in other words is another", async () => {
  const own = await provaPortal({
    "riservato/contatti.csv": "ente,email,nome\nE004,zeta@esempio.invalid,\nE004,eta@esempio.invalid,\n",
    "inviati/zeta.csv": "ente;edizione;cantiere;zona;volontari;donne\nE004;2020;Curare;Sud;4;1\n",
  });
  const one = new Visitor(own.indirizzo);
  await one.enter(own.staffLink("analista"));
  await one.get("/enti/E004");
  const asked = { "casella-volontari-1": "E2", "motivo-volontari-1": "Quattro?", "motivo-bisogni": "Mancano." };
  const said = () => ({
    richieste: own.portale.raccolta.now().rimandi.length,
    righe: own.portale.registro.eventi("E004").filter(({ tipo }) => tipo === "rimandata").length,
    lettere: own.portale.registro.lettere().filter(({ tipo }) => tipo === "rimando").length,
  });
  const pressed = await Promise.all([1, 2, 3].map(() => one.post("/enti/E004/rimanda", asked)));
  expect(pressed.map(({ path }) => path)).toEqual(pressed.map(() => "/enti/E004"));
  expect(said()).toEqual({ richieste: 1, righe: 1, lettere: 2 });
  await one.post("/enti/E004/rimanda", { ...asked, "motivo-volontari": "E le donne?" });
  expect(said()).toEqual({ richieste: 2, righe: 2, lettere: 4 });
  const [, last] = own.portale.registro.eventi("E004").filter(({ tipo }) => tipo === "rimandata");
  expect(JSON.parse(last?.dati ?? "")).toEqual({ motivi: [{ parte: "volontari", motivo: "E le donne?" }] });
  await own.close();
});

test("what cannot be sent back any more leaves nothing behind: no request, no line, no letter", async () => {
  const own = await provaPortal({
    "riservato/contatti.csv": "ente,email,nome\nE004,zeta@esempio.invalid,\nE001,alfa@esempio.invalid,\n",
    "inviati/zeta.csv": "ente;edizione;cantiere;zona;volontari;donne\nE004;2020;Curare;Sud;4;1\n",
  });
  const one = new Visitor(own.indirizzo);
  await one.enter(own.staffLink("analista"));
  await one.get("/enti/E004");
  const early = await one.post("/enti/E001/rimanda", { "motivo-bisogni": "Mancano." });
  expect(early).toMatchObject({ status: 422 });
  expect(text(early.html)).toContain("L’ente non ha ancora mandato niente");
  // Closed by a command meanwhile.
  withRegistro(join(own.cartella, "archivio"), (registro) =>
    registro.addChiusura({ come: "congela", protocollo: 1, il: START, chi: "x", motivo: "fine" }),
  );
  const whole = await one.post("/enti/E004/rimanda", { "motivo-bisogni": "Mancano.", "motivo-volontari": "Quattro?" });
  expect(whole).toMatchObject({ status: 422 });
  expect(text(whole.html)).toContain("non si rimanda più");
  expect(own.portale.registro.eventi()).toEqual([]);
  expect(own.portale.registro.lettere()).toEqual([]);
  expect(readdirSync(join(own.cartella, "archivio")).includes("posta") ? letters(own) : []).toEqual([]);
  withRegistro(join(own.cartella, "archivio"), (registro) => expect(registro.rimandi()).toEqual([]));
  await own.close();
});

test("who was shut out is written nothing by which they would come in again, and nobody can tell; a new link lets them in", async () => {
  const own = await provaPortal({
    "riservato/contatti.csv": "ente,email,nome\nE002,anna@esempio.invalid,Anna\nE002,bea@esempio.invalid,Bea\n",
  });
  const { registro } = own.portale;
  const one = new Visitor(own.indirizzo);
  await one.enter(own.staffLink("analista"));
  await one.get("/inviti");
  // Pressed twice at once: one letter for each.
  await Promise.all([one.post("/inviti"), one.post("/inviti")]);
  const to = (): string[] => registro.lettere().map(({ email }) => email.split("@")[0] ?? "");
  expect(to().sort()).toEqual(["anna", "bea"]);
  const anna = registro.persone().find(({ nome }) => nome === "Anna")?.numero ?? 0;
  const [link] = registro.collegamenti(anna);
  await one.get("/enti/E002");
  await one.post(`/enti/E002/collegamenti/${link?.numero}/revoca`);
  const stranger = new Visitor(own.indirizzo);
  const answers = [];
  for (const posta of ["anna@esempio.invalid", "nessuno@esempio.invalid", "bea@esempio.invalid"]) {
    await stranger.get("/collegamento");
    answers.push(await stranger.post("/collegamento", { posta }));
  }
  expect(new Set(answers.map(({ html, h1 }) => `${h1} ${html.replace(/value="[^"]*"/g, "")}`)).size).toBe(1);
  expect(answers[0]?.h1).toBe("Guarda la tua posta");
  await expect.poll(() => to().length).toBe(3);
  expect(to().filter((who) => who === "anna")).toHaveLength(1);
  expect(text((await one.get("/inviti")).html)).toContain("non c’è nessuno da invitare");
  const due = (): string[] => {
    own.at("2021-03-10T09:00:00.000Z");
    const found = dueReminders(own.portale).promemoria.map(({ persona }) => persona.nome);
    own.at("2021-03-08T12:00:00.000Z");
    return found;
  };
  expect(due()).toEqual(["Bea"]);
  await one.get("/enti/E002");
  await one.post(`/enti/E002/contatti/${anna}/collegamento`);
  expect(to().filter((who) => who === "anna")).toHaveLength(2);
  expect(due()).toEqual(["Anna", "Bea"]);
  await own.close();
});
