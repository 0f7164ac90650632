// The command line as its users meet it: exit codes, one sentence for what cannot run, results that programs can read.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { copyOf, temporaryFolder } from "../effects/folder.support.ts";
import { risorse } from "../reading/reading.support.ts";
import { bilancio, bilancioAlone } from "./command.support.ts";

const CITTA = "data-samples/altra-citta";

function file(name: string, text: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

/** A copy of the sample edition in which one file was changed, or is gone. */
function edition(name: string, change: ((text: string) => string) | null): string {
  const folder = copyOf(CITTA);
  const path = join(folder, name);
  if (change === null) rmSync(path);
  else writeFileSync(path, change(readFileSync(path, "utf8")));
  return folder;
}

describe("a broken edition folder ends with 2 and one sentence: file, line, what and how to mend it", () => {
  test.concurrent.each([
    ["no edizione.yaml", "edizione.yaml", null, /edizione\.yaml: il file non c'è\. /],
    [
      "broken YAML",
      "edizione.yaml",
      (t: string) => t.replace(/^citta:/m, "citta: [una\nx"),
      /^edizione\.yaml, riga \d+: .* YAML\. /,
    ],
    [
      "a missing entry",
      "edizione.yaml",
      (t: string) => t.replace(/^citta:.*$/m, ""),
      /^edizione\.yaml.*manca «citta»\. /,
    ],
    ["an unknown entry", "edizione.yaml", (t: string) => `${t}\ncolore: blu\n`, /^edizione\.yaml.*colore/],
    ["no enti.csv", "enti.csv", null, /^enti\.csv: il file non c'è\. /],
    [
      "an unknown zona",
      "enti.csv",
      (t: string) => t.replace(/,alpe,/, ",marte,"),
      /^enti\.csv, riga \d+: .*«marte».* I nomi conosciuti sono: .*alpe/,
    ],
    [
      "a code given twice",
      "enti.csv",
      (t: string) => `${t.trimEnd()}\n${t.trim().split("\n").at(-1)}\n`,
      /^enti\.csv, riga \d+: il codice «V\d+» c'è già alla riga \d+\. /,
    ],
    [
      "a broken mapping",
      "inviati/rilevazione.yaml",
      (t: string) => t.replace("ente:", "ende:"),
      /^inviati\/rilevazione\.yaml/,
    ],
    [
      "a broken list of arrivals",
      "inviati/ricezioni.csv",
      (t: string) => t.replace(/2025-02-07T\S+?,/, "ieri,"),
      /^inviati\/ricezioni\.csv, riga \d+: /,
    ],
  ] as const)("%s", async (_, name, change, sentence) => {
    const { code, stdout, stderr } = await bilancio(["status", edition(name, change)]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.replace(/^\/\S*\/(?=edizione\.yaml)/, "")).toMatch(sentence);
    expect(stderr.trim().split("\n"), "one line, and no stack").toHaveLength(1);
  });
});

describe("a command written wrongly ends with 2 and says how to write it", () => {
  test.concurrent.each([
    ["no command", []],
    ["an unknown command", ["costruisci"]],
    ["an unknown option", ["build", CITTA, "--veloce"]],
    ["no edition", ["build"]],
    ["no file", ["check", "--edizione", CITTA]],
    ["a file that is not there", ["check", "/nessun/file.xlsx", "--edizione", CITTA]],
    ["an unknown ente", ["receive", CITTA, "README.md", "--ente", "Z999"]],
    ["the name of what every object has", ["toString"]],
    ["a word too many", ["status", CITTA, "2025"]],
    ["two numbers to withdraw", ["ritira", CITTA, "1", "2", "--motivo", "doppi"]],
    ["an option twice", ["build", CITTA, "--out", "a", "--out", "b"]],
    ["an empty option", ["build", CITTA, "--out", ""]],
    ["a folder to check", ["check", CITTA, "--edizione", CITTA]],
    ["a report among what was sent", ["build", CITTA, "--out", `${CITTA}/inviati/2024`]],
    ["an unknown channel", ["receive", CITTA, "README.md", "--canale", "piccione"]],
  ])("%s", async (_, args) => {
    const { code, stdout, stderr } = await bilancio(args);
    expect(code).toBe(2);
    expect(stdout + stderr).not.toMatch(/\n\s+at /);
    expect((stdout + stderr).length).toBeGreaterThan(20);
    expect(stderr).not.toContain("errore suo");
  });

  test.concurrent("and to programs too, with --json", async () => {
    const { code, stdout, stderr } = await bilancio(["status", "/nessuna/edizione", "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({ errore: stderr.trimEnd() });
  });

  test.concurrent("help is no fault", async () => {
    const { code, stdout } = await bilancio(["--help"]);
    expect(code).toBe(0);
    for (const name of ["build", "check", "receive", "status"]) expect(stdout).toContain(`bilancio ${name}`);
    for (const line of stdout.split("\n").filter((each) => each.startsWith("    --")))
      expect(line).toMatch(/^ {4}--[a-z-]+( [A-Z0-9]+)? {2,}\S/);
  });
});

test.concurrent("when the program itself stops, what was received is looked at and called safe", async () => {
  const folder = copyOf(CITTA);
  rmSync(join(folder, "inviati"), { recursive: true });
  await bilancio(["receive", folder, file("prova.csv", risorse("crescere;alpe;stipendi;2"))]);
  const { code, stderr } = await bilancio(["build", folder, "--no-pdf", "--out", file("occupato", "")]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/\nQuello che era stato ricevuto è al sicuro in archivio: 1 file, .*\n.*BILANCIO_DEBUG/);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test.concurrent.each([
  ["help", ["--help"]],
  ["a fault, to programs too", ["status", "/nessuna/edizione", "--json"]],
  ["findings", ["check", file("prova.csv", risorse("crescere;marte;stipendi;1")), "--edizione", CITTA]],
])("a process of its own says the same and ends the same: %s", async (_, args) => {
  expect(await bilancioAlone(args)).toEqual(await bilancio(args));
});

test("whoever has read enough of an answer is told nothing of it", () => {
  // Nobody listens any more when the program begins to speak.
  const piped = ['"$0" scripts/bilancio.js --help | true', process.execPath];
  const { status, stderr } = spawnSync("sh", ["-c", ...piped], {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect([status, stderr]).toEqual([0, ""]);
});

describe("check", () => {
  test.concurrent.each([
    ["0 for a file in which all is well", risorse("crescere;alpe;stipendi;12,50"), 0],
    ["0 when there are only notes", risorse("crescere;alpe;stipendi;12,3456"), 0],
    ["1 for a file with something to correct", risorse("crescere;marte;stipendi;12,50"), 1],
    ["1 for a file that cannot be read", "%PDF-1.4", 1],
  ])("ends with %s", async (_, text, expected) => {
    const { code } = await bilancio(["check", file("prova.csv", text), "--edizione", CITTA]);
    expect(code).toBe(expected);
  });

  test.concurrent("prints one line for each finding, with place, fix and code", async () => {
    const { stdout } = await bilancio([
      "check",
      file("prova.csv", risorse("crescere;marte;stipendi;x")),
      "--edizione",
      CITTA,
    ]);
    expect(stdout.trim().split("\n")).toEqual([
      expect.stringMatching(
        /^prova\.csv: riga 2 · Zona – .*: correggere: «marte» non è nell'elenco\. .* \[codice-sconosciuto\]$/,
      ),
      expect.stringMatching(
        /^prova\.csv: riga 2 · Importo \(€\) – .*: correggere: C'è scritto «x»\. .* \[cella-non-numero\]$/,
      ),
    ]);
  });

  test.concurrent("gives programs the same as JSON, and keeps its talk on the other channel", async () => {
    const { stdout, stderr } = await bilancio([
      "check",
      file("prova.csv", risorse("crescere;marte;stipendi;1")),
      "--edizione",
      CITTA,
      "--json",
    ]);
    expect(JSON.parse(stdout)).toMatchObject([
      { codice: "codice-sconosciuto", gravita: "correggere", dove: [expect.stringContaining("riga 2")], quanti: 1 },
    ]);
    expect(stderr).toContain("prova.csv");
  });

  test.concurrent("keeps nothing", async () => {
    const folder = copyOf(CITTA);
    await bilancio(["check", file("prova.csv", risorse("crescere;alpe;stipendi;1")), "--edizione", folder]);
    expect(readdirSync(folder)).not.toContain("archivio");
  });
});

describe("receive and status", () => {
  test.concurrent("a file gets a number, the same file no other, and status counts who sent it", async () => {
    const folder = copyOf(CITTA);
    rmSync(join(folder, "inviati"), { recursive: true });
    const path = file("prova.csv", risorse("crescere;marte;stipendi;1", "crescere;alpe;stipendi;2"));
    const first = await bilancio(["receive", folder, path, "--canale", "portale", "--json"]);
    const blocchi = [{ blocco: "risorse", righe: 1, conta: 1, al_posto_di: [] }];
    const known = {
      tardivo: null,
      enti: [{ ente: "V105", blocchi }],
      da_correggere: 1,
      da_confermare: 0,
      non_letto: null,
    };
    expect(JSON.parse(first.stdout)).toEqual([{ file: "prova.csv", protocollo: 1, nuovo: true, ...known }]);
    const again = await bilancio(["receive", folder, path, "--json"]);
    expect(JSON.parse(again.stdout)).toEqual([{ file: "prova.csv", protocollo: 1, nuovo: false, ...known }]);
    const status = await bilancio(["status", folder, "--json"]);
    expect(status.code).toBe(0);
    expect(JSON.parse(status.stdout)).toMatchObject({
      enti: 13,
      rispondenti: 1,
      daCorreggere: [{ ente: "V105", quante: 1 }],
    });
    expect((await bilancio(["status", folder])).stdout).toContain("Ha risposto 1 ente su 13");
  });
});

describe("a file that is received is read at once", () => {
  const one = risorse("crescere;alpe;stipendi;2");
  const two = risorse("crescere;alpe;stipendi;3");

  test.concurrent("whose it is, what it replaces, what is wrong in it; and the first again after the second is the newest", async () => {
    const folder = copyOf(CITTA);
    rmSync(join(folder, "inviati"), { recursive: true });
    const [a, b] = [file("a.csv", one), file("b.csv", two)];
    const said = async (path: string) => (await bilancio(["receive", folder, path])).stdout;
    expect(await said(a)).toBe("a.csv: protocollo 1\n  V105 Parrocchia di San Berolfo: Risorse impiegate (1 riga)\n");
    expect(await said(b)).toContain("Risorse impiegate (1 riga; versione più recente: sostituisce il protocollo 1)");
    expect(await said(a)).toMatch(
      /^a.csv: protocollo 3\n.*sostituisce i protocolli 1 e 2\)\n.*1 da confermare:\n.*\[versione-tornata\]\n$/,
    );
    expect(await said(a)).toContain("a.csv: protocollo 3, già ricevuto");
  });

  test.concurrent("what is held out meanwhile is said to who sent it, beside its question; until it is confirmed", async () => {
    const folder = copyOf(CITTA);
    const odd = file(
      "strano.csv",
      "ente;edizione;cantiere;zona;volontari;ore_annue\nV105;2024;crescere;alpe;2;24000\n",
    );
    const out = temporaryFolder();
    const { stdout } = await bilancio(["receive", folder, odd, "--pagina", out, "--segna", out]);
    const told = "intanto questo valore lo teniamo da parte, e torna nei conti appena lo confermi o lo correggi.";
    expect(stdout.split("\n").filter((line) => line.includes(told))).toEqual([
      expect.stringMatching(/riga 2 · Ore .*\[ore-per-persona\]$/),
    ]);
    const page = readFileSync(join(out, "risposta-strano.csv.html"), "utf8");
    expect(page.match(/<p class="da-parte">/g)).toHaveLength(1);
    expect(page).toContain(told);
    // What is only checked was never laid beside the others: there it is not known.
    expect((await bilancio(["check", odd, "--edizione", folder])).stdout).not.toContain("da parte");
  });

  test.concurrent("what could not be read stands under its ente, and nobody is said to be in order", async () => {
    const folder = copyOf(CITTA);
    rmSync(join(folder, "inviati"), { recursive: true });
    const { stdout, code } = await bilancio(["receive", folder, file("foto.xlsx", "%PDF-1.4"), "--ente", "V105"]);
    expect(code).toBe(0);
    expect(stdout).toContain("ricevuto, ma non si è potuto leggere: Non è un foglio di calcolo.");
    const status = (await bilancio(["status", folder])).stdout;
    expect(status).toMatch(/V105 .*\n {6}ha mandato foto\.xlsx, che non si è potuto leggere/);
    expect(status).not.toContain("Nessuno ha qualcosa da correggere");
  });
});

describe("ritira", () => {
  test.concurrent("takes a file out of the counts and puts it back, with who and why; the file before counts meanwhile", async () => {
    const folder = copyOf(CITTA);
    rmSync(join(folder, "inviati"), { recursive: true });
    for (const [name, sum] of [
      ["a.csv", 2],
      ["b.csv", 3],
    ] as const)
      await bilancio(["receive", folder, file(name, risorse(`crescere;alpe;stipendi;${sum}`))]);
    const ritira = (...more: readonly string[]) => bilancio(["ritira", folder, "2", ...more]);
    expect((await ritira()).stderr).toContain("manca il motivo");
    expect((await ritira("--motivo", "doppio", "--chi", "Anna")).stdout).toBe(
      "b.csv (protocollo 2): ritirato, non conta più.\n  V105, Risorse impiegate: adesso conta a.csv\n",
    );
    expect((await ritira("--motivo", "x")).stderr).toContain("è già ritirato");
    expect((await bilancio(["status", folder])).stdout).toContain("b.csv (protocollo 2): doppio");
    expect((await ritira("--annulla")).stdout).toContain("adesso conta b.csv");
    expect((await bilancio(["ritira", folder, "9", "--motivo", "x"])).stderr).toContain("i numeri vanno da 1 a 2");
  });
});

describe("verifica", () => {
  test.concurrent("says that all is safe, or what is missing, changed and of nobody; the same file received again mends it", async () => {
    const folder = copyOf(CITTA);
    expect((await bilancio(["verifica", folder])).stdout).toContain("Non è stato ricevuto ancora niente");
    expect(readdirSync(folder)).not.toContain("archivio");
    const path = file("prova.csv", risorse("crescere;alpe;stipendi;2"));
    await bilancio(["receive", folder, path]);
    expect(await bilancio(["verifica", folder])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^I dati sono al sicuro: 1 ricezione, 1 file diverso/),
    });
    const archivio = join(folder, "archivio");
    const [bytes = ""] = readdirSync(join(archivio, "file"), { recursive: true, encoding: "utf8" }).filter(
      (n) => n.length > 60,
    );
    writeFileSync(join(archivio, "file", bytes), "altro");
    writeFileSync(join(archivio, "file", "orfano"), "di nessuno");
    const [head = ""] = readdirSync(join(archivio, "letture"), { recursive: true, encoding: "utf8" }).filter((n) =>
      n.endsWith("json"),
    );
    writeFileSync(join(archivio, "letture", head), "{}");
    const { code, stdout } = await bilancio(["verifica", folder, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      ricezioni: 1,
      file: 1,
      guasti: [{ nome: "prova.csv", protocollo: 1, come: "cambiato" }],
      orfani: ["file/orfano"],
      letture: [`letture/${head}`],
    });
    const said = (await bilancio(["verifica", folder])).stdout;
    expect(said).toContain("prova.csv (protocollo 1): i suoi byte sono cambiati");
    expect(said).not.toContain("al sicuro");
    const build = await bilancio(["build", folder, "--no-pdf", "--out", join(folder, "uscita")]);
    expect([build.code, readdirSync(folder)]).toEqual([2, expect.not.arrayContaining(["uscita"])]);
    expect(build.stderr).toContain("prova.csv (protocollo 1)");
    rmSync(join(archivio, "file", "orfano"));
    await bilancio(["receive", folder, path]);
    expect((await bilancio(["verifica", folder])).code).toBe(0);
  });
});
