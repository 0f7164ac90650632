// What the earlier editions published, as they would have: by building them with the program itself.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { FIGURA_COLUMNS, TOTALE } from "../../schemas/figura.ts";
import { stringify } from "./testo.ts";

/** Builds the edition of a folder and leaves its open data in `out/dati`. */
export type Costruisci = (cartella: string, out: string) => Promise<unknown>;

const VALUES = FIGURA_COLUMNS.map(({ nome }) => nome);

/** Writes `precedenti/<anno>.csv` in a folder for each earlier one: figures with at most one dimension, that have a value
 *  or were too uncertain for one. */
export async function scriviPrecedenti(
  cartella: string,
  prima: readonly { readonly anno: number; readonly cartella: string }[],
  costruisci: Costruisci,
): Promise<void> {
  const target = join(cartella, "precedenti");
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const { anno, cartella: earlier } of prima) {
    const out = await mkdtemp(join(tmpdir(), `bilancio-${anno}-`));
    try {
      await costruisci(earlier, out);
      await writeFile(join(target, `${anno}.csv`), compact(await readFile(join(out, "dati", "figure.csv"), "utf8")));
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  }
}

/** The figures a later edition compares itself with; columns that say nothing are left out. */
export function compact(figure: string): string {
  const rows: Record<string, string>[] = parse(figure, { columns: true, bom: true });
  const isDimension = (name: string): boolean => !FIGURA_COLUMNS.some(({ nome }) => nome === name);
  const named = (row: Record<string, string>) =>
    Object.entries(row).filter(([name, value]) => isDimension(name) && value !== "" && value !== TOTALE);
  const kept = rows.filter((row) => (row.valore !== "" || row.stato === "incerto") && named(row).length <= 1);
  // A build that read nothing still publishes its empty tables: they must not become what a year is compared with.
  const total = kept.find((row) => row.misura === "valore-netto" && named(row).length === 0);
  if (total === undefined || Number(total.valore) === 0)
    throw new Error("the earlier edition was built without its money");
  const used = new Set(kept.flatMap((row) => named(row).map(([name]) => name)));
  const columns = Object.keys(rows[0] ?? {}).filter((name) => VALUES.includes(name) || used.has(name));
  return stringify([columns, ...kept.map((row) => columns.map((name) => row[name] ?? ""))]);
}
