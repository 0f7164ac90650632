// The report that a build has published, read again: what is made of it later says the same as it does.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import type { ReportModel } from "../../schemas/report-model.ts";
import { editionFiles } from "../edizione/edition-files.ts";
import { builtManifestPath } from "./costruito.ts";
import { filesChangedSince, lastManifest } from "./manifest.ts";
import { readModel } from "./write.ts";

export interface Built {
  readonly model: ReportModel;
  /** Files of the edition that are no longer what the report was made of. */
  readonly cambiati: readonly string[];
}

/** Null where no report of this version and edition was built in `out`. */
export async function builtReport(edizione: Edizione, out: string): Promise<Built | null> {
  const path = join(out, "model.json");
  const model = existsSync(path) ? await readModel(path) : null;
  const { anno, citta } = edizione.yaml;
  if (model === null || model.edizione.anno !== anno || model.edizione.citta !== citta) return null;
  const manifest = await lastManifest(edizione, builtManifestPath(edizione));
  return {
    model,
    cambiati: manifest === null ? [] : filesChangedSince(manifest, await editionFiles(edizione.cartella)),
  };
}
