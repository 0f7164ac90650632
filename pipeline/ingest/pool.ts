// Many files, read side by side in threads that can be killed. A file that takes too long or too much memory is answered
// with a finding, and the others go on.
import { Worker } from "node:worker_threads";
import { diagnose } from "../../schemas/diagnostic.ts";
import type { Lettura } from "../../schemas/lettura.ts";
import type { Avvio, Compito } from "./worker.ts";

export interface Limiti {
  readonly workers: number;
  readonly secondsPerFile: number;
  readonly megabytes: number;
}

export const LIMITI: Omit<Limiti, "workers"> = { secondsPerFile: 60, megabytes: 1024 };

/** Reads every file; `done` is called once for each, in the order in which they finish. Never rejects for a file. */
export async function readAll(
  compiti: readonly Compito[],
  avvio: Avvio,
  limiti: Limiti,
  done: (compito: Compito, lettura: Lettura) => void,
): Promise<void> {
  const queue = [...compiti];
  const count = Math.max(1, Math.min(limiti.workers, Math.ceil(compiti.length / 4)));
  const runners = Array.from({ length: compiti.length === 0 ? 0 : count }, () => runner(queue, avvio, limiti, done));
  await Promise.all(runners);
}

async function runner(queue: Compito[], avvio: Avvio, limiti: Limiti, done: (compito: Compito, lettura: Lettura) => void): Promise<void> {
  let worker: Worker | null = null;
  try {
    for (let compito = queue.shift(); compito !== undefined; compito = queue.shift()) {
      worker ??= start(avvio, limiti);
      const { lettura, isDead } = await readOne(worker, compito, limiti);
      if (isDead) {
        await worker.terminate();
        worker = null;
      }
      done(compito, lettura);
    }
  } finally {
    await worker?.terminate();
  }
}

function start(avvio: Avvio, { megabytes }: Limiti): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), { workerData: avvio, resourceLimits: { maxOldGenerationSizeMb: megabytes } });
}

function readOne(worker: Worker, compito: Compito, { secondsPerFile }: Limiti): Promise<{ lettura: Lettura; isDead: boolean }> {
  return new Promise((resolve) => {
    const settle = (lettura: Lettura, isDead: boolean): void => {
      clearTimeout(timer);
      // One by one: the thread keeps listeners of its own on the same object.
      worker.off("message", onMessage);
      worker.off("error", onError);
      resolve({ lettura, isDead });
    };
    const giveUp = (cosa: string, limite: string): void => {
      const diagnostics = [diagnose("file-troppo-grande", [{ file: compito.nome }], { cosa, limite })];
      settle({ formato: "illeggibile", invii: [], diagnostics }, true);
    };
    const onMessage = (lettura: Lettura): void => settle(lettura, false);
    const onError = (error: Error): void => {
      const isMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      if (isMemory) return giveUp("leggerlo richiede troppa memoria", "un foglio di qualche migliaio di righe");
      const diagnostics = [diagnose("guasto-nostro", [{ file: compito.nome }], { codice: error.message.slice(0, 40) })];
      settle({ formato: "illeggibile", invii: [], diagnostics }, true);
    };
    const timer = setTimeout(() => giveUp("leggerlo richiede troppo tempo", `${secondsPerFile} secondi`), secondsPerFile * 1000);
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.postMessage(compito);
  });
}
