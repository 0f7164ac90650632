// What a trace is made from: the collection and its figures, and the rows that count in an open database.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import { figuraId } from "../../schemas/figura.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { checkRows, DamagedReadings } from "../collect/kept-readings.ts";
import { readFigures } from "../edizione/precedenti.ts";
import type { Effects } from "../effects/effects.ts";
import { answerRows } from "../figure/quality.ts";
import { costruitoOf } from "../line/costruito.ts";
import { countingOf } from "../line/counting.ts";
import { type Figured, figured } from "../line/figured.ts";
import { changesSince, lastManifest, manifestOf } from "../line/manifest.ts";
import { archivioOf } from "../line/rules.ts";
import { fillFlows } from "../store/flows.ts";
import { type Counting, fillReferences, loadBlocks } from "../store/load.ts";
import { Store } from "../store/store.ts";

export interface Sources extends Figured {
  readonly edizione: Edizione;
  readonly counting: Counting;
  /** Every block and every table of the edition. */
  readonly store: Store;
  /** What is another since the last build; null when there was none. */
  readonly cambiato: readonly string[] | null;
  /** Ids of figures that the last build left without their number; null when there was none. Here they have it. */
  readonly coperte: ReadonlySet<string> | null;
}

/** Takes in, reads and computes as a build does, and does something with the rows. Rows that were damaged are read again, once. */
export async function withSources<T>(
  edizione: Edizione,
  effects: Pick<Effects, "now" | "progress" | "budget">,
  work: (sources: Sources) => Promise<T>,
): Promise<T> {
  const once = async (): Promise<T> => {
    const made = await figured(edizione, { ...effects, time: (_, stage) => stage(), per: "interna" });
    const counting = countingOf(made.raccolta);
    await checkRows(made.raccolta.letti, new Set(counting.files.map(({ path }) => path)));
    const { databaseMegabytes } = effects.budget;
    const store = await Store.open({
      threads: 1,
      memoryMb: databaseMegabytes,
      spill: join(archivioOf(edizione), "tmp"),
    });
    try {
      await loadBlocks(store, BLOCCHI, counting, edizione);
      await fillReferences(store, edizione, made.risposte.qualcosa, answerRows(made.network));
      await fillFlows(store, made.computed.flows.rows);
      const last = await lastManifest(edizione);
      const cambiato = last === null ? null : changesSince(last, await manifestOf(edizione, made.raccolta));
      return await work({ ...made, edizione, counting, store, cambiato, coperte: await hiddenWhenBuilt(edizione) });
    } finally {
      store.close();
    }
  };
  return once().catch((error) => {
    if (!(error instanceof DamagedReadings)) throw error;
    return once();
  });
}

async function hiddenWhenBuilt(edizione: Edizione): Promise<ReadonlySet<string> | null> {
  const folder = costruitoOf(edizione);
  if (!existsSync(join(folder, "figure.csv"))) return null;
  const { precedenti } = await readFigures(folder, "figure.csv");
  const hidden = precedenti.filter(({ protetta }) => protetta === "riservatezza");
  return new Set(hidden.map(({ misura, dims }) => figuraId(misura, dims)));
}
