// What the staff learns of the messages themselves, and of the edition: counted as they were told; closed as the command closes.
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isOwed } from "../../schemas/diagnostic.ts";
import { openRegistro } from "../collect/registro.ts";
import { type ProvaPortal, provaPortal, Visitor } from "./portal.support.ts";
import { isUnclear, rulesOf } from "./staff/rules.ts";

const HEAD = "ente;edizione;cantiere;zona;volontari;donne\n";
const row = (ente: string, volontari: string): string => `${HEAD}${ente};2020;Curare;Nord;${volontari};3\n`;

let portal: ProvaPortal;
let analista: Visitor;
beforeAll(async () => {
  portal = await provaPortal({
    // E002 was told, and mended it; E003 was told three times, and never did; E004 was told by another part.
    ...{ "inviati/a1.csv": row("E002", "circa 20"), "inviati/a2.csv": row("E002", "20") },
    ...{ "inviati/b1.csv": row("E003", "circa 20"), "inviati/b2.csv": row("E003", "quasi 30") },
    ...{ "inviati/b3.csv": row("E003", "forse 30"), "inviati/c1.csv": row("E004", "circa 7") },
    "inviati/c2.csv": "ente;edizione;cantiere;zona;voce;importo\nE004;2020;Abitare;Sud;Stipendi;100\n",
    "inviati/ricezioni.csv":
      "file,ricevuto_il,canale\na1.csv,2021-03-01,email\na2.csv,2021-03-02,email\nb1.csv,2021-03-01,email\nb2.csv,2021-03-02,email\nb3.csv,2021-03-03,email\nc1.csv,2021-03-01,email\nc2.csv,2021-03-02,email\n",
  });
  analista = new Visitor(portal.indirizzo);
  await analista.enter(portal.staffLink("analista"));
});
afterAll(() => portal.close());

test("a message counts whom it hit, who owes it still, and how many files after it were right", () => {
  const raccolta = portal.portale.raccolta.now();
  const [first] = rulesOf(raccolta);
  expect(first).toEqual({ codice: "cella-non-numero", enti: 3, aperti: 2, rifatti: 3, risolti: 1 });
  // As the collection itself says it.
  for (const { codice, aperti } of rulesOf(raccolta)) {
    const owing = raccolta.diagnostics.filter((each) => each.codice === codice && each.ente !== null && isOwed(each));
    expect(new Set(owing.map(({ ente }) => ente)).size, codice).toBe(aperti);
  }
});

test.each([
  [3, 1, true],
  [3, 2, false],
  [2, 0, false],
  [4, 2, false],
])("of %i files after it %i were right: it is unclear, %s", (rifatti, risolti, is) =>
  expect(isUnclear({ codice: "cella-non-numero", enti: 1, aperti: 1, rifatti, risolti })).toBe(is),
);

test("the page names what does not help, and nothing of what was written", async () => {
  const { html } = await analista.get("/regole");
  expect(html).toMatch(/non aiutano[\s\S]*Testo al posto di un numero<\/b>: risolti 1 su 3/);
  for (const words of ["circa", "quasi", "forse"])
    expect(html.replace(/<style[\s\S]*?<\/style>/g, "")).not.toContain(`${words} `);
});

test("an edition is closed, a late file let in and the edition opened again from the page, by the rules of the command", async () => {
  expect((await analista.get("/edizione")).h1).toBe("L’edizione 2020 è aperta");
  const early = await analista.post("/edizione/chiudi", { motivo: "" });
  expect(early).toMatchObject({ status: 422 });
  expect(early.html).toContain("non è ancora stata costruita");
  const registro = openRegistro(join(portal.cartella, "archivio"));
  registro.addChiusura({ come: "congela", protocollo: 6, il: portal.portale.now(), chi: "prova", motivo: "" });
  registro.close();
  const closed = await analista.get("/edizione");
  expect(closed.h1).toBe("L’edizione 2020 è chiusa");
  expect(closed.html).toContain("/edizione/tardivi/7");
  expect(await analista.post("/edizione/tardivi/7", { motivo: " " })).toMatchObject({ status: 422 });
  const counted = await analista.post("/edizione/tardivi/7", { motivo: "era nella posta" });
  expect(counted.html).not.toContain("/edizione/tardivi/7");
  expect((await analista.post("/edizione/tardivi/99", { motivo: "x" })).html).toContain("Il protocollo 99 non c’è");
  expect(await analista.post("/edizione/riapri", { motivo: "" })).toMatchObject({ status: 422 });
  expect((await analista.post("/edizione/riapri", { motivo: "mancava un ente" })).h1).toBe("L’edizione 2020 è aperta");
  expect(portal.said).toEqual([]);
});
