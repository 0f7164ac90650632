// Receiving: what comes is kept as it came, numbered once, and found again by whoever opens the archive next.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { EdizioneRotta } from "../edizione/faults.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { sha256 } from "./archive.ts";
import { type Arrival, receiveFile, receiveFolder } from "./receive.ts";
import { openRegistro } from "./registro.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const arrivo = (nome: string, text: string, more: Partial<Arrival> = {}): Arrival => ({
  bytes: bytes(text),
  nome,
  ricevuto_il: "",
  canale: "email",
  ente: null,
  ...more,
});

const surveyOf = (file: string): string =>
  `file:\n  - ${file}\nente: CODICE\nedizione: 2024\nblocchi: { volontari: { gruppi: [{ campi: { volontari: V } }] } }\n`;

/** An edition folder with files in `inviati/`, and the arrivals that taking them in gives: `name number`. */
async function taken(files: Readonly<Record<string, string>>, folder = temporaryFolder()): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, "inviati", name, ".."), { recursive: true });
    writeFileSync(join(folder, "inviati", name), text);
  }
  const registro = openRegistro(join(folder, "archivio"));
  try {
    await receiveFolder(folder, join(folder, "archivio"), registro);
    return registro.ricezioni().map(({ nome, protocollo }) => `${nome} ${protocollo}`);
  } finally {
    registro.close();
  }
}

describe("an arrival", () => {
  test.each([
    ["the same bytes under the same name are one", arrivo("a.xlsx", "uno"), { protocollo: 1, isNew: false }],
    ["the same bytes under another name are another", arrivo("b.xlsx", "uno"), { protocollo: 2, isNew: true }],
    ["other bytes under the same name are another", arrivo("a.xlsx", "due"), { protocollo: 2, isNew: true }],
    [
      "the same file from an ente that is named is another",
      arrivo("a.xlsx", "uno", { ente: "E001" }),
      { protocollo: 2, isNew: true },
    ],
  ])("%s", async (_, second, expected) => {
    const folder = temporaryFolder();
    const registro = openRegistro(folder);
    expect(await receiveFile(folder, registro, arrivo("a.xlsx", "uno"))).toEqual({ protocollo: 1, isNew: true });
    expect(await receiveFile(folder, registro, second)).toEqual(expected);
    registro.close();
  });

  test("is there when the register is opened again, with all that was said of it", async () => {
    const folder = temporaryFolder();
    const first = openRegistro(folder);
    await receiveFile(
      folder,
      first,
      arrivo("a.xlsx", "uno", { ricevuto_il: "2017-02-28T10:00:00.000Z", canale: "portale", ente: "E001" }),
    );
    first.settle(
      [{ protocollo: 1, formato: "xlsx", uguale_a: null, da_correggere: 2 }],
      [
        {
          protocollo: 1,
          ente: "E001",
          edizione: 2016,
          versione: 1,
          blocchi: "risorse",
          valgono: "risorse",
          da_correggere: 2,
        },
      ],
    );
    first.close();
    const again = openRegistro(folder);
    expect(again.ricezioni()).toEqual([
      {
        protocollo: 1,
        sha256: sha256(bytes("uno")),
        nome: "a.xlsx",
        byte: 3,
        ricevuto_il: "2017-02-28T10:00:00.000Z",
        canale: "portale",
        ente_atteso: "E001",
      },
    ]);
    expect(again.invii()).toMatchObject([{ ente: "E001", versione: 1, da_correggere: 2 }]);
    again.close();
  });

  test("counts in the order of the times that were noted, then of the names", async () => {
    const folder = temporaryFolder();
    const registro = openRegistro(folder);
    for (const [nome, ricevuto_il] of [
      ["c", "2017-03-01"],
      ["b", ""],
      ["a", "2017-02-01"],
      ["d", "2017-02-01T10:00:00"],
    ] as const) {
      await receiveFile(folder, registro, arrivo(nome, nome, { ricevuto_il }));
    }
    expect(registro.ricezioni().map(({ nome }) => nome)).toEqual(["b", "a", "d", "c"]);
    registro.close();
  });

  test("from two mouths at once is registered once", async () => {
    const folder = temporaryFolder();
    const [one, two] = [openRegistro(folder), openRegistro(folder)];
    const both = await Promise.all([
      receiveFile(folder, one, arrivo("a", "uno")),
      receiveFile(folder, two, arrivo("a", "uno")),
    ]);
    expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(one.ricezioni()).toEqual(two.ricezioni());
    one.close();
    two.close();
  });
});

test("a register of the first version keeps its arrivals and their numbers", () => {
  const folder = temporaryFolder();
  const old = new DatabaseSync(join(folder, "registro.sqlite"));
  old.exec(`CREATE TABLE ricezione (protocollo INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT NOT NULL, nome TEXT NOT NULL, byte INTEGER NOT NULL,
    ricevuto_il TEXT NOT NULL, canale TEXT NOT NULL, ente_atteso TEXT NOT NULL, UNIQUE (sha256, nome));
    CREATE TABLE esito (protocollo INTEGER PRIMARY KEY REFERENCES ricezione); CREATE TABLE invio (protocollo INTEGER NOT NULL REFERENCES ricezione);
    INSERT INTO ricezione VALUES (7, 'aa', 'a.xlsx', 3, '', 'email', ''); INSERT INTO esito VALUES (7);`);
  old.close();
  const registro = openRegistro(folder);
  expect(registro.ricezioni()).toMatchObject([{ protocollo: 7, nome: "a.xlsx" }]);
  expect(
    registro.receive({ sha256: "aa", nome: "a.xlsx", byte: 3, ricevuto_il: "", canale: "email", ente_atteso: "E001" }),
  ).toEqual({ protocollo: 8, isNew: true });
  registro.close();
});

describe("the folder `inviati`", () => {
  test("is taken in by name, also from folders inside it, without what other programs leave there", async () => {
    const files = {
      "b.csv": "b",
      "a.csv": "a",
      "dentro/c.csv": "c",
      "~$a.xlsx": "x",
      ".DS_Store": "x",
      "Thumbs.db": "x",
      "rilevazione.yaml": surveyOf("a.csv"),
    };
    expect(await taken(files)).toEqual(["a.csv 1", "b.csv 2", "c.csv 3"]);
  });

  test("taken in again gives the same arrivals, and a new file the next number", async () => {
    const folder = temporaryFolder();
    const first = await taken({ "b.csv": "b" }, folder);
    expect(await taken({}, folder)).toEqual(first);
    expect(await taken({ "a.csv": "a" }, folder)).toEqual(["a.csv 2", "b.csv 1"]);
  });

  test("takes the order of arrival from ricezioni.csv", async () => {
    const noted = "file,ricevuto_il,canale\nb.csv,2017-02-01,email\na.csv,2017-03-01T09:00:00,portale\n";
    expect(await taken({ "a.csv": "a", "b.csv": "b", "c.csv": "c", "ricezioni.csv": noted })).toEqual([
      "c.csv 3",
      "b.csv 2",
      "a.csv 1",
    ]);
  });

  test("reads ricezioni.csv as Excel saves it in Italy: semicolons, days first", async () => {
    const noted = "\ufefffile;ricevuto_il;canale\r\nb.csv;01/03/2017;email\r\na.csv;2 febbraio 2017;email\r\n";
    expect(await taken({ "a.csv": "a", "b.csv": "b", "ricezioni.csv": noted })).toEqual(["a.csv 1", "b.csv 2"]);
  });

  test("knows a file again whose accents another system writes apart", async () => {
    const noted = "file,ricevuto_il,canale\nb.csv,2017-02-01,email\nperché.csv,2017-03-01,email\n".normalize("NFC");
    expect(await taken({ ["perché.csv".normalize("NFD")]: "a", "b.csv": "b", "ricezioni.csv": noted })).toEqual([
      "b.csv 1",
      `${"perché.csv".normalize("NFD")} 2`,
    ]);
  });

  test.each([
    ["a time that is none", "file,ricevuto_il,canale\na.csv,2017-02-01,email\nb.csv,31/02/2017,email\n", 3],
    ["a day without its year", "file,ricevuto_il,canale\na.csv,28/2,email\n", 2],
  ])("stops at %s, because the order of the versions would be a guess", async (_, noted, line) => {
    const run = taken({ "a.csv": "a", "ricezioni.csv": noted });
    await expect(run).rejects.toThrow(EdizioneRotta);
    await expect(run).rejects.toThrow(new RegExp(`^inviati/ricezioni.csv, riga ${line}: .*2017-02-28`));
  });

  const HEAD = "file,ricevuto_il,canale\n";
  test.each([
    [
      "a file that never came",
      `${HEAD}modulo E1.csv,2017-02-01,email\nmodulo E22.csv,2017-02-01,email\n`,
      "riga 3: «modulo E22.csv» non è tra i file di inviati/ né tra quelli già ricevuti. Forse volevi scrivere «modulo E2.csv».",
    ],
    [
      "a channel that is none",
      `${HEAD}modulo E1.csv,2017-02-01,emial\n`,
      "riga 2: «emial» non è un canale. Forse volevi scrivere «email».",
    ],
    [
      "a misspelt title",
      "file,ricevuto_li,canale\nmodulo E1.csv,2017-02-01,email\n",
      "riga 1: il titolo «ricevuto_li» non è conosciuto. Forse volevi scrivere «ricevuto_il».",
    ],
    ["a missing title", "file,canale\nmodulo E1.csv,email\n", "riga 1: manca la colonna «ricevuto_il»."],
    ["a title twice", "file,ricevuto_il,ricevuto_il\n", "riga 1: il titolo «ricevuto_il» sta in due colonne."],
    [
      "a file that stands twice",
      `${HEAD}modulo E1.csv,2017-02-01,email\nmodulo E2.csv,2017-02-01,email\nmodulo E1.csv,2017-02-09,email\n`,
      "riga 4: «modulo E1.csv» c'è già alla riga 2. Tieni la riga giusta.",
    ],
    ["a cell too many", `${HEAD}modulo E1.csv,2017-02-01,email,x\n`, "riga 2: la riga non ha tante colonne"],
    ["a quote that never closes", `${HEAD}"modulo E1.csv,2017-02-01,email\n`, "riga 2: le virgolette di una casella"],
  ])("stops at %s", async (_, noted, told) => {
    const run = taken({ "modulo E1.csv": "a", "modulo E2.csv": "b", "E22.csv": "c", "ricezioni.csv": noted });
    await expect(run).rejects.toThrow(EdizioneRotta);
    await expect(run).rejects.toThrow(`inviati/ricezioni.csv, ${told}`);
  });

  test("may name a file that was received before and taken away since, and leave the channel out", async () => {
    const folder = temporaryFolder();
    const noted = `${HEAD}a.csv,2017-02-02,email\nb.csv,2017-02-01\n`;
    const first = await taken({ "a.csv": "a", "b.csv": "b", "ricezioni.csv": noted }, folder);
    expect(first).toEqual(["b.csv 2", "a.csv 1"]);
    rmSync(join(folder, "inviati", "a.csv"));
    expect(await taken({}, folder)).toEqual(first);
  });

  test("stops when its survey mapping names an export that never came", async () => {
    const run = taken({ "rilevazione-2024.csv": "a", "rilevazione.yaml": surveyOf("rilevazione-2042.csv") });
    await expect(run).rejects.toThrow(EdizioneRotta);
    await expect(run).rejects.toThrow(
      "inviati/rilevazione.yaml, riga 2: «rilevazione-2042.csv» non è tra i file di inviati/ né tra quelli già ricevuti. Forse volevi scrivere «rilevazione-2024.csv».",
    );
  });

  test("may be missing", async () => {
    expect(await taken({})).toEqual([]);
  });
});
