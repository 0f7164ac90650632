// Who follows the collection comes in by an identity service; whoever it does not vouch for, or the edition does not name, does not.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { providerOf } from "./identity/provider.ts";
import { CLIENT, type Oddities, type ProvaProvider, provaProvider } from "./identity.support.ts";
import { type ProvaPortal, provaPortal, RACCOLTA_DI_PROVA, type Seen, Visitor } from "./portal.support.ts";

const ANNA = "anna@comune.invalid";
const FILES = {
  "riservato/analisti.csv": `nome,email\nAnna,${ANNA}\nBea,bea@comune.invalid\n`,
  "riservato/coordinatori.csv":
    "cantiere,zona,nome,email\ncurare,,Carla,Carla@comune.invalid\n,nord,Carla,carla@comune.invalid\n",
  "riservato/contatti.csv": "ente,email,nome\nE003,ente@comune.invalid,Segreteria\n",
};

let provider: ProvaProvider;
let portal: ProvaPortal;
beforeAll(async () => {
  provider = await provaProvider(ANNA);
  const identita = providerOf({ issuer: provider.issuer, ...CLIENT });
  portal = await provaPortal(FILES, null, null, undefined, identita);
});
afterAll(async () => {
  await portal.close();
  await provider.close();
});
beforeEach(() => provider.odd({}));

/** Where the service sends back to. */
async function sentBack(visitor: Visitor): Promise<string> {
  const to = await visitor.leaves("/identita");
  const answered = await fetch(to, { redirect: "manual" });
  return (answered.headers.get("location") ?? "").replace(portal.indirizzo, "");
}
async function through(visitor: Visitor): Promise<Seen> {
  return visitor.get(await sentBack(visitor));
}

test("who keeps the collection comes in, by the same button as everybody, and only once by one answer", async () => {
  const visitor = new Visitor(portal.indirizzo);
  expect((await visitor.get("/collegamento")).html).toContain(`Entra con ${new URL(provider.issuer).host}`);
  const back = await sentBack(visitor);
  const seen = await visitor.get(back);
  expect(seen.path).toMatch(/^\/e\//);
  // Nothing is open before the button.
  expect((await visitor.get("/quadro")).status).toBe(401);
  await visitor.get(seen.path);
  expect(await visitor.post(seen.path)).toMatchObject({ path: "/quadro", status: 200 });
  expect(provider.ways.at(-1)).toBe("header");
  expect(await new Visitor(portal.indirizzo, visitor).get(back)).toMatchObject({
    status: 403,
    h1: "Questo passaggio non vale più",
  });
});

test("the answer that somebody else asked for opens nothing", async () => {
  const back = await sentBack(new Visitor(portal.indirizzo));
  const other = new Visitor(portal.indirizzo);
  expect(await other.get(back)).toMatchObject({ status: 403, h1: "Questo passaggio non vale più" });
  // Not even in a browser that has begun on its own.
  await other.leaves("/identita");
  for (const answer of [back, "/identita/ritorno?error=access_denied&state=altro"])
    expect(await other.get(answer)).toMatchObject({ status: 403, h1: "Questo passaggio non vale più" });
});

const NO_ADDRESS = "Il servizio di identità non dice il tuo indirizzo";
const UNKNOWN = "Qui non ti conosciamo";
test.each<[string, Oddities, number, string]>([
  ["an address that nobody verified", { claims: { email: ANNA, email_verified: false } }, 403, NO_ADDRESS],
  ["an address of which nothing is said", { claims: { email: ANNA } }, 403, NO_ADDRESS],
  ["no address", { claims: {}, userinfo: {} }, 403, NO_ADDRESS],
  ["the address of an ente", { claims: { email: "ente@comune.invalid", email_verified: true } }, 403, UNKNOWN],
  ["a stranger", { claims: { email: "x@altrove.invalid", email_verified: true } }, 403, UNKNOWN],
  ["a token that others signed", { isForged: true }, 403, "Questo passaggio non vale più"],
  ["a token for another program", { claims: { aud: "altro", email: ANNA } }, 403, "Questo passaggio non vale più"],
  ["a token of another service", { claims: { iss: "https://altro.invalid" } }, 403, "Questo passaggio non vale più"],
  ["a token of yesterday", { claims: { exp: 1_600_000_000 } }, 403, "Questo passaggio non vale più"],
  ["a token that was given to another page", { claims: { nonce: "altra" } }, 403, "Questo passaggio non vale più"],
  ["a person who says no", { isRefused: true }, 403, "Non sei entrato"],
])("%s: nobody comes in, and it is said", async (_, odd, status, h1) => {
  provider.odd(odd);
  const visitor = new Visitor(portal.indirizzo);
  expect(await through(visitor)).toMatchObject({ status, h1 });
  expect((await visitor.get("/quadro")).status).toBe(401);
  expect(portal.said.join("\n")).not.toContain("anna");
});

test("an address told only beside the token, and one in several places", async () => {
  provider.odd({ claims: {}, userinfo: { email: ANNA, email_verified: true } });
  expect((await through(new Visitor(portal.indirizzo))).path).toMatch(/^\/e\//);
  provider.odd({ claims: { email: "CARLA@comune.invalid", email_verified: true } });
  const carla = await through(new Visitor(portal.indirizzo));
  expect(carla.h1).toBe("Con quale compito entri?");
  const [cantiere = "", zona = "", more] = [...carla.html.matchAll(/href="(\/e\/[^"]+)"/g)].map(([, to]) => to);
  expect(more).toBeUndefined();
  const visitor = new Visitor(portal.indirizzo);
  for (const to of [cantiere, zona]) expect((await visitor.enter(portal.indirizzo + to)).path).toBe("/quadro");
});

test("whoever had their access taken away stays outside", async () => {
  const { registro, now } = portal.portale;
  const bea = registro.persone().find(({ email }) => email === "bea@comune.invalid");
  provider.odd({ claims: { email: "bea@comune.invalid", email_verified: true } });
  expect((await through(new Visitor(portal.indirizzo))).path).toMatch(/^\/e\//);
  const links = registro.collegamenti(bea?.numero ?? 0);
  for (const { numero } of links) registro.revoke(numero, now());
  expect(await through(new Visitor(portal.indirizzo))).toMatchObject({ status: 403, h1: UNKNOWN });
});

test("a service that is down, at first or while one is there, is told, and asked again", async () => {
  const own = await provaProvider(ANNA);
  own.odd({ stato: 502 });
  const identita = providerOf({ issuer: own.issuer, ...CLIENT });
  const other = await provaPortal(FILES, null, null, undefined, identita);
  const visitor = new Visitor(other.indirizzo);
  const down = { status: 503, h1: "Il servizio di identità non risponde" };
  expect(await visitor.get("/identita")).toMatchObject(down);
  own.odd({ ways: ["client_secret_post"] });
  const to = await visitor.leaves("/identita");
  const back = ((await fetch(to, { redirect: "manual" })).headers.get("location") ?? "").replace(other.indirizzo, "");
  await own.close();
  expect(await visitor.get(back)).toMatchObject(down);
  await other.close();
});

test("the phone is asked for all the same, where the edition wants it", async () => {
  const identita = providerOf({ issuer: provider.issuer, ...CLIENT });
  const files = { ...FILES, "raccolta.yaml": `secondo_fattore: true\n${RACCOLTA_DI_PROVA}` };
  provider.odd({ ways: ["client_secret_post"] });
  const strict = await provaPortal(files, null, null, undefined, identita);
  const visitor = new Visitor(strict.indirizzo);
  const to = await visitor.leaves("/identita");
  const back = ((await fetch(to, { redirect: "manual" })).headers.get("location") ?? "").replace(strict.indirizzo, "");
  const { path } = await visitor.get(back);
  expect(provider.ways.at(-1)).toBe("form");
  expect((await visitor.enter(strict.indirizzo + path)).path).toBe("/codice");
  await strict.close();
});

test("without a service there is no such page, and none is offered", async () => {
  const plain = await provaPortal();
  const visitor = new Visitor(plain.indirizzo);
  expect((await visitor.get("/collegamento")).html).not.toContain("/identita");
  for (const path of ["/identita", "/identita/ritorno?code=x"])
    expect(await visitor.get(path)).toMatchObject({ status: 404 });
  await plain.close();
});

test.each([
  ["http://identita.esempio.it", false],
  ["https://identita.esempio.it", true],
  ["https://identita.esempio.it/realms/comune", true],
  ["https://nome:parola@identita.esempio.it", false],
  ["identita.esempio.it", false],
  ["http://127.0.0.1:9", true],
])("%s can be the service: %s", (issuer, isOne) => {
  expect(providerOf({ issuer, ...CLIENT }) !== null).toBe(isOne);
  expect(providerOf({ issuer, ...CLIENT, secret: "" })).toBeNull();
});
