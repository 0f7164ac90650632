// The sections that count → everything the report needs of them: cubes, published lists, voices. What was computed before
// from the same rows, by the same code and declaration, is taken from the archive: after one new file only the blocks in it
// are computed again, after a changed text none is.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { z } from "zod";
import type { Blocco } from "../../schemas/blocco.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { MisuraBase } from "../../schemas/misura.ts";
import type { ElencoDef } from "../../schemas/prospetto.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { forget } from "../collect/kept-readings.ts";
import { writeWhole } from "../effects/files.ts";
import type { Budget } from "../effects/machine.ts";
import { sourceHash } from "../effects/source-hash.ts";
import type { Responses } from "../figure/compute.ts";
import type { Misure } from "../figure/declarations.ts";
import { type CubePoint, cubes, type NamedMisura, sameRows } from "../store/cube.ts";
import { listRows, voices } from "../store/lists.ts";
import { type Counting, damaged, fillReferences, type LeftOut, loadBlocks, type RowsFile } from "../store/load.ts";
import { type SqlRow, Store } from "../store/store.ts";
import type { Collection } from "./intake.ts";
import { archivioOf } from "./rules.ts";

export interface Computed {
  readonly cubi: ReadonlyMap<string, readonly CubePoint[]>;
  readonly guasti: readonly { dove: string; messaggio: string }[];
  /** Rows of the published lists that are records of members, by list. */
  readonly elenchi: Readonly<Record<string, readonly SqlRow[]>>;
  readonly voci: readonly SqlRow[];
  /** Rows that count, over all blocks. */
  readonly righe: number;
}

export interface Wanted {
  readonly misure: Misure;
  readonly elenchi: readonly ElencoDef[];
}

/** Rows of a collection turned out to be damaged and were forgotten: taking it in again reads their files again. */
export class DamagedReadings extends Error {
  override readonly name = "DamagedReadings";
}

/** Below this many rows the database works with one thread: more would cost more than they save. */
const ONE_THREAD = 100_000;

/** Throws DamagedReadings once the kept readings that cannot be read to their end are forgotten. */
export async function compute(
  edizione: Edizione,
  raccolta: Collection,
  risposte: Responses,
  { budget, ...wanted }: Wanted & { readonly budget: Budget },
): Promise<Computed> {
  const counting = countingOf(raccolta);
  const righe = raccolta.valide.reduce((sum, { sezione }) => sum + sezione.contate, 0);
  const kept = await openKept(edizione);
  const keyOf = keysOf(edizione, counting, risposte);
  const tasks = tasksFor(wanted, keyOf);
  const missing = tasks.filter(({ key }) => !kept.has(key));
  const guasti: { dove: string; messaggio: string }[] = [];
  if (missing.length > 0) {
    const store = await Store.open({
      threads: righe < ONE_THREAD ? 1 : budget.cores,
      memoryMb: budget.databaseMegabytes,
      spill: join(archivioOf(edizione), "tmp"),
    });
    try {
      const tables = new Set(missing.map(({ tabella }) => tabella));
      const blocchi = BLOCCHI.filter(({ id }) => tables.has(id));
      await loadBlocks(store, blocchi, counting, edizione).catch((error) => giveUp(store, raccolta, error));
      if (blocchi.length < tables.size) await fillReferences(store, edizione, risposte.qualcosa);
      for (const group of sameRows(missing.flatMap((task) => ("misura" in task ? [[task.id, task.misura]] : [])))) {
        for (const [id, points] of await cubesOf(store, group, guasti)) {
          const task = missing.find((each) => each.id === id && "misura" in each);
          if (task !== undefined) kept.set(task.key, points);
        }
      }
      for (const task of missing) if ("rows" in task) kept.set(task.key, await task.rows(store));
    } finally {
      store.close();
    }
    await kept.save(tasks.map(({ key }) => key));
  }
  return { ...gathered(tasks, kept), guasti, righe };
}

type Task = { readonly id: string; readonly key: string; readonly tabella: string } & (
  | { readonly misura: MisuraBase }
  | { readonly rows: (store: Store) => Promise<SqlRow[]> }
);
const VOCI = "voci";

/** One task for each cube and each published list of records. */
function tasksFor({ misure, elenchi }: Wanted, keyOf: (tabella: string, what: unknown) => string): Task[] {
  const measured = [...misure].flatMap(([id, misura]): Task[] => {
    if (misura.tipo !== "base") return [];
    const { blocco, valore, dove, presenti, dimensioni } = misura;
    return [{ id, misura, tabella: blocco, key: keyOf(blocco, { valore, dove, presenti, dimensioni }) }];
  });
  const listed = elenchi
    .filter(({ tabella }) => BLOCCHI.some(({ id }) => id === tabella))
    .map((def): Task => {
      const { id, tabella, colonne, dove, per } = def;
      return { id, tabella, key: keyOf(tabella, { colonne, dove, per }), rows: (store) => listRows(store, def) };
    });
  return [...measured, ...listed, { id: VOCI, tabella: VOCI, key: keyOf(VOCI, "citazioni"), rows: voices }];
}

/** Cubes of one group; when its query fails each misura is tried alone, and the one that fails is told. */
async function cubesOf(
  store: Store,
  group: readonly NamedMisura[],
  guasti: { dove: string; messaggio: string }[],
): Promise<Map<string, CubePoint[]>> {
  try {
    return await cubes(store, group);
  } catch (error) {
    const [only] = group;
    if (only !== undefined && group.length === 1) {
      guasti.push({ dove: `misura ${only[0]}`, messaggio: error instanceof Error ? error.message : String(error) });
      return new Map();
    }
    const alone = new Map<string, CubePoint[]>();
    for (const one of group) for (const [id, points] of await cubesOf(store, [one], guasti)) alone.set(id, points);
    return alone;
  }
}

function gathered(tasks: readonly Task[], kept: Kept): Pick<Computed, "cubi" | "elenchi" | "voci"> {
  const cubi = new Map<string, readonly CubePoint[]>();
  const elenchi: Record<string, readonly SqlRow[]> = {};
  let voci: readonly SqlRow[] = [];
  for (const task of tasks) {
    // What was kept under a key was computed by a task of the same kind: the declaration is in the key.
    if ("misura" in task) {
      const points = kept.get(task.key) as readonly CubePoint[] | undefined;
      if (points !== undefined) cubi.set(task.id, points);
    } else {
      const rows = (kept.get(task.key) ?? []) as readonly SqlRow[];
      if (task.id === VOCI) voci = rows;
      else elenchi[task.id] = rows;
    }
  }
  return { cubi, elenchi, voci };
}

/** The files whose rows count, and the sections in them that do not. */
export function countingOf({ letti, valide, escluse }: Collection): Counting {
  const rows = new Map<string, number>();
  for (const { sezione } of valide) rows.set(sezione.blocco, (rows.get(sezione.blocco) ?? 0) + sezione.contate);
  const withRows = valide.filter(({ sezione }) => sezione.contate > 0);
  const files = new Map<number, RowsFile & { blocchi: Set<string>; righe: number }>();
  const paths = new Map(letti.map(({ ricezione, kept }) => [ricezione.protocollo, kept.rows]));
  for (const { protocollo, sezione } of withRows) {
    const path = paths.get(protocollo) ?? "";
    const file = files.get(protocollo) ?? { path, protocollo, blocchi: new Set<string>(), righe: 0 };
    file.blocchi.add(sezione.blocco);
    file.righe += sezione.contate;
    files.set(protocollo, file);
  }
  const leftOut = escluse.flatMap(({ protocollo, ente, sezione: { blocco, contate } }): LeftOut[] =>
    contate > 0 && files.has(protocollo) ? [{ protocollo, ente, blocco }] : [],
  );
  const inOrder = [...files.values()].sort((a, b) => a.protocollo - b.protocollo);
  return { files: inOrder, leftOut, rows };
}

async function giveUp(store: Store, { letti }: Collection, error: unknown): Promise<never> {
  const withRows = letti.filter(
    ({ uguale_a, lettura }) =>
      uguale_a === null && lettura.invii.some(({ sezioni }) => sezioni.some(({ contate }) => contate > 0)),
  );
  const broken = new Set(
    await damaged(
      store,
      withRows.map(({ kept }) => kept.rows),
    ),
  );
  if (broken.size === 0) throw error;
  for (const { kept } of withRows) if (broken.has(kept.rows)) await forget(kept);
  throw new DamagedReadings(`${broken.size} kept readings were damaged`, { cause: error });
}

const hashOf = (...parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);

/** A key that changes with anything a result depends on: rows, lists behind derived columns, declaration, code. */
function keysOf(edizione: Edizione, { files, leftOut }: Counting, { qualcosa }: Responses) {
  const code =
    sourceHash(new URL("../store/load.ts", import.meta.url)) + sourceHash(new URL("../store/cube.ts", import.meta.url));
  const references = hashOf(
    edizione.enti,
    edizione.quartieri,
    edizione.popolazione,
    edizione.conti,
    [...qualcosa].sort(),
  );
  const tables = new Map<string, string>();
  const tableKey = (tabella: string): string => {
    const blocco = BLOCCHI.find(({ id }) => id === tabella);
    if (blocco === undefined) return references;
    const own = files
      .filter(({ blocchi }) => blocchi.has(tabella))
      .map(({ path, protocollo }) => [relative(archivioOf(edizione), path), protocollo]);
    const out = leftOut.filter((section) => section.blocco === tabella);
    return hashOf(own, out, attributesBehind(blocco, edizione));
  };
  return (tabella: string, what: unknown): string => {
    const table = tables.get(tabella) ?? tableKey(tabella);
    tables.set(tabella, table);
    return hashOf(code, tabella, table, what);
  };
}

/** The attributes that the derived columns of a block take from the edition's lists. */
function attributesBehind({ campi, derivate }: Blocco, { liste }: Edizione): unknown {
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

type Result = readonly CubePoint[] | readonly SqlRow[];
interface Kept {
  readonly has: (key: string) => boolean;
  readonly get: (key: string) => Result | undefined;
  readonly set: (key: string, result: Result) => void;
  /** Keeps the results of these keys and forgets the others. */
  readonly save: (keys: readonly string[]) => Promise<void>;
}

/** Results computed before; a damaged file of them is as if there were none. */
async function openKept(edizione: Edizione): Promise<Kept> {
  const path = join(archivioOf(edizione), "calcolo.json");
  const text = await readFile(path, "utf8").catch(() => "{}");
  const results = new Map<string, Result>(entriesOf(text));
  return {
    has: (key) => results.has(key),
    get: (key) => results.get(key),
    set: (key, result) => void results.set(key, result),
    save: (keys) => {
      const own = keys.flatMap((key) => (results.has(key) ? [[key, results.get(key)]] : []));
      return writeWhole(path, JSON.stringify(Object.fromEntries(own)), "veloce");
    },
  };
}

function entriesOf(text: string): [string, Result][] {
  try {
    const kept = z.record(z.string(), z.array(z.unknown())).parse(JSON.parse(text));
    return Object.entries(kept) as [string, Result][]; // written by `save` under a key that has the code in it
  } catch {
    return [];
  }
}
