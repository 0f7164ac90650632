// What changes in the folders that a page comes from, and how far it reaches.
import { existsSync, type FSWatcher, watch } from "node:fs";
import { join } from "node:path";
import type { Reach } from "../line/preview.ts";

/** Folders of an edition that are read. Its archive is not looked at: what is computed again writes there. */
const FOLDERS = ["testi", "progetto", "territorio", "precedenti", "inviati", "riservato"];
/** What a text can name and no figure counts. */
const OF_WORDS = /^(?:testi\/|progetto\/fatti\.csv$)/;
/** What editors leave while they save. */
const PASSING = /(?:^|\/)(?:\.|~\$|#)|~$|\.(?:tmp|swp|swx|part)$/;

/** How far a change of a file of the edition reaches, by its path in the folder; null for what is no part of it. */
export function reachOf(file: string): Reach | null {
  if (PASSING.test(file)) return null;
  if (OF_WORDS.test(file)) return "testi";
  const [first = ""] = file.split("/");
  if (FOLDERS.includes(first)) return "tutto";
  return /^[^/]+\.(?:csv|ya?ml)$/.test(file) ? "tutto" : null;
}

export interface Watched {
  readonly cartella: string;
  readonly templates: string;
}

/** Calls `changed` at each change; what it gives back stops the watching. */
export function watchAll({ cartella, templates }: Watched, changed: (reach: Reach) => void): () => void {
  const tell = (file: string): void => {
    const reach = reachOf(file.replaceAll("\\", "/"));
    if (reach !== null) changed(reach);
  };
  const watchers: FSWatcher[] = [
    watch(cartella, (_, name) => name !== null && tell(name)),
    ...FOLDERS.filter((folder) => existsSync(join(cartella, folder))).map((folder) =>
      watch(join(cartella, folder), { recursive: true }, (_, name) => name !== null && tell(`${folder}/${name}`)),
    ),
    watch(templates, { recursive: true }, (_, name) => name !== null && !PASSING.test(name) && changed("pagina")),
  ];
  // A folder that is taken away is told by the next page, not by the watcher.
  for (const each of watchers) each.on("error", () => {});
  return () => {
    for (const each of watchers) each.close();
  };
}
