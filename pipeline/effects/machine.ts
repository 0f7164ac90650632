// What this machine can give: how many readers at once, and how much memory the readers and the database may take.
import { availableParallelism, totalmem } from "node:os";

export interface Budget {
  /** Processes or threads that really run side by side. */
  readonly cores: number;
  /** Heap of one reader. */
  readonly readerMegabytes: number;
  /** Memory of the database before it writes to disk. */
  readonly databaseMegabytes: number;
}

/** Memory in megabytes that this program may use: what the machine has, or less where a container says so. */
function memory(): number {
  const constrained = process.constrainedMemory();
  const total = totalmem();
  return Math.min(total, constrained > 0 ? constrained : total) / 1e6;
}

const between = (low: number, value: number, high: number): number => Math.round(Math.max(low, Math.min(value, high)));

/** Readers together take at most a quarter of the memory, the database a quarter; on a small machine never too little to work. */
export function budgetOf(machine: { readonly cores: number; readonly megabytes: number }): Budget {
  const { cores, megabytes } = machine;
  return {
    cores,
    readerMegabytes: between(256, megabytes / 4 / cores, 1024),
    databaseMegabytes: between(256, megabytes / 4, 2048),
  };
}

/** The budget of this machine. */
export function machineBudget(): Budget {
  return budgetOf({ cores: availableParallelism(), megabytes: memory() });
}
