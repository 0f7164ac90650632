// The open data as a machine reads them: columns, margins, states, codes; nothing a spreadsheet would run, nobody named.
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { Figura } from "../../schemas/figura.ts";
import { SEGNI } from "../../schemas/figura.ts";
import type { ElencoDef } from "../../schemas/prospetto.ts";
import { composed, figureOf, type Given, prova } from "../compose/prova.support.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { dataPackage } from "./datapackage.ts";
import { codebook, figureTable, listTable, type PublishedTable, toCsv } from "./tables.ts";

const CELLS: Given["cells"] = {
  volontari: [
    [{ cantiere: "curare", zona: "nord" }, 12, 2],
    [{ cantiere: "curare", zona: "sud" }, 7, 1],
  ],
  valore: [[{ cantiere: "curare", zona: "nord", fonte: "rette", fonte_gruppo: "famiglie" }, 1234.56, 1]],
};
const FIGURE = figureOf({ cells: CELLS });
const rowsOf = (table: PublishedTable): Record<string, string>[] => parse(toCsv(table), { columns: true });
const VALUE = "valore,unita,n_enti,copertura,dichiarato,stimato,errore_standard,ci_inf,ci_sup,giudizio,stato,protetta";

describe("a table of figures", () => {
  test("has edition, misura, the dimensions in order, then the columns of the value", () => {
    const table = figureTable("prova", "Prova", [
      FIGURE.at("volontari", { zona: "nord", cantiere: "curare" }),
      FIGURE.at("valore", { fonte: "rette" }),
    ]);
    expect(toCsv(table).split("\n")).toEqual([
      `edizione,misura,cantiere,fonte,zona,${VALUE}`,
      "2020,volontari,curare,totale,nord,12,posizioni di volontariato,2,0.9,,0,,,,,valore,",
      "2020,valore,totale,rette,totale,1234.56,euro,1,0.9,,0,,,,,valore,",
      "",
    ]);
  });

  test("says «totale» at every margin, and holds each figura once", () => {
    const margin = FIGURE.at("volontari", {});
    const rows = rowsOf(figureTable("prova", "Prova", [margin, FIGURE.at("volontari", { zona: "sud" }), margin]));
    expect(rows.map(({ zona, valore }) => [zona, valore])).toEqual([
      ["totale", "19"],
      ["sud", "7"],
    ]);
  });

  test("gives another name to a dimension that is called like a column of the value", () => {
    const named: Figura = { ...FIGURE.at("volontari", {}), dims: { stato: "attivo", unita: "u1", zona: "sud" } };
    const table = figureTable("prova", "Prova", [named]);
    expect(table.colonne.map(({ nome }) => nome).slice(2, 5)).toEqual(["dim_stato", "dim_unita", "zona"]);
    expect(rowsOf(table)).toMatchObject([
      { dim_stato: "attivo", stato: "valore", dim_unita: "u1", unita: "posizioni di volontariato" },
    ]);
  });

  test("leaves the value empty where there is none, and says why", () => {
    const rows = rowsOf(
      figureTable("prova", "Prova", [FIGURE.at("volontari", { zona: "valle" }), FIGURE.at("residenti", {})]),
    );
    expect(rows.map(({ valore, n_enti, stato }) => [valore, n_enti, stato])).toEqual([
      ["", "0", "nulla"],
      ["", "", "nulla"],
    ]);
  });
});

describe("a cell of a CSV", () => {
  const cell = (value: string | number | null): string =>
    toCsv({ nome: "x", titolo: "x", colonne: [{ nome: "a", tipo: "testo", descrizione: "" }], righe: [[value]] }).split(
      "\n",
    )[1] ?? "";
  test.each([
    { name: "a sum in a formula", value: "=1+1", csv: "'=1+1" },
    { name: "a plus", value: "+39", csv: "'+39" },
    { name: "an at", value: "@SUM(A1)", csv: "'@SUM(A1)" },
    { name: "a minus before words", value: "-cmd|' /C calc'!A0", csv: "'-cmd|' /C calc'!A0" },
    { name: "a tab in front", value: "\t=1", csv: "'\t=1" },
    { name: "a formula that must also be quoted", value: '=HYPERLINK("x","y")', csv: '"\'=HYPERLINK(""x"",""y"")"' },
    { name: "a negative number as text", value: "-12", csv: "-12" },
    { name: "a sum of euro that a double does not hold", value: 280440.7800000001, csv: "280440.78" },
    { name: "a share", value: 2 / 3, csv: "0.6666666667" },
    { name: "an ordinary word", value: "Crescere = bene", csv: "Crescere = bene" },
    { name: "a comma", value: "uno, due", csv: '"uno, due"' },
    { name: "quotation marks", value: 'detto "Corte"', csv: '"detto ""Corte"""' },
    { name: "two lines", value: "uno\ndue", csv: '"uno' },
    { name: "nothing", value: null, csv: "" },
    { name: "a number that a computer cannot hold", value: 0.1 + 0.2, csv: "0.3" },
    { name: "a large sum, ungrouped", value: 173000000.25, csv: "173000000.25" },
  ])("with $name is written so that it is read and never run", ({ value, csv }) => {
    expect(cell(value)).toBe(csv);
  });
});

describe("a published list", () => {
  const elenco: ElencoDef = {
    ...{ id: "tappe", titolo: "Le tappe", capitolo: "risorse", tabella: "tappe" },
    ...{ colonne: ["testo", "data", "fonte"], ordina: ["data"] },
  };
  test("is what is printed, with empty cells where a sign is printed", async () => {
    const edizione = await borgo([], {
      "progetto/tappe.csv": "data,testo,fonte\n2020-06-01,Si parte,\n2020-05-01,=2+2,Atti\n",
    });
    const [list] = Object.values(composed({ edizione, elenchi: [elenco] }).model.prospetti);
    if (list === undefined) throw new Error("no list");
    const table = listTable(list);
    expect([table.nome, table.titolo]).toEqual(["tappe", "Le tappe"]);
    expect(toCsv(table).replaceAll("\u00a0", " ")).toBe(
      "che_cosa,data,fonte\n'=2+2,1° maggio 2020,Atti\nSi parte,1° giugno 2020,\n",
    );
  });
});

describe("the book of codes", async () => {
  const { model } = composed({
    cells: CELLS,
    prospetti: [prova({ misure: ["volontari"], righe: { dimensione: "zona" } })],
  });
  const edizione = await borgo();
  const stati = {
    valore: "numero",
    ...Object.fromEntries(Object.entries(SEGNI).map(([stato, { legenda }]) => [stato, legenda])),
  };
  const rows = rowsOf(codebook(model, edizione, stati));
  const of = (elenco: string) => rows.filter((row) => row["elenco"] === elenco).map(({ codice }) => codice);

  test("explains measures that are published, members of every list, and states", () => {
    expect(of("misura")).toEqual(["volontari"]);
    expect(rows.find(({ codice }) => codice === "volontari")).toMatchObject({ unita: "posizioni di volontariato" });
    expect(of("zone")).toEqual(["nord", "sud", "valle", "citta", "fuori"]);
    expect(of("indicatori")).toEqual(["case-aperte"]);
    expect(of("stato")).toEqual(Object.keys(stati));
  });

  test("names the questions that the edition asked, each with its block", () => {
    expect(of("domanda:volontari")).toContain("ore_annue");
  });

  test("does not hold the registry of the enti", () => {
    expect(of("enti")).toEqual([]);
    const text = JSON.stringify(rows);
    for (const { codice, denominazione } of edizione.enti.filter(({ tipo }) => tipo === "ente"))
      expect([text.includes(`"${codice}"`), text.includes(`"${denominazione}"`)]).toEqual([false, false]);
  });
});

test("the data package describes every file with the names and kinds of its columns, at the date of the edition", () => {
  const { model } = composed({
    cells: CELLS,
    prospetti: [prova({ misure: ["volontari"], righe: { dimensione: "zona" } })],
  });
  const table = figureTable("prova", "Prova", FIGURE.all());
  const described: unknown = JSON.parse(dataPackage(model, [table], []));
  expect(described).toMatchObject({
    name: "bilancio-sociale-2020",
    title: "Bilancio Sociale partecipato 2020 – Borgo Prova (dati dimostrativi)",
    created: "2021-05-01T00:00:00Z",
    licenses: [{ name: "CC-BY-4.0", path: "https://creativecommons.org/licenses/by/4.0/", title: "CC BY 4.0" }],
    resources: [{ name: "prova", path: "prova.csv", encoding: "utf-8", schema: { missingValues: [""] } }],
  });
  expect(described).toHaveProperty(
    "resources.0.schema.fields",
    table.colonne.map(({ nome, tipo, descrizione }) => ({
      ...{ name: nome, description: descrizione },
      type: { testo: "string", intero: "integer", numero: "number" }[tipo],
    })),
  );
});
