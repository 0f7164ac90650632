// Readings kept on disk by SHA-256 of the file and version of the rules: a build reads only what is new. A reading is its
// head (JSON) and its rows (Parquet) beside it; what is damaged, or of another version, is read again.
import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { KeptHead, KeptPaths, ReadingHead } from "../../schemas/reading.ts";
import { writeWhole } from "../effects/files.ts";
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

export function keptPaths(archivio: string, version: string, { sha256, nome, ente_atteso }: Read): KeptPaths {
  const name = createHash("sha256").update(`${ente_atteso}\n${nome}`).digest("hex").slice(0, 8);
  const path = join(folderOf(archivio), version, `${sha256}-${name}`);
  return { head: `${path}.json`, rows: `${path}.parquet` };
}

const keptSchema = z.strictObject({ righe: z.number().int().min(0), head: z.string() });

/** The kept head of a file whose rows are there whole; null when there is none, and then the file is read again. */
export async function keptHead({ head, rows }: KeptPaths): Promise<ReadingHead | null> {
  const text = await readFile(head, "utf8").catch(() => null);
  if (text === null) return null;
  try {
    const kept = keptSchema.parse(JSON.parse(text));
    const size = kept.righe === 0 ? 0 : (await stat(rows)).size;
    return size === kept.righe ? (JSON.parse(kept.head) as ReadingHead) : null; // written by the reader of this version
  } catch {
    return null;
  }
}

/** Remembers that a file could not be read, so that it is not tried again by these rules. */
export function keepUnread({ head }: KeptPaths, reading: ReadingHead): Promise<void> {
  const kept: KeptHead = { righe: 0, head: JSON.stringify(reading) };
  return writeWhole(head, JSON.stringify(kept), "veloce");
}

/** Forgets a reading whose rows turned out to be damaged. */
export async function forget({ head }: KeptPaths): Promise<void> {
  await rm(head, { force: true });
}

/** Removes the readings by other rules: they would never be asked for again. */
export async function sweep(archivio: string, version: string): Promise<void> {
  const names = await readdir(folderOf(archivio)).catch(() => []);
  for (const name of names)
    if (name !== version) await rm(join(folderOf(archivio), name), { recursive: true, force: true });
}
