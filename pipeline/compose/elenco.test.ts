// Published lists: in the words of the edition, in a fixed order, and never a field that is kept for the archive.
import { describe, expect, test } from "vitest";
import type { ElencoDef } from "../../schemas/prospetto.ts";
import { type BloccoId, blockOf, QUESTIONARIO } from "../../schemas/questionario.ts";
import { borgo } from "../edizione/borgo.support.ts";
import type { ListRow } from "./elenco.ts";
import { composed, type Given, lines } from "./prova.support.ts";

const PUNTI: ElencoDef = {
  id: "punti",
  titolo: "I Punti",
  capitolo: "risorse",
  tabella: "punti_comunita",
  colonne: ["nome", "quartiere", "stato", "ore_settimanali", "data_apertura"],
  ordina: ["stato", "nome"],
};
const punto = (nome: string, more: ListRow = {}): ListRow => ({
  ...{ nome, quartiere: "Q1", stato: "attivo", ore_settimanali: 65, data_apertura: "2016-03-12" },
  ...more,
});
function listed(def: ElencoDef, rows: readonly ListRow[], given: Given = {}) {
  const { model } = composed({ ...given, elenchi: [def], righe: { [def.id]: rows } });
  return { made: model.prospetti, guasti: model.guasti };
}
const rowsOf = (def: ElencoDef, rows: readonly ListRow[], given: Given = {}): string[] =>
  Object.values(listed(def, rows, given).made).flatMap((p) =>
    lines(p)
      .slice(1)
      .map((line) => line.replaceAll("\u00a0", " ")),
  );

test("prints codes by name, quantities with their decimals, days as one says them, and blanks by their sign", () => {
  const { made } = listed(PUNTI, [punto("Portico"), punto("Cortile", { ore_settimanali: null, data_apertura: "" })]);
  const [list] = Object.values(made);
  expect(list === undefined ? [] : lines(list).map((line) => line.replaceAll("\u00a0", " "))).toEqual([
    "Nome del Punto | Quartiere | Stato | Ore di sportello a settimana | Data di apertura",
    "Cortile | Alto | Attivo | n.r. | n.r.",
    "Portico | Alto | Attivo | 6,5 | 12 marzo 2016",
  ]);
  expect(list?.tabella.colonne.map(({ numerica }) => numerica)).toEqual([false, false, true, false]);
  expect(list?.tabella.segni).toEqual(["non-risposto"]);
});

test("follows the order of the edition's list, then the names, as the dictionary has them", () => {
  const rows = [
    punto("zeta"),
    punto("Àlbero"),
    punto("Alba", { stato: "chiuso" }),
    punto("bosco", { stato: "in-apertura" }),
  ];
  expect(rowsOf({ ...PUNTI, colonne: ["nome", "stato"] }, rows)).toEqual([
    "Àlbero | Attivo",
    "zeta | Attivo",
    "bosco | In apertura",
    "Alba | Chiuso",
  ]);
});

test.each([
  { ordina: "data_apertura", rows: ["Vecchio", "Nuovo", "Recente", "Senza"] },
  { ordina: "ore_settimanali", rows: ["Nuovo", "Vecchio", "Recente", "Senza"] },
])("by $ordina rows stand in the order of days and of numbers, blanks last", ({ ordina, rows }) => {
  const punti = [
    punto("Senza", { data_apertura: null, ore_settimanali: null }),
    punto("Recente", { data_apertura: "2018-01-01", ore_settimanali: 400 }),
    punto("Nuovo", { data_apertura: "2016-11-02", ore_settimanali: 65 }),
    punto("Vecchio", { data_apertura: "2015-12-31", ore_settimanali: 120 }),
  ];
  expect(rowsOf({ ...PUNTI, colonne: ["nome"], ordina: [ordina] }, punti)).toEqual(rows);
});

test("holds only the rows that its declaration chooses, and of a part only its own", async () => {
  const rows = [
    punto("Portico", { zona: "nord" }),
    punto("Corte", { zona: "sud" }),
    punto("Ex", { stato: "chiuso", zona: "sud" }),
  ];
  const def = { ...PUNTI, colonne: ["nome"], dove: { stato: ["attivo"] } };
  expect(rowsOf(def, rows)).toEqual(["Corte", "Portico"]);
  const edizione = await borgo([], { "testi/07-zone.md": "---\ntitolo: Zone\n---\nx" });
  const { made } = listed({ ...def, capitolo: "zone", per: "zona" }, rows, { edizione });
  expect(Object.values(made).map((p) => [p.id, p.sottotitolo, ...lines(p).slice(1)])).toEqual([
    ["punti--nord", "Nord, 2020", "Portico"],
    ["punti--sud", "Sud, 2020", "Corte"],
  ]);
});

describe("a personal field", () => {
  const blocchi = Object.keys(QUESTIONARIO) as BloccoId[]; // its keys are the ids
  const reserved = blocchi.flatMap((blocco) =>
    Object.entries(blockOf(blocco)?.campi ?? {}).flatMap(([campo, { riservato }]) =>
      riservato ? [{ blocco, campo }] : [],
    ),
  );
  test("is in the questionnaire", () => {
    expect(reserved).toContainEqual({ blocco: "ente", campo: "referente" });
  });

  test.each(reserved)("$blocco.$campo is refused by every list, as title or as column", ({ blocco, campo }) => {
    const def = { ...PUNTI, tabella: blocco, ordina: [] };
    for (const colonne of [[campo], ["denominazione", campo]]) {
      const { made, guasti } = listed({ ...def, colonne }, [{ denominazione: "Alfa", [campo]: "segreto" }]);
      expect(made).toEqual({});
      expect(guasti).toEqual([
        { dove: "punti", messaggio: `l'elenco «punti» vuole pubblicare «${campo}», che è riservato` },
      ]);
    }
  });
});

test("of documents of the project it names the columns and their source", async () => {
  const edizione = await borgo([], {
    "progetto/proposte.csv":
      "occasione,cantiere,proposta,risposta,stato\ncena,curare,Più panchine,Sì,accolta\nassemblea,crescere,Più libri,,non-ancora\n",
  });
  const def: ElencoDef = {
    ...{ id: "proposte", titolo: "Le proposte", capitolo: "risorse", tabella: "proposte" },
    ...{ colonne: ["proposta", "occasione", "cantiere", "risposta"], ordina: ["occasione"] },
  };
  const [list] = Object.values(listed(def, [], { edizione }).made);
  expect(list === undefined ? [] : [list.fonte, ...lines(list)]).toEqual([
    "documenti del progetto",
    "Proposta | Occasione | Cantiere | Risposta",
    "Più libri | Assemblea | Crescere insieme in città | n.r.",
    "Più panchine | Cena | Curare ed essere curati | Sì",
  ]);
});
