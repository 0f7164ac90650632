// The ways by which a number that is hidden could still come out (STATISTICS.md 12.9), looked for in every byte of everything
// that a build writes or says. What to look for is taken from the edition of the analyst, which shows it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, expect, test } from "vitest";
import type { Figura } from "../../schemas/figura.ts";
import { formatEuroShort, formatValue } from "../../schemas/unita.ts";
import { nuovaCommand } from "../commands/nuova.ts";
import { buildSummary } from "../commands/words.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { startBrowser } from "../report/browser.ts";
import { blocksOf } from "../report/pdf-reading.ts";
import { betweenAt, boundsFrom, figureRows } from "./attacker.support.ts";
import { type BuildResult, build } from "./build.ts";
import { SECRET, secretEdition } from "./secret-edition.support.ts";

interface Built {
  readonly cartella: string;
  readonly out: string;
  readonly result: BuildResult;
}

const effects = { ...QUIET, openBrowser: startBrowser };

async function built(cartella: string, pdf: "con" | "senza", per?: "interna"): Promise<Built> {
  const out = temporaryFolder();
  const result = await build({ cartella, out, pdf, ...(per && { per }) }, effects);
  return { cartella, out, result };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

/** What a figura looks like wherever it is written, as bytes: in data, in tables, in sentences, at a mark. */
function looksOf({ valore, unita }: Figura): string[] {
  if (valore === null) return [];
  const binary = Buffer.alloc(8);
  binary.writeDoubleLE(Math.round(valore * 1e10) / 1e10);
  const inData = [String(valore), String(Math.round(valore * 1e10) / 1e10)];
  const printed = [formatValue(valore, unita, "tabella"), formatValue(valore, unita, "prosa")];
  const all = [...inData, ...printed, ...(unita.tipo === "euro" ? [formatEuroShort(valore)] : [])]
    // A short number stands for other things too: only one that can be no other is looked for.
    .filter((text) => text.replace(/\D/g, "").length >= 4)
    .map((text) => Buffer.from(text, "utf8"));
  return [...new Set([...all, binary].map((bytes) => bytes.toString("latin1")))];
}

let aperta: Built;
let interna: Built;
let spostata: Built;
let hidden: Figura[] = [];
let needles: string[] = [];
beforeAll(async () => {
  const cartella = secretEdition();
  aperta = await built(cartella, "con");
  interna = await built(cartella, "con", "interna");
  spostata = await built(secretEdition({ spostate: 777.7 }), "senza");
  hidden = aperta.result.figure.all().filter(({ protetta }) => protetta === "riservatezza");
  const shown = aperta.result.figure.all().filter(({ valore }) => valore !== null);
  const innocent = new Set(shown.flatMap(looksOf));
  const found = hidden.flatMap(({ misura, dims }) => looksOf(interna.result.figure.at(misura, dims)));
  needles = [...new Set(found)].filter((text) => !innocent.has(text));
});

test("hides what one ente alone stands behind, in every misura", () => {
  const at = (misura: string, dims: Record<string, string>) => aperta.result.figure.at(misura, dims);
  const there = { cantiere: "crescere", zona: "nord" };
  for (const figura of [
    at("volontari-ore", there),
    at("spesa", { cantiere: "crescere", voce: "affitti" }),
    at("volontari-ore-dichiarato", there),
  ])
    expect(figura).toEqual({
      ...figura,
      ...{ valore: null, n_enti: null, righe_con_dato: null, copertura: null, dichiarato: null, stimato: null },
      ...{ errore_standard: null, ci_inf: null, ci_sup: null, giudizio: null },
      ...{ stato: "riservato", protetta: "riservatezza" },
    });
  expect(at("volontari-ore", {}).valore).toBeGreaterThan(SECRET.ore);
  expect(interna.result.figure.at("volontari-ore", there).dichiarato).toBe(SECRET.ore);
});
/** Every file below a folder whose name is none of these, with its text as it would be searched. */
const textsIn = (folder: string, isWanted = (_: string): boolean => true): Map<string, string> =>
  new Map(
    filesIn(folder)
      .filter(isWanted)
      .map((name) => [name, readFileSync(join(folder, name), "latin1")]),
  );

/** Needles that stand in the bytes of a file. */
const told = (text: string): string[] => needles.filter((needle) => text.includes(needle));

const isPublic = (name: string): boolean => !name.includes("intern");

test("what is looked for is there to be found: in page, model, tables and their bytes, for who cures the edition", () => {
  const texts = textsIn(interna.out);
  expect([...texts.keys()].every((name) => !isPublic(name))).toBe(true);
  const seen = new Set([...texts.values()].flatMap(told));
  const own = new Set(needles);
  for (const { id, misura, dims, unita } of hidden) {
    const looks = looksOf(interna.result.figure.at(misura, dims)).filter((look) => own.has(look));
    // A ratio in the few digits that are printed may be that of another point too.
    if (looks.length === 0 && ["quota", "rapporto"].includes(unita.tipo)) continue;
    expect({ id, seen: looks.some((look) => seen.has(look)) }).toEqual({ id, seen: true });
  }
  const names = ["bilancio-sociale-2020-interno.html", "model-interno.json"];
  for (const name of [...names, ...["csv", "arrow", "parquet"].map((ending) => `interno/dati/figure.${ending}`)])
    expect(told(texts.get(name) ?? "").length, name).toBeGreaterThan(5);
});

test.each<[path: string, isOf: (name: string) => boolean]>([
  ["all figures: values, enti, coverage, errors", (name) => /^dati\/figure\./.test(name)],
  ["every table of the open data, in every format", (name) => /^dati\/.*\.(csv|arrow|parquet)$/.test(name)],
  ["codebook and data package", (name) => /^dati\/(codebook|datapackage)/.test(name)],
  ["the model: figures, cells, marks, reference lines, stopped titles, cards", (name) => name === "model.json"],
  ["the page: cells, titles, base lines, alt texts, drawings, lists of numbers", (name) => name.endsWith(".html")],
  ["anything else", () => true],
])("no byte tells a hidden number: %s", (_, isOf) => {
  const texts = textsIn(aperta.out, isOf);
  expect(texts.size).toBeGreaterThan(0);
  for (const [name, text] of texts) expect({ name, told: told(text) }).toEqual({ name, told: [] });
});

const ORE = "volontari-ore-dichiarato";

test("no sum of the published figures bounds a hidden one closely; the same sums give it back where it alone is hidden", () => {
  const text = figureRows(readFileSync(join(aperta.out, "dati/figure.csv"), "utf8"));
  const all = figureRows(readFileSync(join(interna.out, "interno/dati/figure.csv"), "utf8"));
  const measures = new Set(hidden.map(({ misura }) => misura));
  expect([...measures]).toEqual(expect.arrayContaining(["volontari-ore", "spesa"]));
  for (const misura of measures) {
    const twin = `${misura}-dichiarato`;
    if (aperta.result.figure.misure.get(twin)?.tipo !== "base") continue;
    const [public_, known] = [boundsFrom(text, twin), boundsFrom(all, twin)];
    for (const { id, dims } of hidden.filter((each) => each.misura === misura)) {
      const truth = betweenAt(known, twin, dims).low;
      if (truth === 0) continue;
      const { low, high } = betweenAt(public_, twin, dims);
      expect({ id, isFar: low <= 0.9 * truth && high >= 1.1 * truth, low, high }).toMatchObject({ id, isFar: true });
    }
  }
  const secret = { cantiere: "crescere", zona: "nord" };
  const alone = all.map((row) =>
    Object.entries({ misura: ORE, ...secret }).every(([name, at]) => row[name] === at)
      ? { ...row, valore: "", stato: "riservato" }
      : row,
  );
  const { low, high } = betweenAt(boundsFrom(alone, ORE), ORE, secret);
  expect([low, high].map((end) => Math.abs(end - SECRET.ore) < 0.1)).toEqual([true, true]);
});

test("nor does what the command says, what the next edition is opened with, or a number in pieces of its own", async () => {
  expect(told(buildSummary(aperta.result, aperta.out))).toEqual([]);
  const next = join(temporaryFolder(), "2021");
  await nuovaCommand({ cartella: next, da: aperta.cartella, anno: null, pubblicati: aperta.out });
  const earlier = readFileSync(join(next, "precedenti", "2020.csv"), "latin1");
  expect(earlier).toContain("riservatezza");
  expect([...textsIn(join(next, "precedenti")).values()].flatMap(told)).toEqual([]);
});

test("findings stay with the edition, and p and who is protected from whom stay nowhere that is published", () => {
  expect(filesIn(aperta.out).filter((name) => /valida|prote|riserv/.test(name))).toEqual([]);
  expect(existsSync(join(aperta.cartella, "archivio", "validazione.json"))).toBe(true);
  const { model } = aperta.result;
  expect(Object.keys(model.pin).sort()).toEqual(["invii", "regole", "testi"]);
});

test("moving what is hidden, and nothing else, changes no byte: no length, shade, order or axis follows it", () => {
  const hiddenIn = ({ result }: Built) =>
    result.figure.all().flatMap(({ id, protetta }) => (protetta === "riservatezza" ? [id] : []));
  expect(hiddenIn(spostata)).toEqual(hiddenIn(aperta));
  const before = interna.result.figure.at("volontari-ore", { cantiere: "curare", zona: "sud" });
  expect(before.valore).not.toBeNull();
  // The submissions are others, and their hash says so.
  const pinned = ({ result: { model } }: Built, text: string) => text.replaceAll(model.pin["invii"] ?? "", "");
  const isOfFigures = (name: string): boolean => !/^manifest\.json$|\.pdf$/.test(name);
  const [one, other] = [textsIn(aperta.out, isOfFigures), textsIn(spostata.out, isOfFigures)];
  expect([...other.keys()]).toEqual([...one.keys()]);
  const differing = [...one].filter(([name, text]) => pinned(aperta, text) !== pinned(spostata, other.get(name) ?? ""));
  expect(differing.map(([name]) => name)).toEqual([]);
});

test("the sign stands in the place of the number, with one note that says why", () => {
  const { model } = aperta.result;
  const table = Object.values(model.prospetti).find(({ tabella }) => tabella.segni.includes("riservato"));
  expect(table?.note.filter((note) => note.includes("farebbe"))).toHaveLength(1);
  expect(model.edizione.caselle_riservate).toBeGreaterThan(0);
  const html = textsIn(aperta.out).get("bilancio-sociale-2020.html") ?? "";
  expect(html).toContain(`Caselle: ${model.edizione.caselle_riservate}`);
  expect(html).not.toContain("Uso interno");
  expect(textsIn(interna.out).get("bilancio-sociale-2020-interno.html")).toContain("Uso interno");
});

/** The words of a build's PDF – text, alt texts, bookmarks, metadata – without what separates digits. */
async function wordsOf({ out, result }: Built, name: string): Promise<string> {
  // What is hidden takes nothing away from who listens, and what is shown to the analyst neither.
  expect(result.mancanze).toEqual([]);
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(join(out, name))), verbosity: 0 }).promise;
  const blocks = await blocksOf(pdf);
  const [outline, metadata] = [await pdf.getOutline(), await pdf.getMetadata()];
  await pdf.loadingTask.destroy();
  return JSON.stringify([blocks, outline, metadata.info]).replace(/[.,\u00a0\s]/g, "");
}

test("what is hidden is not in the PDF; it is in that of the analyst", async () => {
  const secret = String(Math.round(SECRET.ore));
  const words = await wordsOf(aperta, "bilancio-sociale-2020.pdf");
  expect(words.includes(secret)).toBe(false);
  expect(words).toContain("perchéfarebberoriconoscereunente");
  const all = await wordsOf(interna, "bilancio-sociale-2020-interno.pdf");
  expect(all.includes(secret)).toBe(true);
  expect(all).toContain("Usointerno");
});
