// The invented city with its answers as plain tables, one for each block: what is odd about an edition is what a test changes in
// them or in its files.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { CITTA } from "../../pipeline/edizione/edizione.support.ts";
import { temporaryFolder } from "../../pipeline/effects/folder.support.ts";
import { stringify } from "../samples/testo.ts";

export type Row = Readonly<Record<string, string>>;

export interface Oddity {
  /** The rows of a block as they are sent; none is no file. */
  readonly answers?: (blocco: string, rows: readonly Row[]) => readonly Row[];
  readonly files?: Readonly<Record<string, (text: string) => string | Uint8Array>>;
}

/** The blocks of which the truth is kept as it is sent. */
const BLOCKS = ["ente", "risorse", "finanziamenti", "personale", "volontari", "servizi", "bisogni", "voci"];
const LEFT_OUT = ["archivio", "inviati", "verita", "decisioni.csv"];

/** The folder of an odd edition. Throws where the truth of the city has no such block. */
export function oddCity({ answers = (_, rows) => rows, files = {} }: Oddity): string {
  const folder = join(temporaryFolder(), basename(CITTA));
  cpSync(CITTA, folder, { recursive: true, filter: (path) => !LEFT_OUT.includes(basename(path)) });
  mkdirSync(join(folder, "inviati"));
  for (const blocco of BLOCKS) {
    const truth = parse(readFileSync(join(CITTA, "verita", `${blocco}.csv`), "utf8"), { columns: true }) as Row[];
    const rows = answers(
      blocco,
      truth.map(({ ente = "", ...row }) => ({ ente, edizione: "2024", ...row })),
    );
    const [first] = rows;
    if (first === undefined) continue;
    const names = Object.keys(first);
    const table = [names, ...rows.map((row) => names.map((name) => row[name] ?? ""))];
    writeFileSync(join(folder, "inviati", `${blocco}.csv`), stringify(table));
  }
  for (const [file, change] of Object.entries(files)) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, change(existsSync(path) ? readFileSync(path, "utf8") : ""));
  }
  return folder;
}

/** The one file of a folder that ends so. Throws where there is none. */
export function only(folder: string, ending: string): string {
  const found = readdirSync(folder).find((name) => name.endsWith(ending));
  if (found === undefined) throw new Error(`nothing in ${folder} ends in ${ending}`);
  return join(folder, found);
}
