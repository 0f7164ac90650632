// Folders of the tests: made in one place that is gone when the whole run ends (folder.setup.support.ts).
import { cpSync, mkdtempSync } from "node:fs";
import { basename, join } from "node:path";
import { inject } from "vitest";

export function temporaryFolder(): string {
  return mkdtempSync(join(inject("prove"), "bilancio-"));
}

/** A copy of an edition folder as it comes from a clone: without the archive that a build makes. */
export function copyOf(source: string): string {
  const folder = join(temporaryFolder(), basename(source));
  cpSync(source, folder, { recursive: true, filter: (path) => basename(path) !== "archivio" });
  return folder;
}
