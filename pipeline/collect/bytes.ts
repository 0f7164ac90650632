// Whether the bytes that were received are still there. A hash is the truth: size and date of a file may stay the same.
import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { archivePath } from "./archive.ts";
import type { Guasto } from "./faults.ts";
import type { Ricezione } from "./registro.ts";

/** Arrivals whose bytes are gone, or are not those that were received, by number. Never throws. */
export async function damagedBytes(archivio: string, ricezioni: readonly Ricezione[]): Promise<Guasto[]> {
  const known = Map.groupBy(ricezioni, ({ sha256 }) => sha256);
  const waiting = [...known.keys()];
  const found: Guasto[] = [];
  const look = async (): Promise<void> => {
    for (let sha256 = waiting.pop(); sha256 !== undefined; sha256 = waiting.pop()) {
      const come = await damageOf(archivio, sha256);
      if (come === null) continue;
      for (const { nome, protocollo } of known.get(sha256) ?? []) found.push({ nome, protocollo, come });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, look));
  return found.sort((a, b) => a.protocollo - b.protocollo);
}

const AT_ONCE = 16;

async function damageOf(archivio: string, sha256: string): Promise<Guasto["come"] | null> {
  const bytes = await readFile(archivePath(archivio, sha256)).catch(() => null);
  if (bytes === null) return "manca";
  return hash("sha256", bytes) === sha256 ? null : "cambiato";
}
