// The sections that count → everything the report needs of them: cubes, published lists, voices. What was computed before
// from the same rows, by the same code and declaration, is taken from the archive: after one new file only the blocks in it
// are computed again, after a changed text none is.
import type { Edizione } from "../../schemas/edizione.ts";
import type { ElencoDef } from "../../schemas/prospetto.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { FLOW_TABLES, REFERENCE_TABLES } from "../../schemas/reference-tables.ts";
import type { Budget } from "../effects/machine.ts";
import type { Responses } from "../figure/compute.ts";
import { type Consolidated, netFaults } from "../figure/consolidated.ts";
import type { Misure } from "../figure/declarations.ts";
import { networkWeights, type Weighed } from "../figure/network.ts";
import { answerRows } from "../figure/quality.ts";
import { pairQuestion, sumQuestion, together } from "../figure/questions.ts";
import { type RoundedFigures, roundFigures, roundingTasks } from "../figure/rounding.ts";
import { type CubePoint, type PairPoint, type PairQuestion, pairs, points, type SumQuestion } from "../store/cube.ts";
import { FLOW_BLOCKS, fillFlows } from "../store/flows.ts";
import { listRows, voices } from "../store/lists.ts";
import { fillReferences, loadBlocks } from "../store/load.ts";
import { type PanelRow, panelRows } from "../store/panel.ts";
import type { SqlRow, Store } from "../store/store.ts";
import { loadWeights } from "../store/weights.ts";
import { countingOf } from "./counting.ts";
import { keptFlows, lastFlows, madeFlows, withStore } from "./flows.ts";
import type { Collection } from "./intake.ts";
import { flowsKey, type Kept, type KeyOf, keysOf, openKept } from "./kept-results.ts";
import { panelMeasures, panelQuantities } from "./panel.ts";
import {
  type Gathered,
  gatherContributions,
  type Looking,
  NOTHING_GATHERED,
  tablesBehind,
} from "./protection-tasks.ts";

export interface Computed {
  readonly cubi: ReadonlyMap<string, readonly CubePoint[]>;
  /** Of ratios over one table. */
  readonly coppie: ReadonlyMap<string, readonly PairPoint[]>;
  /** Estimates in the step in which they are printed. */
  readonly arrotondate: RoundedFigures;
  /** Money between enti, reconciled from both sides. */
  readonly flows: Consolidated;
  readonly guasti: readonly { dove: string; messaggio: string }[];
  /** Rows of the published lists that are records of members, by list. */
  readonly elenchi: Readonly<Record<string, readonly SqlRow[]>>;
  readonly voci: readonly SqlRow[];
  /** What each ente declared, by block. */
  readonly panel: ReadonlyMap<string, readonly PanelRow[]>;
  /** Rows that count, over all blocks. */
  readonly righe: number;
}

export interface Wanted {
  readonly misure: Misure;
  readonly elenchi: readonly ElencoDef[];
  /** What disclosure control has to look at anew; none for the edition of the analyst. */
  readonly protezione: (keyOf: KeyOf) => Looking;
  /** Told, before anything is added up, who stands behind the figures of which it is not known yet what must be hidden: what
   *  is found of them takes the longest, and needs no sum. */
  readonly gathered: (contributi: Gathered) => void;
}

/** Throws DamagedReadings once the kept readings that cannot be read to their end are forgotten. */
export async function compute(
  edizione: Edizione,
  raccolta: Collection,
  risposte: Responses,
  network: Weighed,
  { budget, ...wanted }: Wanted & { readonly budget: Budget },
): Promise<Computed> {
  const counting = countingOf(raccolta);
  const pesi = networkWeights(network, edizione.enti, risposte.perBlocco);
  const kept = await openKept(edizione);
  const answers = answerRows(network);
  const keyOf = keysOf(edizione, counting, risposte, { pesi, answers });
  const flussi = flowsKey(edizione, counting, risposte);
  const all = tasksFor(wanted, edizione.yaml.anno, keyOf);
  const guasti: Guasto[] = [];
  const missing = possible(all, keptFlows(kept, flussi)).filter(({ key }) => !kept.has(key));
  const isMissing = missing.length > 0 || !kept.has(flussi);
  const toProtect = wanted.protezione(keyOf);
  if (!isMissing && toProtect.tasks.length === 0) wanted.gathered(NOTHING_GATHERED);
  else {
    await withStore(edizione, raccolta, budget, async (store) => {
      const tables = new Set([...missing.map(({ tabella }) => tabella), ...tablesBehind(toProtect.tasks)]);
      // What was asked before anything was counted was asked of the same money, unless some of it waits.
      const known = keptFlows(kept, flussi) ?? (await lastFlows(edizione, flussi));
      const needed = new Set([...tables, ...(known === null ? FLOW_BLOCKS : [])]);
      const blocchi = BLOCCHI.filter(({ id }) => needed.has(id));
      await loadBlocks(store, blocchi, counting, edizione);
      if ([...tables].some(isReference)) await fillReferences(store, edizione, risposte.qualcosa, answers);
      const flows = known ?? (await madeFlows(store, edizione, risposte));
      kept.set(flussi, flows);
      if (FLOW_TABLES.some((table) => tables.has(table))) await fillFlows(store, flows.rows);
      await loadWeights(store, pesi);
      wanted.gathered(await gatherContributions(store, toProtect, new Set(flows.perAltri)));
      const tasks = possible(missing, flows);
      const sums = tasks.flatMap((task) => ("sum" in task ? [task.sum] : []));
      for (const question of together(sums))
        for (const [id, found] of await pointsOf(store, question, guasti)) {
          const task = tasks.find((each) => each.id === id && "sum" in each);
          if (task !== undefined) kept.set(task.key, found);
        }
      for (const task of tasks)
        if ("pair" in task) {
          const found = await told(task.id, guasti, () => pairs(store, task.pair));
          if (found !== null) kept.set(task.key, found);
        }
      for (const task of tasks) {
        if (!("rows" in task)) continue;
        if (task.di !== "panel") kept.set(task.key, await task.rows(store));
        else {
          const found = await told(`${task.id} (panel)`, guasti, () => task.rows(store));
          if (found !== null) kept.set(task.key, found);
        }
      }
    });
  }
  const flows = keptFlows(kept, flussi);
  if (flows === undefined) throw new Error("the flows of money were computed and are not there");
  const found = gathered(possible(all, flows), kept);
  const roundings = new Set<string>();
  let isFresh = isMissing;
  const arrotondate = await roundFigures(roundingTasks(edizione, wanted.misure, found.cubi, network), {
    get: (key) => {
      roundings.add(key);
      return kept.get(key) as Readonly<Record<string, number>> | undefined;
    },
    set: (key, values) => {
      isFresh = true;
      kept.set(key, values);
    },
  });
  if (isFresh) await kept.save([flussi, ...all.map(({ key }) => key), ...roundings]);
  const righe = raccolta.valide.reduce((sum, { sezione }) => sum + sezione.contate, 0);
  return { ...found, flows, arrotondate, guasti: [...guasti, ...netFaults(flows, found.cubi)], righe };
}

/** What can be computed: where money goes round in a circle nobody knows its first source. */
const possible = (tasks: readonly Task[], flows: Consolidated | undefined): readonly Task[] =>
  flows == null || flows.untraced === null ? tasks : tasks.filter(({ tabella }) => tabella !== REFERENCE_TABLES.usi.id);

const isReference = (table: string): boolean => !FLOW_TABLES.includes(table) && !BLOCCHI.some(({ id }) => id === table);

type Task = { readonly id: string; readonly key: string; readonly tabella: string } & (
  | { readonly sum: SumQuestion }
  | { readonly pair: PairQuestion }
  | { readonly rows: (store: Store) => Promise<SqlRow[]>; readonly di: "elenco" | "voci" }
  | { readonly rows: (store: Store) => Promise<PanelRow[]>; readonly di: "panel" }
);
const VOCI = "voci";

/** One task for each cube, each published list of records, and what the enti declared to each block. */
function tasksFor(
  { misure, elenchi }: Wanted,
  anno: number,
  keyOf: (tabella: string, what: unknown) => string,
): Task[] {
  const measured = [...misure.values()].flatMap((misura): Task[] => {
    const { id } = misura;
    if (misura.tipo === "base") {
      const sum = sumQuestion(misura, misure);
      return [{ id, sum, tabella: sum.blocco, key: keyOf(sum.blocco, sum) }];
    }
    const pair = pairQuestion(misura, misure);
    return pair === null ? [] : [{ id, pair, tabella: pair.blocco, key: keyOf(pair.blocco, pair) }];
  });
  const listed = elenchi
    .filter(({ tabella }) => BLOCCHI.some(({ id }) => id === tabella))
    .map((def): Task => {
      const { id, tabella, colonne, dove, per } = def;
      const key = keyOf(tabella, { colonne, dove, per });
      return { id, tabella, key, di: "elenco", rows: (store) => listRows(store, def) };
    });
  const declared = [...panelMeasures(misure, anno)].map(([blocco, measured]): Task => {
    const panel = panelQuantities(measured, misure);
    const rows = (store: Store): Promise<PanelRow[]> => panelRows(store, panel);
    return { id: blocco, tabella: blocco, key: keyOf(blocco, { panel }), di: "panel", rows };
  });
  const voci: Task = { id: VOCI, tabella: VOCI, key: keyOf(VOCI, "citazioni"), di: "voci", rows: voices };
  return [...measured, ...listed, ...declared, voci];
}

/** Points of one group; when its query fails each misura is asked for alone, and the one that fails is told. */
async function pointsOf(store: Store, question: SumQuestion, guasti: Guasto[]): Promise<Map<string, CubePoint[]>> {
  const { quantita } = question;
  const [only] = quantita;
  if (only !== undefined && quantita.length === 1)
    return (await told(only.id, guasti, () => points(store, question))) ?? new Map();
  try {
    return await points(store, question);
  } catch {
    const alone = new Map<string, CubePoint[]>();
    for (const quantity of quantita)
      for (const [id, found] of await pointsOf(store, { ...question, id: quantity.id, quantita: [quantity] }, guasti))
        alone.set(id, found);
    return alone;
  }
}

interface Guasto {
  readonly dove: string;
  readonly messaggio: string;
}

/** What the database answers; null when it cannot, and then it is told. */
async function told<T>(id: string, guasti: Guasto[], ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    guasti.push({ dove: `misura ${id}`, messaggio: error instanceof Error ? error.message : String(error) });
    return null;
  }
}

function gathered(
  tasks: readonly Task[],
  kept: Kept,
): Pick<Computed, "cubi" | "coppie" | "elenchi" | "voci" | "panel"> {
  const cubi = new Map<string, readonly CubePoint[]>();
  const coppie = new Map<string, readonly PairPoint[]>();
  const elenchi: Record<string, readonly SqlRow[]> = {};
  const panel = new Map<string, readonly PanelRow[]>();
  let voci: readonly SqlRow[] = [];
  for (const task of tasks) {
    // What was kept under a key was computed by a task of the same kind: the declaration is in the key.
    if ("sum" in task) {
      const found = kept.get(task.key) as readonly CubePoint[] | undefined;
      if (found !== undefined) cubi.set(task.id, found);
    } else if ("pair" in task) {
      const found = kept.get(task.key) as readonly PairPoint[] | undefined;
      if (found !== undefined) coppie.set(task.id, found);
    } else if (task.di === "panel") {
      // A block whose query failed is left out: nobody of it would be taken for nothing.
      const rows = kept.get(task.key) as readonly PanelRow[] | undefined;
      if (rows !== undefined) panel.set(task.id, rows);
    } else {
      const rows = (kept.get(task.key) ?? []) as readonly SqlRow[];
      if (task.di === "voci") voci = rows;
      else elenchi[task.id] = rows;
    }
  }
  return { cubi, coppie, elenchi, voci, panel };
}
