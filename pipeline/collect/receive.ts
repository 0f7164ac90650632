// Files become arrivals: archived by hash, then registered. Both steps can be repeated, so a killed process started
// again loses and doubles nothing.
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { archive, sha256 } from "./archive.ts";
import { CANALI, type Canale, type Registro, type Ricezione } from "./registro.ts";

/** Files of `inviati/` that are not submissions. */
const SERVICE = new Set(["ricezioni.csv", "rilevazione.yaml"]);

export interface Arrivo {
  readonly bytes: Uint8Array;
  readonly nome: string;
  readonly ricevuto_il: string;
  readonly canale: Canale;
  readonly ente: string | null;
}

/** Archives and registers one file; says whether it is new. */
export async function receiveFile(archivio: string, registro: Registro, arrivo: Arrivo): Promise<{ protocollo: number; isNew: boolean }> {
  return registro.receive(await archived(archivio, arrivo));
}

async function archived(archivio: string, { bytes, nome, ricevuto_il, canale, ente }: Arrivo): Promise<Omit<Ricezione, "protocollo">> {
  const hash = sha256(bytes);
  await archive(archivio, hash, bytes);
  return { sha256: hash, nome, byte: bytes.length, ricevuto_il, canale, ente_atteso: ente ?? "" };
}

const noted = z.object({ file: z.string(), ricevuto_il: z.string(), canale: z.enum(CANALI).catch("cartella") });

/** Takes in everything that lies in `inviati/`, in the order of the names. */
export async function receiveFolder(cartella: string, archivio: string, registro: Registro): Promise<{ files: number; nuovi: number }> {
  const inviati = join(cartella, "inviati");
  const entries = await readdir(inviati, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && !SERVICE.has(entry.name) && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const times = await readTimes(inviati);
  const arrivi: Omit<Ricezione, "protocollo">[] = [];
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const batch = paths.slice(at, at + AT_ONCE).map(async (path) => {
      const nome = basename(path);
      const note = times.get(nome);
      const arrivo: Arrivo = { bytes: await readFile(path), nome, ricevuto_il: note?.ricevuto_il ?? "", canale: note?.canale ?? "cartella", ente: null };
      return archived(archivio, arrivo);
    });
    arrivi.push(...(await Promise.all(batch)));
  }
  // Registered together once all bytes are safe: a process killed before leaves only bytes, which are found again.
  return { files: paths.length, nuovi: registro.receiveAll(arrivi) };
}

const AT_ONCE = 16;

/** ricezioni.csv says when and how each file came; a broken line of it is as if nobody had noted it. */
async function readTimes(inviati: string): Promise<Map<string, z.infer<typeof noted>>> {
  const text = await readFile(join(inviati, "ricezioni.csv"), "utf8").catch(() => "");
  const rows: unknown[] = parse(text, { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true, trim: true });
  const times = new Map<string, z.infer<typeof noted>>();
  for (const row of rows) {
    const result = noted.safeParse(row);
    if (result.success) times.set(result.data.file, result.data);
  }
  return times;
}
