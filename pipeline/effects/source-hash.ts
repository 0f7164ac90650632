// The version of a part of the program: what was computed by other code is computed again.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { faceOfFiles } from "./known-files.ts";

/** Parts of the program that were hashed: a process goes on with the code that it has loaded, whatever comes to its place. */
const known = new Map<string, string>();

/**
 * Hash of a module and all that it imports of ours, for its types too, and of the versions of the libraries they use: the
 * same wherever the program lies.
 */
export function sourceHash(entry: URL): string {
  const before = known.get(entry.href);
  if (before !== undefined) return before;
  const hash = hashOfSource(entry);
  known.set(entry.href, hash);
  return hash;
}

function hashOfSource(entry: URL): string {
  const found = new Set([fileURLToPath(entry)]);
  const libraries = new Set<string>();
  for (const path of found) {
    const source = readFileSync(path, "utf8");
    for (const [, name = ""] of source.matchAll(/(?:from |import\()"([^"]+)"/g)) {
      if (name.startsWith(".")) found.add(join(dirname(path), name));
      else if (!name.startsWith("node:")) libraries.add(findPackageJSON(name, pathToFileURL(path)) ?? name);
    }
  }
  const hash = createHash("sha256");
  for (const path of [...found].sort()) hash.update(readFileSync(path));
  for (const path of [...libraries].sort()) hash.update(existsSync(path) ? readFileSync(path) : path);
  return hash.digest("hex");
}

/** What trees were when they were last hashed. */
const trees = new Map<string, { readonly face: string; readonly hash: string }>();

/** Hash of all files below some folders, by their path from `root`: names, templates, styles too. Tests are no part of it. */
export function treeHash(root: string, folders: readonly string[]): string {
  const paths = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() && !OF_TESTS.test(entry.name) ? [join(entry.parentPath, entry.name)] : [],
      ),
    )
    .sort();
  const face = faceOfFiles(paths);
  const before = trees.get(root);
  if (before !== undefined && before.face === face) return before.hash;
  const hash = createHash("sha256");
  for (const path of paths) {
    const bytes = readFileSync(path);
    hash.update(`${relative(root, path).replaceAll(sep, "/")}\n${bytes.length}\n`).update(bytes);
  }
  const found = hash.digest("hex");
  if (face !== null) trees.set(root, { face, hash: found });
  return found;
}
const OF_TESTS = /\.(test|support)\.ts$/;
