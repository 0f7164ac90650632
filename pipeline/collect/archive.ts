// The bytes of every file received, by SHA-256. Written under a temporary name and renamed, so that a killed process
// leaves either the whole file or none; nothing here is ever changed or deleted.
import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Where the bytes of a hash lie in the archive. */
export function archivePath(archivio: string, hash: string): string {
  return join(archivio, "file", hash.slice(0, 2), hash);
}

/** Keeps the bytes; does nothing when they are already there. */
export async function archive(archivio: string, hash: string, bytes: Uint8Array): Promise<void> {
  const path = archivePath(archivio, hash);
  const there = await access(path).then(
    () => true,
    () => false,
  );
  if (!there) await writeWhole(path, bytes);
}

/**
 * Writes a file under another name and renames it: whole or not at all. `sicuro` also waits for the disk, for what could
 * not be made again.
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | string,
  how: "sicuro" | "veloce" = "sicuro",
): Promise<void> {
  await mkdir(join(path, ".."), { recursive: true });
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  const file = await open(temporary, "w");
  try {
    await file.writeFile(content);
    if (how === "sicuro") await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}
