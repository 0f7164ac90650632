// Results computed before, in the archive, each under a key that changes with anything it depends on: rows, lists behind
// derived columns, declaration, code.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Blocco, BlockGroup } from "../../schemas/blocco.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { FLOW_TABLES } from "../../schemas/reference-tables.ts";
import { writePieces } from "../effects/files.ts";
import { sealed, sealedName, unsealed } from "../effects/sealed.ts";
import { sourceHash } from "../effects/source-hash.ts";
import type { Responses } from "../figure/compute.ts";
import type { Consolidated } from "../figure/consolidated.ts";
import type { AnswerRow } from "../figure/quality.ts";
import type { CubePoint, PairPoint } from "../store/cube.ts";
import { FLOW_BLOCKS } from "../store/flows.ts";
import type { Counting } from "../store/load.ts";
import type { SqlRow } from "../store/store.ts";
import type { NetworkWeights } from "../store/weights.ts";
import { archivioOf } from "./rules.ts";

const hashOf = (...parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);

/** The key of something that is computed of a table. */
export type KeyOf = (tabella: string, what: unknown) => string;

const codeOf = (names: readonly string[]): string[] =>
  names.map((name) => sourceHash(new URL(`../${name}.ts`, import.meta.url)));

/** A key that changes with anything a result depends on: rows, lists behind derived columns, declaration, code, weights. */
export function keysOf(
  edizione: Edizione,
  counting: Counting,
  risposte: Responses,
  { pesi: weights, answers }: { readonly pesi: NetworkWeights; readonly answers: readonly AnswerRow[] },
): KeyOf {
  const code = codeOf(["load", "cube", "values", "where", "weights", "lists", "panel"].map((name) => `store/${name}`));
  const references = hashOf(
    edizione.enti,
    edizione.quartieri,
    edizione.popolazione,
    edizione.fabbisogni,
    edizione.conti,
    [...risposte.qualcosa].sort(),
    answers,
  );
  const weightsOf = (gruppo: BlockGroup): unknown => [
    weights.pesi.filter((each) => each.gruppo === gruppo),
    weights.imputati.filter((each) => each.gruppo === gruppo),
  ];
  const tables = new Map<string, string>();
  const tableKey = (tabella: string): string => {
    if (FLOW_TABLES.includes(tabella)) return hashOf(flowsKey(edizione, counting, risposte), weightsOf("denaro"));
    const blocco = BLOCCHI.find(({ id }) => id === tabella);
    return blocco === undefined ? references : hashOf(rowsKey(blocco, edizione, counting), weightsOf(blocco.gruppo));
  };
  return (tabella, what) => {
    const table = tables.get(tabella) ?? tableKey(tabella);
    tables.set(tabella, table);
    return hashOf(code, tabella, table, what);
  };
}

/** The key of the rows of a block, whatever they weigh. */
function rowsKey(blocco: Blocco, edizione: Edizione, { files, leftOut, waiting }: Counting): string {
  const own = files
    .filter(({ blocchi }) => blocchi.has(blocco.id))
    .map(({ path, protocollo }) => [relative(archivioOf(edizione), path), protocollo]);
  const out = leftOut.filter((section) => section.blocco === blocco.id);
  const held = waiting.filter((value) => value.blocco === blocco.id);
  return hashOf(own, out, held, attributesBehind(blocco, edizione));
}

/** The key of the flows of money: the rows they are sums of, who answered, who is who, what people decided. */
export function flowsKey(edizione: Edizione, counting: Counting, { perBlocco }: Responses): string {
  const blocchi = BLOCCHI.filter(({ id }) => FLOW_BLOCKS.includes(id));
  return hashOf(
    codeOf(["store/load", "store/flows", "figure/consolidated"]),
    blocchi.map((blocco) => [rowsKey(blocco, edizione, counting), [...(perBlocco.get(blocco.id) ?? [])].sort()]),
    edizione.enti.map(({ codice, tipo }) => [codice, tipo]),
    edizione.liste["fonti"],
    edizione.quartieri.map(({ zona }) => zona),
    edizione.decisioni,
  );
}

/** What the columns of a block take from the edition's lists: attributes, and the names that tell two things apart. */
function attributesBehind({ campi, derivate, omonimi }: Blocco, { liste }: Edizione): unknown {
  if (omonimi !== undefined) return liste;
  const fields = Object.values(derivate ?? {}).flatMap((d) =>
    "campo" in d ? [d.campo] : d.altro_ente.map((a) => a.campo),
  );
  return fields.flatMap((field) => {
    const cella = campi[field]?.cella;
    return cella?.tipo === "codice"
      ? (liste[cella.lista] ?? []).map(({ codice, attributi }) => [codice, attributi])
      : [];
  });
}

export type Result =
  | readonly CubePoint[]
  | readonly PairPoint[]
  | readonly SqlRow[]
  | Readonly<Record<string, number>>
  | Consolidated;
export interface Kept {
  readonly has: (key: string) => boolean;
  readonly get: (key: string) => Result | undefined;
  readonly set: (key: string, result: Result) => void;
  /** Keeps the results of these keys and forgets the others. */
  readonly save: (keys: readonly string[]) => Promise<void>;
}

/** Results computed before; a damaged line of their file is as if there were none. */
export async function openKept(edizione: Edizione): Promise<Kept> {
  const path = join(archivioOf(edizione), "calcolo.json");
  // Of a large network they are hundreds of megabytes: a line each, never one text, and read when they are asked for.
  const lines = linesOf(await readFile(path).catch(() => Buffer.alloc(0)));
  const results = new Map<string, Result>();
  const get = (key: string): Result | undefined => {
    const line = lines.get(key);
    const text = line === undefined || results.has(key) ? null : unsealed(key, line.toString());
    // Sealed by `save`, under keys that have the code in them.
    if (text !== null) results.set(key, JSON.parse(text) as Result);
    return results.get(key);
  };
  function* linesFor(keys: Iterable<string>): Generator<string> {
    for (const key of keys) {
      const result = get(key);
      if (result !== undefined) yield `${sealed(key, JSON.stringify(result))}\n`;
    }
  }
  return {
    has: (key) => get(key) !== undefined,
    get,
    set: (key, result) => void results.set(key, result),
    save: (keys) => writePieces(path, linesFor(new Set(keys)), "veloce"),
  };
}

/** By the key under which each is sealed. */
function linesOf(file: Buffer): ReadonlyMap<string, Buffer> {
  const lines = new Map<string, Buffer>();
  for (let start = 0, end = 0; start < file.length; start = end + 1) {
    const next = file.indexOf("\n", start);
    end = next === -1 ? file.length : next;
    const line = file.subarray(start, end);
    const key = sealedName(line.toString("latin1", 0, HEAD_OF_LINE));
    if (key !== null) lines.set(key, line);
  }
  return lines;
}

/** More than a key, a checksum and what stands around them. */
const HEAD_OF_LINE = 100;
