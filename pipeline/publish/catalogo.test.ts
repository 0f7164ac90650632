// The card of an edition in the catalogues of the public administration: whole, or not at all.
import { expect, test } from "vitest";
import { BORGO } from "../compose/prova.support.ts";
import { catalogo } from "./catalogo.ts";
import { wrongInCatalogue } from "./conforms.support.ts";

const TABLES = [{ nome: "figure", titolo: "Tutte le figure", colonne: [], righe: [] }];
const owner = { titolare: "Comune di Borgo", codice_ipa: "c_x001", email: "" };

test.each([owner, { ...owner, email: "dati@esempio.invalid" }])(
  "has every mandatory field, with the address «$email»",
  (given) => {
    const text = catalogo({ ...BORGO.yaml, catalogo: given }, TABLES, "2021-06-01") ?? "";
    expect(wrongInCatalogue(text)).toEqual([]);
    expect(text).toContain('"@value": "2021-06-01"');
    expect(text.includes("vcard:hasEmail")).toBe(given.email !== "");
  },
);

test("is not made up where nobody owns the data, or where the licence is not known", () => {
  expect(catalogo({ ...BORGO.yaml, catalogo: null }, TABLES, "2021-06-01")).toBeNull();
  expect(
    catalogo({ ...BORGO.yaml, catalogo: owner, licenza: "Tutti i diritti riservati" }, TABLES, "2021-06-01"),
  ).toBeNull();
});
