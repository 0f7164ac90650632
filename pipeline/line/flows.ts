// The flows of money of a collection, consolidated: taken from the archive, or made of the rows that count.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import { passedOn } from "../checks/passaggi.ts";
import { checkRows } from "../collect/kept-readings.ts";
import { writeWhole } from "../effects/files.ts";
import type { Budget } from "../effects/machine.ts";
import { sealed, unsealed } from "../effects/sealed.ts";
import { moneyAnswers, type Responses } from "../figure/compute.ts";
import { type Consolidated, consolidated } from "../figure/consolidated.ts";
import { moneySums } from "../store/flows.ts";
import { keepDatabase } from "../store/kept-database.ts";
import { Store } from "../store/store.ts";
import { countingOf } from "./counting.ts";
import { type Collection, withFindings } from "./intake.ts";
import { type Kept, openKept } from "./kept-results.ts";
import { archivioOf } from "./rules.ts";

/** What was kept under the key of the flows was made by `consolidated`: its code is in the key. */
export const keptFlows = (kept: Kept, key: string): Consolidated | undefined =>
  kept.get(key) as Consolidated | undefined;

/** The flows of rows that are loaded in the store. */
export async function madeFlows(store: Store, edizione: Edizione, risposte: Responses): Promise<Consolidated> {
  return consolidated(edizione, await moneySums(store), moneyAnswers(risposte));
}

/** The flows of a collection as they were made before, by a build or by who asked last; null when they are to be made. */
export async function knownFlows(edizione: Edizione, key: string): Promise<Consolidated | null> {
  return (await lastFlows(edizione, key)) ?? keptFlows(await openKept(edizione), key) ?? null;
}

/** The flows that were made for who asked last; null when they are not those of the key. */
export async function lastFlows(edizione: Edizione, key: string): Promise<Consolidated | null> {
  const text = unsealed(key, await readFile(flowsPath(edizione), "utf8").catch(() => ""));
  // Sealed by `keepFlows`, under the same key.
  return text === null ? null : (JSON.parse(text) as Consolidated);
}

/** Keeps the flows for who asks next. */
export const keepFlows = (edizione: Edizione, key: string, flows: Consolidated): Promise<void> =>
  writeWhole(flowsPath(edizione), sealed(key, JSON.stringify(flows)), "veloce");

const flowsPath = (edizione: Edizione): string => join(archivioOf(edizione), "flussi.json");

/** The collection with what is asked about money between enti. */
export const withFlows = (edizione: Edizione, raccolta: Collection, flows: Consolidated): Collection =>
  withFindings(raccolta, passedOn(flows, raccolta.valide, edizione.enti));

/** Below this many rows the database works with one thread: more would cost more than they save. */
const ONE_THREAD = 100_000;

/** For who asks of a collection again and again: stores are opened in one database, until what it gives back is called. */
export const keepStores = (edizione: Edizione, { databaseMegabytes }: Budget): (() => void) =>
  keepDatabase({ threads: 1, memoryMb: databaseMegabytes, spill: spillOf(edizione) });

const spillOf = (edizione: Edizione): string => join(archivioOf(edizione), "tmp");

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
    spill: spillOf(edizione),
  });
  try {
    return await work(store);
  } finally {
    store.close();
  }
}
