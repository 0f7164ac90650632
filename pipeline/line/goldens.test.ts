// What each room makes of the small city, in files that a person can read (data-samples/expected). Looked at before they are
// accepted (`npx vitest run pipeline/line/goldens.test.ts -u`), changed only with the reason in the commit.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { draw } from "../charts/draw.ts";
import type { BuildResult } from "./build.ts";
import { builtCity } from "./built.support.ts";
import {
  chapterHtml,
  composeDigest,
  figureDigest,
  pageOutline,
  publishDigest,
  readingDigest,
} from "./digests.support.ts";

const EXPECTED = fileURLToPath(new URL("../../data-samples/expected/", import.meta.url));
let result: BuildResult;
let out = "";
const page = (): string => readFileSync(join(out, "bilancio-sociale-2024.html"), "utf8");
const expected = (name: string, text: string) => expect(text).toMatchFileSnapshot(join(EXPECTED, name));

beforeAll(async () => {
  ({ result, out } = await builtCity());
});

test("reading: what every file holds, what of it counts, what is told", async () => {
  await expected("reading.txt", readingDigest(result.raccolta));
});

test("figure: every misura at its margin", async () => {
  await expected("figure.txt", figureDigest(result.figure));
});

test("compose: every table and chart with its title and its guards, three of them whole", async () => {
  await expected("compose.txt", composeDigest(result.model, ["confronto-edizioni", "fonti", "valore-zona-fonte"]));
});

test("charts: one drawing", async () => {
  const disegno = result.model.prospetti["confronto-valore"]?.disegno;
  if (disegno === undefined) throw new Error("confronto-valore is not drawn");
  const svg = await draw(disegno, { id: "prova", width: "stretto" });
  await expected("charts.svg", `${svg.replaceAll("><", ">\n<")}\n`);
});

test("report: one chapter as it is written, and the outline of the page", async () => {
  await expected("report-confronto.html", chapterHtml(page(), "confronto"));
  await expected("report.txt", pageOutline(page()));
});

test("publish: the size of every table, and the first rows of three", async () => {
  const dati = join(out, "dati");
  const names = readdirSync(dati).filter((name) => name.endsWith(".csv"));
  const tables = new Map(names.sort().map((name) => [name, readFileSync(join(dati, name), "utf8")]));
  await expected("publish.txt", publishDigest(tables, ["figure.csv", "confronto-edizioni.csv", "punti-elenco.csv"]));
});
