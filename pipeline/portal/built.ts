// What was built last: the page that may be given to read, and what changed since.
import { stat } from "node:fs/promises";
import { quoted } from "../../schemas/shown.ts";
import { hashOfFile } from "../effects/known-files.ts";
import { builtManifestPath, builtPagePath } from "../line/costruito.ts";
import { changesSince, lastManifest, manifestOf } from "../line/manifest.ts";
import { type SinceDraft, sinceDrafts } from "../line/since-draft.ts";
import type { Portale } from "./routes.ts";

/** A page that `build` published: never the one for the analista alone, which is written elsewhere. */
export interface Built {
  readonly sha256: string;
  readonly il: string;
  /** What changed since, as `congela` tells it, shortened; a build now would give another page. */
  readonly cambiato: readonly string[];
  /** What it tells beside the drafts that were read; null where it tells of no ente. */
  readonly differenza: SinceDraft | null;
}

/** Letters of what changed: of half a collection it would be hundreds of numbers. */
const MAX_CHANGED = 160;

/** Null where nothing was built. */
export async function builtPage(portale: Pick<Portale, "edizione" | "raccolta" | "registro">): Promise<Built | null> {
  const { edizione, raccolta, registro } = portale;
  const path = builtPagePath(edizione);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (found === null) return null;
  await raccolta.refresh();
  const sha256 = await hashOfFile(path);
  // Taken away meanwhile.
  if (sha256 === null) return null;
  const manifest = await lastManifest(edizione, builtManifestPath(edizione));
  const now = await manifestOf(edizione, { ...raccolta.now(), commenti: registro.discussione().commenti });
  const changed = manifest === null ? ["la costruzione, che non è arrivata alla fine"] : changesSince(manifest, now);
  const cambiato = changed.map((each) => quoted(each, MAX_CHANGED));
  const differenza = manifest === null ? null : await sinceDrafts(edizione, sha256, manifest);
  return { sha256, il: found.mtime.toISOString(), cambiato, differenza };
}
