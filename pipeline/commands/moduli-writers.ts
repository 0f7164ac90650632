// Workbooks for all enti, written by as many processes as the machine really runs side by side; this one is the first of them.
import type { ChildProcess } from "node:child_process";
import { endModule, forkModule, isAlive } from "../effects/fork.ts";
import { writeWorkbook } from "../workbooks/workbook.ts";
import type { OfEdizione, WorkbookAnswer, WorkbookTask } from "./moduli-process.ts";

/** Workbooks of one process: fewer are written before another has started. */
const WORTH_A_PROCESS = 30;

/**
 * Gives each workbook to `done` as soon as it is written, in no order; what a process that falls owed is written here. Rejects
 * with the first fault of `done`, or of our own program.
 */
export async function writeAll(
  edizione: OfEdizione,
  tasks: readonly WorkbookTask[],
  done: (task: WorkbookTask, bytes: Uint8Array) => Promise<void>,
  cores: number,
  worth = WORTH_A_PROCESS,
): Promise<void> {
  const waiting = [...tasks];
  const others = Math.max(0, Math.min(cores, Math.floor(tasks.length / worth)) - 1);
  const { yaml, liste, termini } = edizione;
  const started = Array.from({ length: others }, () => {
    const child = forkModule(new URL("./moduli-process.ts", import.meta.url));
    child.send({ yaml, liste, termini } satisfies OfEdizione, () => {});
    return child;
  });
  const here = (task: WorkbookTask): Promise<Uint8Array> =>
    writeWorkbook(edizione, task.ente, {}, { prima: task.prima });
  const work = async (write: (task: WorkbookTask) => Promise<Uint8Array>): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await done(task, await write(task));
  };
  try {
    await Promise.all([
      work(here),
      ...started.map((child) => work(async (task) => (await asked(child, task)) ?? here(task))),
    ]);
    for (const child of started) endModule(child);
  } catch (error) {
    waiting.length = 0;
    // It may owe a workbook that nobody waits for any more.
    for (const child of started) child.kill("SIGKILL");
    throw error;
  }
}

/** The workbook, or null when the process ends before. Rejects with what our own program stumbled over. */
function asked(child: ChildProcess, task: WorkbookTask): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    if (!isAlive(child)) return resolve(null);
    const settle = (finish: () => void): void => {
      child.off("message", answered).off("exit", lost);
      finish();
    };
    const lost = (): void => settle(() => resolve(null));
    const answered = (answer: WorkbookAnswer): void =>
      settle(() => (answer instanceof Uint8Array ? resolve(answer) : reject(new Error(answer.fault))));
    child.on("message", answered).on("exit", lost);
    child.send(task, (error) => error && lost());
  });
}
