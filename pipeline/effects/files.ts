// Files are written whole or not at all.
import { randomUUID } from "node:crypto";
import { mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";

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
