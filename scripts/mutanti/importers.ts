// Which modules a broken file reaches: a mutant needs modules of its own only where something can come of it.
import { allImports } from "../imports.ts";

/** For each of the files, from the root (which ends in a slash): itself and all that import it, directly or through others. */
export function reachedBy(root: string, files: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const importers = new Map<string, string[]>();
  for (const { from, to } of allImports(root).imports) importers.set(to, [...(importers.get(to) ?? []), from]);
  return new Map(
    files.map((file) => {
      const reached = new Set([file]);
      for (const one of reached) for (const importer of importers.get(one) ?? []) reached.add(importer);
      return [file, reached];
    }),
  );
}
