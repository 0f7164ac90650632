// Whether what was received is still there. Nobody is told that it is safe before this was looked at.
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { archivePath, sha256 } from "./archive.ts";
import { openRegistro } from "./registro.ts";

/**
 * How many files the archive holds, when all those that the register names are there with their bytes; null when one is
 * missing or changed, or when there is no register. Never throws.
 */
export async function filesHeld(archivio: string): Promise<number | null> {
  try {
    await access(join(archivio, "registro.sqlite")); // opening would make it
    const registro = openRegistro(archivio);
    try {
      const hashes = new Set(registro.ricezioni().map((ricezione) => ricezione.sha256));
      for (const hash of hashes) if (sha256(await readFile(archivePath(archivio, hash))) !== hash) return null;
      return hashes.size;
    } finally {
      registro.close();
    }
  } catch {
    return null;
  }
}
