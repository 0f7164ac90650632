// Whether the bytes that were received are still there. A hash is the truth: size and date of a file may stay the same.
import { createHash, hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
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

/** Bytes that are held at once: a larger file is hashed as it is read. */
const WHOLE = 1 << 20;

async function damageOf(archivio: string, sha256: string): Promise<Guasto["come"] | null> {
  const path = archivePath(archivio, sha256);
  const found = await hashOf(path).catch(() => null);
  if (found === null) return "manca";
  return found === sha256 ? null : "cambiato";
}

async function hashOf(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size <= WHOLE) return hash("sha256", await readFile(path));
  const sum = createHash("sha256");
  for await (const piece of createReadStream(path)) sum.update(piece);
  return sum.digest("hex");
}
