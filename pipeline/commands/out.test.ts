import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";
import { COMANDI, type Comando } from "./catalogue.ts";
import { bilancio } from "./command.support.ts";
import { checkOut } from "./out.ts";

const edition = temporaryFolder();
mkdirSync(join(edition, "inviati"));
writeFileSync(join(edition, "edizione.yaml"), "");

test.each([
  ["what enti send", "inviati", "inviati/, che è dell'edizione"],
  ["a folder that is not there yet", "inviati/prova/moduli", "inviati/, che è dell'edizione"],
  ["written otherwise, as some disks take for the same", "Testi", "Testi/, che è dell'edizione"],
  ["what is kept", "archivio/lettere", "archivio/, che è dell'edizione"],
  ["who the enti are", "enti.csv", "enti.csv, che è dell'edizione"],
])("nothing is written over an edition: %s", (_, place, words) => {
  expect(() => checkOut("out", join(edition, place))).toThrow(words);
});

test.each([
  ["beside what is read", "moduli"],
  ["a table of another name", "domande.csv"],
  ["a folder of somebody's own that has such a name inside", "stampe/testi"],
])("elsewhere it is: %s", (_, place) => {
  expect(() => checkOut("out", join(edition, place))).not.toThrow();
});

/** Folders and files that are only read, and the one that has rules of its own. */
const READ = [
  "nuova pubblicati",
  "check edizione",
  "decidi da",
  "trace da",
  "restituzioni bilancio",
  "restituzioni out",
  "render from",
];

test("every command asks it of every place where it writes", async () => {
  const places = Object.entries(COMANDI as Record<string, Comando>).flatMap(([name, { opzioni }]) =>
    Object.entries(opzioni).flatMap(([option, { valore, scrive }]) =>
      valore === "CARTELLA" || valore === "FILE" ? [{ name, option, scrive: scrive === true }] : [],
    ),
  );
  const unmarked = places.filter(({ scrive }) => !scrive).map(({ name, option }) => `${name} ${option}`);
  expect(unmarked).toEqual(READ);
  for (const { name, option } of places.filter(({ scrive }) => scrive)) {
    const { code, stderr } = await bilancio([name, `--${option}`, join(edition, "inviati/x")]);
    expect([name, code, stderr]).toEqual([name, 2, expect.stringContaining(`con --${option} indica un altro posto`)]);
  }
});
