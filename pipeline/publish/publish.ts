// `dati/`: every table of the report and all the figures, in every format, with the book of codes.
import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import { specification } from "../charts/specification.ts";
import type { Composed } from "../compose/build.ts";
import type { Correction } from "../compose/errata.ts";
import { writeChanged } from "../effects/files.ts";
import type { Figure } from "../figure/figures.ts";
import { toArrow } from "./arrow.ts";
import { catalogo } from "./catalogo.ts";
import { dataPackage } from "./datapackage.ts";
import { leggimi } from "./leggimi.ts";
import { toParquet } from "./parquet.ts";
import { publishedBefore, removeStale } from "./stale.ts";
import { codebook, errataTable, figureTable, listTable, type PublishedTable, toCsv } from "./tables.ts";

export interface Publication {
  readonly out: string;
  /** The folder in `out` that they stand in. */
  readonly cartella: string;
  readonly modello: Composed;
  readonly figure: Figure;
  readonly edizione: Edizione;
  readonly stati: Readonly<Record<string, string>>;
  /** What was corrected after the edition was closed. */
  readonly errata: readonly Correction[];
}

const FORMATS = { csv: toCsv, parquet: toParquet, arrow: toArrow } as const;

/** Writes the open data; returns the names of the files, relative to the report's folder. A file that holds the same bytes
 *  already is left as it is; what only an earlier build published goes. */
export async function publish({
  out: report,
  cartella,
  modello,
  figure,
  edizione,
  stati,
  errata,
}: Publication): Promise<string[]> {
  const out = join(report, cartella);
  const { model, tabelle, fuori } = modello;
  const prospetti = [...Object.values(model.prospetti), ...fuori];
  const lists = prospetti.filter(({ dati }) => !tabelle.has(dati));
  const whole = [...new Map(lists.map((p) => [p.dati, p])).values()];
  const tables: PublishedTable[] = [
    allFigures(figure),
    ...[...tabelle].map(([id, figures]) => figureTable(id, titleOf(id, prospetti), figures)),
    ...whole.map((p) => listTable(merged(p.dati, lists) ?? p)),
    ...(errata.length === 0 ? [] : [errataTable(errata)]),
  ];
  const before = await publishedBefore(out);
  const names: string[] = [];
  const write = (name: string, content: string | Uint8Array): Promise<void> => {
    names.push(`${cartella}/${name}`);
    return writeChanged(join(out, name), content);
  };
  // One table after the other: between them the browser, which prints meanwhile, gets its answers.
  for (const table of tables)
    await Promise.all(Object.entries(FORMATS).map(([ending, of]) => write(`${table.nome}.${ending}`, of(table))));
  const book = codebook(model, edizione, stati);
  await write("codebook.csv", toCsv(book));
  const charts = Object.values(model.prospetti).flatMap(({ id, titolo, sottotitolo, disegno }) =>
    disegno === undefined ? [] : [{ nome: id, titolo, sottotitolo, disegno }],
  );
  for (const { nome, titolo, sottotitolo, disegno } of charts)
    await write(`${nome}.vl.json`, `${JSON.stringify(specification(disegno, `${titolo} (${sottotitolo})`))}\n`);
  await write("datapackage.json", dataPackage(model, [...tables, book], charts));
  await write("LEGGIMI.md", leggimi(model, tables));
  const modificato = errata.at(-1)?.il.slice(0, 10) ?? edizione.yaml.data_pubblicazione;
  const catalogue = catalogo(edizione.yaml, [...tables, book], modificato);
  if (catalogue === null) await rm(join(out, "catalogo.jsonld"), { force: true });
  else await write("catalogo.jsonld", catalogue);
  await removeStale(out, before, new Set(names.map((name) => basename(name))), Object.keys(FORMATS));
  return names;
}

/** The table of all figures, and as the text that is published of it. */
const allFigures = (figure: Figure): PublishedTable =>
  figureTable("figure", "Tutte le figure", [...figure.all(), ...figure.twins()]);
export const figuresCsv = (figure: Figure): string => toCsv(allFigures(figure));

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
