// What must be hidden of large systems, found in threads, side by side: none needs another. Of one process, so that what one
// has compiled of the solver serves them all. What a thread that ends had not answered is found here: the set is the same
// wherever it is found.
import type { Worker } from "node:worker_threads";
import { startThread } from "../effects/fork.ts";
import { openSuppression, pairsOf, type Suppress } from "../figure/hidden.ts";
import type { HiddenAnswer, HiddenQuestion } from "./hidden-thread.ts";

/** Pairs of a system: fewer are done here before a thread has started. */
const WORTH_A_THREAD = 1000;

export interface Suppression {
  readonly suppress: Suppress;
  /** Ends its threads. */
  readonly close: () => void;
}

/** The caller asks for no more systems at once than `threads`, and closes it. */
export function openSuppressionAside(threads: number, worth = WORTH_A_THREAD): Suppression {
  const here = openSuppression();
  const free: Worker[] = [];
  const all: Worker[] = [];
  const start = (): Worker => {
    const thread = startThread(new URL("./hidden-thread.ts", import.meta.url));
    all.push(thread);
    return thread;
  };
  return {
    suppress: async (system, before) => {
      if (threads < 2 || pairsOf(system) < worth) return here(system, before);
      const thread = free.pop() ?? start();
      const answer = await asked(thread, { system, before });
      if (answer === null || "failed" in answer) return here(system, before);
      free.push(thread);
      return answer.hidden;
    },
    close: () => {
      for (const thread of all) void thread.terminate();
    },
  };
}

/** Its answer, or null when it ends before. */
function asked(thread: Worker, question: HiddenQuestion): Promise<HiddenAnswer | null> {
  return new Promise((resolve) => {
    if (hasEnded(thread)) return resolve(null);
    const gone = (): void => resolve(null);
    thread.once("exit", gone);
    thread.once("message", (answer: HiddenAnswer) => {
      thread.off("exit", gone);
      resolve(answer);
    });
    thread.postMessage(question);
  });
}

const hasEnded = ({ threadId }: Worker): boolean => threadId === -1;
