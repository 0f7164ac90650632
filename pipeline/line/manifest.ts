// What pins a build: the same manifest, the same report. The whole of it names files of members, so it lies in the edition's
// own folder (archivio/manifest.json); beside the report stands what anybody may read: how many, and one hash of each part.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Decisions } from "../collect/decisions.ts";
import type { ReadArrival } from "../collect/outcomes.ts";
import type { Decisione } from "../collect/registro.ts";
import type { Commento } from "../collect/registro-discussione.ts";
import { editionFiles } from "../edizione/edition-files.ts";
import { treeHash } from "../effects/source-hash.ts";
import { printedComments } from "./comments.ts";
import { archivioOf } from "./rules.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const manifestSchema = z.strictObject({
  edizione: z.number(),
  /** Every arrival, in the order in which they count: ente → blocks of it that count. */
  ingressi: z.array(
    z.strictObject({
      protocollo: z.number(),
      file: z.string(),
      sha256,
      ritirato: z.boolean(),
      conta: z.record(z.string(), z.array(z.string())),
    }),
  ),
  /** What people decided about findings, in the order in which they did. */
  decisioni: z.array(
    z.strictObject({
      messaggio: z.string(),
      valore: z.string(),
      scelta: z.string(),
      dopo: z.string(),
      motivo: z.string(),
    }),
  ),
  /** What was said of the draft in the portal, as it is printed. */
  commenti: z.array(z.record(z.string(), z.string())),
  /** Files of the edition folder that are read: registry, territory, texts, earlier figures, mappings, decisions. */
  tabelle: z.array(z.strictObject({ file: z.string(), sha256 })),
  /** Version of the rules by which files are read; of the whole program, templates and styles too. */
  regole: z.string(),
  programma: sha256,
  /** Node and the libraries. */
  versioni: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Where the whole of it lies. */
export const manifestPath = (edizione: Edizione): string => join(archivioOf(edizione), "manifest.json");

/** What of a collection is pinned. */
export interface Pinned {
  readonly letti: readonly {
    readonly ricezione: Pick<ReadArrival["ricezione"], "protocollo" | "nome" | "sha256">;
    readonly ritiro: ReadArrival["ritiro"];
  }[];
  readonly valide: readonly {
    readonly protocollo: number;
    readonly ente: string;
    readonly sezione: { readonly blocco: string };
  }[];
  readonly rules: string;
  readonly decisions: Decisions;
  readonly commenti: readonly Commento[];
}

export async function manifestOf(edizione: Edizione, pinned: Pinned): Promise<Manifest> {
  const { letti, valide, rules, decisions, commenti } = pinned;
  const counting = Map.groupBy(valide, ({ protocollo }) => protocollo);
  const ingressi = letti.map(({ ricezione: { protocollo, nome, sha256 }, ritiro }) => {
    const enti = Map.groupBy(counting.get(protocollo) ?? [], ({ ente }) => ente);
    const conta = [...enti].map(([ente, own]) => [ente, own.map(({ sezione }) => sezione.blocco)]);
    return { protocollo, file: nome, sha256, ritirato: ritiro !== null, conta: Object.fromEntries(conta) };
  });
  return {
    edizione: edizione.yaml.anno,
    ingressi,
    decisioni: [...decisions.values()].map(pinnedDecision),
    commenti: printedComments(edizione, commenti),
    tabelle: await editionFiles(edizione.cartella),
    regole: rules,
    programma: treeHash(ROOT, ["pipeline", "schemas", "templates"]),
    versioni: await versions(),
  };
}

/** What of a decision can be seen in a report: its reason only where that may be printed. */
const pinnedDecision = ({ messaggio, valore, scelta, dopo, motivo, pubblica }: Decisione) => ({
  ...{ messaggio, valore, scelta, dopo, motivo: pubblica === 1 ? motivo : "" },
});

async function versions(): Promise<Record<string, string>> {
  const versioned = z.object({ version: z.string() });
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")));
  const libraries = Object.keys(dependencies).filter((name) => name !== "node");
  const found = await Promise.all(
    libraries.map(async (name) => {
      const path = findPackageJSON(name, import.meta.url);
      if (path === undefined) throw new Error(`the library ${name} is not installed`);
      return [name, versioned.parse(JSON.parse(await readFile(path, "utf8"))).version] as const;
    }),
  );
  return { node: process.versions.node, ...Object.fromEntries(found) };
}

export const manifestText = (manifest: object): string => `${JSON.stringify(manifest, null, 1)}\n`;

/** What stands beside the report: nothing in it names a member, or a file of one. The same wherever the same files count. */
export function publicManifest({ ingressi, decisioni, commenti, tabelle, ...rest }: Manifest) {
  // Numbers are given in the order of arrival, which is another where the files are received again.
  const arrivals = ingressi.map(({ protocollo: _, ...arrival }) => JSON.stringify(arrival)).sort();
  // Few and small, decisions alone could be guessed from their hash: beside those of the files they cannot.
  const decided = [...decisioni, ...commenti].map((each) => JSON.stringify(each)).sort();
  const quanti = arrivals.length;
  const pinned = { ...whole([...arrivals, ...decided]), quanti };
  return { ...rest, ingressi: pinned, decisioni: decisioni.length, commenti: commenti.length, tabelle: whole(tabelle) };
}

const whole = (parts: readonly unknown[]) => ({
  quanti: parts.length,
  sha256: createHash("sha256").update(JSON.stringify(parts)).digest("hex"),
});

/** The manifest of the last build; null when there is none, or none of this shape. */
export async function lastManifest(edizione: Edizione, path = manifestPath(edizione)): Promise<Manifest | null> {
  const text = await readFile(path, "utf8").catch(() => "null");
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

/** What is no longer as it was: an Italian phrase each; none when a build would give the same report. */
export function changesSince(before: Manifest, now: Manifest): string[] {
  const arrivals = changed(before.ingressi, now.ingressi, ({ protocollo }) => String(protocollo));
  const files = filesChangedSince(before, now.tabelle);
  const isDecided = JSON.stringify(before.decisioni) !== JSON.stringify(now.decisioni);
  const isSaid = JSON.stringify(before.commenti) !== JSON.stringify(now.commenti);
  const isOther = before.programma !== now.programma || before.regole !== now.regole;
  const libraries = Object.keys({ ...before.versioni, ...now.versioni }).filter(
    (name) => before.versioni[name] !== now.versioni[name],
  );
  return [
    ...(arrivals.length === 0
      ? []
      : [`ciò che conta degli invii (${arrivals.length === 1 ? "protocollo" : "protocolli"} ${arrivals.join(", ")})`]),
    ...(files.length === 0 ? [] : [`file dell'edizione (${files.join(", ")})`]),
    ...(isDecided ? ["che cosa è stato deciso"] : []),
    ...(isSaid ? ["che cosa si è detto e risposto della bozza"] : []),
    ...(isOther ? ["il programma"] : []),
    ...(libraries.length === 0 ? [] : [`le librerie (${libraries.join(", ")})`]),
  ];
}

/** Files of the edition that are no longer as they were. */
export const filesChangedSince = ({ tabelle }: Pick<Manifest, "tabelle">, now: Manifest["tabelle"]): string[] =>
  changed(tabelle, now, ({ file }) => file);

/** Names of what is there once only, or is another. */
function changed<T extends object>(before: readonly T[], now: readonly T[], nameOf: (each: T) => string): string[] {
  const texts = (all: readonly T[]) => new Map(all.map((each) => [nameOf(each), JSON.stringify(each)]));
  const [was, is] = [texts(before), texts(now)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name));
}
