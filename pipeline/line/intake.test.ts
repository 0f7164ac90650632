// From files in a folder to the sections that count, and back again on the next day.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { archivePath } from "../collect/archive.ts";
import { receiveFile } from "../collect/receive.ts";
import { openRegistro } from "../collect/registro.ts";
import { loadEdizione } from "../edizione/load.ts";
import { copyOf } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { openReaders } from "../reading/readers.ts";
import { risorse } from "../reading/reading.support.ts";
import { type Collection, intake } from "./intake.ts";
import { archivioOf, readerCaps, readingRules } from "./rules.ts";

/** A copy of the sample edition with these files alone in `inviati/`. */
async function editionWith(files: Readonly<Record<string, string>>) {
  const folder = copyOf("data-samples/altra-citta");
  rmSync(join(folder, "inviati"), { recursive: true });
  const inviati = join(folder, "inviati");
  mkdirSync(inviati);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(inviati, name), text);
  return { inviati, edizione: await loadEdizione(folder) };
}

/** `file code` of every finding, `block file` of what counts. */
const told = ({ diagnostics, letti }: Collection) =>
  diagnostics.map(
    ({ codice, protocollo }) => `${letti.find((l) => l.ricezione.protocollo === protocollo)?.ricezione.nome} ${codice}`,
  );
const counting = ({ valide }: Collection) =>
  valide.map(({ ente, sezione, nome }) => `${ente} ${sezione.blocco} ${nome}`);

const GOOD = risorse("crescere;alpe;stipendi;1200,50");
const BETTER = risorse("crescere;alpe;stipendi;1300,50");
const BAD = risorse("crescere;marte;stipendi;1400,50");

describe("what counts of several files", () => {
  test("the newest good one; the older is told that it was replaced", async () => {
    const { edizione } = await editionWith({ "1.csv": GOOD, "2.csv": BETTER });
    const raccolta = await intake(edizione, QUIET);
    expect(counting(raccolta)).toEqual(["V105 risorse 2.csv"]);
    expect(told(raccolta)).toEqual(["1.csv versione-superata"]);
    expect(raccolta.invii).toMatchObject([
      { versione: 1, valgono: "" },
      { versione: 2, valgono: "risorse" },
    ]);
  });

  test("an older good one when the newer is worse", async () => {
    const { edizione } = await editionWith({ "1.csv": GOOD, "2.csv": BAD });
    const raccolta = await intake(edizione, QUIET);
    expect(counting(raccolta)).toEqual(["V105 risorse 1.csv"]);
    expect(told(raccolta)).toEqual(["2.csv codice-sconosciuto"]);
  });

  test("the same bytes once, under the name that came first; the copy is told", async () => {
    const { edizione } = await editionWith({
      "b originale.csv": BAD,
      "a copia.csv": BAD,
      "ricezioni.csv": "file,ricevuto_il,canale\na copia.csv,2025-02-02,email\nb originale.csv,2025-02-01,email\n",
    });
    const raccolta = await intake(edizione, QUIET);
    expect(told(raccolta)).toEqual(["b originale.csv codice-sconosciuto", "a copia.csv file-identico"]);
    expect(raccolta.diagnostics[0]?.luoghi[0]?.file, "its places name the file that is told").toBe("b originale.csv");
    expect(raccolta.letti.map(({ uguale_a }) => uguale_a === null)).toEqual([true, false]);
  });

  test("two files of one name are told apart by their number", async () => {
    const { edizione, inviati } = await editionWith({ "modulo.csv": GOOD });
    await intake(edizione, QUIET);
    writeFileSync(join(inviati, "modulo.csv"), BETTER);
    const raccolta = await intake(edizione, QUIET);
    expect(counting(raccolta)).toEqual(["V105 risorse modulo.csv"]);
    expect(raccolta.diagnostics.map(({ codice, protocollo }) => `${codice} ${protocollo}`)).toEqual([
      "versione-superata 1",
    ]);
  });

  test("a file that did not say whose it was, once somebody says it", async () => {
    const nameless = "edizione;cantiere;zona;voce;importo\n2024;crescere;alpe;stipendi;3";
    const { edizione } = await editionWith({ "x.csv": nameless });
    expect(told(await intake(edizione, QUIET))).toEqual(["x.csv ente-mancante"]);
    const registro = openRegistro(archivioOf(edizione));
    await receiveFile(archivioOf(edizione), registro, {
      bytes: new TextEncoder().encode(nameless),
      nome: "x.csv",
      ricevuto_il: "",
      canale: "email",
      ente: "V105",
    });
    registro.close();
    expect(counting(await intake(edizione, QUIET))).toEqual(["V105 risorse x.csv"]);
  });
});

describe("the next day", () => {
  test("nothing is read again, and all is the same", async () => {
    const { edizione } = await editionWith({ "1.csv": GOOD, "2.csv": BAD, "3.xlsx": "non è un foglio" });
    const first = await intake(edizione, QUIET);
    const second = await intake(edizione, QUIET);
    expect([first.nuovi, first.riletti, second.nuovi, second.riletti]).toEqual([3, 3, 0, 0]);
    expect({ ...second, nuovi: 3, riletti: 3 }).toEqual(first);
  });

  test("only what is new is read", async () => {
    const { edizione, inviati } = await editionWith({ "1.csv": GOOD });
    await intake(edizione, QUIET);
    writeFileSync(join(inviati, "2.csv"), BETTER);
    const { nuovi, riletti } = await intake(edizione, QUIET);
    expect([nuovi, riletti]).toEqual([1, 1]);
  });

  test.each([
    ["its head is cut", ".json", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["its head is of another shape", ".json", () => Buffer.from('{"formato":"csv","invii":[],"diagnostics":[]}')],
    ["its rows are cut", ".parquet", (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)],
    ["its rows are gone", ".parquet", () => null],
  ])("a kept reading is made again when %s", async (_, kind, damage) => {
    const { edizione } = await editionWith({ "1.csv": GOOD });
    const first = await intake(edizione, QUIET);
    const folder = join(archivioOf(edizione), "letture", first.rules);
    const [path] = readdirSync(folder)
      .filter((name) => name.endsWith(kind))
      .map((name) => join(folder, name));
    const whole = readFileSync(path ?? "");
    const left = damage(whole);
    if (left === null) rmSync(path ?? "");
    else writeFileSync(path ?? "", left);
    const second = await intake(edizione, QUIET);
    expect([second.riletti, counting(second)]).toEqual([1, counting(first)]);
    expect(readFileSync(path ?? "").equals(whole)).toBe(true);
  });

  test("a fault that passes is not remembered: the file is read when it can be", async () => {
    const { edizione, inviati } = await editionWith({ "1.csv": GOOD });
    const first = await intake(edizione, QUIET);
    rmSync(join(inviati, "1.csv")); // or it would be archived again
    const [ricezione] = first.letti.map((letto) => letto.ricezione);
    const path = archivePath(archivioOf(edizione), ricezione?.sha256 ?? "");
    rmSync(join(archivioOf(edizione), "letture"), { recursive: true });
    renameSync(path, `${path}.via`);
    expect(told(await intake(edizione, QUIET))).toEqual(["1.csv guasto-nostro"]);
    renameSync(`${path}.via`, path);
    expect(counting(await intake(edizione, QUIET))).toEqual(counting(first));
  });

  test("what a killed process left half written is swept when it is old", async () => {
    const { edizione } = await editionWith({ "1.csv": GOOD });
    const { rules } = await intake(edizione, QUIET);
    const left = [join(archivioOf(edizione), "x.tmp"), join(archivioOf(edizione), "letture", rules, "y.tmp")];
    for (const path of left) writeFileSync(path, "");
    await intake(edizione, { ...QUIET, now: () => new Date().toISOString() });
    expect(
      left.map((path) => existsSync(path)),
      "another process may be at work",
    ).toEqual([true, true]);
    await intake(edizione, { ...QUIET, now: () => new Date(Date.now() + 2 * 3_600_000).toISOString() });
    expect(left.map((path) => existsSync(path))).toEqual([false, false]);
  });

  test("readings by other rules are swept, those by these rules stay", async () => {
    const { edizione } = await editionWith({ "1.csv": GOOD });
    const { rules } = await intake(edizione, QUIET);
    const letture = join(archivioOf(edizione), "letture");
    mkdirSync(join(letture, "0123456789abcdef"));
    writeFileSync(join(letture, "0123456789abcdef", "x.json"), "{}");
    expect((await intake(edizione, QUIET)).riletti).toBe(0);
    expect(readdirSync(letture)).toEqual([rules]);
  });

  test("what was removed from `inviati` still counts: it was received", async () => {
    const { edizione, inviati } = await editionWith({ "1.csv": GOOD });
    await intake(edizione, QUIET);
    rmSync(join(inviati, "1.csv"));
    expect(counting(await intake(edizione, QUIET))).toEqual(["V105 risorse 1.csv"]);
  });
});

describe("a broken mapping of a survey stops the run with file and fix", () => {
  test.each([
    ["no YAML", "file: [a\nente: b", /^inviati\/rilevazione.yaml, riga \d+: /],
    ["a missing entry", "file: [a]\nedizione: 2024\nblocchi: {}", /manca «ente»/],
    [
      "an unknown block",
      "file: [a]\nente: C\nedizione: 2024\nblocchi: { volontri: { gruppi: [{ campi: {} }] } }",
      /il blocco «volontri» non è nel questionario.*volontari/,
    ],
    [
      "an unknown field",
      "file: [a]\nente: C\nedizione: 2024\nblocchi: { volontari: { gruppi: [{ campi: { zna: Z } }] } }",
      /non ha il campo «zna».*zona/,
    ],
    [
      "an unknown list",
      "file: [a]\nente: C\nedizione: 2024\ncodici: { zne: { A: nord } }\nblocchi: {}",
      /l'elenco «zne».*zone/,
    ],
  ])("%s", async (_, yaml, message) => {
    const { edizione } = await editionWith({ "rilevazione.yaml": yaml });
    await expect(intake(edizione, QUIET)).rejects.toThrow(message);
  });
});

test("readers give their memory back once all is read, and are there again for a second reading", async () => {
  const { edizione, inviati } = await editionWith({ "1.csv": GOOD });
  const readers = openReaders(readingRules(edizione), readerCaps(QUIET.budget));
  let closed = 0;
  const counted = { read: readers.read, close: () => ++closed && readers.close() };
  await intake(edizione, QUIET, counted);
  expect(closed).toBe(1);
  writeFileSync(join(inviati, "2.csv"), BETTER);
  expect(counting(await intake(edizione, QUIET, counted))).toEqual(["V105 risorse 2.csv"]);
});

test("a file that kills its reader for memory is named, and not tried again by the same rules", async () => {
  const rows = Array.from({ length: 190_000 }, (_, n) => `V105;2024;crescere;alpe;stipendi;${n},5`);
  const { edizione } = await editionWith({ "grande.csv": `${GOOD}\n${rows.join("\n")}`, "buono.csv": GOOD });
  const small = { ...QUIET, budget: { ...QUIET.budget, cores: 1, readerMegabytes: 24 } };
  const first = await intake(edizione, small);
  expect(told(first)).toEqual(["grande.csv file-troppo-grande"]);
  expect(counting(first)).toEqual(["V105 risorse buono.csv"]);
  const second = await intake(edizione, small);
  expect([second.riletti, told(second)]).toEqual([0, told(first)]);
});
