// A copy of a whole edition in one file, while others go on working: the register as it is at one moment, the bytes that it
// names, and every other file of the folder. What is made again by itself is left out. A copy is one only when it was read back.
import { createReadStream, createWriteStream } from "node:fs";
import { access, mkdtemp, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { packTar, type TarSource } from "modern-tar/fs";
import { isInside } from "../effects/files.ts";
import { archivePath, sha256 } from "./archive.ts";
import { damagedBytes } from "./bytes.ts";
import { CopiaRifiutata, type Copied, MANIFEST, type Manifest, passed, readCopy } from "./copy-in.ts";
import { DERIVED, keptArrivals } from "./erased.ts";
import { ArchivioGuasto } from "./faults.ts";
import { withRegistro } from "./registro.ts";
import { openDatabase, registroPath } from "./registro-tables.ts";

/** In `archivio/`: made again when it is needed, or of a moment. */
const LEFT_OUT = new Set([...DERIVED, "letture", "tmp", "in-arrivo", "file"]);
const REGISTER = basename(registroPath(""));

/**
 * Writes the copy of the edition in `cartella`. Throws CopiaRifiutata where there is a file of that name, or something that
 * cannot be copied; ArchivioGuasto where the archive itself is damaged. Nothing is left behind then.
 */
export async function copyOut(cartella: string, path: string, il: string): Promise<Manifest> {
  if (await isThere(path))
    throw new CopiaRifiutata(`«${path}» c'è già: una copia non ne sostituisce un'altra. Scegli un altro nome.`);
  if (isInside(cartella, path))
    throw new CopiaRifiutata(
      `«${path}» è dentro la cartella da salvare: metti la copia altrove, meglio su un altro disco.`,
    );
  const work = await mkdtemp(join(dirname(path), `.${basename(path)}.`)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new CopiaRifiutata(`La cartella «${dirname(path)}» non c'è: creala, poi ripeti.`);
  });
  try {
    const archivio = join(cartella, "archivio");
    const register = join(work, REGISTER);
    const isReceiving = await isThere(registroPath(archivio));
    if (isReceiving) await copyRegister(archivio, register);
    const received = isReceiving ? await receivedIn(archivio, work) : [];
    const others = await othersIn(cartella);
    const files: Copied[] = [
      ...(isReceiving ? [await onDisk(`archivio/${REGISTER}`, register)] : []),
      ...received.map(({ copied }) => copied),
      ...others.map(({ copied }) => copied),
    ].sort((a, b) => (a.nome < b.nome ? -1 : 1));
    const manifest: Manifest = { formato: 1, il, file: files };
    const sources: TarSource[] = [
      { type: "content", target: MANIFEST, content: JSON.stringify(manifest, null, 1), ...ONLY_OURS },
      ...(isReceiving
        ? [{ type: "file" as const, source: register, target: `archivio/${REGISTER}`, ...ONLY_OURS }]
        : []),
      ...[...received, ...others].map(({ source }) => source),
    ];
    const made = join(work, "copia");
    await pipeline(packTar(sources, { concurrency: 1 }), createGzip(), createWriteStream(made, { mode: 0o600 }));
    await synced(made);
    await readCopy(made);
    await rename(made, path);
    return manifest;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** What lies in a copy is for whoever keeps the edition alone. */
const ONLY_OURS = { mode: 0o600, uid: 0, gid: 0 } as const;

/** The register as it is at one moment, also while others write in it. */
async function copyRegister(archivio: string, to: string): Promise<void> {
  const db = openDatabase(archivio);
  try {
    await backup(db, to);
  } finally {
    db.close();
  }
  // One file, which needs no other beside it.
  const copy = new DatabaseSync(to);
  copy.exec("PRAGMA journal_mode = DELETE;");
  copy.close();
}

interface Taken {
  readonly copied: Copied;
  readonly source: TarSource;
}

/** The bytes that the copied register names: they were there before it named them, and are never changed. */
async function receivedIn(archivio: string, work: string): Promise<Taken[]> {
  const arrivals = withRegistro(work, keptArrivals);
  const guasti = await damagedBytes(archivio, arrivals);
  if (guasti.length > 0) throw ArchivioGuasto.byte(guasti);
  const bytes = new Map(arrivals.map(({ sha256: hash, byte }) => [hash, byte]));
  return [...bytes].map(([hash, byte]): Taken => {
    const nome = join("archivio", archivePath("", hash)).split(sep).join("/");
    const source = { type: "file", source: archivePath(archivio, hash), target: nome, ...ONLY_OURS } as const;
    return { copied: { nome, byte, sha256: hash }, source };
  });
}

/** Every other file: held as it was read once, because it may be written anew meanwhile. Those sent by people are large, and stay. */
async function othersIn(cartella: string): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const entry of await readdir(cartella, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const nome = relative(cartella, path).split(sep).join("/");
    if (isLeftOut(nome)) continue;
    if (entry.isDirectory()) continue;
    if (!entry.isFile())
      throw new CopiaRifiutata(
        `«${nome}» non è un file né una cartella: forse è un collegamento. Metti al suo posto il file vero, poi ripeti.`,
      );
    if (nome.startsWith("inviati/")) {
      const source = { type: "file", source: path, target: nome, ...ONLY_OURS } as const;
      taken.push({ copied: await onDisk(nome, path), source });
      continue;
    }
    const content = await readFile(path).catch(ifGone);
    if (content === null) continue;
    const source = { type: "content", content, target: nome, ...ONLY_OURS } as const;
    taken.push({ copied: { nome, byte: content.length, sha256: sha256(content) }, source });
  }
  return taken;
}

function isLeftOut(nome: string): boolean {
  if (nome.endsWith(".tmp")) return true;
  const [first, second = ""] = nome.split("/");
  return first === "archivio" && (LEFT_OUT.has(second) || second.startsWith(REGISTER));
}

/** A letter that was sent meanwhile: it is no longer there to be kept. */
function ifGone(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

const onDisk = async (nome: string, path: string): Promise<Copied> => ({
  nome,
  ...(await passed(createReadStream(path), null)),
});

async function synced(path: string): Promise<void> {
  const file = await open(path, "r+");
  await file.sync().finally(() => file.close());
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
