// A form is believed only with the key that its page was given, and from our own address: tried on every route that does something.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ProvaPortal, provaPortal, START, Visitor } from "./portal.support.ts";
import { ROTTE } from "./portal.ts";

const TEMPLATES = fileURLToPath(new URL("../../templates/portal", import.meta.url));

let portal: ProvaPortal;
let ente: Visitor;
let analista: Visitor;
beforeAll(async () => {
  portal = await provaPortal();
  ente = new Visitor(portal.indirizzo);
  await ente.enter(portal.enteLink("E003"));
  analista = new Visitor(portal.indirizzo);
  await analista.enter(portal.staffLink("analista"));
});
afterAll(() => portal.close());

const done = (): number => {
  const { registro } = portal.portale;
  const readers = registro.persone().filter(({ ruolo }) => ruolo === "lettore");
  return (
    registro.eventi().filter(({ tipo }) => tipo !== "entrato").length +
    readers.length +
    registro.discussione().commenti.length
  );
};

/** Fields of the pages in which people write words of their own. */
const WRITTEN = readdirSync(TEMPLATES, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".hbs"))
  .flatMap((name) => [
    ...readFileSync(join(TEMPLATES, name), "utf8").matchAll(
      /<(?:textarea|input[^>]* type="(?:text|email)")[^>]* name="([^"]+)"/g,
    ),
  ])
  .map(([, name = ""]) => name.replace("{{name}}", "testo").replace(/\{\{[^}]+\}\}/g, "1"))
  // A code is shown once, and holds for a minute.
  .filter((name, at, all) => all.indexOf(name) === at && name !== "codice");

describe("a form", () => {
  test.each<[string, (key: string) => { key: string; origin: string | null }]>([
    ["without its key", () => ({ key: "", origin: portal.indirizzo })],
    [
      "with the key of another browser",
      // Its page was made for the same person.
      (key) => ({ key: key.replace(/\..*$/, ".Zp4Bb0Cq-0tGmnEQi9C9E8aXk2m5xvJmWcG1"), origin: portal.indirizzo }),
    ],
    ["from another site", (key) => ({ key, origin: "https://altrove.invalid" })],
    ["from nowhere", (key) => ({ key, origin: "null" })],
    ["that says nothing of where it comes from", (key) => ({ key, origin: null })],
  ])("%s does nothing, whatever the route", async (_, how) => {
    const before = done();
    for (const { metodo, url, files, di, azione } of ROTTE) {
      if (metodo !== "POST") continue;
      const isReader = azione === "leggere la bozza" || azione === "commentare";
      const one = di === "proprio" || azione === "aperta" || isReader ? ente : analista;
      const { key, origin } = how(one.key);
      const form = files ? new FormData() : new URLSearchParams();
      form.append("_csrf", key);
      form.append("motivo", "prova");
      if (form instanceof FormData) form.append("file", new Blob(["x"]), "x.csv");
      const headers = { cookie: one.header(), ...(origin === null ? {} : { origin }) };
      const path = url.replace(":ente", "E003").replace(":parte", "bisogni").replace(/:\w+/g, "1");
      const answer = await fetch(portal.indirizzo + path, { method: "POST", body: form, headers, redirect: "manual" });
      expect(answer.status, url).toBe(403);
    }
    expect(done()).toBe(before);
  });

  test("left open overnight says that it did not arrive and gives back what was written, whatever the route", async () => {
    const before = done();
    const keys = [ente.key, analista.key] as const;
    portal.at("2021-03-09T09:00:00.000Z");
    for (const { metodo, url, files, azione } of ROTTE) {
      if (metodo !== "POST" || azione === "aperta") continue;
      const path = url.replace(":ente", "E003").replace(":parte", "bisogni").replace(/:\w+/g, "1");
      const fields = Object.fromEntries(WRITTEN.map((name) => [name, `parole di ${name}`]));
      const answer = files
        ? await ente.upload(path, { "x.csv": "x" }, keys[0])
        : await analista.post(path, { ...fields, chiave: "x1", _csrf: keys[1] });
      expect(answer, url).toMatchObject({ status: 401, h1: "Quello che hai appena mandato non è arrivato" });
      if (!files) for (const words of Object.values(fields)) expect(answer.html, url).toContain(`<p>${words}</p>`);
      expect(answer.html).not.toContain("x1<");
    }
    expect(await analista.post("/codice", { codice: "123456", _csrf: keys[1] })).toMatchObject({ status: 401 });
    portal.at(START);
    expect(done()).toBe(before);
  });

  test("with its key and from our own page is believed", async () => {
    await ente.get("/pagina");
    const before = done();
    expect(await ente.post("/non-partecipiamo", { motivo: "chiusi" })).toMatchObject({ status: 200, path: "/pagina" });
    expect(done()).toBe(before + 1);
  });
});
