// Before all tests a folder of the system's own place for such things, after all of them nothing of it. Test files share
// processes, so none of them can know that it is the last one to need a folder.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the tests make their folders. */
    prove: string;
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "bilancio-prove-"));
  project.provide("prove", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
