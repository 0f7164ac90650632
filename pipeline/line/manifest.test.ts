// What pins a build, and what of it anybody may read.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { borgoFolder } from "../edizione/borgo.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { changesSince, type Manifest, manifestOf, manifestText, type Pinned, publicManifest } from "./manifest.ts";

const SHA = "0123456789abcdef".repeat(4);

function collection(
  change: { ritirato?: true; conta?: string; protocollo?: number; rules?: string; dopo?: string } = {},
): Pinned {
  const { ritirato, conta = "risorse", protocollo = 7, rules = "r1", dopo } = change;
  const ritiro = ritirato === undefined ? null : { protocollo, il: "2021-02-01", chi: "A", motivo: "prova" };
  const letto = { ricezione: { protocollo, nome: "E002 Alfa.xlsx", sha256: SHA }, ritiro };
  const words = { numero: 1, ente: "E002", messaggio: "E002|risorse", valore: "v1", motivo: "", pubblica: 0 } as const;
  const decisione = { ...words, scelta: "correggi", il: "2021-02-01", chi: "A" } as const;
  const decisions = new Map(dopo === undefined ? [] : [["v1", { ...decisione, dopo }]]);
  const valide = [{ protocollo, ente: "E002", sezione: { blocco: conta } }];
  return { letti: [letto], valide, rules, decisions, commenti: [] };
}

const folder = borgoFolder([], {
  "inviati/E002 Alfa.xlsx": "bytes",
  "inviati/ricezioni.csv": "file,ricevuto_il\nE002 Alfa.xlsx,2021-01-01\n",
  ".nascosto.csv": "x",
  "LEGGIMI.txt": "x",
});
const manifest = async (raccolta = collection()): Promise<Manifest> => manifestOf(await loadEdizione(folder), raccolta);

test("it names every file of the edition that is read, and no submission among them", async () => {
  expect((await manifest()).tabelle.map(({ file }) => file)).toEqual([
    "edizione.yaml",
    "enti.csv",
    "inviati/ricezioni.csv",
    "territorio/popolazione.csv",
    "territorio/quartieri.csv",
    "territorio/zone.csv",
    "testi/01-in-breve.md",
    "testi/05-risorse.md",
  ]);
});

test("what stands beside the report names no member, no file of one and no number of its arrival", async () => {
  const whole = await manifest();
  const text = manifestText(publicManifest(whole));
  expect(manifestText(whole)).toContain("E002 Alfa.xlsx");
  expect(text).not.toMatch(/E002|Alfa|protocollo|\.csv|\.md/);
  expect(text).not.toContain(SHA);
  expect(manifestText(publicManifest(await manifest(collection({ protocollo: 8 }))))).toBe(text);
  const others = [collection({ conta: "esiti" }), collection({ dopo: "20" }), collection({ dopo: "21" })];
  const texts = await Promise.all(others.map(async (each) => manifestText(publicManifest(await manifest(each)))));
  expect(new Set([text, ...texts]).size).toBe(4);
});

test.each<[string, Parameters<typeof collection>[0], string[]]>([
  ["nothing", {}, []],
  ["what counts of an arrival", { conta: "esiti" }, ["ciò che conta degli invii (protocollo 7)"]],
  ["a withdrawal", { ritirato: true }, ["ciò che conta degli invii (protocollo 7)"]],
  ["a new number", { protocollo: 8 }, ["ciò che conta degli invii (protocolli 7, 8)"]],
  ["the rules of reading", { rules: "r2" }, ["il programma"]],
  ["a decision", { dopo: "20" }, ["che cosa è stato deciso"]],
])("%s is told as a change since the last build", async (_, change, told) => {
  expect(changesSince(await manifest(), await manifest(collection(change)))).toEqual(told);
});

test("so is a word in a text, a table that was added and a library", async () => {
  const before = await manifest();
  writeFileSync(join(folder, "testi/05-risorse.md"), "---\ntitolo: Le risorse\n---\nAltro.\n");
  writeFileSync(join(folder, "progetto-conti.csv"), "x\n");
  const { versioni, ...now } = await manifest();
  expect(changesSince(before, { ...now, versioni: { ...versioni, "@duckdb/node-api": "0" } })).toEqual([
    "file dell'edizione (testi/05-risorse.md, progetto-conti.csv)",
    "le librerie (@duckdb/node-api)",
  ]);
  rmSync(join(folder, "progetto-conti.csv"));
});
