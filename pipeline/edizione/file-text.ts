// The text of a file of the edition. Words that are not UTF-8 would be printed with their accents broken, so they stop.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EdizioneRotta } from "./faults.ts";

const DECODER = new TextDecoder("utf-8", { fatal: true });

/** The text of a file without the mark some programs put before it; null when there is no such file. Throws EdizioneRotta. */
export async function textOf(folder: string, file: string): Promise<string | null> {
  const bytes = await readFile(join(folder, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
    return null;
  });
  if (bytes === null) return null;
  try {
    return DECODER.decode(bytes);
  } catch {
    const line =
      bytes
        .toString("latin1")
        .split("\n")
        .findIndex((text) => /[\x80-\xff]/.test(text) && !isUtf8(text)) + 1;
    throw new EdizioneRotta(
      file,
      line === 0 ? null : line,
      "il file non è salvato in UTF-8 e gli accenti si perderebbero",
      "Salvalo di nuovo scegliendo la codifica UTF-8.",
    );
  }
}

function isUtf8(latin1: string): boolean {
  try {
    DECODER.decode(Buffer.from(latin1, "latin1"));
    return true;
  } catch {
    return false;
  }
}
