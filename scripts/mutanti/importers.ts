// Who imports whom, read from the source: a mutant needs modules of its own only where something can come of it.
import { globSync, readFileSync } from "node:fs";
import { posix } from "node:path";

/** Files of the program and of its tests, from the root (which ends in a slash), each with those that import it. */
function importersIn(root: string): ReadonlyMap<string, readonly string[]> {
  const files = globSync("{schemas,pipeline,scripts,bench}/**/*.ts", { cwd: root }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const importers = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const file of files) {
    const source = readFileSync(`${root}${file}`, "utf8");
    for (const [, name = ""] of source.matchAll(/(?:from |import |import\()"(\.[^"]+)"/g))
      importers.get(posix.join(file, "..", name))?.push(file);
    // Some import all that stands in a folder.
    if (!source.includes("import(new URL(")) continue;
    for (const [, name = ""] of source.matchAll(/new URL\("(\.[^"]+\/)", import\.meta\.url\)/g))
      for (const other of files)
        if (posix.join(other, "..", "/") === posix.join(file, "..", name)) importers.get(other)?.push(file);
  }
  return importers;
}

/** For each of the files: itself and all that import it, directly or through others. */
export function reachedBy(root: string, files: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const importers = importersIn(root);
  return new Map(
    files.map((file) => {
      const reached = new Set([file]);
      for (const one of reached) for (const importer of importers.get(one) ?? []) reached.add(importer);
      return [file, reached];
    }),
  );
}
