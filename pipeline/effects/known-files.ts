// Hashes of files that are asked for again and again: a file is read anew only when it may be another one.
import { createHash } from "node:crypto";
import { type BigIntStats, statSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";

/** Where a file lies on the disk, how long it is, when it was written and when anything about it last changed. */
const faceOf = ({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string => [dev, ino, size, mtimeNs, ctimeNs].join();

/** A file that was touched less than this long ago may be written again with the same times: clocks of disks are coarse. */
const YOUNG_MS = 2000;
const isSettled = ({ ctimeNs }: BigIntStats): boolean => Number(ctimeNs / 1_000_000n) < Date.now() - YOUNG_MS;

const known = new Map<string, { readonly face: string; readonly sha256: string }>();

/** SHA-256 of a file; null where there is none. Throws as the system does when it cannot be read. */
export async function hashOfFile(path: string): Promise<string | null> {
  try {
    // Before its bytes: what comes to its place meanwhile has another face.
    const found = await stat(path, { bigint: true });
    const before = known.get(path);
    if (before?.face === faceOf(found)) return before.sha256;
    const sha256 = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
    if (isSettled(found)) known.set(path, { face: faceOf(found), sha256 });
    return sha256;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** One text for many files, which is another when any of them may be another; null while one was just touched. */
export function faceOfFiles(paths: readonly string[]): string | null {
  const found = paths.map((path) => statSync(path, { bigint: true }));
  return found.every(isSettled)
    ? paths.map((path, at) => `${path} ${faceOf(found[at] as BigIntStats)}`).join("\n")
    : null;
}
