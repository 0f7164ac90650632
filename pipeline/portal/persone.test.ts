// What is kept of a person is given to them whole and taken out whole; what proves a published number stays; and what is past
// the time that the edition says is told, and taken out.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dimenticaCommand } from "../commands/dimentica.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { type ProvaPortal, provaPortal, RACCOLTA_DI_PROVA, Visitor } from "./portal.support.ts";
import { provaServer } from "./smtp.support.ts";

const CONTATTI = "ente,email,nome\nE002,anna@esempio.invalid,Anna Verdi\nE002,bea@esempio.invalid,Bea Neri\n";
/** Whether a text is anywhere in the register, in what lies beside it, or in the words of letters. */
function isKept({ cartella }: ProvaPortal, text: string): boolean {
  const archivio = join(cartella, "archivio");
  return readdirSync(archivio, { recursive: true, encoding: "utf8" })
    .filter((name) => /registro\.sqlite|\.json$|\.eml$/.test(name))
    .some((name) => readFileSync(join(archivio, name)).includes(text));
}

test("a person is given all that is kept of them; taken out, nothing is left but what proves a number; the rest goes when its time is past", async () => {
  const server = await provaServer();
  await server.stop();
  const portal = await provaPortal(
    {
      "raccolta.yaml": `${RACCOLTA_DI_PROVA}conservazione: { accessi: 1, lettere: 2, contatti: 3 }\n`,
      "riservato/contatti.csv": CONTATTI,
    },
    null,
    server.deliver,
  );
  const { registro, posta } = portal.portale;
  const analista = new Visitor(portal.indirizzo);
  await analista.enter(portal.staffLink("analista"));
  await analista.get("/inviti");
  await analista.post("/inviti");
  const person = { ruolo: "ente", ambito: "E002", nome: "Anna Verdi", email: "anna@esempio.invalid" } as const;
  const anna = new Visitor(portal.indirizzo);
  await anna.enter(portal.linkFor(person));
  await anna.get("/carica");
  await anna.upload("/carica", {
    "a.csv": "ente;edizione;cantiere;zona;volontari;donne\nE002;2020;Curare;Nord;20;3\n",
  });
  await posta.send();
  const path = `/persone/${registro.persone().find(({ nome }) => nome === "Anna Verdi")?.numero}`;
  const page = await analista.get(path);
  expect(page.html).toContain("anna@esempio.invalid");
  const answer = await analista.bytes(`${path}/dati`);
  expect(answer.headers.get("content-disposition")).toContain("dati di Anna Verdi.json");
  const text = await answer.text();
  const given = JSON.parse(text);
  expect(given).toMatchObject({
    persona: { nome: "Anna Verdi", email: "anna@esempio.invalid", di: "Alfa" },
    file: "riservato/contatti.csv",
    entrate: [{ finita_il: null }],
  });
  expect(given.collegamenti).toHaveLength(2);
  expect(given.lettere.map(({ tipo }: { tipo: string }) => tipo)).toEqual(["invito", "entrata"]);
  const what = given.fatti.map(({ cosa }: { cosa: string }) => cosa);
  expect(what).toEqual(expect.arrayContaining(["collegamento", "entrato", "arrivo"]));
  expect(text).not.toMatch(/Bea|bea@|analista di prova/);

  expect(isKept(portal, "anna@esempio.invalid")).toBe(true);
  await analista.get(path);
  // From its file it would come back.
  const early = await analista.post(`${path}/cancella`, { sicuro: "si" });
  expect(early).toMatchObject({ status: 422 });
  expect(early.html).toContain("Prima togli la sua riga da riservato/contatti.csv");
  writeFileSync(join(portal.cartella, "riservato/contatti.csv"), CONTATTI.replace(/E002,anna.*\n/, ""));
  await analista.get(path);
  expect(await analista.post(`${path}/cancella`)).toMatchObject({ status: 422 });
  await analista.get(path);
  expect(await analista.post(`${path}/cancella`, { sicuro: "si" })).toMatchObject({ path: "/persone" });
  expect((await anna.get("/pagina")).status).toBe(401);
  expect(isKept(portal, "anna@esempio.invalid")).toBe(false);
  expect(isKept(portal, "bea@esempio.invalid")).toBe(true);
  expect(registro.eventi("E002").filter(({ chi, dati }) => `${chi} ${dati}`.includes("Anna Verdi"))).toMatchObject([
    { tipo: "arrivo", chi: "Anna Verdi" },
  ]);
  const story = (await analista.get("/enti/E002")).html;
  expect(story).toContain("Nuovo collegamento per una persona tolta dal registro.");
  expect(story).toContain("Nuovo collegamento per Bea Neri.");
  expect((await analista.get(path)).status).toBe(404);

  const at = (now: string) => ({ ...QUIET, now: () => `${now}T09:00:00.000Z` });
  const run = (now: string, isOnlyTold = false) => dimenticaCommand({ cartella: portal.cartella, isOnlyTold }, at(now));
  expect((await run("2021-04-30")).text).toMatch(/Si tiene fino al 1°\smaggio\s2021/);
  const told = await run("2021-07-10", true);
  expect(told).toMatchObject({
    exit: 1,
    json: { tolti: [], restano: [{ kind: "accessi" }, { kind: "lettere" }, { kind: "contatti" }] },
  });
  expect((await analista.get("/riservatezza")).html).toContain("fino al");
  const first = await run("2021-07-10");
  expect(first).toMatchObject({ exit: 1, json: { restano: [{ kind: "contatti" }] } });
  expect(first.text).toContain("Prima si svuota riservato/contatti.csv");
  expect(isKept(portal, "bea@esempio.invalid")).toBe(true);
  writeFileSync(join(portal.cartella, "riservato/contatti.csv"), "ente,email,nome\n");
  expect(await run("2021-07-10")).toMatchObject({ exit: 0 });
  for (const text of ["bea@esempio.invalid", "Bea Neri"]) expect(isKept(portal, text)).toBe(false);
  expect(portal.portale.registro.quanti("9999")).toEqual({ accessi: 0, lettere: 0, contatti: 0 });
  expect((await run("2021-07-10")).text).toContain("Non c'è più");
  await portal.close();
});
