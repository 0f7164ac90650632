// The texts of the folder and the pictures beside them.
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { EditionFault, Edizione, Immagine } from "../../schemas/edizione.ts";
import { withoutComments } from "./comments.ts";
import { EdizioneRotta } from "./faults.ts";
import { bytesOf, textOf } from "./file-text.ts";
import { isAside, PICTURE } from "./folder.ts";

export type Texts = Pick<Edizione, "testi" | "immagini" | "difetti">;

/** Texts without their comments, by path without extension, and pictures by path. Throws EdizioneRotta. */
export async function readTexts(cartella: string): Promise<Texts> {
  const names = await readdir(join(cartella, "testi"), { recursive: true }).catch(() => []);
  const testi: Record<string, string> = {};
  const immagini: Record<string, Immagine> = {};
  const difetti: EditionFault[] = [];
  for (const name of names.map((n) => n.replaceAll("\\", "/")).sort()) {
    const file = `testi/${name}`;
    if (isAside(basename(name))) continue;
    if (PICTURE.test(name)) {
      const picture = pictureOf(await bytesOf(cartella, file), file);
      if ("tipo" in picture) immagini[name.normalize("NFC")] = picture;
      else difetti.push(picture);
    }
    if (!name.endsWith(".md")) continue;
    const { testo, aperto } = withoutComments((await textOf(cartella, file)) ?? "");
    testi[name.slice(0, -3)] = testo;
    if (aperto !== null)
      difetti.push({
        file,
        riga: aperto,
        cosa: "il commento che comincia qui non si chiude, e ciò che segue non si stampa",
        rimedio: "Chiudilo con -->.",
      });
  }
  oneOfEach(Object.keys(testi));
  return { testi, immagini, difetti };
}

const MAX_MEGABYTES = 4;

function pictureOf(bytes: Buffer | null, file: string): Immagine | EditionFault {
  const fault = (cosa: string, rimedio: string): EditionFault => ({ file, riga: null, cosa, rimedio });
  if (bytes === null) return fault("l'immagine non si può leggere", "Salvala di nuovo.");
  const isPng = bytes.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"));
  const isJpeg = bytes.subarray(0, 3).equals(Buffer.from("ffd8ff", "hex"));
  if (!isPng && !isJpeg) return fault("l'immagine non è PNG né JPEG", "Salvala in uno di questi due formati.");
  if (bytes.length > MAX_MEGABYTES * 1e6)
    return fault(`l'immagine pesa più di ${MAX_MEGABYTES} MB, e la pagina la porta con sé`, "Salvala più piccola.");
  return { tipo: isPng ? "image/png" : "image/jpeg", base64: bytes.toString("base64") };
}

/** Throws EdizioneRotta when two texts have one number, or are one chapter. */
function oneOfEach(names: readonly string[]): void {
  const numbers = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const name of names) {
    const [, written, id] = /^(\d+|[A-Z])-(.*)$/.exec(name) ?? [];
    if (written === undefined || id === undefined) continue;
    const stop = (cosa: string, rimedio: string): never => {
      throw new EdizioneRotta(`testi/${name}.md`, null, cosa, rimedio);
    };
    const number = written.replace(/^0+(?=\d)/, "");
    const other = numbers.get(number);
    if (other !== undefined) stop(`il capitolo ${written} c'è già: testi/${other}.md`, "Dagli un altro numero.");
    const same = ids.get(id);
    if (same !== undefined) stop(`il capitolo «${id}» c'è già: testi/${same}.md`, "Tienine uno solo.");
    numbers.set(number, name);
    ids.set(id, name);
  }
}
