// The folder that opens the next edition, from the one before: what lasts is carried over, what belongs to the old year is
// emptied. Nothing is written here.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { commentoSchema, contoSchema, propostaSchema, voceSchema } from "../../schemas/edition-tables.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { nomePanel } from "../../schemas/panel.ts";
import { bytesOf, textOf } from "./file-text.ts";
import { movedDay, nextCollection } from "./next-collection.ts";
import { type NextSizes, nextSizes } from "./next-sizes.ts";
import { isOfAnyYear, nextText } from "./next-texts.ts";
import { panelFile, panelFrom, RISERVATO } from "./panel.ts";

export interface NextEdition {
  /** Content of each file, by its path in the new folder. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** Earlier editions whose published figures it can be compared with, in order. */
  readonly precedenti: readonly string[];
  /** Texts that wait to be written, and those taken as they were. */
  readonly testi: { readonly daScrivere: number; readonly comeErano: readonly string[] };
  readonly conRilevazione: boolean;
  /** True when what each ente declared goes with it, so that the same enti can be compared. */
  readonly conPanel: boolean;
  /** How many enti have their size from what they declared; null where nothing tells it, and all keep what they had. */
  readonly dimensioni: Omit<NextSizes, "text"> | null;
  /** What is carried of how it is collected and from whom, by path. */
  readonly raccolta: readonly string[];
}

/** Tables that last from one year to the next. */
const CARRIED = [
  "enti.csv",
  "territorio/zone.csv",
  "territorio/quartieri.csv",
  "territorio/popolazione.csv",
  "territorio/fabbisogni.csv",
  "progetto/organi.csv",
  "progetto/tappe.csv",
  "progetto/obiettivi.csv",
  "progetto/fatti.csv",
  "testi/glossario.csv",
];
/** Tables of one year: their titles alone are carried. */
const EMPTIED = [
  ["progetto/conti.csv", Object.keys(contoSchema.shape)],
  ["progetto/proposte.csv", Object.keys(propostaSchema.shape)],
  ["progetto/voci.csv", Object.keys(voceSchema.shape)],
  ["progetto/commenti.csv", Object.keys(commentoSchema.shape)],
] as const;
const MAPPING = "inviati/rilevazione.yaml";

/** The folder of the edition of `anno`. `pubblicate` are the figures that the one before published; null when it has not. */
export async function nextEdition(source: Edizione, anno: number, pubblicate: string | null): Promise<NextEdition> {
  const { cartella, yaml, testi, immagini } = source;
  const files = new Map<string, string | Uint8Array>();
  files.set("edizione.yaml", nextYaml((await textOf(cartella, "edizione.yaml")) ?? "", yaml.anno, anno));
  for (const file of CARRIED) {
    const text = await textOf(cartella, file);
    if (text !== null) files.set(file, text);
  }
  for (const [file, titles] of EMPTIED)
    if ((await bytesOf(cartella, file)) !== null) files.set(file, `${titles.join(",")}\n`);
  for (const [nome, text] of Object.entries(testi)) files.set(`testi/${nome}.md`, nextText(nome, text, anno));
  const ofAnyYear = Object.keys(testi).filter(isOfAnyYear);
  const comeErano = ofAnyYear.filter((nome) => files.get(`testi/${nome}.md`) === testi[nome]);
  for (const [path, { base64 }] of Object.entries(immagini)) {
    const name = path.split("/").at(-1) ?? path;
    if (ofAnyYear.some((nome) => testi[nome]?.includes(name)))
      files.set(`testi/${path}`, Buffer.from(base64, "base64"));
  }
  files.set("inviati/ricezioni.csv", "file,ricevuto_il,canale\n");
  const mapping = await textOf(cartella, MAPPING);
  if (mapping !== null) files.set(MAPPING, nextMapping(mapping, anno));
  const earlier = await earlierFiles(cartella);
  for (const name of earlier) files.set(`precedenti/${name}`, (await textOf(cartella, `precedenti/${name}`)) ?? "");
  const own = `${yaml.anno}.csv`;
  if (pubblicate !== null) files.set(`precedenti/${own}`, pubblicate);
  const panel = await textOf(cartella, `archivio/${nomePanel(yaml.anno)}`);
  if (panel !== null) files.set(panelFile(yaml.anno), panel);
  const collection = await nextCollection(source, anno);
  for (const [file, text] of collection) files.set(file, text);
  if ([...files.keys()].some((file) => file.startsWith(`${RISERVATO}/`))) files.set(`${RISERVATO}/.gitignore`, "*\n");
  const declared = panel === null ? null : panelFrom(panel, `archivio/${nomePanel(yaml.anno)}`, yaml.anno).panel;
  const enti = files.get("enti.csv");
  const dimensioni = declared === null || typeof enti !== "string" ? null : nextSizes(enti, declared);
  if (dimensioni !== null) files.set("enti.csv", dimensioni.text);
  return {
    files,
    precedenti: [...new Set([...earlier, ...(pubblicate === null ? [] : [own])])].sort(),
    testi: { daScrivere: Object.keys(testi).length - comeErano.length, comeErano },
    conRilevazione: mapping !== null,
    conPanel: panel !== null,
    dimensioni,
    raccolta: [...collection.keys()],
  };
}

const earlierFiles = async (cartella: string): Promise<string[]> =>
  (await readdir(join(cartella, "precedenti")).catch(() => [])).filter((name) => name.endsWith(".csv")).sort();

/** edizione.yaml with the year in its place, and with its comments. Days move by as many years as the edition. */
function nextYaml(text: string, before: number, anno: number): string {
  const doc = parseDocument(text);
  doc.set("anno", anno);
  for (const name of ["data_riferimento", "data_pubblicazione"])
    doc.set(name, movedDay(String(doc.get(name)), anno - before));
  doc.set("indirizzo_pubblico", String(doc.get("indirizzo_pubblico")).replaceAll(String(before), String(anno)));
  // The words on top say of which year the file is.
  return doc
    .toString({ lineWidth: 0 })
    .replace(/^(?:#[^\n]*\n)+/, (comment) => comment.replaceAll(String(before), String(anno)));
}

/** The mapping for the year's survey: no export has come yet. */
function nextMapping(text: string, anno: number): string {
  const doc = parseDocument(text);
  doc.set("edizione", anno);
  doc.set("file", doc.createNode([], { flow: true }));
  return doc.toString({ lineWidth: 0 });
}
