// A name that pages cannot hold is told with its line; a short one beside it is enough.
import { expect, test } from "vitest";
import { checkNames, LONGEST } from "./check-names.ts";

const long = "Est dei Colli, delle Colline Moreniche e delle Terre Basse lungo il Corso del Fiume Naviglio";
const zona = (nome: string, breve: string) => [{ line: 3, row: { nome, breve } }];
const cantiere = (breve: string) => ({ cantieri: [{ codice: "a", nome: long, breve }] });

test("a long quartiere", () => {
  const quartieri = [
    { line: 7, row: { nome: long } },
    { line: 8, row: { nome: "x".repeat(LONGEST) } },
  ];
  const faults = checkNames({ cantieri: [] }, [], quartieri, () => 9);
  expect(faults.map(({ file, riga, rimedio }) => [file, riga, rimedio])).toEqual([
    ["territorio/quartieri.csv", 7, "Scrivi un nome più corto, e quello intero fra gli alias."],
  ]);
});

test.each([
  { name: "a long zona", zone: zona(long, ""), cantieri: cantiere("Est"), told: ["territorio/zone.csv 3: la zona"] },
  { name: "a long zona with a short name", zone: zona(long, "Est"), cantieri: cantiere("Est"), told: [] },
  {
    name: "a long short name",
    zone: zona("Est", ""),
    cantieri: cantiere(long),
    told: ["edizione.yaml 9: il nome breve del cantiere"],
  },
  {
    name: "a name that just fits",
    zone: zona("x".repeat(LONGEST), ""),
    cantieri: cantiere("x".repeat(LONGEST)),
    told: [],
  },
])("$name", ({ zone, cantieri, told }) => {
  const faults = checkNames(cantieri, zone, [], () => 9);
  expect(faults.map(({ file, riga, cosa }) => `${file} ${riga}: ${cosa.split(" «")[0]}`)).toEqual(told);
  for (const { cosa } of faults) expect(cosa).toContain(`${long.length} lettere`);
});
