// A file or folder with nearly the right name is told, and what people and programs leave beside the files is not.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sentenceOfFault } from "../../schemas/edizione.ts";
import { BORGO, borgo, borgoFolder } from "./borgo.support.ts";
import { EdizioneRotta } from "./faults.ts";
import { strayFiles } from "./folder.ts";

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
  ["precedenti/2019/figure.csv", `${NOT_READ} Chiamalo come il suo anno, per esempio «precedenti/2018.csv».`],
  ["precedenti/2019.xlsx", `${NOT_READ} Le cifre pubblicate stanno in file .csv, per esempio «2019.csv».`],
  ["06-cantieri.md", `${NOT_READ} I testi sono file .md, e stanno in testi/.`],
  ["testi/06-cantieri.docx", `${NOT_READ} I testi sono file .md: forse volevi scrivere «06-cantieri.md».`],
  ["testi/2-rete.MD", `${NOT_READ} I testi sono file .md: forse volevi scrivere «2-rete.md».`],
  ["progetto/conti.CSV", `${NOT_READ} Forse volevi scrivere «progetto/conti.csv».`],
  ["fatti.csv", `${NOT_READ} Forse volevi scrivere «progetto/fatti.csv».`],
  ["riservato/protezone.yaml", `${NOT_READ} Forse volevi scrivere «riservato/protezione.yaml».`],
  ["riservato/protezione.yml", `${NOT_READ} Forse volevi scrivere «riservato/protezione.yaml».`],
  ["riservato/contatto.csv", `${NOT_READ} Forse volevi scrivere «riservato/contatti.csv».`],
  ["ricezione.csv", `${NOT_READ} Forse volevi scrivere «inviati/ricezioni.csv».`],
  ["riservato/panel 2019.csv", `${NOT_READ} Forse volevi scrivere «riservato/panel-2019.csv».`],
  ["testi/06-cantieri.md.bak", `${NOT_READ} I testi sono file .md: forse volevi scrivere «06-cantieri.md».`],
  ...["conti.numbers", "conti.csv.bak", "conti", "Conti.docx"].map((name): [string, string] => [
    `progetto/${name}`,
    `${NOT_READ} Forse volevi scrivere «progetto/conti.csv», che manca.`,
  ]),
  ["riservato/contatti.docx", `${NOT_READ} Forse volevi scrivere «riservato/contatti.csv», che manca.`],
  ["precedenti/2019.numbers", `${NOT_READ} Le cifre pubblicate stanno in file .csv, per esempio «2019.csv».`],
  ["inviato/a.csv", "il programma non guarda in questa cartella. Forse volevi scrivere «inviati/», che manca."],
])("%s is told as a fault of the edition", async (path, told) => {
  const { difetti } = await borgo([], { [path]: "a,b\n" });
  const place = path === "inviato/a.csv" ? "inviato/" : path;
  expect(difetti.map(sentenceOfFault)).toEqual([`${place}: ${told}`]);
});

test.each<[string, string, string]>([
  [
    "edizione.yml",
    "edizione.yaml",
    "edizione.yaml: il file non c'è. C'è «edizione.yml»: se è lui, chiamalo «edizione.yaml».",
  ],
  ["Enti.csv", "enti.csv", "enti.csv: il file non c'è. C'è «Enti.csv»: se è lui, chiamalo «enti.csv»."],
  [
    "Territorio/zone.csv",
    "territorio/zone.csv",
    "territorio/zone.csv: il file non c'è. C'è «Territorio/zone.csv»: se è lui, chiamalo «territorio/zone.csv».",
  ],
  ["rilevazione.yaml", "edizione.yaml", "il file non c'è. Indica la cartella di un'edizione"],
  ["enti.csv.txt", "enti.csv", "enti.csv: il file non c'è. C'è «enti.csv.txt»"],
])("%s in the place of a needed file is named with it", async (path, needed, told) => {
  const loading = borgo([], { [needed]: null, [path]: BORGO[needed] ?? "" });
  await expect(loading).rejects.toThrow(told);
});

test.each(["testi", "progetto", "precedenti", "inviati"])("a file in the place of %s/ stops", async (name) => {
  const without = Object.fromEntries(
    Object.keys(BORGO).map((path) => [path, path.startsWith("testi/") ? null : (BORGO[path] ?? null)]),
  );
  await expect(borgo([], { ...without, [name]: "x" })).rejects.toThrow(`${name}: è un file, e qui serve una cartella.`);
});

test.each<[string, Readonly<Record<string, string | Uint8Array | null>>, string]>([
  ["a folder", { "enti.csv": null, "enti.csv/x.txt": "x" }, "enti.csv: è una cartella, e qui serve un file."],
  [
    "a text that is a folder",
    { "testi/05-risorse.md": null, "testi/05-risorse.md/x.txt": "x" },
    "testi/05-risorse.md: è una cartella",
  ],
  [
    "a workbook",
    { "enti.csv": Buffer.from("504b0304ff", "hex") },
    "enti.csv: è un foglio di calcolo, e qui serve un testo.",
  ],
  [
    "an old workbook",
    { "enti.csv": Buffer.from("d0cf11e0a1", "hex") },
    "enti.csv: è un foglio di calcolo, e qui serve un testo.",
  ],
])("%s in the place of a table stops with its name", async (_, files, told) => {
  await expect(borgo([], files)).rejects.toThrow(told);
});

test("a needed folder that is missing is said to be missing", async () => {
  const none = Object.fromEntries(["zone", "quartieri", "popolazione"].map((name) => [`territorio/${name}.csv`, null]));
  await expect(borgo([], none)).rejects.toThrow(
    /^territorio\/\w+\.csv: il file non c'è, e nemmeno la cartella «territorio\/» con qualcosa dentro\./,
  );
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

/** The folder as README.md draws it, of which some are files. */
const drawn = (): string[] => {
  const [, drawing = ""] =
    /## La cartella di un'edizione[\s\S]*?```\n([\s\S]*?)```/.exec(readFileSync("README.md", "utf8")) ?? [];
  return drawing.split("\n").flatMap((line) => {
    const [, place = "", words = ""] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    if (!place.endsWith("/")) return place === "" ? [] : [place];
    const files = words.match(/[\w<>-]+\.(?:csv|md|yaml)\b/g) ?? [];
    return files.map(
      (file) =>
        `${place}${file.replace(/.*<anno>/, (name) => name.replace("<anno>", "2019")).replace("NN-nome", "14-nome")}`,
    );
  });
};

test("every file that README.md names is one that somebody reads", async () => {
  const named = drawn();
  expect(named).toEqual(expect.arrayContaining(["edizione.yaml", "progetto/voci.csv", "riservato/panel-2019.csv"]));
  const files = named.filter((file) => !file.startsWith("inviati/") && BORGO[file] === undefined);
  expect(await strayFiles(borgoFolder([], Object.fromEntries(files.map((file) => [file, ""]))))).toEqual([]);
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
    "progetto/obiettivi.pdf",
    "enti.csv.bak",
    "territorio/zone.numbers",
    "verita/attesi.csv",
    "inviati/rilevazioni.csv",
    "inviati/rilevazioni/rilevazione.yaml",
  ];
  const { difetti, testi } = await borgo([], Object.fromEntries([...aside, ...others].map((path) => [path, "x"])));
  expect(difetti).toEqual([]);
  expect(Object.keys(testi)).toEqual(["01-in-breve", "05-risorse"]);
});
