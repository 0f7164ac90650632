// Folders of the tests: made in one place that is gone when the whole run ends (folder.setup.support.ts).
import { cpSync, mkdtempSync } from "node:fs";
import { basename, join } from "node:path";
import { inject } from "vitest";

export function temporaryFolder(): string {
  return mkdtempSync(join(inject("prove"), "bilancio-"));
}

/** What a build leaves in the folder of an edition. */
const MADE = ["archivio"];

/** A copy of an edition folder as it comes from a clone: without what a build makes in it. */
export function copyOf(source: string): string {
  const folder = join(temporaryFolder(), basename(source));
  cpSync(source, folder, { recursive: true, filter: (path) => !MADE.includes(basename(path)) });
  return folder;
}
