// A copy of an edition, read back: every file that it names is there, byte for byte, and no other. Put into a folder of its
// own, whole or not at all.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, open, readdir, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { createTarDecoder } from "modern-tar";
import { z } from "zod";

export const MANIFEST = "copia.json";

const NAME = /^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))(?!.*\/\/)[^\\\0]+$/;
const copiedSchema = z.object({
  /** Its path in the folder: never out of it. */
  nome: z.string().regex(NAME),
  byte: z.number().int().nonnegative(),
  sha256: z.string(),
});
export type Copied = z.infer<typeof copiedSchema>;

const manifestSchema = z.object({ formato: z.literal(1), il: z.string(), file: z.array(copiedSchema) });
/** What a copy holds: its first file. */
export type Manifest = z.infer<typeof manifestSchema>;

/** A copy that cannot be made, or cannot be believed; its message is for people. */
export class CopiaRifiutata extends Error {
  override readonly name = "CopiaRifiutata";
}

const DAMAGED = "La copia è rovinata, e non si è preso niente di ciò che contiene";
const damaged = (why: string): CopiaRifiutata => new CopiaRifiutata(`${DAMAGED}: ${why}. Usane un'altra.`);

/**
 * Reads a whole copy; `into` also writes its files there. Throws CopiaRifiutata for one that is cut, changed, or no copy at
 * all, and as the system does for a file that cannot be read.
 */
export async function readCopy(path: string, into: string | null = null): Promise<Manifest> {
  let manifest: Manifest | null = null;
  const missing = new Map<string, Copied>();
  try {
    for await (const { header, body } of entriesOf(path)) {
      if (manifest === null) {
        manifest = manifestOf(header.name, await whole(body));
        for (const each of manifest.file) missing.set(each.nome, each);
        continue;
      }
      const expected = missing.get(header.name);
      if (expected === undefined || header.type !== "file")
        throw damaged(`contiene «${header.name}», che non dovrebbe esserci`);
      missing.delete(header.name);
      const { byte, sha256 } = await passed(body, into === null ? null : join(into, ...header.name.split("/")));
      if (byte !== expected.byte || sha256 !== expected.sha256) throw damaged(`«${header.name}» non è com'era`);
    }
  } catch (error) {
    throw isOurs(error) ? error : damaged("non si riesce a leggerla fino in fondo");
  }
  if (manifest === null) throw damaged("è vuota");
  const [first] = missing.keys();
  if (first !== undefined) throw damaged(`manca «${first}»`);
  return manifest;
}

/** Faults of the disk are no fault of the copy. */
const isOurs = (error: unknown): boolean =>
  error instanceof CopiaRifiutata || (error instanceof Error && "syscall" in error);

/** Puts a copy into a folder that is not there yet, or is empty. Throws as `readCopy` does; the folder is then as it was. */
export async function copyIn(path: string, cartella: string): Promise<Manifest> {
  const there = await readdir(cartella).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (there.length > 0)
    throw new CopiaRifiutata(
      `In «${cartella}» c'è già qualcosa, e una copia non sostituisce niente. Scegli una cartella nuova, o vuota.`,
    );
  const clean = cartella.replace(/[/\\]+$/, "");
  await mkdir(dirname(clean), { recursive: true });
  const work = await mkdtemp(join(dirname(clean), `.${basename(clean)}.`));
  try {
    const manifest = await readCopy(path, work);
    await rmdir(clean).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rename(work, clean);
    return manifest;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

type Body = AsyncIterable<Uint8Array>;

function entriesOf(path: string) {
  const bytes = createReadStream(path);
  const plain = createGunzip();
  // A fault on the way ends the reading, instead of leaving it waiting.
  bytes.on("error", (error) => plain.destroy(error));
  bytes.pipe(plain);
  return Readable.toWeb(plain).pipeThrough(createTarDecoder({ strict: true }));
}

async function whole(body: Body): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}

function manifestOf(name: string, bytes: Buffer): Manifest {
  if (name !== MANIFEST) throw damaged(`non comincia con ${MANIFEST}: forse non è una copia fatta con «salva»`);
  const read = manifestSchema.safeParse(JSON.parse(bytes.toString("utf8")));
  if (!read.success) throw damaged(`${MANIFEST} non è scritto come dovrebbe, o è di un programma più nuovo`);
  return read.data;
}

/** Lets a file pass, to the disk where a path is given. */
export async function passed(body: Body, to: string | null): Promise<{ byte: number; sha256: string }> {
  const sum = createHash("sha256");
  let byte = 0;
  if (to !== null) await mkdir(dirname(to), { recursive: true });
  const file = to === null ? null : await open(to, "wx", 0o600);
  try {
    for await (const piece of body) {
      sum.update(piece);
      byte += piece.length;
      await file?.writeFile(piece);
    }
    await file?.sync();
  } finally {
    await file?.close();
  }
  return { byte, sha256: sum.digest("hex") };
}
