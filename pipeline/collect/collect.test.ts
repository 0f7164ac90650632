// Receiving: what comes is kept as it came, numbered once, and found again by whoever opens the archive next.
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { EdizioneRotta } from "../edizione/faults.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { sha256 } from "./archive.ts";
import { ArchivioGuasto } from "./faults.ts";
import { receiveFolder } from "./folder.ts";
import { inOrder } from "./quando.ts";
import { type Arrival, receiveFiles } from "./receive.ts";
import { makeOld } from "./registro.support.ts";
import { openRegistro, type Registro } from "./registro.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const arrivo = (nome: string, text: string, more: Partial<Arrival> = {}): Arrival => ({
  bytes: bytes(text),
  nome,
  ricevuto_il: "",
  canale: "email",
  ente_atteso: "",
  dopo_il: "",
  entro_il: "2017-06-01T10:00:00.000Z",
  ...more,
});
const receiveFile = async (archivio: string, registro: Registro, file: Arrival) =>
  (await receiveFiles(archivio, registro, [file])).protocolli[0];

const surveyOf = (file: string): string =>
  `file:\n  - ${file}\nente: CODICE\nedizione: 2024\nblocchi: { volontari: { gruppi: [{ campi: { volontari: V } }] } }\n`;

/** An edition folder with files in `inviati/`, and the arrivals that taking them in gives, in their order: `name number`. */
async function taken(
  files: Readonly<Record<string, string>>,
  folder = temporaryFolder(),
  now = "2017-06-01T10:00:00.000Z",
): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, "inviati", name, ".."), { recursive: true });
    writeFileSync(join(folder, "inviati", name), text);
  }
  const registro = openRegistro(join(folder, "archivio"));
  try {
    registro.looked((await receiveFolder(folder, join(folder, "archivio"), registro, now)).look);
    return inOrder(registro.ricezioni()).map(({ nome, protocollo }) => `${nome} ${protocollo}`);
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
      arrivo("a.xlsx", "uno", { ente_atteso: "E001" }),
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
      arrivo("a.xlsx", "uno", { ricevuto_il: "2017-02-28T10:00:00.000Z", canale: "portale", ente_atteso: "E001" }),
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
        dopo_il: "",
        entro_il: "2017-06-01T10:00:00.000Z",
      },
    ]);
    expect(again.invii()).toMatchObject([{ ente: "E001", versione: 1, da_correggere: 2 }]);
    again.close();
  });

  test("counts in the order of the times that were noted; one without a time when it was found", async () => {
    const folder = temporaryFolder();
    const registro = openRegistro(folder);
    for (const [nome, ricevuto_il] of [
      ["c", "2017-03-01"],
      ["b", ""],
      ["a", "2017-02-01"],
      ["d", "2017-02-02T10:00:00"],
    ] as const) {
      await receiveFile(folder, registro, arrivo(nome, nome, { ricevuto_il }));
    }
    expect(inOrder(registro.ricezioni()).map(({ nome }) => nome)).toEqual(["a", "d", "c", "b"]);
    registro.close();
  });

  test("from two mouths at once is registered once", async () => {
    const folder = temporaryFolder();
    const [one, two] = [openRegistro(folder), openRegistro(folder)];
    const both = await Promise.all([
      receiveFile(folder, one, arrivo("a", "uno")),
      receiveFile(folder, two, arrivo("a", "uno")),
    ]);
    expect(both.filter((each) => each?.isNew)).toHaveLength(1);
    expect(one.ricezioni()).toEqual(two.ricezioni());
    one.close();
    two.close();
  });
});

describe("a register of an earlier version keeps its arrivals and their numbers, which came before all that comes now", () => {
  const ESITI = `CREATE TABLE esito (protocollo INTEGER PRIMARY KEY REFERENCES ricezione);
    CREATE TABLE invio (protocollo INTEGER NOT NULL REFERENCES ricezione); INSERT INTO esito VALUES (7);`;
  const table = (
    unique: string,
  ) => `CREATE TABLE ricezione (protocollo INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT NOT NULL,
    nome TEXT NOT NULL, byte INTEGER NOT NULL, ricevuto_il TEXT NOT NULL, canale TEXT NOT NULL, ente_atteso TEXT NOT NULL,
    UNIQUE (${unique})); INSERT INTO ricezione VALUES (7, 'aa', 'a.xlsx', 3, '', 'email', '');`;
  test.each([
    ["the first", 0, "sha256, nome"],
    ["the second", 1, "sha256, nome, ente_atteso"],
  ])("%s", (_, version, unique) => {
    const folder = temporaryFolder();
    const old = new DatabaseSync(join(folder, "registro.sqlite"));
    old.exec(`${table(unique)} ${ESITI} PRAGMA user_version = ${version}`);
    old.close();
    const registro = openRegistro(folder);
    const { bytes: _bytes, ...more } = arrivo("a.xlsx", "", { ente_atteso: "E001", entro_il: "2099-01-01T00:00:00Z" });
    expect(registro.receive([{ ...more, sha256: "aa", byte: 3 }])).toEqual([{ protocollo: 8, isNew: true }]);
    expect(inOrder(registro.ricezioni()).map(({ protocollo }) => protocollo)).toEqual([7, 8]);
    registro.close();
  });
});

test("a register of the version before decisions keeps all it had, and takes decisions", async () => {
  const folder = temporaryFolder();
  const before = openRegistro(folder);
  await receiveFile(folder, before, arrivo("a.xlsx", "uno"));
  before.withdraw({ protocollo: 1, il: "2017-06-02", chi: "Anna", motivo: "doppio" }, "ritira");
  before.close();
  makeOld(folder, 2);
  const registro = openRegistro(folder);
  expect([registro.ricezioni().length, registro.ritiri().size, registro.decisioni()]).toEqual([1, 1, []]);
  expect([registro.chiusura(), registro.errata()]).toEqual([null, []]);
  const words = {
    messaggio: "E001|volontari",
    valore: "v1",
    motivo: "",
    pubblica: 0,
    il: "2017-06-03",
    chi: "Anna",
  } as const;
  const decisioni = [
    { ...words, ente: "E001", scelta: "correggi", dopo: "3" },
    { ...words, ente: "E001", scelta: "correggi", dopo: "4" },
    { ...words, ente: "E002", messaggio: "E002|volontari", scelta: "deroga", dopo: "" },
  ] as const;
  expect(registro.decide(decisioni.slice(0, 2), 0)).toEqual([]);
  expect(registro.decide(decisioni.slice(1), 0), "about the first somebody decided who had not been seen").toEqual([
    decisioni[1],
  ]);
  expect(registro.decisioni(), "of several about one finding the last holds").toMatchObject([
    { numero: 2, dopo: "4" },
    { numero: 3, scelta: "deroga" },
  ]);
  expect([registro.lastDecision(), registro.decide(decisioni.slice(0, 1), 3)]).toEqual([3, []]);
  registro.undecide({ numero: 4, il: "2017-06-04", chi: "Anna" });
  expect(registro.decisioni().map(({ numero }) => numero)).toEqual([3]);
  registro.close();
});

test("a withdrawal is written with who, when and why, and so is its end; nothing of it is deleted", async () => {
  const folder = temporaryFolder();
  const registro = openRegistro(folder);
  await receiveFile(folder, registro, arrivo("a.xlsx", "uno"));
  const ritiro = { protocollo: 1, il: "2017-06-02", chi: "Anna", motivo: "doppio" };
  expect(registro.ritiri()).toEqual(new Map());
  registro.withdraw(ritiro, "ritira");
  expect(registro.ritiri()).toEqual(new Map([[1, ritiro]]));
  registro.withdraw({ ...ritiro, motivo: "no" }, "annulla");
  expect(registro.ritiri()).toEqual(new Map());
  registro.close();
  const db = new DatabaseSync(join(folder, "registro.sqlite"));
  expect(db.prepare("SELECT count(*) AS n FROM ritiro").get()).toEqual({ n: 2 });
  db.close();
});

describe("a register that is not what it was stops the run, and is not made anew over what was received", () => {
  const path = (folder: string) => join(folder, "registro.sqlite");
  test.each([
    ["empty", (folder: string) => writeFileSync(path(folder), ""), /manca o è vuoto/],
    ["gone", (folder: string) => rmSync(path(folder)), /manca o è vuoto/],
    ["no database", (folder: string) => writeFileSync(path(folder), "non è un registro".repeat(100)), /danneggiato/],
    ["cut", (folder: string) => truncateSync(path(folder), 6000), /danneggiato/],
    [
      "of a newer program",
      (folder: string) => {
        const db = new DatabaseSync(path(folder));
        db.exec("PRAGMA user_version = 99");
        db.close();
      },
      /più nuova del programma/,
    ],
  ])("%s", async (_, damage, sentence) => {
    const folder = temporaryFolder();
    const registro = openRegistro(folder);
    await receiveFile(folder, registro, arrivo("a.xlsx", "uno"));
    registro.close();
    damage(folder);
    expect(() => openRegistro(folder)).toThrow(ArchivioGuasto);
    expect(() => openRegistro(folder)).toThrow(sentence);
  });
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
    expect(await taken({ "a.csv": "a" }, folder, "2017-06-02T10:00:00.000Z")).toEqual(["b.csv 1", "a.csv 2"]);
  });

  test("a file under a new name, while the old one is gone, was renamed; beside the old one it came again", async () => {
    const folder = temporaryFolder();
    await taken({ "a.csv": "a" }, folder);
    renameSync(join(folder, "inviati", "a.csv"), join(folder, "inviati", "b.csv"));
    expect(await taken({}, folder)).toEqual(["a.csv 1"]);
    expect(await taken({ "c.csv": "a" }, folder)).toEqual(["a.csv 1", "c.csv 2"]);
  });

  test("takes the order of arrival from ricezioni.csv", async () => {
    const noted = "file,ricevuto_il,canale\nb.csv,2017-02-01,email\na.csv,2017-03-01T09:00:00,portale\n";
    expect(await taken({ "a.csv": "a", "b.csv": "b", "c.csv": "c", "ricezioni.csv": noted })).toEqual([
      "b.csv 2",
      "a.csv 1",
      "c.csv 3",
    ]);
  });

  test("reads ricezioni.csv as Excel saves it in Italy: semicolons, days first", async () => {
    const noted = "\ufefffile;ricevuto_il;canale\r\nb.csv;01/03/2017;email\r\na.csv;2 febbraio 2017;email\r\n";
    expect(await taken({ "a.csv": "a", "b.csv": "b", "ricezioni.csv": noted })).toEqual(["a.csv 1", "b.csv 2"]);
  });

  test("takes a time that is noted later; a note that an earlier file of that name holds is not that of the new one", async () => {
    const folder = temporaryFolder();
    const head = "file,ricevuto_il\n";
    await taken({ "a.csv": "a", "b.csv": "b" }, folder);
    const noted = { "ricezioni.csv": `${head}a.csv,2017-03-01\nb.csv,2017-02-01\n` };
    expect(await taken(noted, folder)).toEqual(["b.csv 2", "a.csv 1"]);
    expect(await taken({ "b.csv": "nuovo" }, folder)).toEqual(["b.csv 2", "a.csv 1", "b.csv 3"]);
    const renoted = { "ricezioni.csv": `${head}a.csv,2017-03-01\nb.csv,2017-02-15\n` };
    expect(await taken(renoted, folder)).toEqual(["b.csv 2", "b.csv 3", "a.csv 1"]);
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
    await expect(run).rejects.toThrow(new RegExp(`^inviati/ricezioni.csv, riga ${line}: .*28/02/2017`));
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

  test.each(["28/02/2017 17:52", "28/02/2017", "2017-02-28 17:52:00", "28 febbraio 2017 ore 17.52"])(
    "may say «%s»",
    async (written) => {
      const noted = `${HEAD}a.csv,${written},email\nb.csv,2017-02-20,email\n`;
      expect(await taken({ "a.csv": "a", "b.csv": "b", "ricezioni.csv": noted })).toEqual(["b.csv 2", "a.csv 1"]);
    },
  );

  test.each([
    ["2017-06-02", "deve ancora venire"],
    ["2071-02-28T17:52:00", "deve ancora venire"],
    ["28/02/1917", "è troppo tempo fa"],
  ])("stops at %s, which would make a file the newest or the oldest of all", async (written, told) => {
    const run = taken({ "a.csv": "a", "ricezioni.csv": `${HEAD}a.csv,${written},email\n` });
    await expect(run).rejects.toThrow(told);
  });

  test("stops at what is no whole file, which would be left aside or counted by half", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "inviati"));
    symlinkSync(join(folder, "altrove.csv"), join(folder, "inviati", "alias.csv"));
    await expect(taken({}, folder)).rejects.toThrow("inviati/alias.csv: è un collegamento, non un file.");
    await expect(taken({ "b.csv.crdownload": "b" })).rejects.toThrow("inviati/b.csv.crdownload: è un file non ancora");
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
