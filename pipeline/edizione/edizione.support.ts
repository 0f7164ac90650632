// Folders of editions with one thing changed, for the tests.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { temporaryFolder } from "../effects/folder.support.ts";

export const CITTA = "data-samples/altra-citta";
/** What the tests of an edition's own words do not need: without what was sent nothing was decided about it. */
const LEFT_OUT = ["archivio", "inviati", "verita", "decisioni.csv"];

/** A copy of the invented city, without what was sent, with one file written from what it was (empty when not there). */
export function cityWith(file: string, change: (text: string) => string | Uint8Array): string {
  const folder = join(temporaryFolder(), basename(CITTA));
  cpSync(CITTA, folder, { recursive: true, filter: (path) => !LEFT_OUT.includes(basename(path)) });
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, change(existsSync(path) ? readFileSync(path, "utf8") : ""));
  return folder;
}
