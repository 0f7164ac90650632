// The single exception to «nothing is deleted» (COLLECTING I39): bytes that hold data of persons. Their number, name and hash
// stay in the register, with who deleted them, when and why; everything that was read in them goes too.

import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { conArticolo } from "../../schemas/articles.ts";
import { formatDate } from "../../schemas/unita.ts";
import { archivePath } from "./archive.ts";
import type { Cancellazione, Registro, Ricezione, Ritiro } from "./registro.ts";

/** The withdrawals, and with them the arrivals whose bytes were deleted. */
export function withErased(
  ritiri: ReadonlyMap<number, Ritiro>,
  arrivals: readonly Ricezione[],
  cancellazioni: ReadonlyMap<string, Cancellazione>,
): ReadonlyMap<number, Ritiro> {
  if (cancellazioni.size === 0) return ritiri;
  const gone = arrivals.flatMap(({ protocollo, sha256 }): [number, Ritiro][] => {
    const found = cancellazioni.get(sha256);
    if (found === undefined) return [];
    const { il, chi } = found;
    const motivo = `Il file è stato cancellato ${conArticolo(formatDate(il.slice(0, 10)))}: ${found.motivo}`;
    return [[protocollo, { protocollo, il, chi, motivo, cancellato: true }]];
  });
  return new Map([...ritiri, ...gone]);
}

/** The arrivals whose bytes must be in the archive: all but those that were deleted. */
export function keptArrivals(registro: Pick<Registro, "ricezioni" | "cancellazioni">): Ricezione[] {
  const erased = registro.cancellazioni();
  return registro.ricezioni().filter(({ sha256 }) => !erased.has(sha256));
}

/** What is made of what was read, and may quote it: each is made again when it is needed. */
export const DERIVED = [
  "calcolo.json",
  "confronti.json",
  "disegni.json",
  "domande.json",
  "flussi.json",
  "validazione.json",
];

/** Pages that were made for others to read, and may quote it too: each is made again by the command that made it. */
const PAGES = ["costruito/pagina.html", "bozze", "restituzioni"];

/** Deletes bytes and all that was read in them. Written first, so that a command that was stopped can be repeated. */
export async function eraseBytes(archivio: string, registro: Registro, cancellazione: Cancellazione): Promise<void> {
  const { sha256 } = cancellazione;
  registro.erase(cancellazione);
  const readings = join(archivio, "letture");
  const kept = await readdir(readings, { recursive: true }).catch(() => []);
  for (const path of kept) if (path.includes(sha256)) await rm(join(readings, path), { force: true });
  for (const name of [...DERIVED, ...PAGES]) await rm(join(archivio, name), { force: true, recursive: true });
  await rm(archivePath(archivio, sha256), { force: true });
}
