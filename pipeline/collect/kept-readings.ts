// Readings kept on disk by SHA-256 of the file and version of the rules: a build reads only what is new. A reading is its
// head (JSON) and its rows (Parquet) beside it; what is damaged, or of another version, is read again.
import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { crc32 } from "node:zlib";
import { z } from "zod";
import type { Correction, KeptHead, KeptPaths, ReadingHead, RowsSeal, SentBackCell } from "../../schemas/reading.ts";
import { writeWhole } from "../effects/files.ts";
import { sealed, unsealed } from "../effects/sealed.ts";
import { sourceHash } from "../effects/source-hash.ts";
import type { Ricezione } from "./registro.ts";

/**
 * Version of the rules: the code of the reader's process and the data of the edition it reads by. Another version reads
 * again; what cannot change a reading is not in it.
 */
export function rulesVersion(rules: object): string {
  const code = sourceHash(new URL("../reading/reader.ts", import.meta.url));
  return createHash("sha256").update(code).update(JSON.stringify(rules)).digest("hex").slice(0, 16);
}

/** What a reading depends on besides the rules: a survey is known by its name, and places name the file. */
type Read = Pick<Ricezione, "sha256" | "nome" | "ente_atteso">;

const folderOf = (archivio: string): string => join(archivio, "letture");

/** What people said about the cells of a file: another decision, or another request, is another reading. */
export interface SaidOfCells {
  readonly correzioni: readonly Correction[];
  readonly rimandi: readonly SentBackCell[];
}

export function keptPaths(
  archivio: string,
  version: string,
  { sha256, nome, ente_atteso }: Read,
  { correzioni, rimandi }: SaidOfCells = { correzioni: [], rimandi: [] },
): KeptPaths {
  const decided = correzioni.length + rimandi.length === 0 ? "" : `\n${JSON.stringify({ correzioni, rimandi })}`;
  const name = createHash("sha256").update(`${ente_atteso}\n${nome}${decided}`).digest("hex").slice(0, 8);
  const path = join(folderOf(archivio), version, `${sha256}-${name}`);
  return { head: `${path}.json`, rows: `${path}.parquet` };
}

const keptSchema = z.strictObject({
  righe: z.strictObject({ byte: z.number(), crc: z.number() }).nullable(),
  head: z.string(),
});

/** A reading that is there whole: its head, and the seal of its rows. */
export interface KeptReading {
  readonly head: ReadingHead;
  readonly righe: RowsSeal | null;
}

/** The kept reading of a file; null when there is none that can be believed, and then the file is read again. */
export async function keptReading({ head, rows }: KeptPaths): Promise<KeptReading | null> {
  const text = unsealed(basename(head), await readFile(head, "utf8").catch(() => ""));
  if (text === null) return null;
  const { righe, head: json } = keptSchema.parse(JSON.parse(text));
  const size = righe === null ? 0 : await sizeOf(rows);
  return size === (righe?.byte ?? 0) ? { head: JSON.parse(json) as ReadingHead, righe } : null; // sealed by the reader of this version
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    (found) => (found.isFile() ? found.size : -1),
    () => -1,
  );

/** Whether the rows of a reading are byte for byte those that were kept. */
async function hasWholeRows(rows: string, righe: RowsSeal | null): Promise<boolean> {
  const bytes = await readFile(rows).catch(() => null);
  return righe === null || (bytes !== null && bytes.length === righe.byte && crc32(bytes) === righe.crc);
}

/** Of the files of a folder of readings, those that cannot be believed: heads cut or changed, rows that are not those kept. */
export async function damagedReadings(folder: string, paths: readonly string[]): Promise<string[]> {
  const damaged: string[] = [];
  for (const path of paths.filter((each) => each.endsWith(".json"))) {
    const kept = { head: join(folder, path), rows: join(folder, path.replace(/json$/, "parquet")) };
    const found = await keptReading(kept);
    if (found === null || !(await hasWholeRows(kept.rows, found.righe))) damaged.push(path);
  }
  return damaged;
}

/** Remembers that a file could not be read, so that it is not tried again by these rules. */
export function keepUnread({ head }: KeptPaths, reading: ReadingHead): Promise<void> {
  const kept: KeptHead = { righe: null, head: JSON.stringify(reading) };
  return writeWhole(head, sealed(basename(head), JSON.stringify(kept)), "veloce");
}

/** Rows turned out to be damaged and were forgotten: taking the collection in again reads their files again. */
export class DamagedReadings extends Error {
  override readonly name = "DamagedReadings";
}

/** The rows at these paths are those that were read; what is damaged is forgotten, and then throws DamagedReadings. */
export async function checkRows(
  letti: readonly { readonly kept: KeptPaths; readonly righe: RowsSeal | null }[],
  wanted: ReadonlySet<string>,
): Promise<void> {
  const broken: string[] = [];
  for (const { kept, righe } of letti) {
    if (!wanted.has(kept.rows) || (await hasWholeRows(kept.rows, righe))) continue;
    broken.push(kept.rows);
    await rm(kept.head, { force: true });
  }
  if (broken.length > 0) throw new DamagedReadings(`kept rows were damaged: ${broken.join(", ")}`);
}

/** A half written file is left by a killed process; a younger one may be another process at work. */
const OLD = 3_600_000;

/** Removes what nobody would ask for again: readings by other rules, and what killed processes left half written. */
export async function sweep(archivio: string, version: string, now: number): Promise<void> {
  const letture = folderOf(archivio);
  for (const name of await readdir(letture).catch(() => []))
    if (name !== version) await rm(join(letture, name), { recursive: true, force: true });
  for (const folder of [archivio, join(letture, version)]) {
    for (const name of (await readdir(folder).catch(() => [])).filter((each) => each.endsWith(".tmp"))) {
      const found = await stat(join(folder, name)).catch(() => null);
      if (found !== null && now - found.mtimeMs > OLD) await rm(join(folder, name), { force: true });
    }
  }
}
