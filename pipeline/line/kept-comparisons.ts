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

/** The answers to these questions, in their order: kept, or made now and kept. */
export async function keptComparisons(
  archivio: string,
  wanted: readonly Wanted[],
  make: () => Promise<Compared[]>,
): Promise<readonly Compared[]> {
  const path = join(archivio, "confronti.json");
  const key = keyOf(archivio, wanted);
  const text = unsealed(`${SEAL} ${key}`, await readFile(path, "utf8").catch(() => ""));
  if (text !== null) return JSON.parse(text) as Compared[]; // sealed below, under the same key
  const made = await make();
  await writeWhole(path, sealed(`${SEAL} ${key}`, JSON.stringify(made)), "veloce");
  return made;
}

function keyOf(archivio: string, wanted: readonly Wanted[]): string {
  const code = sourceHash(new URL("../store/compare.ts", import.meta.url));
  const places = wanted.map(({ ente, blocco, prima, ora }) => [
    ente,
    blocco,
    relative(archivio, prima),
    ora === null ? null : relative(archivio, ora),
  ]);
  return createHash("sha256")
    .update(JSON.stringify([code, places]))
    .digest("hex");
}
