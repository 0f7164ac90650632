// The estimates of the need: each says one number, within its limits, in a place that has residents; else the run stops
// with its line.
import { expect, test } from "vitest";
import { borgo } from "./borgo.support.ts";

const FILE = "territorio/fabbisogni.csv";
const HEAD = "destinatari,zona,persone,prevalenza_percento,inf,sup,fonte,data\n";
const GOOD = "tutti,nord,120,,100,140,Studio,2020-12-31\n";

test("an estimate is read as it is written, in persons or in residents of a hundred", async () => {
  const { fabbisogni } = await borgo([], { [FILE]: `${HEAD}${GOOD}tutti,sud,,"12,5",,,Studio,2020\n` });
  expect(fabbisogni).toEqual([
    {
      destinatari: "tutti",
      zona: "nord",
      persone: 120,
      prevalenza_percento: null,
      inf: 100,
      sup: 140,
      fonte: "Studio",
      data: "2020-12-31",
    },
    {
      destinatari: "tutti",
      zona: "sud",
      persone: null,
      prevalenza_percento: 12.5,
      inf: null,
      sup: null,
      fonte: "Studio",
      data: "2020",
    },
  ]);
});

test("of a group of one age there are no more in need than have it in the city", async () => {
  const changes = [
    { file: "edizione.yaml", from: "codice: tutti, nome: Tutti", to: "codice: tutti, nome: Tutti, fascia: giovani" },
    { file: "territorio/popolazione.csv", from: "Q2,,100,", to: "Q2,,100,2020,A\n,giovani,60," },
  ];
  await expect(borgo(changes, { [FILE]: `${HEAD}tutti,nord,61,,,,S,2020\n` })).rejects.toThrow("che sono 60");
  await expect(borgo(changes, { [FILE]: `${HEAD}tutti,nord,60,,,,S,2020\n` })).resolves.toBeDefined();
});

test("an edition may have none", async () => {
  expect((await borgo()).fabbisogni).toEqual([]);
});

test.each<[name: string, row: string, said: string]>([
  ["a group that no list has", "tuti,sud,1,,,,S,2020", "Forse volevi scrivere «tutti»."],
  ["a zona without quartieri", "tutti,valle,1,,,,S,2020", "«valle», che non è una zona con dei quartieri"],
  ["no number", "tutti,sud,,,,,S,2020", "non dice quante persone hanno bisogno"],
  ["two numbers", "tutti,sud,5,5,,,S,2020", "dice sia le persone sia la prevalenza"],
  ["one limit", "tutti,sud,5,,4,,S,2020", "un solo estremo"],
  ["a value outside its limits", "tutti,sud,5,,6,9,S,2020", "il valore non sta tra inf e sup"],
  ["more residents than there are", "tutti,sud,,90,80,101,S,2020", "sup è più di 100 residenti su 100"],
  ["more persons than live there", "tutti,sud,101,,,,S,2020", "dice più persone dei residenti, che sono 100"],
  ["a limit that is more than live there", "tutti,sud,90,,80,101,S,2020", "dice più persone dei residenti"],
  ["no source", "tutti,sud,5,,4,6,,2020", "fonte"],
  ["the city beside its zone", "tutti,,5,,4,6,S,2020", "sia una stima di tutta la città sia una di zona (riga 2)"],
  ["an estimate that is there", "tutti,nord,5,,4,6,S,2020", "in «nord» c'è già alla riga 2"],
])("%s stops with its line", async (_, row, said) => {
  const told = borgo([], { [FILE]: `${HEAD}${GOOD}${row}\n` }).then(String, String);
  expect(await told).toContain(`${FILE}, riga 3: `);
  expect(await told).toContain(said);
});

test("a prevalence of residents that nobody counted stops", async () => {
  const change = { file: "territorio/popolazione.csv", from: "Q2,,100", to: ",giovani,100" };
  const loading = borgo([change], { [FILE]: `${HEAD}tutti,sud,,5,,,S,2020\n` });
  await expect(loading).rejects.toThrow("non si sanno tutti i residenti di «sud»");
});

test("a name that is nearly the file's is told, because it would be left aside", async () => {
  const { difetti } = await borgo([], { "territorio/fabbisogno.csv": HEAD });
  expect(difetti).toMatchObject([{ file: "territorio/fabbisogno.csv", rimedio: `Forse volevi scrivere «${FILE}».` }]);
});
