// The tables of a world café: what is written down, by whom, and how it comes to count.
import { afterAll, beforeAll, expect, test } from "vitest";
import { BORGO } from "../../edizione/borgo.support.ts";
import { type ProvaPortal, provaPortal, RACCOLTA_DI_PROVA, Visitor } from "../portal.support.ts";

/** An edition that asks of a voice also its need and how grave it is. */
const YEAR = { "edizione.yaml": (BORGO["edizione.yaml"] ?? "").replace("anno: 2020", "anno: 2025") };

let portal: ProvaPortal;
let analista: Visitor;
beforeAll(async () => {
  portal = await provaPortal(YEAR);
  analista = await comeIn(portal.staffLink("analista"));
});
afterAll(async () => {
  await portal.close();
  expect(portal.said).toEqual([]);
});
async function comeIn(link: string, at = portal): Promise<Visitor> {
  const one = new Visitor(at.indirizzo);
  await one.enter(link);
  return one;
}
const keyOf = (html: string): string => /name="chiave" value="([^"]+)"/.exec(html)?.[1] ?? "";
const voci = (at = portal) => at.portale.registro.tavoli().voci;
/** What counts of the voices of an ente. */
const counted = (ente: string, at = portal) =>
  at.portale.raccolta
    .now()
    .valide.filter((each) => each.ente === ente && each.sezione.blocco === "voci")
    .map(({ sezione }) => sezione.contate);

/** Until the file of the tables is read, whatever else the machine does. */
const read = (at: ProvaPortal, quante: number) =>
  expect.poll(() => counted("E001", at), { timeout: 60_000 }).toEqual([quante]);

async function say(one: Visitor, tavolo: number, fields: Readonly<Record<string, string>>) {
  const { html } = await one.get(`/tavolo/${tavolo}`);
  return one.post(`/tavolo/${tavolo}`, { chiave: keyOf(html), ...fields });
}

test("a voice is written down once, with what the edition asks of it; what cannot be is asked again with all that was written", async () => {
  const one = await comeIn(portal.staffLink("facilitatore"));
  const { html } = await one.get("/tavolo/1");
  expect([...html.matchAll(/name="v-([^"]+)"/g)].map(([, name]) => name)).toEqual(
    expect.arrayContaining(["cantiere", "bisogno", "gravita", "testo", "proposta"]),
  );
  expect(html).not.toContain("v-occasione");
  const wrong = await say(one, 1, { "v-testo": "Chiamate il 333 1234567", "v-gravita": "9", "v-bisogno": "casa" });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain("C’è dentro un numero di telefono");
  expect(wrong.html).toContain("Scegli dall’elenco");
  expect(wrong.html).toContain(">Chiamate il 333 1234567</textarea>");
  expect((await say(one, 1, { "v-cantiere": "curare" })).status).toBe(422);
  expect(voci().filter(({ tavolo }) => tavolo === 1)).toEqual([]);

  const fields = { "v-testo": "Serve <b>una</b> sala.", "v-bisogno": "casa", "v-gravita": "4", "v-cantiere": "curare" };
  const saved = await say(one, 1, fields);
  expect(saved.html).toContain("<b>Salvata.</b> Al tavolo 1: 1 voce.");
  expect(saved.html).toContain("Serve &lt;b&gt;una&lt;/b&gt; sala.");
  expect(saved.html).toContain('<option value="curare" selected>');
  const chiave = /data-salvata="([^"]+)"/.exec(saved.html)?.[1] ?? "";
  // The answer did not come, and it was sent again.
  await one.post("/tavolo/1", { chiave, ...fields });
  expect(voci().filter(({ tavolo }) => tavolo === 1)).toHaveLength(1);
  // Nor did it come before other words were written in the same form: they are another voice, and none is lost.
  await one.post("/tavolo/1", { chiave, ...fields, "v-testo": "Una riga,\r\npoi un'altra." });
  expect(
    voci()
      .filter(({ tavolo }) => tavolo === 1)
      .map(({ campi }) => campi["testo"]),
  ).toContain("Una riga,\npoi un'altra.");
  await one.post(`/tavolo/1/${voci().at(-1)?.numero}`, { togli: "si" });
  expect((await one.get("/tavolo/4")).status).toBe(404);
  expect((await one.get("/quadro")).status).toBe(404);

  const numero = voci().find(({ tavolo }) => tavolo === 1)?.numero;
  await one.get(`/tavolo/1/${numero}`);
  await one.post(`/tavolo/1/${numero}`, { ...fields, "v-testo": "Serve una sala di sera." });
  expect(voci().find((each) => each.numero === numero)?.campi["testo"]).toBe("Serve una sala di sera.");
  expect((await one.get(`/tavolo/2/${numero}`)).status).toBe(404);
  await one.post(`/tavolo/1/${numero}`, { togli: "si" });
  expect(voci().filter(({ tavolo }) => tavolo === 1)).toEqual([]);
});

test("the voices go into the collection as one file that is read like any other, each time all of them", async () => {
  const other = await provaPortal(YEAR);
  const [one, follows] = await Promise.all([
    comeIn(other.staffLink("facilitatore"), other),
    comeIn(other.staffLink("analista"), other),
  ]);
  await follows.get("/tavoli");
  expect((await follows.post("/tavoli/raccolta")).html).toContain("non si è ancora scritto niente");
  for (const [tavolo, testo] of [
    [1, "Prima; con un punto e virgola"],
    [2, "Seconda"],
  ] as const)
    await say(one, tavolo, { "v-testo": testo, "v-bisogno": "lavoro", "v-gravita": "5", "v-proposta": "Una sera" });
  expect(counted("E001", other)).toEqual([]);
  await follows.get("/tavoli");
  const answer = await follows.post("/tavoli/raccolta");
  expect(answer.path).toMatch(/^\/enti\/E001\/risposta\/\d+$/);
  await read(other, 2);
  const arrived = other.portale.raccolta.now().letti.at(-1);
  expect(arrived?.ricezione).toMatchObject({ canale: "portale", ente_atteso: "E001", nome: "voci-dei-tavoli.csv" });
  expect((await follows.get("/tavoli")).html).toContain("Da allora non è cambiato niente");

  // Written while the file was made: it is in none yet.
  const { registro, now } = other.portale;
  const { ultimo } = registro.tavoli();
  await say(one, 1, { "v-testo": "Terza" });
  registro.addVoce({ il: now(), chi: "x" }, "voci-portate", { fino: ultimo, quante: 2 });
  expect((await follows.get("/tavoli")).html).toContain("Da allora ai tavoli è cambiato qualcosa");
  await follows.post("/tavoli/raccolta");
  await read(other, 3);
  expect(other.portale.raccolta.now().diagnostics.filter(({ gravita }) => gravita === "correggere")).toEqual([]);
  await other.close();
});

test("what the ente said itself is never replaced by the tables", async () => {
  const own = await provaPortal({
    ...YEAR,
    "raccolta.yaml": RACCOLTA_DI_PROVA.replace("ente: E001", "ente: E004"),
    "inviati/gamma.csv": "ente;edizione;occasione;testo\nE004;2025;Assemblea;Una voce nostra.\n",
  });
  const follows = await comeIn(own.staffLink("analista"), own);
  await say(follows, 1, { "v-testo": "Del tavolo" });
  await follows.get("/tavoli");
  const refused = await follows.post("/tavoli/raccolta");
  expect(refused.status).toBe(422);
  expect(refused.html).toContain("E004 ha già mandato le sue voci (protocollo 1)");
  expect(counted("E004", own)).toEqual([1]);
  await own.close();
});

test("a link is told once; revoked, it opens nothing; an edition without tables says so", async () => {
  await analista.get("/tavoli");
  const made = await analista.post("/tavoli/collegamento");
  const link = /http\S+\/e\/[\w-]{43}/.exec(made.html)?.[0] ?? "";
  const one = await comeIn(link);
  expect((await one.get("/tavolo")).h1).toBe("A quale tavolo sei?");
  const page = await analista.get("/tavoli");
  expect(page.html).not.toContain(link);
  for (const [path] of page.html.matchAll(/\/tavoli\/\d+\/revoca/g)) await analista.post(path);
  expect((await one.get("/tavolo")).status).toBe(401);

  const none = await provaPortal({ "raccolta.yaml": RACCOLTA_DI_PROVA.replace(/tavoli:.*\n/, "") });
  const follows = await comeIn(none.staffLink("analista"), none);
  expect((await follows.get("/tavolo/1")).h1).toBe("Non ci sono tavoli");
  expect((await follows.get("/tavoli")).html).toContain("non ha un world café");
  await none.close();
  await expect(
    provaPortal({ "raccolta.yaml": RACCOLTA_DI_PROVA.replace("occasione: cena", "occasione: cenna") }),
  ).rejects.toThrow("«cenna» non è tra i codici di «occasioni». Forse volevi scrivere «cena».");
});
