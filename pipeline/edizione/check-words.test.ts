// Words that would be printed as nobody wrote them are told with their place.
import { expect, test } from "vitest";
import type { EdizioneYaml } from "../../schemas/edizione.ts";
import { checkRowWords, checkWords } from "./check-words.ts";

test.each([
  ["Associazione النور", "«النور»"],
  ["光明协会 ETS", "«光明协会»"],
  ["Casa del sole 🌞", "«🌞»"],
  ["Malga Serena ⛰", "«⛰»"],
])("letters that the faces lack are told: %s", (nome, told) => {
  const [fault, ...others] = checkRowWords({ "enti.csv": [{ line: 3, row: { denominazione: nome } }] });
  expect(others).toEqual([]);
  expect(fault).toMatchObject({ file: "enti.csv", riga: 3 });
  expect(fault?.cosa).toBe(
    `in «denominazione» i caratteri di stampa non hanno ${told}: su carta sarebbe un riquadro vuoto`,
  );
});

test.each(["Città del Noi © 2016, S. Ştefan – Łódź", "«Più» d’uno… 10€ ½ m² a−b"])(
  "what they have is not: %s",
  (nome) => {
    expect(checkRowWords({ "enti.csv": [{ line: 3, row: { denominazione: nome, alias: "中文" } }] })).toEqual([]);
  },
);

test("a reference is told in a row and deep in edizione.yaml, another way to write a name is not", () => {
  expect(checkRowWords({ "progetto/tappe.csv": [{ line: 2, row: { cosa: '{{figura "enti"}}' } }] })).toMatchObject([
    { riga: 2, cosa: expect.stringContaining("contiene un riferimento") },
  ]);
  const yaml = {
    titolo: "Bilancio",
    cantieri: [{ codice: "a", nome: "Cura 心", breve: "Cura", alias: ["心"] }],
  } as unknown as EdizioneYaml;
  expect(checkWords(yaml, (path) => path.length)).toMatchObject([
    { file: "edizione.yaml", riga: 3, cosa: expect.stringContaining("in «cantieri.0.nome»") },
  ]);
});
