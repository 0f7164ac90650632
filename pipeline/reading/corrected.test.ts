// A corrected cell is read as if it had been written so, in whatever form the file came; nothing else of the file changes.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Codice, type Diagnostic, placeKey } from "../../schemas/diagnostic.ts";
import type { Correction, Reading } from "../../schemas/reading.ts";
import { semplice } from "./forme.support.ts";
import { byHand, codes, read, risorse } from "./reading.support.ts";
import { counted, volontari } from "./survey.support.ts";

/** The right text for each finding of these codes. */
function corrections({ diagnostics }: Reading, dopo: Partial<Record<Codice, string>>): Correction[] {
  return diagnostics.flatMap((each) => {
    const text = dopo[each.codice];
    return text === undefined ? [] : correctionsAt(each, text);
  });
}
const correctionsAt = ({ luoghi, blocco, campo, mostrato }: Diagnostic, dopo: Correction["dopo"]): Correction[] =>
  luoghi.map((luogo) => ({ blocco: blocco ?? "", campo: campo ?? "", posto: placeKey(luogo), prima: mostrato, dopo }));

const values = ({ invii }: Reading) =>
  invii.map(({ ente, sezioni }) => [ente, sezioni.map(({ righe }) => righe.map(({ valori }) => valori))]);
const said = ({ diagnostics }: Reading) =>
  diagnostics.map(({ codice, params, luoghi }) => [codice, params, luoghi.map(placeKey)]);

const fixture = (name: string) => readFileSync(new URL(`../formats/fixtures/${name}`, import.meta.url));
const FORMS: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>])[] = [
  ["volontari.xlsx", semplice],
  ["volontari.ods", () => fixture("semplice.ods")],
  ["volontari.xls", () => fixture("semplice.xls")],
  ["volontari.csv", () => fixture("semplice.csv")],
];
const RIGHT = { "cella-non-numero": "8", "codice-sconosciuto": "Alpe", "cella-vuota": "6" } as const;

test.each(FORMS)("%s is read as the file that says it right", async (nome, made) => {
  const bytes = await made();
  const before = read(bytes, { nome });
  expect(codes(before)).toEqual(expect.arrayContaining(Object.keys(RIGHT)));
  const after = read(bytes, { nome, correzioni: corrections(before, RIGHT) });
  const text = fixture("semplice.csv").toString().replace("circa 8", "8").replace("Marte", "Alpe");
  const right = read(text.replace(/(Piana[;,])([;,]2)/, "$16$2"), { nome: "volontari.csv" });
  expect(values(after)).toEqual(values(right));
  expect(codes(after)).toEqual(codes(right));
  const written = after.invii.flatMap(({ sezioni }) =>
    sezioni.flatMap(({ righe }) => righe.flatMap(({ grezzi }) => grezzi)),
  );
  expect(written, "what was written stays beside the value").toEqual(expect.arrayContaining(["circa 8", "Marte"]));
});

test("the answers of a scheda, one under the other", async () => {
  const bytes = await byHand({
    Ente: [
      ["Denominazione", "Prova"],
      ["Codice fiscale dell'ente", "80008730170"],
      ["Forma giuridica", "Parocchia"],
      ["Zona della sede", "Alpe"],
      ["Possiamo pubblicare dati riconoscibili?", "forse"],
    ],
  });
  const before = read(bytes);
  const right = { "si-no-non-riconosciuto": "sì", "codice-sconosciuto": "Parrocchia" } as const;
  const after = read(bytes, { correzioni: corrections(before, right) });
  expect([codes(before), codes(after)]).toEqual([["codice-sconosciuto", "si-no-non-riconosciuto"], []]);
  expect(values(after).flat(4)).toEqual(expect.arrayContaining(["parrocchia", true]));
});

test("an answer to a survey", () => {
  const mappa = volontari();
  const text = "CODICE;ZONA;VOL\nV105;Alpe;circa 20\nV106;Alpe;7";
  const before = read(text, { rilevazioni: [mappa] });
  const correzioni = corrections(before, { "cella-non-numero": "20" });
  const after = read(text, { rilevazioni: [mappa], correzioni });
  expect(correzioni).toHaveLength(1);
  expect(counted(after, "volontari", 2)).toEqual(["V105 20", "V106 7"]);
});

test("it holds only where the cell still shows what it was decided about, and at its place", () => {
  const one = read(risorse("crescere;alpe;stipendi;circa 10"));
  const correzioni = corrections(one, { "cella-non-numero": "10" });
  const other = risorse("crescere;alpe;stipendi;circa 90");
  expect(said(read(other, { correzioni }))).toEqual(said(read(other)));
  const moved = risorse("crescere;alpe;acquisti;5", "crescere;alpe;stipendi;circa 10");
  expect(said(read(moved, { correzioni }))).toEqual(said(read(moved)));
  expect(codes(read(risorse("crescere;alpe;stipendi;circa 10"), { correzioni }))).toEqual([]);
});

test.each(["(1.234)", "€ -1.234", "\u22121.234"])("%s stays below zero, and is asked about as such", (amount) => {
  const text = risorse(`crescere;alpe;stipendi;${amount}`, "crescere;piana;stipendi;2.500");
  const ambiguous = read(text).diagnostics.filter(({ codice }) => codice === "numero-ambiguo");
  const after = read(text, { correzioni: ambiguous.flatMap((each) => correctionsAt(each, { segno: "migliaia" })) });
  expect(codes(after)).toEqual(["numero-negativo"]);
});

test.each([
  ["migliaia", [1234, 2500]],
  ["decimali", [1.23, 2.5]],
] as const)("«1.234» read as %s, in every cell of its column", (segno, amounts) => {
  const text = risorse("crescere;alpe;stipendi;1.234", "crescere;piana;stipendi;2.500", "crescere;alpe;acquisti;3");
  const before = read(text);
  const ambiguous = before.diagnostics.filter(({ codice }) => codice === "numero-ambiguo");
  const after = read(text, { correzioni: ambiguous.flatMap((each) => correctionsAt(each, { segno })) });
  expect(codes(after)).not.toContain("numero-ambiguo");
  const euro = after.invii.flatMap(({ sezioni }) =>
    sezioni.flatMap(({ righe }) => righe.map(({ valori }) => Number(valori[3]) / 100)),
  );
  expect(euro).toEqual([...amounts, 3]);
});

test("what is proposed for each cell of a column is read in its place, and where nothing is the cell stays", () => {
  const said = ["circa 10", "11 euro circa", "boh", "12 ca.", "n. 13"];
  const rows = said.map(
    (each, n) => `crescere;${["alpe", "piana"][n % 2]};${["stipendi", "acquisti", "affitti"][n >> 1]};${each}`,
  );
  const before = read(risorse(...rows));
  const correzioni = before.diagnostics.flatMap((each) => correctionsAt(each, { proposta: true }));
  const after = read(risorse(...rows), { correzioni });
  const importi = after.invii.flatMap(({ sezioni }) =>
    sezioni.flatMap(({ righe }) => righe.map((riga) => riga.valori[3])),
  );
  expect(importi).toEqual([1000, 1100, 1200, 1300]);
  expect(codes(after)).toEqual(["cella-non-numero"]);
});
