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
