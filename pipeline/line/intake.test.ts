// From files in a folder to the sections that count, and back again on the next day.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isOpen, describe as said } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { archivePath } from "../collect/archive.ts";
import { ArchivioGuasto } from "../collect/faults.ts";
import { receiveFiles } from "../collect/receive.ts";
import { openRegistro } from "../collect/registro.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { copyOf } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { openReaders, type Readers } from "../reading/readers.ts";
import { byHand, risorse } from "../reading/reading.support.ts";
import { type Collection, intake as intakeBy } from "./intake.ts";
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

/** One reader for all tests that ask for none of their own: the rules of `editionWith` are the same in all. */
const rules = loadEdizione("data-samples/altra-citta").then(readingRules);
const readers = openReaders(
  rules.then((all) => ({ ...all, rilevazioni: [] })),
  { ...readerCaps(QUIET.budget), workers: 1 },
);
afterAll(() => readers.close());
const intake = (edizione: Edizione, effects: Effects, given: Readers = { ...readers, close: () => {} }) =>
  intakeBy(edizione, effects, given);

/** Effects of a day: a folder is never looked at twice in one moment. */
const on = (day: number): Effects => ({ ...QUIET, now: () => `2025-02-${String(day).padStart(2, "0")}T10:00:00.000Z` });

/** `file code` of every finding that is open, `block file` of what counts. */
const told = ({ diagnostics, letti }: Collection) =>
  diagnostics
    .filter(isOpen)
    .map(
      ({ codice, protocollo }) =>
        `${letti.find((l) => l.ricezione.protocollo === protocollo)?.ricezione.nome} ${codice}`,
    );
const counting = ({ valide }: Collection) =>
  valide.map(({ ente, sezione, nome }) => `${ente} ${sezione.blocco} ${nome}`);

const GOOD = risorse("crescere;alpe;stipendi;1200,50");
const BETTER = risorse("crescere;alpe;stipendi;1300,50");
const BAD = risorse("crescere;marte;stipendi;1400,50");
/** 1.csv came before 2.csv. */
const NOTED = { "ricezioni.csv": "file,ricevuto_il\n1.csv,2025-02-01\n2.csv,2025-02-02\n" };

test("what is asked about a whole file is asked of the only ente that it speaks of, however it came", async () => {
  const { inviati, edizione } = await editionWith({});
  cpSync("data-samples/difetti/foglio-con-numeri/prima/modulo.xlsx", join(inviati, "modulo.xlsx"));
  const { diagnostics } = await intake(edizione, QUIET);
  const about = diagnostics
    .filter(({ stadio }) => stadio === "struttura")
    .map(({ codice, ente }) => `${codice} ${ente}`);
  expect(about).toEqual(["foglio-con-numeri V105"]);
});

describe("what counts of several files", () => {
  test("the newest good one; the older is told that it was replaced", async () => {
    const { edizione } = await editionWith({ "1.csv": GOOD, "2.csv": BETTER, ...NOTED });
    const raccolta = await intake(edizione, QUIET);
    expect(counting(raccolta)).toEqual(["V105 risorse 2.csv"]);
    expect(told(raccolta)).toEqual(["1.csv versione-superata"]);
    expect(raccolta.invii).toMatchObject([
      { versione: 1, valgono: "" },
      { versione: 2, valgono: "risorse" },
    ]);
  });

  test("an older good one when the newer is worse", async () => {
    const { edizione } = await editionWith({ "1.csv": GOOD, "2.csv": BAD, ...NOTED });
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

  test("the one of the more natural name when nobody knows which came later, and it is asked", async () => {
    const { edizione } = await editionWith({ "modulo.csv": GOOD, "modulo (1).csv": BETTER });
    const raccolta = await intake(edizione, QUIET);
    expect(counting(raccolta)).toEqual(["V105 risorse modulo (1).csv"]);
    expect(told(raccolta)).toEqual(["modulo.csv ordine-incerto"]);
  });

  test("two files of one name are told apart by their number", async () => {
    const { edizione, inviati } = await editionWith({ "modulo.csv": GOOD });
    await intake(edizione, on(1));
    writeFileSync(join(inviati, "modulo.csv"), BETTER);
    const raccolta = await intake(edizione, on(2));
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
    const times = { ricevuto_il: "", dopo_il: "", entro_il: "2025-01-02" };
    const bytes = new TextEncoder().encode(nameless);
    await receiveFiles(archivioOf(edizione), registro, [
      { bytes, nome: "x.csv", canale: "email", ente_atteso: "V105", ...times },
    ]);
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

  test.each([
    ["gone", (path: string) => renameSync(path, `${path}.via`), "i suoi byte non ci sono più"],
    ["changed", (path: string) => writeFileSync(path, BETTER), "i suoi byte sono cambiati"],
    [
      "a folder now",
      (path: string) => {
        rmSync(path);
        mkdirSync(path);
      },
      "i suoi byte non ci sono più",
    ],
  ])(
    "bytes that are %s stop the run and are named, whether they were read before or not",
    async (_, damage, sentence) => {
      const { edizione } = await editionWith({ "1.csv": GOOD });
      const { letti } = await intake(edizione, on(1));
      const path = archivePath(archivioOf(edizione), letti[0]?.ricezione.sha256 ?? "");
      damage(path);
      for (const day of [2, 3]) {
        const run = intake(edizione, on(day));
        await expect(run).rejects.toThrow(ArchivioGuasto);
        await expect(run).rejects.toThrow(`1.csv (protocollo 1): ${sentence}`);
        rmSync(join(archivioOf(edizione), "letture"), { recursive: true, force: true });
      }
      // The bytes come back, and what was read while they were wrong was not believed.
      rmSync(path, { recursive: true, force: true });
      writeFileSync(path, GOOD);
      expect(told(await intake(edizione, on(4)))).toEqual([]);
    },
  );

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

const volontari = (...rows: readonly string[]): string =>
  ["ente;edizione;cantiere;zona;volontari;ore_annue", ...rows.map((row) => `V105;2024;crescere;${row}`)].join("\n");
const TEN = volontari("alpe;10;");

describe("an arrival is an event", () => {
  /** Each day these files are in `inviati/`, and the folder is looked at; what counts and is asked in the end. */
  async function days(...looks: readonly Readonly<Record<string, string>>[]) {
    const { edizione, inviati } = await editionWith({});
    let raccolta = await intake(edizione, on(1));
    for (const [at, files] of looks.entries()) {
      rmSync(inviati, { recursive: true });
      mkdirSync(inviati);
      for (const [name, text] of Object.entries(files)) writeFileSync(join(inviati, name), text);
      raccolta = await intake(edizione, on(at + 2));
    }
    const asked = raccolta.diagnostics.filter((each) => isOpen(each) && each.gravita === "confermare");
    const counts = raccolta.valide.map(({ protocollo, nome }) => `${protocollo} ${nome}`);
    return [raccolta.letti.length, counts, asked.map(({ codice, protocollo }) => `${protocollo} ${codice}`)];
  }
  const OTHER = volontari("alpe;12;");
  test.each([
    [
      "a file that is changed and changed back",
      [{ m: TEN }, { m: OTHER }, { m: TEN }],
      [3, ["3 m.csv"], ["3 versione-tornata"]],
    ],
    ["a folder that nobody touches", [{ m: TEN }, { m: TEN }, { m: TEN }], [1, ["1 m.csv"], []]],
    ["a later file", [{ a: TEN }, { a: TEN, z: OTHER }], [2, ["2 z.csv"], []]],
    ["a later file whose name comes first", [{ z: TEN }, { z: TEN, a: OTHER }], [2, ["2 a.csv"], []]],
    ["a file that is renamed after another came", [{ m: TEN }, { "m vecchio": TEN, m: OTHER }], [2, ["2 m.csv"], []]],
    ["a copy beside it", [{ m: TEN }, { m: TEN, "Copia di m": TEN }], [2, ["1 m.csv"], []]],
    ["a file that is taken away and put back", [{ m: TEN }, {}, { m: TEN }], [1, ["1 m.csv"], []]],
    ["the same, while another came", [{ m: TEN }, { z: OTHER }, { m: TEN }], [3, ["3 m.csv"], ["3 versione-tornata"]]],
  ])("%s", async (_, looks, expected) => {
    const named = looks.map((files) =>
      Object.fromEntries(Object.entries(files).map(([n, text]) => [`${n}.csv`, text])),
    );
    expect(await days(...named)).toEqual(expected);
  });
});

describe("what a newer version lacks of an older one is asked of whoever sent it", () => {
  test("also of a third version, which keeps what the second lost", async () => {
    const noted = `${NOTED["ricezioni.csv"]}3.csv,2025-02-03\n`;
    const less = [volontari("alpe;100;340"), volontari("alpe;101;340")];
    const { edizione } = await editionWith({
      "1.csv": volontari("alpe;100;340", "piana;12;100"),
      "2.csv": less[0] ?? "",
      "3.csv": less[1] ?? "",
      "ricezioni.csv": noted,
    });
    expect(told(await intake(edizione, QUIET)).filter((each) => each.includes("ridotta"))).toEqual([
      "3.csv versione-ridotta",
    ]);
  });

  test("a table that is empty in a newer workbook: the older answers count, and it is asked", async () => {
    const { edizione, inviati } = await editionWith(NOTED_XLSX);
    const HEADS = ["Cantiere", "Zona", "Volontari", "Ore di volontariato nell'anno"];
    const money = {
      Risorse: [
        ["Cantiere", "Zona", "Voce di spesa", "Importo (€)"],
        ["crescere", "alpe", "stipendi", 3],
      ],
    };
    const book = (rows: (string | number)[][]) => byHand({ ...money, Volontari: [HEADS, ...rows] });
    writeFileSync(join(inviati, "1.xlsx"), await book([["crescere", "alpe", 912, 340]]));
    writeFileSync(join(inviati, "2.xlsx"), await book([]));
    const raccolta = await intake(edizione, QUIET);
    expect(counting(raccolta)).toContain("V105 volontari 1.xlsx");
    const asked = raccolta.diagnostics.filter(({ codice }) => codice === "tabella-svuotata");
    expect(asked).toMatchObject([{ protocollo: 2, ente: "V105", gravita: "confermare" }]);
    expect(asked.map((each) => said(each).testo)).toEqual([
      expect.stringMatching(/«1\.xlsx» aveva 1 riga \(Volontari 912/),
    ]);
  });
  const NOTED_XLSX = { "ricezioni.csv": "file,ricevuto_il\n1.xlsx,2025-02-01\n2.xlsx,2025-02-02\n" };
});

describe("what is found in a file is closed, not lost", () => {
  const wrong = risorse("crescere;marte;stipendi;3", "crescere;alpe;stipendi;1200,50");

  test("when a newer file replaces it", async () => {
    const { edizione } = await editionWith({ "1.csv": wrong, "2.csv": GOOD, ...NOTED });
    const raccolta = await intake(edizione, QUIET);
    expect(told(raccolta)).toEqual(["1.csv versione-superata"]);
    expect(raccolta.diagnostics[0]).toMatchObject({ codice: "codice-sconosciuto", esito: "chiuso", protocollo: 1 });
    expect(raccolta.invii.map(({ da_correggere }) => da_correggere)).toEqual([0, 0]);
  });

  test("not while something in it counts, nor when the newer file is worse", async () => {
    const { edizione } = await editionWith({ "1.csv": GOOD, "2.csv": wrong, ...NOTED });
    expect(told(await intake(edizione, QUIET))).toEqual(["2.csv codice-sconosciuto"]);
  });

  test("when it is withdrawn: the file before it counts again, until the withdrawal is taken back", async () => {
    const { edizione } = await editionWith({ "1.csv": GOOD, "2.csv": wrong.replace("marte", "alpe"), ...NOTED });
    const withdrawn = async (how: "ritira" | "annulla") => {
      const registro = openRegistro(archivioOf(edizione));
      registro.withdraw({ protocollo: 2, il: "2025-02-03", chi: "Anna", motivo: "doppio" }, how);
      registro.close();
      const raccolta = await intake(edizione, QUIET);
      return [counting(raccolta), raccolta.letti.map(({ ritiro }) => ritiro?.motivo ?? null)];
    };
    await intake(edizione, QUIET);
    expect(await withdrawn("ritira")).toEqual([["V105 risorse 1.csv"], [null, "doppio"]]);
    expect(await withdrawn("annulla")).toEqual([["V105 risorse 2.csv"], [null, null]]);
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
    await expect(intakeBy(edizione, QUIET)).rejects.toThrow(message);
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
  const first = await intakeBy(edizione, small);
  expect(told(first)).toEqual(["grande.csv file-troppo-grande"]);
  expect(counting(first)).toEqual(["V105 risorse buono.csv"]);
  const second = await intakeBy(edizione, small);
  expect([second.riletti, told(second)]).toEqual([0, told(first)]);
});

describe("answers that a newer version of a file does not hold any more, and that go on counting", () => {
  const list = (...enti: readonly string[]): string =>
    `ente;edizione;cantiere;zona;volontari\n${enti.map((ente) => `${ente};2024;crescere;alpe;7\n`).join("")}`;
  const staff = "ente;edizione;cantiere;zona;contratto;persone\nV104;2024;crescere;alpe;stabile;3\n";

  test.each<[string, readonly Readonly<Record<string, string>>[], readonly string[]]>([
    [
      "an ente gone from a list",
      [{ "1.csv": list("V104", "V105", "V107") }, { "2.csv": list("V104", "V105") }],
      ["V107"],
    ],
    ["a code that was corrected", [{ "1.csv": list("V104") }, { "1.csv": list("V105") }], ["V104"]],
    ["a table taken out", [{ "1.csv": list("V104") }, { "1.csv": staff }], ["V104"]],
    ["one of two under the same name", [{ "1.csv": list("V104", "V105") }, { "1.csv": list("V104") }], ["V105"]],
    ["a list once more, and whole", [{ "1.csv": list("V104", "V105") }, { "2.csv": list("V104", "V105") }], []],
    ["the ente itself, after a list", [{ "1.csv": list("V104", "V105") }, { "2.csv": list("V104") }], []],
    ["two lists of different enti", [{ "1.csv": list("V104", "V105") }, { "2.csv": list("V107", "V108") }], []],
    ["one name in two folders", [{ "V104/1.csv": list("V104") }, { "V105/1.csv": list("V105") }], []],
    [
      "an ente that sent a file of its own since",
      [{ "1.csv": list("V104", "V105", "V107") }, { "2.csv": list("V104", "V105") }, { "3.csv": list("V107") }],
      [],
    ],
  ])("%s", async (_, days, asked) => {
    const { edizione, inviati } = await editionWith({});
    for (const [day, files] of days.entries()) {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(join(inviati, name, ".."), { recursive: true });
        writeFileSync(join(inviati, name), text);
      }
      await intake(edizione, on(day + 1));
    }
    const { diagnostics } = await intake(edizione, on(9));
    const found = diagnostics.filter(({ codice }) => codice === "risposte-sparite");
    expect(found.map(({ ente, gravita }) => `${ente} ${gravita}`)).toEqual(asked.map((ente) => `${ente} confermare`));
  });
});
