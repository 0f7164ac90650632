// The version of a part of the program: what was computed by other code is computed again.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Hash of a module and all that it imports of ours, for its types too: the same wherever the program lies. */
export function sourceHash(entry: URL): string {
  const found = new Set([fileURLToPath(entry)]);
  for (const path of found) {
    const source = readFileSync(path, "utf8");
    for (const [, name = ""] of source.matchAll(/(?:from |import\()"(\.{1,2}\/[^"]+)"/g))
      found.add(join(dirname(path), name));
  }
  const hash = createHash("sha256");
  for (const path of [...found].sort()) hash.update(readFileSync(path));
  return hash.digest("hex");
}
