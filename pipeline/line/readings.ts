// The readings of all arrivals: those that were kept, and those made now.
import type { KeptPaths, ReadingHead, SectionHead } from "../../schemas/reading.ts";
import { archivePath } from "../collect/archive.ts";
import { type KeptReading, keepUnread, keptPaths, keptReading } from "../collect/kept-readings.ts";
import type { Ricezione } from "../collect/registro.ts";
import type { Progress } from "../effects/progress.ts";
import { costsTooMuch, type Readers } from "../reading/readers.ts";

/** A reading and where it lies. */
export interface Reading extends KeptReading {
  readonly kept: KeptPaths;
}

export interface Means {
  readonly archivio: string;
  readonly version: string;
  readonly readers: Readers;
  readonly progress: Progress;
}

/** Reads what was not read by these rules, the largest file first; an arrival that came again was read then. */
export async function readAll(
  arrivals: readonly Ricezione[],
  { archivio, version, readers, progress }: Means,
): Promise<{ readingOf: (ricezione: Ricezione) => Reading; riletti: number }> {
  const wanted = new Map(arrivals.map((ricezione) => [keptPaths(archivio, version, ricezione).head, ricezione]));
  const read = new Map<string, Reading>();
  const share = sharing();
  await Promise.all(
    [...wanted].map(async ([path, ricezione]) => {
      const kept = keptPaths(archivio, version, ricezione);
      const found = await keptReading(kept);
      if (found !== null) read.set(path, { ...found, head: share(found.head), kept });
    }),
  );
  const tick = progress("Leggo i file", wanted.size);
  tick(read.size);
  const missing = [...wanted.values()].filter((each) => !read.has(keptPaths(archivio, version, each).head));
  missing.sort((a, b) => b.byte - a.byte);
  await Promise.all(
    missing.map(async (ricezione) => {
      const { protocollo, sha256, nome, ente_atteso } = ricezione;
      const keep = keptPaths(archivio, version, ricezione);
      const path = archivePath(archivio, sha256);
      const task = { id: protocollo, path, sha256, nome, ente: ente_atteso || null, keep };
      const { head, righe, esito } = await readers.read(task);
      if (costsTooMuch(esito)) await keepUnread(keep, head);
      read.set(keep.head, { head: share(head), righe, kept: keep });
      tick(1);
    }),
  );
  const readingOf = (ricezione: Ricezione): Reading => {
    const found = read.get(keptPaths(archivio, version, ricezione).head);
    if (found === undefined) throw new Error(`arrival ${ricezione.protocollo} was not read`);
    return found;
  };
  return { readingOf, riletti: missing.length };
}

/** In a large network the same few heads come back for every ente: one object stands for all that are equal. */
function sharing(): (head: ReadingHead) => ReadingHead {
  const sections = new Map<string, readonly SectionHead[]>();
  const enti = new Map<string, string>();
  const shared = <T>(map: Map<string, T>, key: string, value: T): T => {
    const before = map.get(key);
    if (before === undefined) map.set(key, value);
    return before ?? value;
  };
  return ({ invii, ...head }) => ({
    ...head,
    invii: invii.map(({ ente, sezioni, ...invio }) => ({
      ...invio,
      ente: shared(enti, ente, ente),
      sezioni: shared(sections, JSON.stringify(sezioni), sezioni),
    })),
  });
}
