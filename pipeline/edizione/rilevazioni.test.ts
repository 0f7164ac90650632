// Several mappings of surveys in one edition, and what a mapping may not ask for.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cityWith } from "./edizione.support.ts";
import { loadEdizione } from "./load.ts";
import { checkExports, isMapping, loadRilevazioni } from "./rilevazioni.ts";

const mappingOf = (file: string, blocchi = "") => `file: ["${file}"]
ente: CODICE
edizione: 2024
blocchi:
  volontari:
    gruppi:
      - fissi: { cantiere: crescere }
        campi: { zona: ZONA, volontari: VOL }
${blocchi}`;

function cityOf(mappings: Readonly<Record<string, string>>): string {
  const [[first = "", text = ""] = [], ...others] = Object.entries(mappings);
  const folder = cityWith(first, () => text);
  for (const [path, content] of others) {
    mkdirSync(join(folder, "inviati/rilevazioni"), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

test("an edition has one mapping under the old name and any number in their folder", async () => {
  const folder = cityOf({
    "inviati/rilevazione.yaml": mappingOf("a.csv"),
    "inviati/rilevazioni/rilevazione kobo.yaml": mappingOf("b*.xlsx"),
    "inviati/rilevazioni/google.yaml": mappingOf("c.csv"),
  });
  const found = await loadRilevazioni(await loadEdizione(folder));
  expect(found.map(({ origine, righe }) => [origine, righe["ZONA"]])).toEqual([
    ["inviati/rilevazione.yaml", 8],
    ["inviati/rilevazioni/google.yaml", 8],
    ["inviati/rilevazioni/rilevazione kobo.yaml", 8],
  ]);
  await expect(checkExports(folder, () => ["a.csv", "b 1.xlsx", "C (1).csv"])).resolves.toBeUndefined();
});

test.each([
  ["inviati/rilevazione.yaml", true],
  ["inviati/rilevazioni/a.yaml", true],
  ["inviati/rilevazioni/a.csv", false],
  ["inviati/a.yaml", false],
])("%s is a mapping: %s", (path, expected) => expect(isMapping(path)).toBe(expected));

test.each([
  [
    "that two mappings read",
    ["a.csv"],
    "inviati/rilevazioni/b.yaml, riga 1: «a.csv» è già di inviati/rilevazione.yaml, riga 1.",
  ],
  ["that none of those that came is", ["x.csv"], "inviati/rilevazione.yaml, riga 1: «a.csv» non è tra i file"],
  ["whose name is nearly one that came", ["ab.csv"], "Forse volevi scrivere «ab.csv»."],
])("an export %s stops the run", async (_, names, told) => {
  const folder = cityOf({
    "inviati/rilevazione.yaml": mappingOf("a.csv"),
    "inviati/rilevazioni/b.yaml": mappingOf("a*.csv"),
  });
  await expect(checkExports(folder, () => names)).rejects.toThrow(told);
});

const services = (fissi: string, more: string) => `  servizi:
    gruppi:
      - fissi: { cantiere: crescere, zona: alpe, bisogno: compagnia, modalita: centro, ${fissi} }
        campi: { nome: NOME${more} }
        scelte: { campo: destinatari, colonna: DEST }
`;
const needs = (path: string) => `  bisogni:
    gruppi:
      - fissi: { cantiere: crescere, zona: alpe, gravita: "3", risposta: piena }
        scelte: { campo: ${path} }
`;
test.each([
  [
    "a quantity that boxes would count twice",
    services("", ", utenti: UT"),
    13,
    "«utenti» di «Servizi e attività» conterebbe più volte",
  ],
  ["a fixed quantity too", services('utenti: "50"', ""), 13, "«utenti» di «Servizi e attività» conterebbe più volte"],
  [
    "a service that boxes would count twice",
    services("", ""),
    13,
    "la stessa riga di «Servizi e attività» conterebbe più volte",
  ],
  ["boxes for a field that is no list", needs("nota, colonna: N"), 12, "il campo «nota» non è a scelta"],
  ["boxes for a field that is fixed", needs("zona, colonna: N"), 12, "«zona» è letto due volte"],
  [
    "an unknown code for several ticks",
    needs("bisogno, colonna: N, se_piu: tuti"),
    12,
    "«tuti» non è nell'elenco «bisogni»",
  ],
  [
    "a group without a needed field",
    "  voci:\n    gruppi:\n      - campi: { testo: T }\n",
    11,
    "il gruppo non dice «occasione»",
  ],
  [
    "a field both fixed and read",
    "  voci:\n    gruppi:\n      - fissi: { occasione: cena }\n        campi: { occasione: O, testo: T }\n",
    12,
    "«occasione» è letto da una colonna ed è anche tra i «fissi»",
  ],
  [
    "a number that another block counts already",
    "  personale:\n    gruppi:\n      - fissi: { cantiere: crescere, zona: alpe, contratto: borsa }\n        campi: { persone: VOL }\n",
    12,
    "la colonna «VOL» è già contata in «volontari» di «Volontari», e lo sarebbe anche in «persone» di «Personale retribuito»",
  ],
  [
    "a number of one repetition that is read alone too",
    `  personale:
    gruppi:
      - { fissi: { cantiere: crescere, zona: alpe, contratto: borsa }, campi: { persone: P1 } }
      - { fissi: { cantiere: crescere, zona: piana, contratto: borsa }, campi: { persone: "Q{n}", donne: "P{n}" }, fino_a: 2 }
`,
    12,
    "la colonna «P1» è già contata in «persone» di «Personale retribuito»",
  ],
  [
    "repetitions in a sheet of their own",
    "  voci:\n    gruppi:\n      - fissi: { occasione: cena }\n        foglio: voci\n        campi: { testo: 'T{n}' }\n        fino_a: 3\n",
    14,
    "il gruppo ha un foglio suo",
  ],
  [
    "a block in two sheets",
    "  voci:\n    gruppi:\n      - { fissi: { occasione: cena }, campi: { testo: T } }\n      - { foglio: voci, fissi: { occasione: cena }, campi: { testo: U } }\n",
    12,
    "si leggono tutti dallo stesso foglio",
  ],
])("a mapping with %s stops with file and line", async (_, blocchi, line, told) => {
  const folder = cityOf({ "inviati/rilevazione.yaml": mappingOf("a.csv", blocchi) });
  const loading = loadEdizione(folder).then(loadRilevazioni);
  await expect(loading).rejects.toThrow(new RegExp(`^inviati/rilevazione\\.yaml, riga ${line}: .*${told}`));
});

test.each([
  ["spunta: ['No']", "«No» vuol dire che la casella non è segnata"],
  ["codici: { si_no: { A1: forse } }", "«forse» non è sì né no"],
])("%s stops", async (line, told) => {
  const folder = cityOf({ "inviati/rilevazione.yaml": `${mappingOf("a.csv")}${line}\n` });
  await expect(loadEdizione(folder).then(loadRilevazioni)).rejects.toThrow(told);
});

test("with a code for several ticks a service stays one row, and the mapping is good", async () => {
  const good = services("", ", utenti: UT").replace("colonna: DEST", "colonna: DEST, se_piu: tutti");
  const folder = cityOf({ "inviati/rilevazione.yaml": mappingOf("a.csv", good) });
  expect(await loadRilevazioni(await loadEdizione(folder))).toHaveLength(1);
});
