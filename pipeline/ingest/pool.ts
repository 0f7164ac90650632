// Many files, read side by side in threads that can be killed. A file that takes too long or too much memory is answered
// with a finding, and the others go on.
import { Worker } from "node:worker_threads";
import { diagnose } from "../../schemas/diagnostic.ts";
import type { Lettura } from "../../schemas/lettura.ts";
import { ourFault } from "./read-submission.ts";
import type { Avvio, Compito } from "./worker.ts";

export interface Limiti {
  readonly workers: number;
  readonly secondsPerFile: number;
  readonly megabytes: number;
}

export const LIMITI: Omit<Limiti, "workers"> = { secondsPerFile: 60, megabytes: 1024 };

/** `interrotta`: the thread was stopped, which another day or another machine may not do. */
export type Esito = "letta" | "interrotta";
type Done = (compito: Compito, lettura: Lettura, esito: Esito) => void;

/** Reads every file; `done` is called once for each, in the order in which they finish. Never rejects for a file. */
export async function readAll(compiti: readonly Compito[], avvio: Avvio, limiti: Limiti, done: Done): Promise<void> {
  const queue = [...compiti];
  const count = Math.min(limiti.workers, Math.ceil(compiti.length / FILES_PER_WORKER));
  await Promise.all(Array.from({ length: count }, () => runner(queue, avvio, limiti, done)));
}
/** Below this many files another thread takes longer to start than it saves. */
const FILES_PER_WORKER = 4;

async function runner(queue: Compito[], avvio: Avvio, limiti: Limiti, done: Done): Promise<void> {
  let worker: Worker | null = null;
  try {
    for (let compito = queue.shift(); compito !== undefined; compito = queue.shift()) {
      worker ??= start(avvio, limiti);
      const { lettura, esito } = await readOne(worker, compito, limiti);
      if (esito === "interrotta") {
        await worker.terminate();
        worker = null;
      }
      done(compito, lettura, esito);
    }
  } finally {
    await worker?.terminate();
  }
}

function start(avvio: Avvio, { megabytes }: Limiti): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: avvio,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
}

function readOne(
  worker: Worker,
  compito: Compito,
  { secondsPerFile }: Limiti,
): Promise<{ lettura: Lettura; esito: Esito }> {
  return new Promise((resolve) => {
    const settle = (lettura: Lettura, esito: Esito): void => {
      clearTimeout(timer);
      // One by one: the thread keeps listeners of its own on the same object.
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.off("exit", onExit);
      resolve({ lettura, esito });
    };
    const tooMuch = (cosa: string, limite: string): void => {
      const diagnostics = [diagnose("file-troppo-grande", [{ file: compito.nome }], { cosa, limite })];
      settle({ formato: "illeggibile", invii: [], diagnostics }, "interrotta");
    };
    const onMessage = (lettura: Lettura): void => settle(lettura, "letta");
    const onError = (error: Error): void => {
      const isMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      if (isMemory) tooMuch("leggerlo richiede troppa memoria", "un foglio di qualche migliaio di righe");
      else settle(ourFault(compito.nome, error), "interrotta");
    };
    const onExit = (code: number): void =>
      settle(ourFault(compito.nome, `the reader ended with ${code}`), "interrotta");
    const timer = setTimeout(
      () => tooMuch("leggerlo richiede troppo tempo", `${secondsPerFile} secondi`),
      secondsPerFile * 1000,
    );
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.on("exit", onExit);
    worker.postMessage(compito);
  });
}
