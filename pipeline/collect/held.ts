// Whether what was received is still there. Nobody is told that it is safe before this was looked at.
import { access } from "node:fs/promises";
import { damagedBytes } from "./bytes.ts";
import { keptArrivals } from "./erased.ts";
import { openRegistro } from "./registro.ts";
import { registroPath } from "./registro-tables.ts";

/**
 * How many files the archive holds, when all those that the register names are there with their bytes; null when one is
 * missing or changed, or when there is no register. Never throws.
 */
export async function filesHeld(archivio: string): Promise<number | null> {
  try {
    await access(registroPath(archivio)); // opening would make it
    const registro = openRegistro(archivio);
    try {
      const ricezioni = keptArrivals(registro);
      if ((await damagedBytes(archivio, ricezioni)).length > 0) return null;
      return new Set(ricezioni.map(({ sha256 }) => sha256)).size;
    } finally {
      registro.close();
    }
  } catch {
    return null;
  }
}
