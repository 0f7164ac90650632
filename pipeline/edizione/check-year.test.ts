// A folder copied from another year, or from the samples, says what was not changed in it.
import { cpSync, renameSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sentenceOfFault } from "../../schemas/edizione.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { borgo, borgoFolder, type Change } from "./borgo.support.ts";
import { CITTA } from "./edizione.support.ts";
import { loadEdizione } from "./load.ts";

const YAML = "edizione.yaml";
const yaml = (from: string, to: string): Change => ({ file: YAML, from, to });
const told = async (folder: string): Promise<string[]> => (await loadEdizione(folder)).difetti.map(sentenceOfFault);
const named = (name: string): string => {
  const path = join(temporaryFolder(), name);
  renameSync(borgoFolder(), path);
  return path;
};

test.each([
  [
    "2021",
    [
      "edizione.yaml, riga 1: anno dice 2020, ma la cartella si chiama «2021». Scrivi 2021, o cambia nome alla cartella.",
    ],
  ],
  [
    "borgo-2019",
    [
      "edizione.yaml, riga 1: anno dice 2020, ma la cartella si chiama «borgo-2019». Scrivi 2019, o cambia nome alla cartella.",
    ],
  ],
  ["2020-bozza", []],
  ["dal 2019 al 2020", []],
  ["x2019y", []],
  ["via-2100m", []],
])("a folder called «%s»", async (name, faults) => {
  expect(await told(named(name))).toEqual(faults);
});

test.each<[Change, string]>([
  [yaml("data_riferimento: 2020-12-31", "data_riferimento: 31/12/2019"), "data_riferimento non è del 2020"],
  [yaml("data_pubblicazione: 2021-05-01", "data_pubblicazione: 1 maggio 2020"), "viene prima di data_riferimento"],
  [yaml("borgo/2020/", "borgo/2019/"), "indirizzo_pubblico porta al 2019, ma anno dice 2020"],
])("%j is told with its line", async (change, cosa) => {
  const { difetti } = await borgo([change]);
  expect(difetti).toMatchObject([{ file: YAML, riga: expect.any(Number), cosa: expect.stringContaining(cosa) }]);
});

const CONTI = "anno,finanziatore,nome,importo,fonte\n";
const SINCE = (year: number): Change => yaml("nell'anno., since: 2020", `nell'anno., since: ${year}`);
const ROTTURE = (year: number): Change =>
  yaml("rotture: []", `rotture: [{ misura: enti, anno: ${year}, motivo: Uno }]`);
test.each<[string, readonly Change[], string, [file: string, riga: number][]]>([
  ["accounts of years near the edition", [], "2018,cassa,Cassa,1,A\n2023,cassa,Cassa,1,A\n", []],
  [
    "accounts of far years",
    [],
    "2020,cassa,Cassa,1,A\n202,cassa,Cassa,1,A\n2200,cassa,Cassa,1,A\n",
    [
      ["progetto/conti.csv", 3],
      ["progetto/conti.csv", 4],
    ],
  ],
  ["an indicator since long ago", [SINCE(1998)], "", []],
  ["an indicator of the year after", [SINCE(2021)], "", []],
  ["an indicator since no year", [SINCE(202)], "", [[YAML, 70]]],
  ["an indicator that is never asked", [SINCE(2202)], "", [[YAML, 70]]],
  ["a break that never comes", [ROTTURE(2200)], "", [[YAML, 71]]],
])("%s", async (_, changes, rows, places) => {
  const { difetti } = await borgo(changes, rows === "" ? {} : { "progetto/conti.csv": CONTI + rows });
  expect(difetti.map(({ file, riga }) => [file, riga])).toEqual(places);
  for (const { cosa } of difetti) expect(cosa).toMatch(/un anno troppo lontano dal 2020 dell'edizione$/);
});

const TRUE = [
  yaml("dimostrativa: true", "dimostrativa: false"),
  yaml("https://esempio.invalid/borgo/2020/", "https://borgo.it/bilancio/"),
];

test("a true edition of its own words has nothing left of a demonstration", async () => {
  expect((await borgo(TRUE)).difetti).toEqual([]);
});

test.each([
  ["testi/05-risorse.md", "Uno.\n\nAnche questi dati sono dimostrativi.\n", 3],
  ["testi/02-come-leggere.md", "Gli enti di queste pagine sono inventati.\n", 1],
  ["progetto/fatti.csv", "id,testo,fonte\nuno,Uno,Ripartizione dimostrativa\n", 2],
])("%s that still says its data are invented is told", async (file, text, line) => {
  const { difetti } = await borgo(TRUE, { [file]: text });
  expect(difetti).toMatchObject([{ file, riga: line, cosa: expect.stringContaining("inventati o dimostrativi") }]);
  const { difetti: ofDemonstration } = await borgo([], { [file]: text });
  expect(ofDemonstration).toEqual([]);
});

test("a copy of a sample that says to be true names every file that is still the sample's", async () => {
  const folder = join(temporaryFolder(), "copia");
  cpSync(CITTA, folder, { recursive: true, filter: (path) => !/archivio|inviati|verita/.test(path) });
  const demonstration = await told(folder);
  expect(demonstration).toEqual([]);
  const { readFileSync, writeFileSync } = await import("node:fs");
  const path = join(folder, YAML);
  writeFileSync(path, readFileSync(path, "utf8").replace("dimostrativa: true", "dimostrativa: false"));
  const faults = (await loadEdizione(folder)).difetti.filter(({ cosa }) => cosa.includes("dell'edizione di prova"));
  expect(faults.map(({ file }) => file)).toEqual(
    expect.arrayContaining([
      "edizione.yaml",
      "enti.csv",
      "progetto/conti.csv",
      "progetto/proposte.csv",
      "precedenti/2022.csv",
      "testi/04-rete.md",
      "testi/zone/alpe.md",
    ]),
  );
  expect(faults.map(({ file }) => file).filter((file) => /metodo|_ogni|territorio/.test(file))).toEqual([]);
});

test("residents counted in a far year, or in one to come, are told once for each year", async () => {
  const rows = [
    "Q1,,900,2034-12-31,A",
    "Q2,,100,2034-12-31,A",
    ",giovani,50,2009,A",
    ",adulti,900,data non indicata,A",
  ];
  const table = `quartiere,fascia,residenti,data,fonte\n${rows.join("\n")}\n`;
  const { difetti } = await borgo([], { "territorio/popolazione.csv": table });
  expect(difetti.map(({ riga, cosa }) => [riga, cosa.slice(0, 16)])).toEqual([
    [2, "«data» dice 2034"],
    [4, "«data» dice 2009"],
  ]);
  expect((await borgo()).difetti).toEqual([]);
});
