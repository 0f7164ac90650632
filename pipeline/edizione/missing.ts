// A file that an edition must have and has not: said with what stands there in its place, by nearly its name.
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { nearestSpelling, spelling } from "../../schemas/text.ts";
import { EdizioneRotta } from "./faults.ts";

/** What to throw for a file that is needed, by its path in the folder. */
export async function missingFile(cartella: string, file: string): Promise<EdizioneRotta> {
  const there = await filesUnder(cartella);
  if (there === null)
    return new EdizioneRotta(
      cartella,
      null,
      "questa cartella non c'è",
      "Indica la cartella di un'edizione, che contiene edizione.yaml.",
    );
  const near = nearestSpelling(
    file,
    there.filter((path) => !OTHERS.has(path)).map((path) => spelling(path, path)),
  );
  if (near !== "")
    return new EdizioneRotta(file, null, "il file non c'è", `C'è «${near}»: se è lui, chiamalo «${file}».`);
  const folder = dirname(file);
  if (folder !== "." && !there.some((path) => path.startsWith(`${folder}/`)))
    return new EdizioneRotta(
      file,
      null,
      `il file non c'è, e nemmeno la cartella «${folder}/» con qualcosa dentro`,
      "Aggiungila alla cartella dell'edizione.",
    );
  if (file === "edizione.yaml")
    return new EdizioneRotta(
      join(cartella, file),
      null,
      "il file non c'è",
      "Indica la cartella di un'edizione, che contiene edizione.yaml.",
    );
  return new EdizioneRotta(file, null, "il file non c'è", "Aggiungilo alla cartella dell'edizione.");
}

/** Files that an edition has under names of their own: none of them is another with a slip in its name. */
const OTHERS: ReadonlySet<string> = new Set(["raccolta.yaml", "rilevazione.yaml"]);

/** Files of the folder and of the folders in it, without what was sent; null when there is no such folder. */
async function filesUnder(cartella: string): Promise<string[] | null> {
  const entries = await readdir(cartella, { withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const inside = entries
    .filter((entry) => entry.isDirectory() && !/^(inviati|archivio|precedenti)$/i.test(entry.name))
    .map(async ({ name }) => (await readdir(join(cartella, name)).catch(() => [])).map((file) => `${name}/${file}`));
  return [...entries.filter((entry) => entry.isFile()).map(({ name }) => name), ...(await Promise.all(inside)).flat()];
}
