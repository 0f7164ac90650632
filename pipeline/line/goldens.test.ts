// What each room makes of the small city, in files that a person can read (data-samples/expected). Looked at before they are
// accepted (`npx vitest run pipeline/line/goldens.test.ts -u`), changed only with the reason in the commit.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, test } from "vitest";
import { draw } from "../charts/draw.ts";
import { wrongInCatalogue, wrongInHidden, wrongInPackage } from "../publish/conforms.support.ts";
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

describe("the open data", () => {
  const folder = (): string => join(out, "dati");
  const text = (name: string): string => readFileSync(join(folder(), name), "utf8");

  test("are a data package: every file is there, with the columns and kinds that it says", () => {
    expect(wrongInPackage(folder())).toEqual([]);
  });

  test("have every mandatory field of the Italian catalogue", () => {
    expect(wrongInCatalogue(text("catalogo.jsonld"))).toEqual([]);
  });

  test("leave what is hidden empty, and say why", () => {
    expect(text("figure.csv")).toContain("riservatezza");
    expect(wrongInHidden(text("figure.csv"))).toEqual([]);
  });

  test("have one CSV for each chart, named under it, and its specification", () => {
    const charts = Object.values(result.model.prospetti).filter(({ disegno }) => disegno !== undefined);
    expect(charts.length).toBeGreaterThan(10);
    const files = new Set(readdirSync(folder()));
    expect(charts.filter(({ id, dati: csv }) => !files.has(`${csv}.csv`) || !files.has(`${id}.vl.json`))).toEqual([]);
  });

  test("are explained with an example that gives what it says", async () => {
    const guide = text("LEGGIMI.md");
    const [, query = ""] = /duckdb\.sql\("""(.*?)"""\)/s.exec(guide) ?? [];
    const said = [...guide.matchAll(/^\| ([a-z0-9-]+) \| (-?[\d.]+) \|$/gm)].map(([, member, value]) => [
      member,
      Number(value),
    ]);
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const found = await connection.runAndReadAll(
      query.replace(/'([\w-]+\.csv)'/, (_, file: string) => `'${join(folder(), file)}'`),
    );
    expect(found.getRowsJS().map(([member, value]) => [member, Number(value)])).toEqual(said);
    expect(said.length).toBeGreaterThan(2);
    connection.closeSync();
    instance.closeSync();
  });
});
