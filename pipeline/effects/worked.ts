// How long another process has really worked. On a busy machine the clock runs on while a process waits for its turn: by the
// clock a good file would be called too slow.
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";

/** Seconds of processor time that a process has used; null where the system does not say it, or there is no such process. */
export function secondsWorked(pid: number): number | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Numbers after the name of the program, which may hold blanks: in user code, and in the system for it.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return null;
  }
}
/** Ticks of the clock of /proc in a second, on every Linux that runs Node. */
const TICKS = 100;

/** By the clock a process may take this many times the seconds that it may work: no machine is busier than that. */
const FAR = 10;

/** How it was too much: it worked so long, or the clock ran on without it. */
export type TooLong = "lavoro" | "attesa";

/**
 * Tells, once, when a process has worked so many seconds from now on, or when ten times as many have passed by the clock.
 * Where the system does not say how long it worked only the clock is looked at. Gives back what stops the watch.
 */
export function whenWorked(
  child: Pick<ChildProcess, "pid">,
  seconds: number,
  tell: (how: TooLong) => void,
): () => void {
  const pid = child.pid ?? 0;
  const before = secondsWorked(pid) ?? 0;
  const end = performance.now() + FAR * seconds * 1000;
  let timer: NodeJS.Timeout;
  const look = (): void => {
    const worked = (secondsWorked(pid) ?? before) - before;
    const left = end - performance.now();
    if (worked >= seconds) tell("lavoro");
    else if (left <= 0) tell("attesa");
    // It cannot work faster than the clock runs, but for helpers of its own, which are seen the next time.
    else timer = setTimeout(look, Math.min(Math.max(seconds - worked, SOON) * 1000, left));
  };
  timer = setTimeout(look, seconds * 1000);
  return () => clearTimeout(timer);
}
/** Seconds between two looks at a process that has almost worked too long. */
const SOON = 0.05;
