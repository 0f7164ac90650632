import { expect, test } from "vitest";
import { reachOf } from "./watching.ts";

test.each([
  ["testi/05-risorse.md", "testi"],
  ["testi/zone/nord.md", "testi"],
  ["testi/glossario.csv", "testi"],
  ["progetto/fatti.csv", "testi"],
  ["progetto/conti.csv", "tutto"],
  ["enti.csv", "tutto"],
  ["edizione.yaml", "tutto"],
  ["inviati/modulo.xlsx", "tutto"],
  ["riservato/protezione.yaml", "tutto"],
  ["archivio/disegni.json", null],
  ["testi/.05-risorse.md.swp", null],
  ["testi/05-risorse.md~", null],
  ["inviati/~$modulo.xlsx", null],
  ["reports/pagina.html", null],
  ["appunti.docx", null],
])("a change of %s reaches %s", (file, reach) => {
  expect(reachOf(file)).toBe(reach);
});
