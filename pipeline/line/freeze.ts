// A closed edition publishes what it published: a number that is another must be told, with its reason, before it leaves.
// Beside the archive stands what was published at the closing and after each correction.
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Edizione } from "../../schemas/edizione.ts";
import type { RevisedFigura } from "../../schemas/revised.ts";
import { closedSince } from "../collect/frozen.ts";
import type { Chiusura, Erratum } from "../collect/registro-chiusure.ts";
import { EdizioneRotta } from "../edizione/faults.ts";
import { writeWhole } from "../effects/files.ts";
import type { Figure } from "../figure/figures.ts";
import { figuresCsv } from "../publish/publish.ts";
import { withoutPersons } from "../reading/privacy.ts";
import { COSTRUITO, costruitoOf } from "./costruito.ts";
import { type Manifest, manifestText } from "./manifest.ts";
import { revisedFigures } from "./revised.ts";
import { archivioOf } from "./rules.ts";

/** Each under its number: «0001» at the closing, the next at each correction. */
const snapshotsOf = (edizione: Pick<Edizione, "cartella">): string => join(archivioOf(edizione), "congelate");

/** Keeps what was just published, its manifest, and the files of the edition that it was made from. Returns the folder. */
export async function keepSnapshot(edizione: Edizione, manifest: Manifest): Promise<string> {
  const all = await snapshots(edizione);
  const folder = join(snapshotsOf(edizione), String(all.length + 1).padStart(4, "0"));
  // What is left of one that was stopped.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { file } of manifest.tabelle) {
    const copy = join(folder, "cartella", file);
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(join(edizione.cartella, file), copy);
  }
  for (const name of COSTRUITO.toReversed()) await copyFile(join(costruitoOf(edizione), name), join(folder, name));
  // Last: a snapshot is there when its manifest is.
  await writeWhole(join(folder, MANIFEST), manifestText(manifest));
  return folder;
}
const MANIFEST = "manifest.json";

/** Names of those that were written to their end, the oldest first. */
async function snapshots(edizione: Pick<Edizione, "cartella">): Promise<string[]> {
  const names = await readdir(snapshotsOf(edizione)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const isWhole = (name: string): boolean => existsSync(join(snapshotsOf(edizione), name, MANIFEST));
  return names.filter((name) => /^\d{4}$/.test(name) && isWhole(name)).sort();
}

/** The figures that are others than those last published by a closed edition; none while it is open. Throws EdizioneRotta
 *  where nothing is left to compare with. */
export async function revisedSince(
  edizione: Edizione,
  { chiusura }: { readonly chiusura: Chiusura | null },
  figure: Figure,
): Promise<RevisedFigura[]> {
  if (chiusura === null) return [];
  const last = (await snapshots(edizione)).at(-1);
  if (last === undefined)
    throw new EdizioneRotta(
      "archivio/congelate",
      null,
      "manca la copia di ciò che è stato pubblicato alla chiusura, e nessuno può dire se le cifre sono ancora quelle",
      "Rimetti la cartella da una copia di archivio/, oppure riapri l'edizione con «bilancio congela --riapri».",
    );
  const before = await readFile(join(snapshotsOf(edizione), last, "figure.csv"), "utf8");
  return revisedFigures(before, figuresCsv(figure));
}

export interface Corrections {
  /** All, with the one that is made now. */
  readonly errata: readonly Erratum[];
  /** The correction that this build publishes, and that is kept when all is out; `scritta` where it stands in the register
   *  already, because its command was stopped before its end. Null where nothing is corrected. */
  readonly daTenere: Omit<Erratum, "numero"> | "scritta" | null;
}
export const NO_CORRECTION: Corrections = { errata: [], daTenere: null };

/** What was corrected since a closed edition was published, and now. Throws CifreRiviste where a number is another and nobody
 *  says why, NienteDaCorreggere where somebody says why and none is. */
export function correctionsOf(
  revised: readonly RevisedFigura[],
  { chiusura, errata }: { readonly chiusura: Chiusura | null; readonly errata: readonly Erratum[] },
  { erratum, cartella }: { readonly erratum?: Pick<Erratum, "motivo" | "chi">; readonly cartella: string },
  now: () => string,
): Corrections {
  if (revised.length > 0 && isDeepStrictEqual(errata.at(-1)?.figure, revised)) return { errata, daTenere: "scritta" };
  if (erratum !== undefined) {
    if (revised.length === 0) throw new NienteDaCorreggere(chiusura);
    // It is printed, beside the numbers.
    const motivo = withoutPersons(erratum.motivo).text;
    const made = { ...erratum, motivo, il: now(), figure: revised };
    return { errata: [...errata, { ...made, numero: errata.length + 1 }], daTenere: made };
  }
  if (chiusura !== null && revised.length > 0) throw new CifreRiviste(revised, chiusura, cartella);
  return { errata, daTenere: null };
}

/** Figures that are named one by one. */
const SHOWN = 12;

/** Stops a build like a broken edition, exit code 2: nothing is published over what was. */
class CifreRiviste extends EdizioneRotta {
  constructor(revised: readonly RevisedFigura[], chiusura: Chiusura, cartella: string) {
    super("", null, "", "");
    const many =
      revised.length === 1
        ? "una cifra non è più com'è stata pubblicata"
        : `${revised.length} cifre non sono più come sono state pubblicate`;
    this.message = [
      `${closedSince(chiusura)}, e adesso ${many}:`,
      ...revised.slice(0, SHOWN).map((each) => `  ${revisedLine(each)}`),
      ...(revised.length > SHOWN ? [`  e altre ${revised.length - SHOWN}.`] : []),
      "Non è stato pubblicato niente. Se il numero di prima era sbagliato, pubblica la correzione con il suo motivo:",
      `  bilancio errata ${cartella} --motivo "…"`,
    ].join("\n");
  }
}

export function revisedLine({ misura, dims, prima, ora }: RevisedFigura): string {
  const where = Object.entries(dims).map(([name, member]) => ` ${name}=${member}`);
  const side = (one: RevisedFigura["prima"]): string => (one === null ? "niente" : one.valore || one.stato);
  return `${misura}${where.join("")}: ${side(prima)} → ${side(ora)}`;
}

/** There is nothing to correct: what was published is what would be. */
class NienteDaCorreggere extends EdizioneRotta {
  constructor(chiusura: Chiusura | null) {
    super("", null, "", "");
    this.message =
      chiusura === null
        ? "L'edizione è aperta: le correzioni si scrivono dopo la chiusura (bilancio congela)."
        : "Nessuna cifra è cambiata da quelle pubblicate: non c'è niente da correggere.";
  }
}
