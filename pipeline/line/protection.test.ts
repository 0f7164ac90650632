// The gate before anything is published: an edition of real data needs its p, what cannot be protected stops everything, what
// was found once is not looked for again.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { borgo } from "../edizione/borgo.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { sealed, unsealed } from "../effects/sealed.ts";
import type { Figure } from "../figure/figures.ts";
import { secretEdition } from "./secret-edition.support.ts";

const seen = vi.hoisted(() => ({ solved: 0, witnesses: "kept" }));
vi.mock(import("../statistics/suppression.ts"), async (original) => {
  const actual = await original();
  return {
    ...actual,
    suppress: (...args) => {
      seen.solved++;
      const outcome = actual.suppress(...args);
      return outcome.end === "protected" && seen.witnesses === "lost" ? { ...outcome, witnesses: [] } : outcome;
    },
  };
});
// Where files share a process (scripts/mutanti) another one may have loaded the line without this ear, or may load it after.
vi.resetModules();
const { build } = await import("./build.ts");
const { figured } = await import("./figured.ts");
const { openProtection } = await import("./protection.ts");
afterAll(() => {
  vi.resetModules();
});
beforeEach(() => Object.assign(seen, { solved: 0, witnesses: "kept" }));

const effects = { ...QUIET, openBrowser: () => Promise.reject(new Error("no PDF is asked for")) };
async function built(cartella: string) {
  const out = temporaryFolder();
  const result = await build({ cartella, out, pdf: "senza" }, effects);
  return { out, result, hidden: hiddenIn(result.figure) };
}
/** What a build would hide, without the pages. */
async function hiddenOf(cartella: string): Promise<string[]> {
  return hiddenIn((await figured(await loadEdizione(cartella), { ...QUIET, time: (_, work) => work() })).figure);
}
const hiddenIn = (figure: Figure): string[] =>
  figure.all().flatMap(({ id, protetta }) => (protetta === "riservatezza" ? [id] : []));

function withP(cartella: string, text: string): string {
  mkdirSync(join(cartella, "riservato"), { recursive: true });
  writeFileSync(join(cartella, "riservato", "protezione.yaml"), text);
  return cartella;
}

test("an edition of real data is published with its own p, which is written nowhere else, and kept", async () => {
  const cartella = secretEdition({ dimostrativa: false });
  await expect(built(cartella)).rejects.toThrow(/^riservato\/protezione\.yaml: il file non c'è, .*--interno\.$/);
  await expect(built(withP(cartella, "p: 2\n"))).rejects.toThrow(/riservato\/protezione\.yaml, riga 1: .*da 5 a 50/);
  const first = await built(withP(cartella, "p: 17.3125\n"));
  expect(first.hidden.length).toBeGreaterThan(10);
  expect(first.result.model.edizione.interna).toBe(false);
  const solved = seen.solved;
  expect(solved).toBeGreaterThan(0);
  expect(await hiddenOf(cartella)).toEqual(first.hidden);
  expect(seen.solved).toBe(solved);
  // A note that changes no cell: other bytes, the same system.
  writeFileSync(join(cartella, "inviati", "voci.csv"), "ente;edizione;occasione;testo\nE003;2020;Cena;Ciao\n");
  const volontari = join(cartella, "inviati", "volontari.csv");
  writeFileSync(volontari, `${readFileSync(volontari, "utf8")}\n`);
  expect([await hiddenOf(cartella), seen.solved]).toEqual([first.hidden, solved]);
  // Found by other code it is proved, not looked for again; where it does not hold it is found anew.
  const path = join(cartella, "archivio", "protezione.json");
  const keptBy = (edit: (ids: string[]) => string[]): void => {
    const found: Record<string, { nascoste: string[] }> = JSON.parse(
      unsealed("protezione", readFileSync(path, "utf8")) ?? "",
    );
    const older = Object.entries(found).map(([key, each]) => [
      `${key.slice(1)}0`,
      { ...each, codice: "other", nascoste: edit(each.nascoste) },
    ]);
    writeFileSync(path, sealed("protezione", JSON.stringify(Object.fromEntries(older))));
  };
  keptBy((ids) => ids);
  expect([await hiddenOf(cartella), seen.solved]).toEqual([first.hidden, solved]);
  keptBy(([, ...ids]) => ids);
  expect(await hiddenOf(cartella)).toEqual(first.hidden);
  expect(seen.solved).toBeGreaterThan(solved);
  seen.solved = solved;
  // Another p is another question, and nobody finds p by trying.
  await hiddenOf(withP(cartella, "p: 18\n"));
  expect(seen.solved).toBeGreaterThan(solved);
  const written = [first.out, join(cartella, "archivio")].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1")),
  );
  expect(written.filter((text) => text.includes("17.3125") || text.includes("17,3125"))).toEqual([]);
  const chiave = readFileSync(join(cartella, "riservato", "chiave"), "utf8").trim();
  expect(written.filter((text) => text.includes(chiave))).toEqual([]);
});

test("what the audit does not confirm is not published: no file is written, and the sentence says which table", async () => {
  const cartella = secretEdition();
  seen.witnesses = "lost";
  const out = temporaryFolder();
  await expect(build({ cartella, out, pdf: "senza" }, effects)).rejects.toThrow(
    /^Bilancio 2020: nelle tavole di «.*pipeline\/misure\/.*\.ts.*--interno\.$/,
  );
  expect(readdirSync(out)).toEqual([]);
  expect(existsSync(join(cartella, "archivio", "protezione.json"))).toBe(false);
});

test("who agrees to be recognised is not hidden; who did not answer did not agree", async () => {
  const hidden = await hiddenOf(secretEdition({ consenzienti: ["E002"] }));
  const ore = hidden.filter((id) => id.startsWith("volontari-ore"));
  expect(ore).toEqual([]);
  const silent = secretEdition({ consenzienti: ["E002"] });
  rmSync(join(silent, "inviati", "ente.csv"));
  expect(await hiddenOf(silent)).toContain("volontari-ore|cantiere=crescere|zona=nord");
});

test("a group is one however its name is written", async () => {
  const change = (from: string, gruppo: string) => ({
    file: "enti.csv",
    from,
    to: from.replace(/,(?=\d+$)/, `${gruppo},`),
  });
  const edizione = await borgo([
    change("E002,Alfa,ente,associazione,nord,crescere,,600", "Consorzio Uno"),
    change("E003,Beta,ente,cooperativa,nord,curare,,300", "consorzio  uno"),
  ]);
  const { gruppi } = (await openProtection(edizione, new Map()))
    .look(() => "")
    .rulesFor({ consenzienti: new Set(), perAltri: new Set() });
  expect(gruppi.get("E002")).toBeDefined();
  expect(gruppi.get("E003")).toBe(gruppi.get("E002"));
});
