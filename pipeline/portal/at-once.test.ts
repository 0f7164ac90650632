// Two persons at once on what is of one ente: nobody signs or accepts what they have not seen, and whose answer was not taken is
// told so.
import { expect, test } from "vitest";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { nothingFiles, type ProvaPortal, provaPortal, Visitor } from "./portal.support.ts";

const ENTE = "E002";
const others = BLOCCHI.map(({ id }) => id).filter((id) => !["ente", "volontari"].includes(id));
const FILES = Object.fromEntries(
  Object.entries({
    "ente.csv": `ente;edizione;denominazione;codice_fiscale;forma_giuridica;zona_sede;consenso_pubblicazione\n${ENTE};2020;Prova;98001049992;Cooperativa;Nord;no\n`,
    ...nothingFiles(ENTE, others),
  }).map(([name, text]) => [`inviati/${ENTE}-${name}`, text]),
);
const rows = (...lines: string[]): string =>
  `ente;edizione;cantiere;zona;volontari;donne;ore_annue\n${lines.map((line) => `${ENTE};2020;${line}\n`).join("")}`;

async function opened(): Promise<{ portal: ProvaPortal; anna: Visitor; bea: Visitor }> {
  const portal = await provaPortal(FILES);
  const [anna, bea] = [new Visitor(portal.indirizzo), new Visitor(portal.indirizzo)];
  await anna.enter(portal.enteLink(ENTE, "Anna"));
  await bea.enter(portal.enteLink(ENTE, "Bea"));
  return { portal, anna, bea };
}

/** The fields of a form with these names, as the page holds them. */
const held = (html: string, name: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(new RegExp(`name="(${name})" value="([^"]*)"`, "g"))].map(([, key = "", value = ""]) => [
      key,
      value,
    ]),
  );
const send = async (one: Visitor, text: string) => {
  await one.get("/carica");
  return one.upload("/carica", { "volontari.csv": text });
};
const sign = async (one: Visitor, html: string) =>
  one.post("/firma", { nome: "Anna Rossi", ruolo: "presidente", ...held(html, "visto") });

test("both answer the same question: the first answer counts, and the second is told that theirs was not taken", async () => {
  const { portal, anna, bea } = await opened();
  const { path } = await send(anna, rows("Curare;Nord;circa venti;3;100", "Abitare;Sud;molti;1;10"));
  const [hers, theirs] = [await anna.get(path), await bea.get(path)];
  const first = await anna.post(path, { ...held(hers.html, "k\\d"), v1: "20" });
  expect(first.html).not.toContain("Qualcuno aveva già risposto");
  // Her other answer is taken all the same.
  const second = await bea.post(path, { ...held(theirs.html, "k\\d"), v1: "25", v2: "4" });
  expect(second).toMatchObject({ status: 200, h1: "Va tutto bene" });
  expect(second.html).toContain("Qualcuno aveva già risposto");
  expect(second.html).toContain("Ora conta «20»");
  expect(second.html).toContain("Ora conta «4»");
  // Pressed twice nothing of theirs was lost.
  const twice = await anna.post(path, { ...held(hers.html, "k\\d"), v1: "20" });
  expect(twice.html).not.toContain("Qualcuno aveva già risposto");
  await portal.close();
});

test("one signs while the other answers otherwise: what was not seen is not signed; pressed again from a page of before nothing is signed twice", async () => {
  const { portal, anna, bea } = await opened();
  const { path } = await send(anna, rows("Curare;Nord;circa venti;3;100"));
  await anna.post(path, { ...held((await anna.get(path)).html, "k\\d"), v1: "20" });
  await portal.portale.raccolta.compared();
  const seen = await anna.get("/firma");
  expect(seen.h1).toBe("Controlla e firma");
  await bea.get("/firma");
  await bea.post(`${path}/riapri`, held((await bea.get("/firma")).html, "chiave"));
  await bea.post(path, { ...held((await bea.get(path)).html, "k\\d"), v1: "200" });
  await portal.portale.raccolta.compared();
  const refused = await sign(anna, seen.html);
  expect(refused).toMatchObject({ status: 422, h1: "Controlla e firma" });
  expect(refused.html).toContain("o una risposta a ciò che chiedevamo");
  const signed = await sign(anna, refused.html);
  expect(signed.h1).toBe("Firmato, grazie");
  // Back by the browser, and «Confermo» once more.
  for (const html of [seen.html, refused.html]) expect((await sign(anna, html)).h1).toBe("Firmato, grazie");
  const signatures = () => portal.portale.registro.eventi(ENTE).filter(({ tipo }) => tipo === "firmata").length;
  expect(signatures()).toBe(1);

  // The coordinator has it open while another version comes and is signed.
  const coordina = new Visitor(portal.indirizzo);
  await coordina.enter(portal.staffLink("coordinatore", "cantiere=crescere"));
  const before = await coordina.get(`/enti/${ENTE}`);
  await send(bea, rows("Curare;Nord;201;3;100"));
  await portal.portale.raccolta.compared();
  // The signature of before does not come back with the page of before.
  expect((await sign(anna, refused.html)).status).toBe(422);
  await sign(anna, (await anna.get("/firma")).html);
  expect(signatures()).toBe(2);
  const late = await coordina.post(`/enti/${ENTE}/accetta`, held(before.html, "visto"));
  expect(late).toMatchObject({ status: 422 });
  expect(late.html).toContain("ha firmato un’altra versione");
  const accepted = await coordina.post(`/enti/${ENTE}/accetta`, held(late.html, "visto"));
  expect(accepted).toMatchObject({ status: 200, path: `/enti/${ENTE}` });
  expect(await coordina.post(`/enti/${ENTE}/accetta`, held(late.html, "visto"))).toMatchObject({ status: 200 });
  expect(portal.portale.registro.eventi(ENTE).filter(({ tipo }) => tipo === "accettata")).toHaveLength(1);
  await portal.close();
});

test("said by both that they do not take part it is said once, and nobody reads that it went wrong", async () => {
  const { portal, anna, bea } = await opened();
  for (const one of [anna, bea]) {
    await one.get("/non-partecipiamo");
    expect(await one.post("/non-partecipiamo", { motivo: "Siamo chiusi." })).toMatchObject({ path: "/pagina" });
  }
  expect(portal.portale.registro.eventi(ENTE).filter(({ tipo }) => tipo === "rinuncia")).toHaveLength(1);
  await portal.close();
});
