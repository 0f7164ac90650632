// `dati/`: every table of the report and all the figures, as CSV, Parquet and Arrow, with the book of codes.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Composed } from "../compose/build.ts";
import { writeWhole } from "../effects/files.ts";
import type { Figure } from "../figure/figures.ts";
import { csvToParquet } from "../store/parquet.ts";
import type { Store } from "../store/store.ts";
import { toArrow } from "./arrow.ts";
import { dataPackage } from "./datapackage.ts";
import { codebook, figureTable, listTable, type PublishedTable, toCsv } from "./tables.ts";

export interface Publication {
  readonly out: string;
  readonly modello: Composed;
  readonly figure: Figure;
  readonly edizione: Edizione;
  readonly store: Store;
  readonly stati: Readonly<Record<string, string>>;
}

/** Writes the open data; returns the names written, relative to the report's folder. */
export async function publish({ out, modello, figure, edizione, store, stati }: Publication): Promise<string[]> {
  await mkdir(out, { recursive: true });
  const { model, tabelle, fuori } = modello;
  const prospetti = [...Object.values(model.prospetti), ...fuori];
  const lists = prospetti.filter(({ dati }) => !tabelle.has(dati));
  const whole = [...new Map(lists.map((p) => [p.dati, p])).values()];
  const tables: PublishedTable[] = [
    figureTable("figure", "Tutte le figure", figure.all()),
    ...[...tabelle].map(([id, figures]) => figureTable(id, titleOf(id, prospetti), figures)),
    ...whole.map((p) => listTable(merged(p.dati, lists) ?? p)),
  ];
  const names: string[] = [];
  for (const table of tables) {
    const path = (extension: string) => join(out, `${table.nome}.${extension}`);
    await writeWhole(path("csv"), toCsv(table), "veloce");
    await csvToParquet(store, path("csv"), path("parquet"), table.colonne);
    await writeWhole(path("arrow"), toArrow(table), "veloce");
    names.push(...["csv", "parquet", "arrow"].map((extension) => `dati/${table.nome}.${extension}`));
  }
  const book = codebook(model, edizione, stati);
  await writeWhole(join(out, "codebook.csv"), toCsv(book), "veloce");
  await writeWhole(join(out, "datapackage.json"), dataPackage(model, [...tables, book]), "veloce");
  return [...names, "dati/codebook.csv", "dati/datapackage.json"];
}

type MadeProspetto = Composed["fuori"][number];

/** The neutral title of a table, as its first instance has it. */
function titleOf(id: string, prospetti: readonly MadeProspetto[]): string {
  return prospetti.find(({ dati }) => dati === id)?.sottotitolo ?? id;
}

/** The rows of all instances of one list, as one table. */
function merged(id: string, lists: readonly MadeProspetto[]) {
  const same = lists.filter(({ dati }) => dati === id);
  const [first] = same;
  if (first === undefined) return null;
  return { ...first, tabella: { ...first.tabella, righe: same.flatMap(({ tabella }) => tabella.righe) } };
}
