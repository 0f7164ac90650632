// Where each table, chart and list is declared: a fault of one names its file and line.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** By id, «pipeline/prospetti/risorse.ts, riga 12», for the declarations in these modules of `pipeline/`. */
export async function declaredPlaces(modules: readonly string[]): Promise<Map<string, string>> {
  const root = new URL("../", import.meta.url);
  const found = modules.map(async (module) => {
    const text = await readFile(fileURLToPath(new URL(module, root)), "utf8");
    return text.split("\n").flatMap((line, i): [string, string][] => {
      const id = /^\s*id: "([^"]+)"/.exec(line)?.[1];
      return id === undefined ? [] : [[id, `pipeline/${module}, riga ${i + 1}`]];
    });
  });
  return new Map((await Promise.all(found)).flat());
}
