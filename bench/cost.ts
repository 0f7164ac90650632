// What a command costs: the seconds a person waits, from its start to its end, and the processor time and peak memory of
// its whole tree of processes (Node, readers, browser). The last two are read from /proc, so on Linux only.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface Cost {
  readonly secondi: number;
  /** Null where the system does not say it. */
  readonly cpu: number | null;
  readonly megabyte: number | null;
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs this Node with `args` and waits for its end; whatever the end is, it is returned. */
export function cost(args: readonly string[], cwd: string): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const before = cpuOfChildren();
    const start = performance.now();
    const child = spawn(process.execPath, [...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const tree = watch(child.pid ?? 0);
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (exit) => {
      const secondi = (performance.now() - start) / 1000;
      const { cpu: seen, megabyte } = tree.end();
      const after = cpuOfChildren();
      // The system adds up the processes whose end was waited for; a browser may end unwaited, and then was only seen.
      const cpu = before === null || after === null || seen === null ? null : Math.max(after - before, seen);
      resolve({ secondi, cpu, megabyte, exit, stdout, stderr });
    });
  });
}

export interface Watched {
  /** Seconds of processor time that were seen until now; null where the system does not say it. */
  readonly cpu: () => number | null;
  readonly end: () => { cpu: number | null; megabyte: number | null };
}

/** Watches a process and all that descend from it, as often as costs it a tenth of the time. */
export function watch(root: number): Watched {
  const tree = new Set([root]);
  const cpu = new Map<number, number>();
  let peak: number | null = null;
  let timer: NodeJS.Timeout;
  const look = (): void => {
    const start = performance.now();
    const alive = processes();
    for (let size = 0; size < tree.size; ) {
      size = tree.size;
      for (const { pid, parent } of alive) if (tree.has(parent)) tree.add(pid);
    }
    let sum = 0;
    for (const { pid, seconds } of alive.filter((p) => tree.has(p.pid))) {
      cpu.set(pid, seconds);
      sum += memoryOf(pid);
    }
    if (sum > 0) peak = Math.max(peak ?? 0, sum);
    timer = setTimeout(look, Math.max(10, 10 * (performance.now() - start)));
  };
  look();
  const seen = (): number | null => (cpu.size === 0 ? null : [...cpu.values()].reduce((sum, each) => sum + each, 0));
  return {
    cpu: seen,
    end: () => {
      clearTimeout(timer);
      return { cpu: seen(), megabyte: peak };
    },
  };
}

interface Seen {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

/** The processes of the machine by number; none where there is no /proc. */
function processes(): Seen[] {
  const pids = textOf(() => readdirSync("/proc").join(" "))
    .split(" ")
    .map(Number)
    .filter((pid) => pid > 0);
  return pids
    .sort((a, b) => a - b)
    .flatMap((pid) => {
      const fields = statOf(String(pid));
      return fields === null ? [] : [{ pid, parent: fields(1), seconds: (fields(11) + fields(12)) / TICKS }];
    });
}

/** Memory in MB; what processes share is counted once, divided among them, where the system says it (PSS). */
function memoryOf(pid: number): number {
  const shared = /^Pss:\s+(\d+)/m.exec(textOf(() => readFileSync(`/proc/${pid}/smaps_rollup`, "utf8")));
  const own = shared ?? /^VmRSS:\s+(\d+)/m.exec(textOf(() => readFileSync(`/proc/${pid}/status`, "utf8")));
  return Number(own?.[1] ?? 0) / 1024;
}

/** Seconds of all the processes that this one started and saw end, with theirs; null where the system does not say. */
function cpuOfChildren(): number | null {
  const fields = statOf("self");
  return fields === null ? null : (fields(13) + fields(14)) / TICKS;
}
/** Ticks of the clock of /proc in a second, on every Linux that runs Node. */
const TICKS = 100;

/** Numbers of /proc/<pid>/stat after the name of the program, which may hold blanks; null for a process that is gone. */
function statOf(pid: string): ((field: number) => number) | null {
  const text = textOf(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return text === "" ? null : (field) => Number(fields[field] ?? 0);
}

/** Processes end while they are looked at. */
function textOf(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}
