// The folder `inviati/`: what lies in it and did not lie there when it was last looked at has arrived since.
import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { fileName } from "../../schemas/text.ts";
import { EdizioneRotta } from "../edizione/faults.ts";
import { checkExports, isMapping } from "../edizione/rilevazioni.ts";
import { readWhole } from "../effects/files.ts";
import { archive, sha256 } from "./archive.ts";
import { type Note, readNotes } from "./notes.ts";
import { refuseErased, type Taken } from "./receive.ts";
import type { FileSeen, Look, NewArrival, Registro, Ricezione } from "./registro.ts";

/** Files of `inviati/` that are not submissions: ours, and what other programs leave beside the files they open. */
const SERVICE = new Set(["ricezioni.csv", "thumbs.db", "desktop.ini"]);
const isService = (name: string): boolean =>
  SERVICE.has(name.toLowerCase()) || name.startsWith(".") || name.startsWith("~$");
/** How browsers call a file while it arrives. */
const UNDER_WAY = /\.(part|partial|crdownload|download|opdownload)$/i;

/**
 * Takes in what is new in `inviati/`, with the times that ricezioni.csv notes. `now` is the ISO time of this look, which
 * whoever has dealt with what was taken tells the register (`looked`).
 */
export async function receiveFolder(
  cartella: string,
  archivio: string,
  registro: Registro,
  now: string,
): Promise<Taken & { readonly look: Look }> {
  const paths = await submissionsIn(cartella);
  const here = new Set(paths.map((path) => fileName(basename(path))));
  const before = new Set(registro.ricezioni().map(({ nome }) => fileName(nome)));
  /** A file that is here, or came before and was taken away since. */
  const isKnown = (written: string): boolean => here.has(fileName(written)) || before.has(fileName(written));
  await checkExports(cartella, () => [...here, ...before]);
  const notes = await readNotes(cartella, isKnown, { here: [...here], now });
  const last = registro.lastLook();
  const erased = registro.cancellazioni();
  const times = { ricevuto_il: "", dopo_il: last?.il ?? "", entro_il: now };
  const take = async (path: string): Promise<NewArrival> => {
    const bytes = await readWhole(path);
    const hash = sha256(bytes);
    refuseErased(erased, hash, relative(cartella, path).replaceAll("\\", "/"));
    const arrivo = {
      nome: basename(path),
      sha256: hash,
      byte: bytes.length,
      canale: "cartella",
      ente_atteso: "",
    } as const;
    const whole = { ...arrivo, ...times };
    if (registro.known(whole) === null) await archive(archivio, hash, bytes);
    return whole;
  };
  const files: NewArrival[] = [];
  for (let at = 0; at < paths.length; at += AT_ONCE)
    files.push(...(await Promise.all(paths.slice(at, at + AT_ONCE).map(take))));
  // Registered together once all bytes are safe: a process killed before leaves only bytes, which are found again.
  const arrivi = newsOf(last, files);
  const protocolli = registro.receive(arrivi);
  registro.note(dated(registro.ricezioni(), notes));
  return { arrivi, protocolli, look: { il: now, files } };
}

const AT_ONCE = 16;

/** The files of `inviati/` that somebody sent, by path. */
export async function submissionsIn(cartella: string): Promise<string[]> {
  const entries = await readdir(join(cartella, "inviati"), { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const given = entries.filter((entry) => !entry.isDirectory() && !isService(entry.name));
  for (const entry of given) checkWhole(relative(cartella, join(entry.parentPath, entry.name)), entry);
  return given
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isMapping(relative(cartella, path).replaceAll("\\", "/")))
    .sort();
}

/** What is no file that can be kept as it is would be left aside in silence, or counted by half. */
function checkWhole(path: string, entry: Dirent): void {
  const file = path.replaceAll("\\", "/");
  if (entry.isSymbolicLink())
    throw new EdizioneRotta(file, null, "è un collegamento, non un file", "Metti qui il file a cui porta.");
  if (!entry.isFile()) throw new EdizioneRotta(file, null, "non è un file", "Toglilo da inviati/.");
  if (UNDER_WAY.test(entry.name))
    throw new EdizioneRotta(file, null, "è un file non ancora scaricato del tutto", "Aspetta che finisca, o toglilo.");
}

const idOf = ({ nome, sha256 }: FileSeen): string => `${fileName(nome)}\n${sha256}`;

/** Files that did not lie there before. One under another name, while the old name is gone, was only renamed. */
function newsOf(last: Look | null, files: readonly NewArrival[]): NewArrival[] {
  const lay = new Set(last?.files.map(idOf));
  const lie = new Set(files.map(idOf));
  const gone = new Set(last?.files.filter((file) => !lie.has(idOf(file))).map((file) => file.sha256));
  return files.filter((file) => !lay.has(idOf(file)) && !gone.has(file.sha256));
}

/**
 * What is noted belongs to the last file of that name, unless an earlier one holds the very same note: then the file was
 * replaced since, and nobody has noted when.
 */
function dated(
  ricezioni: readonly Ricezione[],
  notes: ReadonlyMap<string, Note>,
): Pick<Ricezione, "protocollo" | "ricevuto_il" | "canale">[] {
  const named = Map.groupBy(ricezioni, ({ nome }) => fileName(nome));
  return [...notes].flatMap(([file, { ricevuto_il, canale }]) => {
    const arrivals = named.get(file) ?? [];
    const last = arrivals.at(-1);
    if (last === undefined || (last.ricevuto_il === ricevuto_il && last.canale === canale)) return [];
    if (arrivals.slice(0, -1).some((earlier) => earlier.ricevuto_il === ricevuto_il && ricevuto_il !== "")) return [];
    return [{ protocollo: last.protocollo, ricevuto_il: ricevuto_il || last.ricevuto_il, canale }];
  });
}
