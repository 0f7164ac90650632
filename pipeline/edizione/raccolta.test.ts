// How an edition is collected: what is wrong in its files is told with file, line and fix.
import { expect, test } from "vitest";
import { borgo } from "./borgo.support.ts";
import { loadCoordinatori, loadRaccolta } from "./raccolta.ts";

const YAML = `scadenza: 31/03/2021
aiuto:
  nome: Anna R.
  telefono: 000 000 000
  orari: lunedì, 9–13
  posta: raccolta@esempio.invalid
`;

test("the last day is read however it is written, and the files are no stray ones", async () => {
  const edizione = await borgo([], {
    "raccolta.yaml": YAML,
    "riservato/coordinatori.csv": "cantiere,zona,nome,email\n",
  });
  expect(await loadRaccolta(edizione.cartella)).toMatchObject({ scadenza: "2021-03-31", aiuto: { nome: "Anna R." } });
  expect(edizione.difetti).toEqual([]);
});

test.each([
  ["no file", null, /raccolta\.yaml: il file non c'è/],
  ["no last day", YAML.replace("31/03/2021", "a marzo"), /raccolta\.yaml, riga 1/],
  [
    "no address",
    YAML.replace("raccolta@esempio.invalid", "in ufficio"),
    /raccolta\.yaml, riga 6: .*indirizzo di posta/,
  ],
  ["a word too many", `${YAML}  fax: 000\n`, /raccolta\.yaml, riga/],
])("%s stops with file and fix", async (_, yaml, expected) => {
  const { cartella } = await borgo([], { "raccolta.yaml": yaml });
  await expect(loadRaccolta(cartella)).rejects.toThrow(expected);
});

test.each([
  ["curare,,Anna,anna@esempio.invalid", [{ ambito: "cantiere=curare", nome: "Anna", email: "anna@esempio.invalid" }]],
  [",nord,Anna,anna@esempio.invalid", [{ ambito: "zona=nord", nome: "Anna", email: "anna@esempio.invalid" }]],
  ["curare,nord,Anna,anna@esempio.invalid", /coordinatori\.csv, riga 2: serve il cantiere o la zona/],
  [",,Anna,anna@esempio.invalid", /coordinatori\.csv, riga 2: serve il cantiere o la zona/],
  ["curar,,Anna,anna@esempio.invalid", /«curar» non è tra i cantieri.*«curare»/],
  [",norde,Anna,anna@esempio.invalid", /«norde» non è tra le zone.*«nord»/],
])("who coordinates what: %s", async (row, expected) => {
  const edizione = await borgo([], { "riservato/coordinatori.csv": `cantiere,zona,nome,email\n${row}\n` });
  if (expected instanceof RegExp) await expect(loadCoordinatori(edizione)).rejects.toThrow(expected);
  else expect(await loadCoordinatori(edizione)).toEqual(expected);
});
