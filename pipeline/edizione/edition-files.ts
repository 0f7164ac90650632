// The files of an edition folder from which a report is made, beside what members sent.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { CONTATTI } from "./contatti.ts";
import { isAside } from "./folder.ts";
import { ANALISTI, COORDINATORI } from "./persone.ts";
import { RACCOLTA } from "./raccolta.ts";
import { isMapping } from "./rilevazioni.ts";

const FOLDERS = ["territorio", "progetto", "testi", "precedenti", "riservato", "inviati"];
const AT_ROOT = /\.(csv|ya?ml)$/;
/** Whom one writes to, and until when, changes no number. */
const OF_COLLECTING: readonly string[] = [CONTATTI, ANALISTI, COORDINATORI, RACCOLTA];

export interface EditionFile {
  /** From the folder of the edition, with `/`. */
  readonly file: string;
  readonly sha256: string;
}

/** Every one that is read, in order of name. Of `inviati/` only what the edition itself says of it: a submission is no part. */
export async function editionFiles(cartella: string): Promise<EditionFile[]> {
  const root = await filesIn(cartella, ".", false);
  const below = (await Promise.all(FOLDERS.map((folder) => filesIn(cartella, folder, true)))).flat();
  const read = [
    ...root.filter((file) => AT_ROOT.test(file)),
    ...below.filter((file) => !file.startsWith("inviati/") || file === "inviati/ricezioni.csv" || isMapping(file)),
  ];
  return Promise.all(
    read
      .filter((file) => !OF_COLLECTING.includes(file))
      .sort()
      .map(async (file) => {
        const bytes = await readFile(join(cartella, file));
        return { file, sha256: createHash("sha256").update(bytes).digest("hex") };
      }),
  );
}

async function filesIn(cartella: string, folder: string, recursive: boolean): Promise<string[]> {
  const entries = await readdir(join(cartella, folder), { recursive, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !isAside(entry.name))
    .map((entry) => relative(cartella, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}
