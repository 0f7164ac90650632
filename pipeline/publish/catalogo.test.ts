// The card of an edition in the catalogues of the public administration: whole, or not at all.
import { expect, test } from "vitest";
import { edizioneSchema } from "../../schemas/edizione.ts";
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

test("is not made up where nobody owns the data, and asks for a licence that catalogues know", () => {
  expect(catalogo({ ...BORGO.yaml, catalogo: null }, TABLES, "2021-06-01")).toBeNull();
  const asked = (licenza: string, catalogo: typeof owner | null) =>
    edizioneSchema.safeParse({ ...BORGO.yaml, catalogo, licenza }).error?.issues.map(({ path }) => path.join("."));
  expect(asked("Tutti i diritti riservati", owner)).toEqual(["licenza"]);
  expect(asked("CC0 1.0", owner)).toBeUndefined();
  expect(asked("Tutti i diritti riservati", null)).toBeUndefined();
});
