// How an edition is collected: what is wrong in its files is told with file, line and fix.
import { expect, test } from "vitest";
import { borgo } from "./borgo.support.ts";
import { loadContatti } from "./contatti.ts";
import { loadCoordinatori } from "./persone.ts";
import { checkTavoli, loadRaccolta } from "./raccolta.ts";

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
  expect(await loadRaccolta(edizione)).toMatchObject({ scadenza: "2021-03-31", aiuto: { nome: "Anna R." } });
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
  ["a word too many", `${YAML}  fax: 000\n`, /raccolta\.yaml, riga 7: .*fax/],
  ["a word that is nearly right", YAML.replace("orari", "orri"), /riga 5: «aiuto» .*: orri\. Forse .*«orari»\.$/],
  ["one that may be left out", `automatci: true\n${YAML}`, /riga 1: .*automatci\. Forse .*«automatici»\.$/],
  [
    "a last day before what it asks about",
    YAML.replace("2021", "2012"),
    /riga 1: scadenza dice 31.marzo.2012, che non/,
  ],
  ["a last day after the publication", YAML.replace("2021", "2031"), /riga 1: scadenza dice 31.marzo.2031, che non/],
  [
    "comments until long ago",
    `${YAML}bozza: { commenti_fino: 2012-06-30 }\n`,
    /riga 7: bozza\.commenti_fino dice 30.giugno/,
  ],
])("%s stops with file and fix", async (_, yaml, expected) => {
  const edizione = await borgo([], { "raccolta.yaml": yaml });
  await expect(loadRaccolta(edizione)).rejects.toThrow(expected);
});

test.each([
  ["occasione: cenna\n  ente: E001", /^raccolta\.yaml, riga 9: tavoli: «cenna» .*«occasioni»\. Forse .*«cena»\.$/],
  ["occasione: cena\n  ente: E0001", /^raccolta\.yaml, riga 10: tavoli: «E0001» .*«enti»\./],
])("tables of what the edition does not have stop with their line: %s", async (names, expected) => {
  const edizione = await borgo([], { "raccolta.yaml": `${YAML}tavoli:\n  nome: Giugno\n  ${names}\n  quanti: 6\n` });
  const raccolta = await loadRaccolta(edizione);
  await expect(checkTavoli(raccolta, edizione)).rejects.toThrow(expected);
});

test("an address that stands twice for one ente, or one cantiere, would get every letter twice", async () => {
  const edizione = await borgo([], {
    "riservato/contatti.csv":
      "ente,email,nome\nE002,a@esempio.invalid,Anna\nE003,a@esempio.invalid,\nE002,A@esempio.invalid,\n",
    "riservato/coordinatori.csv":
      "cantiere,zona,nome,email\ncurare,,Anna,a@esempio.invalid\n,nord,Anna,a@esempio.invalid\ncurare,,Anna,a@esempio.invalid\n",
  });
  const twice = (file: string) => new RegExp(`^riservato/${file}, riga 4: .* alla riga 2, .* Tieni una riga sola\\.$`);
  await expect(loadContatti(edizione)).rejects.toThrow(twice("contatti\\.csv"));
  await expect(loadCoordinatori(edizione)).rejects.toThrow(twice("coordinatori\\.csv"));
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
