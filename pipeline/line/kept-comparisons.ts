// Comparisons made before, in the archive, under a key that changes with any row and with the code: most days nothing was
// replaced since, and the database need not be opened.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { writeWhole } from "../effects/files.ts";
import { sealed, unsealed } from "../effects/sealed.ts";
import { sourceHash } from "../effects/source-hash.ts";
import type { Compared, Pair } from "../store/compare.ts";

/** A comparison that is wanted: the block, and where the rows lie. The path of rows has their file and rules in it. */
export type Wanted = Pair & { readonly blocco: string };

const SEAL = "confronti";

/** The answers to these questions, in their order: those that were kept, and those made now, which are kept with them. */
export async function keptComparisons(
  archivio: string,
  wanted: readonly Wanted[],
  make: (missing: readonly Wanted[]) => Promise<Compared[]>,
): Promise<readonly Compared[]> {
  const path = join(archivio, "confronti.json");
  const seal = `${SEAL} ${sourceHash(new URL("../store/compare.ts", import.meta.url))}`;
  const text = unsealed(seal, await readFile(path, "utf8").catch(() => ""));
  const kept = new Map(text === null ? [] : (JSON.parse(text) as [string, Compared][])); // sealed below, under the same key
  const missing = wanted.filter((each) => !kept.has(keyOf(archivio, each)));
  const made = missing.length === 0 ? [] : await make(missing);
  const found = new Map([
    ...kept,
    ...missing.map((each, at): [string, Compared] => [keyOf(archivio, each), made[at] as Compared]),
  ]);
  const answers = wanted.map((each): [string, Compared] => {
    const key = keyOf(archivio, each);
    return [key, found.get(key) as Compared];
  });
  // What nobody asks any more is not kept.
  if (missing.length > 0 || kept.size > new Set(answers.map(([key]) => key)).size)
    await writeWhole(path, sealed(seal, JSON.stringify(answers)), "veloce");
  return answers.map(([, answer]) => answer);
}

const keyOf = (archivio: string, { ente, blocco, prima, ora }: Wanted): string =>
  createHash("sha256")
    .update(JSON.stringify([ente, blocco, relative(archivio, prima), ora === null ? null : relative(archivio, ora)]))
    .digest("hex");
