// What must be hidden of large systems, found in processes of their own, side by side: none needs another. What a process
// that dies had not answered is found here: the set is the same wherever it is found.
import type { ChildProcess } from "node:child_process";
import { forkModule } from "../effects/fork.ts";
import { openSuppression, pairsOf, type Suppress, type System } from "../figure/hidden.ts";
import type { HiddenAnswer } from "./hidden-process.ts";

/** Pairs of a system: fewer are done here before a process has started. */
const WORTH_A_PROCESS = 1000;

export interface Suppression {
  readonly suppress: Suppress;
  /** Ends its processes. */
  readonly close: () => void;
}

/** The caller asks for no more systems at once than `processes`, and closes it. */
export function openSuppressionAside(processes: number, worth = WORTH_A_PROCESS): Suppression {
  const here = openSuppression();
  const free: ChildProcess[] = [];
  const all: ChildProcess[] = [];
  const start = (): ChildProcess => {
    const child = forkModule(new URL("./hidden-process.ts", import.meta.url));
    all.push(child);
    return child;
  };
  return {
    suppress: async (system) => {
      if (processes < 2 || pairsOf(system) < worth) return here(system);
      const child = free.pop() ?? start();
      const answer = await asked(child, system);
      if (answer === null || "failed" in answer) return here(system);
      free.push(child);
      return answer.hidden;
    },
    close: () => {
      for (const child of all) child.kill("SIGKILL");
    },
  };
}

/** Its answer, or null when it dies before. */
function asked(child: ChildProcess, system: System): Promise<HiddenAnswer | null> {
  return new Promise((resolve) => {
    if (!child.connected) return resolve(null);
    const gone = (): void => resolve(null);
    child.once("exit", gone);
    child.once("error", gone);
    child.once("message", (answer: HiddenAnswer) => {
      child.off("exit", gone);
      child.off("error", gone);
      resolve(answer);
    });
    child.send(system, (error) => error && gone());
  });
}
