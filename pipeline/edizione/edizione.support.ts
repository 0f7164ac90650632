// Folders of editions with one thing changed, for the tests.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { copyOf } from "../effects/folder.support.ts";

export const CITTA = "data-samples/altra-citta";

/** A copy of the invented city with one file written from what it was (empty when it was not there). */
export function cityWith(file: string, change: (text: string) => string | Uint8Array): string {
  const folder = copyOf(CITTA);
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, change(existsSync(path) ? readFileSync(path, "utf8") : ""));
  return folder;
}
