// The real command line in a process of its own, for the tests.
import { spawn } from "node:child_process";

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Circumstances {
  /** Killed then, as a power cut would. */
  readonly killAfterMs?: number;
  /** No file may become longer than so many blocks of 512 or 1024 bytes, as on a disk that is nearly full. */
  readonly blocks?: number;
}

/** Runs `bilancio` with the pinned Node. */
export function bilancio(args: readonly string[], { killAfterMs, blocks }: Circumstances = {}): Promise<Finished> {
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
    const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr });
    });
  });
}
