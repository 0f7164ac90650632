// Drawing in a process of its own: Vega takes a third of a second to load and a hundred megabytes, and so the process that
// computes meanwhile spends neither. If that process dies, what it had not answered is drawn here: the page is the same.
import { endModule, forkModule, isAlive } from "../effects/fork.ts";
import type { DrawAnswer, DrawTask } from "./drawing-process.ts";
import { type Draw, drawAnew } from "./html.ts";

export interface Drawing {
  /** Rejects when the drawing fails, with the reason. */
  readonly draw: Draw;
  /** Ends the process. */
  readonly close: () => void;
}

/** The process is started at once when `start` says so, else by the first drawing; the caller closes it. */
export function openDrawing(start: "subito" | "quando-serve"): Drawing {
  let started: Drawing | null = start === "subito" ? startDrawing() : null;
  return {
    draw: (disegno, options) => {
      started ??= startDrawing();
      return started.draw(disegno, options);
    },
    close: () => started?.close(),
  };
}

function startDrawing(): Drawing {
  const child = forkModule(new URL("./drawing-process.ts", import.meta.url));
  const waiting = new Map<number, (answer: DrawAnswer | null) => void>();
  const answered = (number: number, answer: DrawAnswer | null): void => {
    waiting.get(number)?.(answer);
    waiting.delete(number);
  };
  const gone = (): void => {
    for (const number of [...waiting.keys()]) answered(number, null);
  };
  const heard = (answer: DrawAnswer): void => answered(answer.number, answer);
  child.on("message", heard).on("error", gone).on("exit", gone);
  let isClosed = false;
  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    const owes = waiting.size > 0;
    gone();
    child.off("message", heard).off("error", gone).off("exit", gone);
    if (owes) child.kill("SIGKILL");
    else endModule(child);
  };

  let count = 0;
  const ask = (task: DrawTask): Promise<DrawAnswer | null> =>
    new Promise((resolve) => {
      if (isClosed || !isAlive(child)) return resolve(null);
      waiting.set(task.number, resolve);
      child.send(task, (error) => error && answered(task.number, null));
    });
  return {
    draw: async (disegno, options) => {
      const answer = await ask({ number: count++, disegno, options });
      if (answer === null) return drawAnew(disegno, options);
      if ("fault" in answer) throw new Error(answer.fault);
      return answer.svg;
    },
    close,
  };
}
