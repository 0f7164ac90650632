// Folders of the tests: made in the system's own place for such things, and gone when the test file ends.
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll } from "vitest";

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bilancio-"));
  made.push(folder);
  return folder;
}

/** A copy of an edition folder as it comes from a clone: without the archive that a build makes. */
export function copyOf(source: string): string {
  const folder = join(temporaryFolder(), basename(source));
  cpSync(source, folder, { recursive: true, filter: (path) => basename(path) !== "archivio" });
  return folder;
}
