// A reader in its own thread: one file after another, by the rules it was started with. If a file makes it run out of
// time or memory the pool kills it and starts another.
import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { makeElenchi } from "./lists.ts";
import { type Regole, readSubmission } from "./read-submission.ts";

export interface Avvio {
  readonly edizione: Regole["edizione"];
  readonly liste: Parameters<typeof makeElenchi>[0];
  readonly rilevazioni: Regole["rilevazioni"];
}
export interface Compito {
  /** Under which the caller knows it: the same bytes may be read for two organisations. */
  readonly id: number;
  readonly path: string;
  readonly nome: string;
  readonly ente: string | null;
}

const avvio = workerData as Avvio; // what pool.ts started this thread with
const regole: Regole = { edizione: avvio.edizione, elenchi: makeElenchi(avvio.liste), rilevazioni: avvio.rilevazioni };

parentPort?.on("message", ({ path, nome, ente }: Compito) => {
  parentPort?.postMessage(readSubmission({ bytes: readFileSync(path), nome, ente }, regole));
});
