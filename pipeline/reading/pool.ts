// Many files, read side by side in processes that can be killed. A file that takes too long or too much memory is
// answered with a finding, and the others go on. Processes and not threads: a crash of one reader costs one answer, and
// threads that strip types while others end can take the whole program down with them.
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { diagnose } from "../../schemas/diagnostic.ts";
import type { Reading } from "../../schemas/reading.ts";
import { ourFault } from "./read-submission.ts";
import type { ReaderStart, ReadTask } from "./worker.ts";

export interface ReaderCaps {
  readonly workers: number;
  readonly secondsPerFile: number;
  readonly megabytes: number;
}

export const READER_CAPS: Omit<ReaderCaps, "workers"> = { secondsPerFile: 60, megabytes: 1024 };

/** `interrotta`: the reader was stopped, which another day or another machine may not do. */
export type ReadOutcome = "letta" | "interrotta";
type Done = (compito: ReadTask, lettura: Reading, esito: ReadOutcome) => void;

/** Reads every file; `done` is called once for each, in the order in which they finish. Never rejects for a file. */
export async function readAll(
  compiti: readonly ReadTask[],
  avvio: ReaderStart,
  limiti: ReaderCaps,
  done: Done,
): Promise<void> {
  const queue = [...compiti];
  const count = Math.min(limiti.workers, Math.ceil(compiti.length / FILES_PER_WORKER));
  await Promise.all(Array.from({ length: count }, () => runner(queue, avvio, limiti, done)));
}
/** Below this many files another reader takes longer to start than it saves. */
const FILES_PER_WORKER = 4;

async function runner(queue: ReadTask[], avvio: ReaderStart, limiti: ReaderCaps, done: Done): Promise<void> {
  let reader: ChildProcess | null = null;
  try {
    for (let compito = queue.shift(); compito !== undefined; compito = queue.shift()) {
      if (reader?.connected !== true) reader = start(avvio, limiti);
      const { lettura, esito } = await readOne(reader, compito, limiti);
      if (esito === "interrotta") {
        reader.kill("SIGKILL");
        reader = null;
      }
      done(compito, lettura, esito);
    }
  } finally {
    reader?.kill("SIGKILL");
  }
}

function start(avvio: ReaderStart, { megabytes }: ReaderCaps): ChildProcess {
  const reader = fork(fileURLToPath(new URL("./worker.ts", import.meta.url)), {
    serialization: "advanced",
    execArgv: [`--max-old-space-size=${megabytes}`],
    // What a dying reader would print is for nobody: the finding says it.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // Without a listener an error of the channel would end the program; what it was is told by `exit`, or by the clock.
  reader.on("error", () => {});
  reader.send(avvio);
  return reader;
}

function readOne(
  reader: ChildProcess,
  compito: ReadTask,
  { secondsPerFile }: ReaderCaps,
): Promise<{ lettura: Reading; esito: ReadOutcome }> {
  return new Promise((resolve) => {
    const settle = (lettura: Reading, esito: ReadOutcome): void => {
      clearTimeout(timer);
      reader.off("message", onMessage);
      reader.off("exit", onExit);
      resolve({ lettura, esito });
    };
    const tooMuch = (cosa: string, limite: string): void => {
      const diagnostics = [diagnose("file-troppo-grande", [{ file: compito.nome }], { cosa, limite })];
      settle({ formato: "illeggibile", invii: [], diagnostics }, "interrotta");
    };
    // The reader is our own program of the same version.
    const onMessage = (message: unknown): void => settle(message as Reading, "letta");
    const onExit = (code: number | null, signal: string | null): void => {
      if (signal === "SIGABRT" || code === OUT_OF_MEMORY)
        tooMuch("leggerlo richiede troppa memoria", "un foglio di qualche migliaio di righe");
      else settle(ourFault(compito.nome, `the reader ended with ${signal ?? code}`), "interrotta");
    };
    const giveUp = (): void => tooMuch("leggerlo richiede troppo tempo", `${secondsPerFile} secondi`);
    const timer = setTimeout(giveUp, secondsPerFile * 1000);
    reader.on("message", onMessage);
    reader.on("exit", onExit);
    // A channel that closed meanwhile is told by `exit`.
    reader.send(compito, () => {});
  });
}
/** Exit code of a process that aborts, where there are no signals; the engine aborts when its memory is over. */
const OUT_OF_MEMORY = 134;
