// Who has a letter of paper comes in by a code that can be typed.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ProvaPortal, provaPortal, type Seen, Visitor } from "./portal.support.ts";

let portal: ProvaPortal;
let analista: Visitor;
beforeAll(async () => {
  portal = await provaPortal();
  analista = new Visitor(portal.indirizzo);
  await analista.enter(portal.staffLink("analista"));
});
afterAll(() => portal.close());

/** Adds somebody without an address to an ente, and makes them a code. */
async function codeFor(ente: string, nome: string): Promise<{ code: string; seen: Seen; numero: number }> {
  await analista.get(`/enti/${ente}`);
  await analista.post(`/enti/${ente}/contatti`, { nome });
  const numero = portal.portale.registro.persone().find((each) => each.nome === nome)?.numero ?? 0;
  await analista.get(`/enti/${ente}`);
  const seen = await analista.post(`/enti/${ente}/contatti/${numero}/codice`);
  return { code: /<code class="codice">([A-Z2-7-]{19})<\/code>/.exec(seen.html)?.[1] ?? "", seen, numero };
}

async function typed(codice: string): Promise<Seen> {
  const visitor = new Visitor(portal.indirizzo);
  await visitor.get("/collegamento");
  return visitor.post("/lettera", { codice });
}

test("it is told once, with the words for the letter, and opens the page of its ente however it is typed", async () => {
  const { code, seen } = await codeFor("E003", "Suor Pia");
  expect(seen.html).toContain(`${portal.indirizzo}/collegamento`);
  expect(seen.html).toContain("per la pubblicazione «Bilancio Sociale partecipato» di Borgo Prova, fino a <b>");
  expect((await analista.get("/enti/E003")).html).not.toContain(code);
  const careless = ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("o", "0")} `;
  for (const each of [code, careless]) expect(await typed(each)).toMatchObject({ status: 200, path: "/pagina" });
  // It is no address.
  expect((await new Visitor(portal.indirizzo).get(`/e/${code.replaceAll("-", "")}`)).status).toBe(404);
});

test("one that is wrong, empty, too long or taken away opens nothing, and says what to do", async () => {
  const { code, numero } = await codeFor("E002", "Don Ugo");
  const wrong = code.startsWith("A") ? `B${code.slice(1)}` : `A${code.slice(1)}`;
  for (const each of [wrong, code.slice(0, 14), "x".repeat(5000)]) {
    const seen = await typed(each);
    expect(seen).toMatchObject({ status: 422, path: "/lettera" });
    expect(seen.html).toContain("Questo codice non apre niente");
  }
  expect((await typed("")).html).toContain("Scrivi il codice della lettera.");
  for (const link of portal.portale.registro.collegamenti(numero))
    portal.portale.registro.revoke(link.numero, portal.portale.now());
  expect(await typed(code)).toMatchObject({ status: 422 });
});

test("none is made for somebody of another ente", async () => {
  const { numero } = await codeFor("E001", "Zia Ada");
  await analista.get("/enti/E003");
  expect(await analista.post(`/enti/E003/contatti/${numero}/codice`)).toMatchObject({ status: 404 });
});

test("enti without an address are written to on paper, all at once: each code is told once and opens the page of its ente", async () => {
  const own = await provaPortal();
  const one = new Visitor(own.indirizzo);
  await one.enter(own.staffLink("analista"));
  const { registro, edizione, now } = own.portale;
  const addressed = new Set(
    registro.persone().flatMap(({ ruolo, ambito, email }) => (ruolo === "ente" && email !== "" ? [ambito] : [])),
  );
  const without = edizione.enti.filter(({ codice }) => !addressed.has(codice));
  const [first, second] = without;
  expect(without.length).toBeGreaterThan(1);
  await one.get("/inviti");
  const told = lettersIn((await one.post("/inviti/carta")).html);
  expect(told.map(({ ente }) => ente)).toEqual(without.map(({ codice }) => codice));
  expect(new Set(told.map(({ code }) => code)).size).toBe(told.length);
  const visitor = new Visitor(own.indirizzo);
  await visitor.get("/collegamento");
  const inside = await visitor.post("/lettera", { codice: told[0]?.code ?? "" });
  expect(inside).toMatchObject({ status: 200, path: "/pagina" });
  expect(inside.html).toContain(first?.denominazione);

  // Pressed again nobody is left, and none of the codes is lost.
  const again = await one.post("/inviti/carta");
  expect(lettersIn(again.html)).toEqual([]);
  // Made anew for those who have not come in only; what was printed before opens nothing.
  const anew = lettersIn((await one.post("/inviti/carta", { rifai: "si" })).html);
  expect(anew.map(({ ente }) => ente)).toEqual(without.slice(1).map(({ codice }) => codice));
  const late = new Visitor(own.indirizzo);
  await late.get("/collegamento");
  expect(await late.post("/lettera", { codice: told[1]?.code ?? "" })).toMatchObject({ status: 422 });
  expect(await late.post("/lettera", { codice: anew[0]?.code ?? "" })).toMatchObject({ status: 200, path: "/pagina" });
  expect((await visitor.get("/pagina")).status).toBe(200);

  // Whose access was taken away is given no new one.
  for (const { numero } of registro.persone().filter(({ ambito }) => ambito === second?.codice))
    for (const link of registro.collegamenti(numero)) registro.revoke(link.numero, now());
  for (const rifai of ["", "si"]) {
    const codes = lettersIn((await one.post("/inviti/carta", { rifai })).html).map(({ ente }) => ente);
    expect(codes).not.toContain(second?.codice);
  }
  await own.close();
});

const lettersIn = (html: string): { ente: string; code: string }[] =>
  [
    ...html.matchAll(
      /<section class="lettera"[\s\S]*?<span class="piccolo">(\w+)<[\s\S]*?<code class="codice">([A-Z2-7-]{19})</g,
    ),
  ].map(([, ente = "", code = ""]) => ({ ente, code }));

test("nobody tries many", async () => {
  const other = await provaPortal();
  const stati: number[] = [];
  for (let n = 0; n < 12; n++) {
    const visitor = new Visitor(other.indirizzo);
    await visitor.get("/collegamento");
    stati.push((await visitor.post("/lettera", { codice: "AAAA-BBBB-CCCC-DDDD" })).status);
  }
  expect([stati[0], stati.at(-1)]).toEqual([422, 429]);
  await other.close();
});
