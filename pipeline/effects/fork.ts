// Another process of this program: a module of ours with its own memory, that can be killed.
import { type ChildProcess, fork } from "node:child_process";
import { flushCompileCache, getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

let isKept = false;
/** For such a process, after its first answer: what it has compiled is kept for the next one, for it will be killed. */
export function keepCompiled(): void {
  if (!isKept) flushCompileCache();
  isKept = true;
}

/** Starts a module in a process that answers messages; `execArgv` are options of its Node. The caller ends it. */
export function forkModule(module: URL, execArgv: readonly string[] = []): ChildProcess {
  const cache = getCompileCacheDir();
  return fork(fileURLToPath(module), {
    serialization: "advanced",
    execArgv: [...execArgv],
    // Where this program keeps its compiled modules, that process does too.
    env: { ...process.env, ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) }) },
    // What a dying process would print is for nobody: who started it says what is lost.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}
