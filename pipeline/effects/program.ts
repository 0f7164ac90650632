// A command of this program in a process of its own: it has its own memory, may be stopped, and whoever started it goes on
// answering meanwhile.
import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";

export interface Ended {
  /** The exit code; null where the process was stopped, or could not start. */
  readonly esito: number | null;
  /** What it said: its answer, or why there is none. */
  readonly detto: string;
}
export interface Running {
  readonly ended: Promise<Ended>;
  /** Tells it to stop. */
  readonly stop: () => void;
}
/** Starts a command with its words, as somebody would write them after the name of the program. */
export type StartCommand = (args: readonly string[]) => Running;

/** Letters of what is said that are kept. */
const MAX_SAID = 20_000;

/** Commands of the module that reads the words of a command line. */
export const commandsOf =
  (module: URL): StartCommand =>
  (args) => {
    const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(module), ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        said = (said + text).slice(0, MAX_SAID);
      });
    }
    const ended = new Promise<Ended>((resolve) => {
      child.on("error", (error) => resolve({ esito: null, detto: error.message }));
      child.on("close", (esito) => resolve({ esito, detto: said.trim() }));
    });
    yieldTo(child.pid);
    return { ended, stop: () => void child.kill() };
  };

/** Whoever asks for a page goes first. One that has ended already yields to nobody. */
function yieldTo(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {}
}
