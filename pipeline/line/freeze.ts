// A closed edition publishes what it published: a number that is another must be told, with its reason, before it leaves.
// Beside the archive stands what was published at the closing and after each correction.
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { figuraId } from "../../schemas/figura.ts";
import type { Panel } from "../../schemas/panel.ts";
import type { RevisedFigura } from "../../schemas/revised.ts";
import { closedSince } from "../collect/frozen.ts";
import type { Chiusura, Erratum } from "../collect/registro-chiusure.ts";
import { EdizioneRotta } from "../edizione/faults.ts";
import { panelFrom } from "../edizione/panel.ts";
import { writeWhole } from "../effects/files.ts";
import { COSTRUITO, costruitoOf } from "./costruito.ts";
import { type Manifest, manifestText } from "./manifest.ts";
import { panelPath } from "./panel.ts";
import { archivioOf } from "./rules.ts";

/** Each under its number: «0001» at the closing, the next at each correction. */
const snapshotsOf = (edizione: Pick<Edizione, "cartella">): string => join(archivioOf(edizione), "congelate");

/** Keeps what was just published, its manifest, what each ente had declared for it, and the files of the edition that it was
 *  made from. Returns the folder. */
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
  await copyFile(panelPath(edizione), join(folder, PANEL));
  // Last: a snapshot is there when its manifest is.
  await writeWhole(join(folder, MANIFEST), manifestText(manifest));
  return folder;
}
const MANIFEST = "manifest.json";
const PANEL = "panel.csv";

/** Names of those that were written to their end, the oldest first. */
async function snapshots(edizione: Pick<Edizione, "cartella">): Promise<string[]> {
  const names = await readdir(snapshotsOf(edizione)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const isWhole = (name: string): boolean => existsSync(join(snapshotsOf(edizione), name, MANIFEST));
  return names.filter((name) => /^\d{4}$/.test(name) && isWhole(name)).sort();
}

/** The table of figures that was published, and what each ente had declared for it; null where nobody kept it. */
export interface Published {
  readonly figure: string;
  readonly panel: Panel | null;
}

/** All that was published at a closing or by a correction, the oldest first; nothing of an edition that was never closed.
 *  Throws EdizioneRotta where nothing is left to compare with. */
export async function publishedBefore(
  edizione: Edizione,
  { fuChiusa }: { readonly fuChiusa: boolean },
): Promise<readonly Published[]> {
  if (!fuChiusa) return [];
  const kept = await snapshots(edizione);
  if (kept.length === 0)
    throw new EdizioneRotta(
      "archivio/congelate",
      null,
      "manca la copia di ciò che è stato pubblicato alla chiusura, e nessuno può dire se le cifre sono ancora quelle, né di chi parla la loro differenza",
      "Rimetti la cartella da una copia di archivio/ (bilancio ripristina).",
    );
  return Promise.all(
    kept.map(async (name) => {
      const folder = join(snapshotsOf(edizione), name);
      const panel = await readFile(join(folder, PANEL), "utf8").catch(() => null);
      return {
        figure: await readFile(join(folder, "figure.csv"), "utf8"),
        panel: panel === null ? null : panelFrom(panel, PANEL, edizione.yaml.anno).panel,
      };
    }),
  );
}

/** Ids of figures that a correction does not show. */
export const hiddenBefore = (errata: readonly Erratum[]): ReadonlySet<string> =>
  new Set(
    errata.flatMap(({ figure }) =>
      figure.flatMap(({ misura, dims, ora }) => (ora?.stato === "riservato" ? [figuraId(misura, dims)] : [])),
    ),
  );

/** What is told of corrections beside figures of which some are hidden (`coperte`, ids): the number that was published is not
 *  published once more, whichever correction speaks of it. */
export const toldErrata = (errata: readonly Erratum[], coperte: ReadonlySet<string>): Erratum[] =>
  errata.map((erratum) => ({
    ...erratum,
    figure: erratum.figure.map((each) =>
      coperte.has(figuraId(each.misura, each.dims))
        ? {
            ...each,
            prima: each.prima === null ? null : { ...each.prima, valore: "" },
            ora: { valore: "", stato: "riservato" },
          }
        : each,
    ),
  }));

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
    const made = { ...erratum, il: now(), figure: revised };
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

/** Old and new numbers side by side would tell of an ente; exit code 2: nothing is published over what was. */
export class CorrezioneCheRivela extends EdizioneRotta {
  /** `come`: the command that publishes them without their number; `isOnPanel`: whether it is known who changed a misura. */
  constructor(ids: ReadonlySet<string>, come: string, isOnPanel: (misura: string) => boolean) {
    super("", null, "", "");
    const never = [...ids].filter((id) => !isOnPanel(id));
    const many = ids.size === 1 ? "Una cifra corretta direbbe" : `${ids.size} cifre corrette direbbero`;
    this.message = [
      `${many} quanto ha cambiato un ente: basta sottrarre il numero di prima, che è già pubblico.`,
      ...[...ids].slice(0, SHOWN).map((id) => `  ${id.replaceAll("|", " ")}`),
      ...(ids.size > SHOWN ? [`  e altre ${ids.size - SHOWN}.`] : []),
      "Non è stato pubblicato niente: restano le cifre di prima. Quando le correzioni di più enti si sommano si pubblicano insieme;",
      "se non si può aspettare queste escono senza numero:",
      `  ${come}`,
      ...(never.length === 0
        ? []
        : [
            `Per ${elenca(never)} aspettare non serve: è denaro contato una volta sola, e di chi è la differenza non si può dire.`,
          ]),
    ].join("\n");
  }
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
