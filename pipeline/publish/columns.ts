import type { PublishedTable } from "./tables.ts";

export type PublishedValue = PublishedTable["righe"][number][number];

/** The values of the i-th column. An empty text is a missing one, as a CSV and its description have it. */
export const columnValues = ({ righe }: PublishedTable, i: number): PublishedValue[] =>
  righe.map((row) => (row[i] === "" ? null : (row[i] ?? null)));
