// Whether a process keeps its database between one store and the next. Nothing is loaded for it before a store is opened.
import type { DuckDBInstance } from "@duckdb/node-api";

export interface DatabaseOptions {
  readonly threads: number;
  readonly memoryMb: number;
  readonly spill?: string;
}

/** The database of a process that opens stores again and again: none of them waits for it, nor gives its memory back. */
export interface Held {
  readonly options: DatabaseOptions;
  instance: Promise<DuckDBInstance> | null;
  /** How many were opened. */
  count: number;
}
let held: Held | null = null;
export const kept = (): Held | null => held;

/**
 * Keeps one database for all stores of this process until what it gives back is called: each store still begins empty, with
 * tables of its own which go with it, but memory and `spill` are then those of this one. Who keeps it already goes on.
 */
export function keepDatabase(options: DatabaseOptions): () => void {
  if (held !== null) return () => {};
  const mine: Held = { options, instance: null, count: 0 };
  held = mine;
  return () => {
    if (held === mine) held = null;
    giveUp(mine);
  };
}

export function giveUp(database: Held): void {
  database.instance?.then((instance) => instance.closeSync()).catch(() => {});
  database.instance = null;
}
