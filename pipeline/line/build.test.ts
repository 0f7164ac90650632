// From an edition folder to the published report: the same input gives the same bytes.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { startBrowser } from "../report/browser.ts";
import { type BuildResult, build } from "./build.ts";
import { builtCity, copyOfBuilt, unbuiltButProtected } from "./built.support.ts";
import { changedDefinitions, readCodes } from "./definizioni.ts";

/** Builds a folder; the clock runs differently every time, as clocks do. */
async function built(cartella: string): Promise<{ out: string; result: BuildResult }> {
  const out = temporaryFolder();
  return {
    out,
    result: await build(
      { cartella, out, pdf: "senza" },
      { ...QUIET, clock: () => Math.random() * 1e9, openBrowser: startBrowser },
    ),
  };
}

/** The same files written in the opposite order, with other times. */
async function shuffled(): Promise<string> {
  const folder = await unbuiltButProtected();
  const inviati = join(folder, "inviati");
  const old = join(folder, "vecchi");
  renameSync(inviati, old);
  mkdirSync(inviati);
  for (const name of readdirSync(old).sort().reverse())
    writeFileSync(join(inviati, name), readFileSync(join(old, name)));
  rmSync(old, { recursive: true });
  return folder;
}

const filesOf = (out: string): string[] =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(out, join(entry.parentPath, entry.name)))
    .sort();

let [first, second]: { out: string; result: BuildResult }[] = [];
beforeAll(async () => {
  first = await builtCity();
  second = await built(await shuffled());
});

describe("the same submissions, in another folder, on another day, in another order on the disk", () => {
  test("give the same files", () => {
    const names = filesOf(first?.out ?? "");
    expect(names).toEqual(
      expect.arrayContaining(["model.json", "bilancio-sociale-2024.html", "dati/datapackage.json"]),
    );
    expect(filesOf(second?.out ?? "")).toEqual(names);
  });

  test("with the same bytes: model, page, findings and open data", () => {
    const names = filesOf(first?.out ?? "").filter((name) => /\.(json|jsonld|html|csv)$/.test(name));
    expect(names.length).toBeGreaterThan(20);
    const differing = names.filter(
      (name) => !readFileSync(join(first?.out ?? "", name)).equals(readFileSync(join(second?.out ?? "", name))),
    );
    expect(differing).toEqual([]);
  });

  test("and no part of the report is lost", () => {
    expect(first?.result.model.guasti).toEqual([]);
    expect(first?.result.righe).toBeGreaterThan(300);
  });
});

test("what a build keeps is read by who compares it with another, also with one that said less of its codes", async () => {
  const codes = await readCodes(join((await builtCity()).cartella, "archivio", "costruito"), "codebook.csv");
  const alpe = { elenco: "zone", codice: "alpe", nome: "Alpe", descrizione: "", unita: "", tipo: "codice" };
  expect(codes).toContainEqual(alpe);
  const silent = codes.map((code) => ({ ...code, tipo: "" }));
  expect(changedDefinitions(silent, codes).cambiati).toEqual([]);
  const other = codes.map((code) =>
    code.elenco === "zone" && code.codice === "alpe" ? { ...code, tipo: "testo" } : code,
  );
  expect(changedDefinitions(codes, other).cambiati).toMatchObject([{ codice: "alpe", campo: "tipo", ora: "testo" }]);
});

test("without a browser there is no PDF, but the page and the open data are there", async () => {
  vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", "/nessun/browser");
  const out = temporaryFolder();
  writeFileSync(join(out, "bilancio-sociale-2024.pdf"), "di prima");
  const effects = { ...QUIET, openBrowser: startBrowser };
  await expect(build({ cartella: await copyOfBuilt(), out, pdf: "con" }, effects)).rejects.toThrow("/nessun/browser");
  vi.unstubAllEnvs();
  expect(filesOf(out)).toEqual(
    expect.arrayContaining(["bilancio-sociale-2024.html", "dati/datapackage.json", "dati/figure.csv", "model.json"]),
  );
  expect(filesOf(out), "nor one of an earlier build").not.toContain("bilancio-sociale-2024.pdf");
});
