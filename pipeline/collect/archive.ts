// The bytes of every file received, by SHA-256. Written under a temporary name and renamed, so that a killed process
// leaves either the whole file or none; nothing here is ever changed or deleted.
import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../effects/files.ts";

export function sha256(bytes: Uint8Array): string {
  return hash("sha256", bytes);
}

/** Where the bytes of a hash lie in the archive. */
export function archivePath(archivio: string, hash: string): string {
  return join(archivio, "file", hash.slice(0, 2), hash);
}

/** Keeps the bytes; does nothing when they are already there, and puts them back where they are damaged. */
export async function archive(archivio: string, hash: string, bytes: Uint8Array): Promise<void> {
  const path = archivePath(archivio, hash);
  const there = await readFile(path).catch(() => null);
  if (there === null || sha256(there) !== hash) await writeWhole(path, bytes);
}
