// The flows of money of a collection, consolidated: taken from the archive, or made of the rows that count.
import { join } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { passedOn } from "../checks/passaggi.ts";
import { checkRows } from "../collect/kept-readings.ts";
import type { Budget } from "../effects/machine.ts";
import { moneyAnswers, type Responses } from "../figure/compute.ts";
import { type Consolidated, consolidated } from "../figure/consolidated.ts";
import { FLOW_BLOCKS, moneySums } from "../store/flows.ts";
import { loadBlocks } from "../store/load.ts";
import { Store } from "../store/store.ts";
import { countingOf } from "./counting.ts";
import { type Collection, withFindings } from "./intake.ts";
import { flowsKey, type Kept, openKept } from "./kept-results.ts";
import { archivioOf } from "./rules.ts";

/** What was kept under the key of the flows was made by `consolidated`: its code is in the key. */
export const keptFlows = (kept: Kept, key: string): Consolidated | undefined =>
  kept.get(key) as Consolidated | undefined;

/** The flows of rows that are loaded in the store. */
export async function madeFlows(store: Store, edizione: Edizione, risposte: Responses): Promise<Consolidated> {
  return consolidated(edizione, await moneySums(store), moneyAnswers(risposte));
}

/** The flows of a collection alone, for who asks for nothing else; nothing is kept. Throws DamagedReadings. */
export async function flowsOfCollection(
  edizione: Edizione,
  raccolta: Collection,
  risposte: Responses,
  budget: Budget,
): Promise<Consolidated> {
  const counting = countingOf(raccolta);
  const known = keptFlows(await openKept(edizione), flowsKey(edizione, counting, risposte));
  if (known !== undefined) return known;
  const blocchi = BLOCCHI.filter(({ id }) => FLOW_BLOCKS.includes(id));
  return withStore(edizione, raccolta, budget, async (store) => {
    await loadBlocks(store, blocchi, counting, edizione);
    return madeFlows(store, edizione, risposte);
  });
}

/** The collection with what is asked about money between enti. */
export const withFlows = (edizione: Edizione, raccolta: Collection, flows: Consolidated): Collection =>
  withFindings(raccolta, passedOn(flows, raccolta.valide, edizione.enti));

/** Below this many rows the database works with one thread: more would cost more than they save. */
const ONE_THREAD = 100_000;

/** Does something with an empty database, once the kept rows that it will read are known to be whole. */
export async function withStore<T>(
  edizione: Edizione,
  raccolta: Collection,
  budget: Budget,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  await checkRows(raccolta.letti, new Set(countingOf(raccolta).files.map(({ path }) => path)));
  const righe = raccolta.valide.reduce((sum, { sezione }) => sum + sezione.contate, 0);
  const store = await Store.open({
    threads: righe < ONE_THREAD ? 1 : budget.cores,
    memoryMb: budget.databaseMegabytes,
    spill: join(archivioOf(edizione), "tmp"),
  });
  try {
    return await work(store);
  } finally {
    store.close();
  }
}
