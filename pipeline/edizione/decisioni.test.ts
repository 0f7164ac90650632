// progetto/decisioni.csv: what people decided about money that two enti tell differently.
import { expect, test } from "vitest";
import { borgo, borgoFolder } from "./borgo.support.ts";
import { loadEdizione } from "./load.ts";
import { nextEdition } from "./next-edition.ts";

const HEAD = "da,a,natura,pagato,ricevuto,esito,importo,motivo,deciso_da,data";
const FILE = "progetto/decisioni.csv";
const decided = (...lines: readonly string[]) => borgo([], { [FILE]: [HEAD, ...lines, ""].join("\n") });

test("a decision keeps its line, and an empty amount is a side that says nothing", async () => {
  const { decisioni } = await decided(
    'E001,E002,,"1.200,50",900,importo,"1.000,00",Estratto conto,Anna,31/12/2020',
    "E003,,,50.25,,competenza,,Fattura di gennaio,Bruno,2021-02-01",
  );
  const shared = { natura: "" };
  expect(decisioni).toEqual([
    {
      ...{ ...shared, riga: 2, da: "E001", a: "E002", pagato: 1200.5, ricevuto: 900, esito: "importo", importo: 1000 },
      ...{ motivo: "Estratto conto", deciso_da: "Anna", data: "2020-12-31" },
    },
    {
      ...{ ...shared, riga: 3, da: "E003", a: "", pagato: 50.25, ricevuto: null, esito: "competenza", importo: null },
      ...{ motivo: "Fattura di gennaio", deciso_da: "Bruno", data: "2021-02-01" },
    },
  ]);
});

test("an edition without the file has decided nothing, and the next one starts without it", async () => {
  expect((await borgo()).decisioni).toEqual([]);
  const source = await loadEdizione(
    borgoFolder([], { [FILE]: `${HEAD}\nE001,E002,,1,2,pagatore,,Perché,Anna,2021-01-01\n` }),
  );
  expect(source.decisioni).toHaveLength(1);
  const { files } = await nextEdition(source, 2021, null);
  expect([...files.keys()].filter((path) => path.includes("decisioni"))).toEqual([]);
});

test.each([
  ["a payer that nobody is", "E01,E002,,1,2,pagatore,,Perché,Anna,2021-01-01", "la colonna da dice «E01»", "E001"],
  ["a payee that nobody is", "E001,E02,,1,2,pagatore,,Perché,Anna,2021-01-01", "la colonna a dice «E02»", "E002"],
  ["an outcome that is none", "E001,E002,,1,2,pagante,,Perché,Anna,2021-01-01", "«esito»", "pagatore"],
  ["no outcome yet", "E001,E002,,1,2,,,,,", "«esito»", "pagatore, ricevente, competenza, importo"],
  ["an amount that is not said", "E001,E002,,1,2,importo,,Perché,Anna,2021-01-01", "«importo»: scrivi quale", ""],
  ["an amount too many", "E001,E002,,1,2,pagatore,3,Perché,Anna,2021-01-01", "«importo»: con l'esito", "resta vuoto"],
  ["no reason", "E001,E002,,1,2,pagatore,,,Anna,2021-01-01", "«motivo»", "vuoto"],
  ["nobody who decided", "E001,E002,,1,2,pagatore,,Perché,,2021-01-01", "«deciso_da»", "vuoto"],
  ["a day in words", "E001,E002,,1,2,pagatore,,Perché,Anna,ieri", "«data»", "non è una data"],
  ["an amount in words", "E001,E002,,uno,2,pagatore,,Perché,Anna,2021-01-01", "«pagato»", ""],
])("%s stops with file, line and fix", async (_, line, cosa, fix) => {
  const stopped = decided("E002,E003,,1,2,pagatore,,Perché,Anna,2021-01-01", line);
  await expect(stopped).rejects.toMatchObject({ name: "EdizioneRotta" });
  await expect(stopped).rejects.toThrow(`${FILE}, riga 3: `);
  await expect(stopped).rejects.toThrow(cosa);
  await expect(stopped).rejects.toThrow(fix);
});

test("two decisions about the same money stop with both lines", async () => {
  const line = "E001,E002,,1,2,pagatore,,Perché,Anna,2021-01-01";
  await expect(decided(line, line.replace("pagatore", "ricevente"))).rejects.toThrow(
    `${FILE}, riga 3: la decisione sul denaro di «E001» a «E002» c'è già alla riga 2`,
  );
});
