// The whole archive looked over: what the register names is there byte for byte, and nothing lies there that it does not
// name. Changes nothing.
import { access, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { damagedBytes } from "./bytes.ts";
import { keptArrivals } from "./erased.ts";
import type { Guasto } from "./faults.ts";
import { damagedReadings } from "./kept-readings.ts";
import { openRegistro } from "./registro.ts";
import { registroPath } from "./registro-tables.ts";

export interface ArchiveReport {
  readonly ricezioni: number;
  /** Different bytes that were received. */
  readonly file: number;
  readonly guasti: readonly Guasto[];
  /** Files of the archive that no arrival names, by their path in it. */
  readonly orfani: readonly string[];
  /** Kept readings that cannot be believed, by their path in the archive: they are made again when they are needed. */
  readonly letture: readonly string[];
}

/** Null when nothing was ever received. Throws ArchivioGuasto when the register is damaged or lost. */
export async function verifyArchive(archivio: string): Promise<ArchiveReport | null> {
  const files = await filesIn(join(archivio, "file"));
  const hasRegister = await access(registroPath(archivio)).then(
    () => true,
    () => false,
  );
  if (!hasRegister && files.length === 0) return null;
  const registro = openRegistro(archivio);
  try {
    const ricezioni = keptArrivals(registro);
    const known = new Set(ricezioni.map(({ sha256 }) => sha256));
    const readings = await filesIn(join(archivio, "letture"));
    const isOrphan = (path: string): boolean => !known.has(basename(path).slice(0, HASH));
    return {
      ricezioni: ricezioni.length,
      file: known.size,
      guasti: await damagedBytes(archivio, ricezioni),
      orfani: [
        ...files.filter((path) => !known.has(basename(path))).map((path) => join("file", path)),
        ...readings.filter(isOrphan).map((path) => join("letture", path)),
      ],
      letture: (await damagedReadings(join(archivio, "letture"), readings)).map((path) => join("letture", path)),
    };
  } finally {
    registro.close();
  }
}

/** Letters of a hash: the name of a reading begins with that of its file. */
const HASH = 64;

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() || entry.name.length === HASH)
    .map((entry) => join(entry.parentPath.slice(folder.length), entry.name))
    .map((path) => path.replace(/^[/\\]/, ""))
    .sort();
}
