// Where everything fell in the last print of a report, kept by the edition: a hint, checked against the next print.
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Destinations } from "./pdf-finish.ts";

const pageMap = z.record(z.string(), z.number().int().positive());

/** The pages of the last print; undefined when there was none, or when the file cannot be understood. */
export async function readPageMap(file: string): Promise<Destinations | undefined> {
  try {
    return pageMap.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}
