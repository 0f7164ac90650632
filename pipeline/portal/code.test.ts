// The second factor of the staff: as phones count it, asked of the staff alone, once for each code, never gone around.
import { expect, test } from "vitest";
import {
  base32,
  codeOf,
  fromBase32,
  newPaperCodes,
  newSecret,
  paperHash,
  stepAt,
  stepOfCode,
} from "./identity/totp.ts";
import { type ProvaPortal, provaPortal, RACCOLTA_DI_PROVA, START, Visitor } from "./portal.support.ts";

const SHARED = Buffer.from("12345678901234567890");

// RFC 6238, appendix B, for SHA-1.
test.each([
  ["1970-01-01T00:00:59Z", "94287082"],
  ["2005-03-18T01:58:29Z", "07081804"],
  ["2005-03-18T01:58:31Z", "14050471"],
  ["2009-02-13T23:31:30Z", "89005924"],
  ["2033-05-18T03:33:20Z", "69279037"],
  ["2603-10-11T11:33:20Z", "65353130"],
])("at %s the code of the standard is %s", (now, code) => expect(codeOf(SHARED, stepAt(now), 8)).toBe(code));

test("a secret is what it was once it is written, and no two are alike", () => {
  // RFC 4648, section 10.
  expect(base32(Buffer.from("foobar"))).toBe("MZXW6YTBOI");
  expect(fromBase32(base32(SHARED))).toEqual(SHARED);
  expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(new Set(newPaperCodes()).size).toBe(8);
  expect(paperHash("abcd-EFGH ijkl")).toBe(paperHash("ABCDEFGHIJKL"));
});

test("a code holds half a minute on either side, and never twice", () => {
  const secret = base32(SHARED);
  const now = stepAt(START);
  for (const step of [now - 1, now, now + 1]) expect(stepOfCode(secret, codeOf(SHARED, step), START, 0)).toBe(step);
  for (const step of [now - 2, now + 2]) expect(stepOfCode(secret, codeOf(SHARED, step), START, 0)).toBeNull();
  expect(stepOfCode(secret, codeOf(SHARED, now), START, now)).toBeNull();
});

const open = (): Promise<ProvaPortal> =>
  provaPortal({ "raccolta.yaml": `secondo_fattore: true\n${RACCOLTA_DI_PROVA}` });
const secretOn = (html: string): string => /name="segreto" value="([A-Z2-7]{32})"/.exec(html)?.[1] ?? "";

test("the staff sees nothing before its phone has answered; a code read over a shoulder opens nothing; paper opens once", async () => {
  const portal = await open();
  const { registro } = portal.portale;
  const ask = async (): Promise<Visitor> => {
    const one = new Visitor(portal.indirizzo);
    expect(await one.enter(portal.staffLink("coordinatore", "cantiere=curare"))).toMatchObject({ path: "/codice" });
    return one;
  };
  const one = await ask();
  for (const path of ["/quadro", "/enti/E003", "/", "/bozza"]) expect((await one.get(path)).path).toBe("/codice");
  const { html, h1 } = await one.get("/codice");
  expect(h1).toBe("Registra il tuo telefono");
  const segreto = secretOn(html);
  const code = (minutes: number): string =>
    codeOf(fromBase32(segreto), stepAt(new Date(Date.parse(START) + minutes * 60_000).toISOString()));
  const wrong = await one.post("/codice", { segreto, codice: "000000" });
  expect(wrong).toMatchObject({ status: 422 });
  // The phone that has taken the key needs no other one.
  expect(secretOn(wrong.html)).toBe(segreto);
  const paper = await one.post("/codice", { segreto, codice: code(0) });
  expect(paper.h1).toBe("I codici da conservare");
  const codes = [...paper.html.matchAll(/class="codice">([A-Z2-7-]+)</g)].map(([, each = ""]) => each);
  expect(codes).toHaveLength(8);
  expect((await one.get("/quadro")).path).toBe("/quadro");

  // Somebody who has the letter, and saw the code.
  const thief = await ask();
  expect((await thief.get("/codice")).html).not.toContain("Registra il tuo telefono");
  const other = newSecret();
  const theirs = codeOf(fromBase32(other), stepAt(START));
  expect((await thief.post("/codice", { segreto: other, codice: theirs })).status).toBe(422);
  expect((await thief.post("/codice", { codice: code(0) })).status).toBe(422);
  expect((await thief.get("/quadro")).path).toBe("/codice");

  portal.at("2021-03-08T09:05:00.000Z");
  const again = await ask();
  const spaced = `${code(5).slice(0, 3)} ${code(5).slice(3)}`;
  expect((await again.post("/codice", { codice: spaced })).path).toBe("/quadro");
  const lost = await ask();
  expect((await lost.post("/codice", { codice: (codes[0] ?? "").toLowerCase() })).path).toBe("/quadro");
  const twice = await ask();
  expect((await twice.post("/codice", { codice: codes[0] ?? "" })).status).toBe(422);
  // The clock of the portal was set back: what is right on the phone does not hold yet, and it is said why.
  portal.at("2021-03-08T08:20:00.000Z");
  const early = await ask();
  const back = await early.post("/codice", { codice: code(-40) });
  expect(back).toMatchObject({ status: 422 });
  expect(back.html).toContain("è stato rimesso indietro: il telefono vale di nuovo dalle 10:05");
  expect((await early.post("/codice", { codice: codes[1] ?? "" })).path).toBe("/quadro");
  portal.at("2021-03-08T09:05:00.000Z");
  // Guessing ends.
  const guesses = [];
  for (let n = 0; n < 10; n++) {
    guesses.push((await twice.post("/codice", { codice: String(n).padStart(6, "1") })).status);
    await twice.get("/codice");
  }
  expect(guesses.at(-1)).toBe(429);

  const numero = registro.persone().find(({ ruolo }) => ruolo === "coordinatore")?.numero ?? 0;
  // Two that come at the same moment with one code: the second finds its step taken.
  expect(registro.useStep(numero, registro.secondoFattore(numero)?.passo ?? 0)).toBe(false);
  registro.dropSecondoFattore(numero);
  expect((await one.get("/quadro")).h1).toBe("Registra il tuo telefono");
  // Members are never asked, and their pages stay theirs.
  const ente = new Visitor(portal.indirizzo);
  expect(await ente.enter(portal.enteLink("E003"))).toMatchObject({ path: "/pagina" });
  expect(await ente.get("/codice")).toMatchObject({ path: "/pagina" });
  await portal.close();
});
