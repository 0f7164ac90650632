// What a build published, kept beside the archive for whoever compares editions later: the report may have been moved, or
// built again elsewhere.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import { writeChanged } from "../effects/files.ts";
import { archivioOf } from "./rules.ts";

/** Figures with all that is published of them, and what every code means. */
export const COSTRUITO = ["figure.csv", "codebook.csv"] as const;

export const costruitoOf = (edizione: Pick<Edizione, "cartella">): string => join(archivioOf(edizione), "costruito");

/** The manifest of what was published last: a build of the analyst's own has another, and publishes nothing. */
export const builtManifestPath = (edizione: Pick<Edizione, "cartella">): string =>
  join(costruitoOf(edizione), "manifest.json");

/** The page that was published last: what the network is given to read as a draft. Never the analyst's own. */
export const builtPagePath = (edizione: Pick<Edizione, "cartella">): string =>
  join(costruitoOf(edizione), "pagina.html");

/** Keeps the tables that were just written in `dati`, and the page. */
export async function keepBuilt(edizione: Edizione, dati: string, pagina: string): Promise<void> {
  await writeChanged(builtPagePath(edizione), pagina);
  for (const name of COSTRUITO) await writeChanged(join(costruitoOf(edizione), name), await readFile(join(dati, name)));
}
