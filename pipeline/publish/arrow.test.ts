import { tableFromIPC } from "apache-arrow";
import { expect, test } from "vitest";
import { toArrow } from "./arrow.ts";

test("columns keep their declared type, also where every value is missing, and a missing value is no zero", () => {
  const colonne = [
    { nome: "testo", tipo: "testo", descrizione: "" },
    { nome: "intero", tipo: "intero", descrizione: "" },
    { nome: "numero", tipo: "numero", descrizione: "" },
  ] as const;
  const righe = [
    ["a", null, 0.5],
    [null, null, null],
  ];
  const table = tableFromIPC(toArrow({ nome: "prova", titolo: "Prova", colonne, righe }));
  expect(table.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
    "testo Utf8",
    "intero Int32",
    "numero Float64",
  ]);
  expect(table.toArray().map((row) => ({ ...row }))).toEqual([
    { testo: "a", intero: null, numero: 0.5 },
    { testo: null, intero: null, numero: null },
  ]);
});
