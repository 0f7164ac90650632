// The drawings of the last page, kept by what they show: a chart whose marks did not change is not drawn again.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { sealed, unsealed } from "../effects/sealed.ts";
import { type Draw, drawAnew } from "./html.ts";

export interface KeptDrawings {
  readonly draw: Draw;
  /** What to keep for the next page: the drawings asked for since, and no others. */
  readonly text: () => string;
}

/** The drawings kept in a file; none when there is no such file, when it cannot be understood, or when other code drew
 *  them. What is not there is made by `drawOne`. */
export async function keptDrawings(file: string, drawOne: Draw = drawAnew): Promise<KeptDrawings> {
  const versione = versionOfCharts();
  const kept = await readKept(file, versione);
  const used = new Map<string, string>();
  const draw: Draw = async (disegno, options) => {
    const key = createHash("sha256")
      .update(JSON.stringify([disegno, options.id, options.width]))
      .digest("hex");
    const svg = kept.get(key) ?? (await drawOne(disegno, options));
    used.set(key, svg);
    return svg;
  };
  const text = (): string => sealed(versione, JSON.stringify(Object.fromEntries([...used].sort(byKey))));
  return { draw, text };
}

const byKey = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : 1);

async function readKept(file: string, versione: string): Promise<ReadonlyMap<string, string>> {
  const text = unsealed(versione, await readFile(file, "utf8").catch(() => ""));
  return new Map(Object.entries(JSON.parse(text ?? "{}") as Record<string, string>)); // sealed by `text`
}

/** Whatever a drawing is made by: our charts, the signs and numbers they print, the versions of Vega. */
function versionOfCharts(): string {
  const charts = new URL("../charts/", import.meta.url);
  const modules = readdirSync(charts).filter((name) => !/\.(?:test|support)\.ts$/.test(name));
  const sources = [...modules.sort(), "../../schemas/figura.ts", "../../schemas/unita.ts"];
  const packages = ["vega", "vega-lite"].flatMap((name) => findPackageJSON(name, import.meta.url) ?? []);
  const hash = createHash("sha256");
  for (const file of [...sources.map((name) => new URL(name, charts)), ...packages]) hash.update(readFileSync(file));
  return hash.digest("hex");
}
