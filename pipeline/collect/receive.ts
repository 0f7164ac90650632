// Files become arrivals: archived by hash, then registered. Both steps can be repeated, so a killed process started
// again loses and doubles nothing.
import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { fileName } from "../../schemas/text.ts";
import { checkExports, isMapping } from "../edizione/rilevazioni.ts";
import { archive, sha256 } from "./archive.ts";
import { readNotes } from "./notes.ts";
import type { Canale, Registro, Ricezione } from "./registro.ts";

/** Files of `inviati/` that are not submissions: ours, and what other programs leave beside the files they open. */
const SERVICE = new Set(["ricezioni.csv", "Thumbs.db", "desktop.ini"]);
const isService = (name: string): boolean => SERVICE.has(name) || name.startsWith(".") || name.startsWith("~$");

export interface Arrival {
  readonly bytes: Uint8Array;
  readonly nome: string;
  readonly ricevuto_il: string;
  readonly canale: Canale;
  readonly ente: string | null;
}

/** Archives and registers one file; says whether it is new. */
export async function receiveFile(
  archivio: string,
  registro: Registro,
  arrivo: Arrival,
): Promise<{ protocollo: number; isNew: boolean }> {
  return registro.receive(await archived(archivio, arrivo));
}

async function archived(
  archivio: string,
  { bytes, nome, ricevuto_il, canale, ente }: Arrival,
): Promise<Omit<Ricezione, "protocollo">> {
  const hash = sha256(bytes);
  await archive(archivio, hash, bytes);
  return { sha256: hash, nome, byte: bytes.length, ricevuto_il, canale, ente_atteso: ente ?? "" };
}

/** Takes in everything that lies in `inviati/`, in the order of the names. */
export async function receiveFolder(
  cartella: string,
  archivio: string,
  registro: Registro,
): Promise<{ files: number; nuovi: number }> {
  const inviati = join(cartella, "inviati");
  const entries = await readdir(inviati, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && !isService(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isMapping(relative(cartella, path).replaceAll("\\", "/")))
    .sort();
  const here = new Set(paths.map((path) => fileName(basename(path))));
  let before: ReadonlySet<string> | null = null;
  /** Files that came before, also those that were taken away since: asked of the register only when it is needed. */
  const earlier = (): ReadonlySet<string> => {
    before ??= new Set(registro.ricezioni().map(({ nome }) => fileName(nome)));
    return before;
  };
  const isKnown = (written: string): boolean => {
    const name = fileName(written);
    return here.has(name) || earlier().has(name);
  };
  await checkExports(cartella, () => [...here, ...earlier()]);
  const times = await readNotes(cartella, isKnown, [...here]);
  const arrivi: Omit<Ricezione, "protocollo">[] = [];
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const batch = paths.slice(at, at + AT_ONCE).map(async (path) => {
      const nome = basename(path);
      const note = times.get(fileName(nome));
      const arrivo: Arrival = {
        bytes: await readFile(path),
        nome,
        ricevuto_il: note?.ricevuto_il ?? "",
        canale: note?.canale ?? "cartella",
        ente: null,
      };
      return archived(archivio, arrivo);
    });
    arrivi.push(...(await Promise.all(batch)));
  }
  // Registered together once all bytes are safe: a process killed before leaves only bytes, which are found again.
  return { files: paths.length, nuovi: registro.receiveAll(arrivi) };
}

const AT_ONCE = 16;
