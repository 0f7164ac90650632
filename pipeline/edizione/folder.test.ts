// A file or folder with nearly the right name is told, and what people and programs leave beside the files is not.
import { expect, test } from "vitest";
import { sentenceOfFault } from "../../schemas/edizione.ts";
import { borgo } from "./borgo.support.ts";
import { EdizioneRotta } from "./faults.ts";

const NOT_READ = "il programma non legge questo file.";

test.each([
  ["testi/glosario.csv", `${NOT_READ} L'unica tabella qui è «testi/glossario.csv».`],
  ["testi/14-giovani.txt", `${NOT_READ} I testi sono file .md: forse volevi scrivere «14-giovani.md».`],
  ["testi/cantieri/curare.MD", `${NOT_READ} I testi sono file .md: forse volevi scrivere «curare.md».`],
  ["territorio/zona.csv", `${NOT_READ} Forse volevi scrivere «territorio/zone.csv».`],
  ["territorio/2020/popolazione.csv", `${NOT_READ} Forse volevi scrivere «territorio/popolazione.csv».`],
  ["progetto/conto.csv", `${NOT_READ} Forse volevi scrivere «progetto/conti.csv».`],
  ["progetto/conti.xlsx", `${NOT_READ} Forse volevi scrivere «progetto/conti.csv».`],
  ["precedenti/2019.CSV", `${NOT_READ} Le cifre pubblicate stanno in file .csv, per esempio «2019.csv».`],
  ["fatti.csv", `${NOT_READ} Forse volevi scrivere «progetto/fatti.csv».`],
  ["ricezione.csv", `${NOT_READ} Forse volevi scrivere «inviati/ricezioni.csv».`],
  ["inviato/a.csv", "il programma non guarda in questa cartella. Forse volevi scrivere «inviati/», che manca."],
])("%s is told as a fault of the edition", async (path, told) => {
  const { difetti } = await borgo([], { [path]: "a,b\n" });
  const place = path === "inviato/a.csv" ? "inviato/" : path;
  expect(difetti.map(sentenceOfFault)).toEqual([`${place}: ${told}`]);
});

test.each([
  ["inviati/rilevazione.yml", "rilevazione.yaml"],
  ["inviati/Rilevazione 2020.yaml", "rilevazione.yaml"],
  ["inviati/rilevazone.yaml.txt", "rilevazione.yaml"],
  ["inviati/dentro/rilevazione.yaml", "rilevazione.yaml"],
  ["inviati/ricezione.csv", "ricezioni.csv"],
  ["inviati/Ricezioni.csv", "ricezioni.csv"],
  ["inviati/ricezioni.xlsx", "ricezioni.csv"],
])("%s is none of the files that it nearly is, and stops", async (path, nome) => {
  const loading = borgo([], { [path]: "a,b\n" });
  await expect(loading).rejects.toThrow(EdizioneRotta);
  await expect(loading).rejects.toThrow(
    `${path}: questo file non vale come «${nome}». Salvalo come «inviati/${nome}».`,
  );
});

test.each([
  ["inviati/kobo.yaml", "kobo"],
  ["inviati/rilevazioni/kobo.yml", "kobo"],
  ["inviati/rilevazioni/kobo.yaml.txt", "kobo"],
  ["inviati/dentro/kobo.yaml", "kobo"],
])("%s is a mapping out of its place, and stops", async (path, stem) => {
  const loading = borgo([], { [path]: "file: [a]\n" });
  await expect(loading).rejects.toThrow(`salvalo come «inviati/rilevazioni/${stem}.yaml».`);
  await expect(loading).rejects.toThrow(EdizioneRotta);
});

test("what is beside the files, an export of a survey and a folder of one's own are left alone", async () => {
  const aside = [
    ".DS_Store",
    "README.md",
    "LEGGIMI.txt",
    "testi/README.md",
    "testi/.04-rete.md.swp",
    "testi/04-rete.md~",
  ];
  const others = [
    "progetto/~$conti.xlsx",
    "progetto/delibera.pdf",
    "verita/attesi.csv",
    "inviati/rilevazioni.csv",
    "inviati/rilevazioni/rilevazione.yaml",
  ];
  const { difetti, testi } = await borgo([], Object.fromEntries([...aside, ...others].map((path) => [path, "x"])));
  expect(difetti).toEqual([]);
  expect(Object.keys(testi)).toEqual(["01-in-breve", "05-risorse"]);
});
