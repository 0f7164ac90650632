// CSV → Parquet with the declared types, by the database. It is a format of publication, so it goes where the CSV went.
import type { Store } from "./store.ts";

const TYPES = { testo: "VARCHAR", intero: "INTEGER", numero: "DOUBLE" } as const;

/** Writes `to` from the CSV at `from`; paths and names are ours, quoted all the same. */
export async function csvToParquet(
  store: Store,
  from: string,
  to: string,
  colonne: readonly { nome: string; tipo: keyof typeof TYPES }[],
): Promise<void> {
  const columns = colonne.map(({ nome, tipo }) => `${quote(nome)}: ${quote(TYPES[tipo])}`).join(", ");
  await store.run(
    `COPY (SELECT * FROM read_csv(${quote(from)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', strict_mode = true, columns = {${columns}}))
     TO ${quote(to)} (FORMAT parquet, COMPRESSION zstd)`,
  );
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
