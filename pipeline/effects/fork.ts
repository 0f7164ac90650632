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

/** Processes that have ended their work and wait for more of the same kind: none, until somebody keeps them. */
let resting: Resting[] | null = null;
interface Resting {
  readonly kind: string;
  readonly child: ChildProcess;
}
/** How long one waits for nothing before it gives its memory back. */
const REST_MS = 60_000;
const kinds = new WeakMap<ChildProcess, string>();

/**
 * From now on a process whose work has ended rests, and serves whoever asks next for the same module: for a program that does
 * one work after the other, where starting a process takes longer than most of its work. Until what is given back is called;
 * who keeps them already goes on.
 */
export function keepModules(): () => void {
  if (resting !== null) return () => {};
  const mine: Resting[] = [];
  resting = mine;
  return () => {
    if (resting === mine) resting = null;
    for (const { child } of mine) child.kill("SIGKILL");
  };
}

/** A module in a process that answers messages; `execArgv` are options of its Node. Who asked gives it back with endModule. */
export function forkModule(module: URL, execArgv: readonly string[] = []): ChildProcess {
  const kind = [module.href, ...execArgv].join(" ");
  for (const each of resting?.filter((one) => one.kind === kind) ?? []) {
    resting?.splice(resting.indexOf(each), 1);
    if (!isAlive(each.child)) continue;
    each.child.ref();
    each.child.channel?.ref();
    return each.child;
  }
  const child = fork(fileURLToPath(module), {
    serialization: "advanced",
    execArgv: [...execArgv],
    env: environment(),
    // What a dying process would print is for nobody: who started it says what is lost.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // Without a listener an error of the channel would end the program; what it was is told by `exit`, or by the clock.
  child.on("error", () => {});
  kinds.set(child, kind);
  return child;
}

/** Whether it can be asked. Its end may be known before the channel is seen to be closed, and the other way round. */
export const isAlive = ({ connected, exitCode, signalCode }: ChildProcess): boolean =>
  connected && exitCode === null && signalCode === null;

/** Gives back a process that owes no answer, and of which nobody expects one: it rests, unless `most` of its kind do, or ends. */
export function endModule(child: ChildProcess, most = Number.POSITIVE_INFINITY): void {
  const kind = kinds.get(child);
  const alike = resting?.filter((one) => one.kind === kind && isAlive(one.child)) ?? [];
  if (resting === null || kind === undefined || !isAlive(child) || alike.length >= most)
    return void child.kill("SIGKILL");
  // It holds nobody back from ending, and ends with whoever started it.
  child.unref();
  child.channel?.unref();
  const place = { kind, child };
  const places = resting;
  places.push(place);
  setTimeout(() => {
    const at = places.indexOf(place);
    if (at < 0) return;
    places.splice(at, 1);
    child.kill("SIGKILL");
  }, REST_MS).unref();
}

/** Megabytes for what a thread has just made: most of it is gone at once, and a larger place for it is only held. */
const YOUNG = 12;

/** Starts a module in a thread that answers messages. The caller ends it; when it fails it ends by itself. */
export function startThread(module: URL): Worker {
  const thread = new Worker(module, { env: environment(), resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
  // Its end is told by `exit`; an error that nobody hears would end the whole process.
  thread.on("error", () => {});
  return thread;
}

/** Where this program keeps its compiled modules, what it starts does too. */
function environment(): NodeJS.ProcessEnv {
  const cache = getCompileCacheDir();
  return { ...process.env, ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) }) };
}
