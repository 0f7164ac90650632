// The real command line for the tests: in their own process, where it costs little, or in one of its own.
import { spawn } from "node:child_process";
import { bilancio as run } from "../cli.ts";

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `bilancio` here, with mouths that are listened to. */
export async function bilancio(args: readonly string[]): Promise<Finished> {
  const said = { stdout: "", stderr: "" };
  const mouth = (name: keyof typeof said) => ({
    isTTY: false,
    write: (text: string | Uint8Array): boolean => {
      said[name] += text;
      return true;
    },
  });
  const code = await run(args, { stdout: mouth("stdout"), stderr: mouth("stderr") });
  return { code, ...said };
}

interface Circumstances {
  /** Killed as soon as this holds, as a power cut would. It is asked every few milliseconds. */
  readonly killWhen?: () => boolean;
  /** No file may become longer than so many blocks of 512 or 1024 bytes, as on a disk that is nearly full. */
  readonly blocks?: number;
}

/** Runs `bilancio` in a process of its own, with the pinned Node: what only a process can show. */
export function bilancioAlone(args: readonly string[], { killWhen, blocks }: Circumstances = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const command = [process.execPath, "pipeline/cli.ts", ...args];
    const [program = "", ...rest] =
      blocks === undefined ? command : ["sh", "-c", `ulimit -f ${blocks}; exec "$@"`, "sh", ...command];
    const child = spawn(program, rest, { env: { ...process.env, NODE_OPTIONS: "" } });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    const timer = killWhen && setInterval(() => killWhen() && child.kill("SIGKILL"), 5);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(timer);
      resolve({ code, stdout, stderr });
    });
  });
}
