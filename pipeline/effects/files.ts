// Files are written whole or not at all.
import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readFile, rename, rm, rmdir } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";

/** Whether a path is that of a folder or of something in it; another disk is elsewhere. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return !/^\.\.(?:[/\\]|$)/.test(way) && !isAbsolute(way);
}

/** `sicuro` also waits for the disk, for what could not be made again. */
export type Care = "sicuro" | "veloce";

/**
 * Writes a file under another name and renames it: whole or not at all. What the disk refuses is thrown with its path.
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | string | readonly Uint8Array[],
  how: Care = "sicuro",
): Promise<void> {
  await whole(path, how, (file) => file.writeFile(content));
}

/** Writes a file whole, quickly, unless it already holds exactly this: then it keeps its date too. */
export async function writeChanged(path: string, content: Uint8Array | string): Promise<void> {
  const bytes = Buffer.from(content);
  const before = await readFile(path).catch(() => null);
  if (before === null || !before.equals(bytes)) await writeWhole(path, bytes, "veloce");
}

/** As `writeWhole`, for a text that is too long to be held: its pieces are asked for one by one, and written as they come. */
export async function writePieces(path: string, pieces: Iterable<string>, how: Care = "sicuro"): Promise<void> {
  await whole(path, how, async (file) => {
    let waiting: string[] = [];
    let length = 0;
    for (const piece of pieces) {
      waiting.push(piece);
      length += piece.length;
      if (length < AT_ONCE) continue;
      await file.writeFile(waiting.join(""));
      waiting = [];
      length = 0;
    }
    await file.writeFile(waiting.join(""));
  });
}

/** Writes a folder that is not there yet, or is empty: all its files, or nothing of it. */
export async function writeFolder(path: string, files: ReadonlyMap<string, Uint8Array | string>): Promise<void> {
  const temporary = `${path.replace(/[/\\]+$/, "")}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    for (const [name, content] of files) await writeWhole(join(temporary, name), content);
    await rmdir(path).catch(ifMissing);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => {});
    throw withPath(error, path);
  }
}

/** Characters given to the disk at once: a write for every small piece would cost more than the writing. */
const AT_ONCE = 1 << 18;

async function whole(path: string, how: Care, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    await mkdir(join(path, ".."), { recursive: true });
    const file = await open(temporary, "w");
    try {
      await write(file);
      if (how === "sicuro") await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw ofFile(error, path, temporary);
  }
}

function ifMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

/** Reads a file whole. What the disk refuses is thrown with its path. */
export async function readWhole(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: unknown) => {
    throw withPath(error, path);
  });
}

/** People know a file by its own name, not by the one under which it is written. */
function ofFile(error: unknown, path: string, temporary: string): unknown {
  const isTemporary = error instanceof Error && "path" in error && error.path === temporary;
  return isTemporary ? Object.assign(error, { path }) : withPath(error, path);
}

/** The disk says what it refuses, not always where. */
function withPath(error: unknown, path: string): unknown {
  return error instanceof Error && "code" in error && !("path" in error) ? Object.assign(error, { path }) : error;
}

/** Whether a file is there with other content: somebody's, not to be written over. */
export async function isOthers(path: string, content: Uint8Array | string): Promise<boolean> {
  const there = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return there !== null && !there.equals(Buffer.from(content));
}
