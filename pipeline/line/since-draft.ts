// Whoever read a draft may take its numbers from those that follow: where one ente alone is another, the difference is its
// own. Drafts are given to be corrected, so nothing is hidden for it; who gives the next one, or closes, is told of how many
// enti the difference is, and decides.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { quanti } from "../../schemas/diagnostici/entry.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { lastManifest, type Manifest } from "./manifest.ts";
import { archivioOf } from "./rules.ts";

/** Beside the page of the draft with this hash: what it was built from. */
export const draftManifestPath = (edizione: Pick<Edizione, "cartella">, sha256: string): string =>
  join(archivioOf(edizione), "bozze", `${sha256}.json`);

/** Codes of enti of which something else counts; null where more may be another than the manifests can tell of whom. */
export function entiSince(before: Manifest, now: Manifest): ReadonlySet<string> | null {
  if (JSON.stringify(before.decisioni) !== JSON.stringify(now.decisioni)) return null;
  const [was, is] = [countingOf(before), countingOf(now)];
  return new Set([...was.keys(), ...is.keys()].filter((ente) => was.get(ente) !== is.get(ente)));
}

/** Ente → the bytes and blocks of it that count. */
function countingOf({ ingressi }: Manifest): ReadonlyMap<string, string> {
  const counting = new Map<string, string>();
  for (const { sha256, conta } of ingressi)
    for (const [ente, blocchi] of Object.entries(conta))
      counting.set(ente, `${counting.get(ente) ?? ""}${sha256} ${blocchi.join(" ")}\n`);
  return counting;
}

export interface SinceDraft {
  /** An Italian sentence. */
  readonly parole: string;
  /** So few that the difference may be of one of them. */
  readonly isFew: boolean;
}

/** What is to be known before the page with this hash is read by others beside the drafts that were given, also those that
 *  were taken away: of the one whose difference is of fewest enti. Null where none is another. */
export async function sinceDrafts(edizione: Edizione, page: string | null, now: Manifest): Promise<SinceDraft | null> {
  const names = await readdir(join(archivioOf(edizione), "bozze")).catch(() => []);
  const drafts = names.flatMap((name) =>
    name.endsWith(".html") && name !== `${page}.html` ? [name.slice(0, -5)] : [],
  );
  const differences = await Promise.all(
    drafts.map(async (draft) => {
      const before = await lastManifest(edizione, draftManifestPath(edizione, draft));
      return before === null ? null : entiSince(before, now);
    }),
  );
  const counted = differences.flatMap((enti) => (enti === null || enti.size === 0 ? [] : [enti.size]));
  const fewest = Math.min(...counted);
  const isFew = fewest < edizione.yaml.soglie.minimo_enti;
  if (!isFew && differences.includes(null))
    return {
      parole: `Da una bozza che si è letta qualcosa di ciò che conta, o è stato deciso, è cambiato. ${DIFFERENCE}`,
      isFew: true,
    };
  if (counted.length === 0) return null;
  const who = quanti(fewest, "ente", "enti");
  return { parole: `Da una bozza che si è letta è cambiato ciò che conta di ${who}. ${DIFFERENCE}`, isFew };
}
const DIFFERENCE =
  "Chi l’ha letta può sottrarre i suoi numeri da quelli nuovi: dove di una casella è cambiato un ente solo, la differenza è la sua.";
