// The sections that count → everything the report needs of them: cubes, published lists, voices. What was computed before
// from the same rows, by the same code and declaration, is taken from the archive: after one new file only the blocks in it
// are computed again, after a changed text none is.
import { join } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import type { MisuraBase } from "../../schemas/misura.ts";
import type { ElencoDef } from "../../schemas/prospetto.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { checkRows } from "../collect/kept-readings.ts";
import type { Budget } from "../effects/machine.ts";
import type { Responses } from "../figure/compute.ts";
import type { Misure } from "../figure/declarations.ts";
import { type CubePoint, cubes, type NamedMisura, sameRows } from "../store/cube.ts";
import { listRows, voices } from "../store/lists.ts";
import { fillReferences, loadBlocks } from "../store/load.ts";
import { type SqlRow, Store } from "../store/store.ts";
import { countingOf } from "./counting.ts";
import type { Collection } from "./intake.ts";
import { type Kept, keysOf, openKept } from "./kept-results.ts";
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
    await checkRows(raccolta.letti, new Set(counting.files.map(({ path }) => path)));
    const store = await Store.open({
      threads: righe < ONE_THREAD ? 1 : budget.cores,
      memoryMb: budget.databaseMegabytes,
      spill: join(archivioOf(edizione), "tmp"),
    });
    try {
      const tables = new Set(missing.map(({ tabella }) => tabella));
      const blocchi = BLOCCHI.filter(({ id }) => tables.has(id));
      await loadBlocks(store, blocchi, counting, edizione);
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
