// Another process of this program: a module of ours with its own memory, that can be killed; or a thread of this process, for
// what may share its end.
import { type ChildProcess, fork } from "node:child_process";
import { flushCompileCache, getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

let isKept = false;
/** For such a process, after its first answer: what it has compiled is kept for the next one, for it will be killed. */
export function keepCompiled(): void {
  if (!isKept) flushCompileCache();
  isKept = true;
}

/** Starts a module in a process that answers messages; `execArgv` are options of its Node. The caller ends it. */
export function forkModule(module: URL, execArgv: readonly string[] = []): ChildProcess {
  return fork(fileURLToPath(module), {
    serialization: "advanced",
    execArgv: [...execArgv],
    env: environment(),
    // What a dying process would print is for nobody: who started it says what is lost.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** Starts a module in a thread that answers messages. The caller ends it; when it fails it ends by itself. */
export function startThread(module: URL): Worker {
  const thread = new Worker(module, { env: environment() });
  // Its end is told by `exit`; an error that nobody hears would end the whole process.
  thread.on("error", () => {});
  return thread;
}

/** Where this program keeps its compiled modules, what it starts does too. */
function environment(): NodeJS.ProcessEnv {
  const cache = getCompileCacheDir();
  return { ...process.env, ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) }) };
}
