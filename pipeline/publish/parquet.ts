// Parquet files from the rows in memory, with the declared types. Words are written once each (a dictionary), so that to
// compress such small tables would save a quarter of their size for as much time as all the rest.
import { parquetWriteBuffer } from "hyparquet-writer";
import type { PublishedTable } from "./tables.ts";

const TYPES = { testo: "STRING", intero: "INT32", numero: "DOUBLE" } as const;

/** The table as a Parquet file. Columns that are always null keep their declared type. Same table, same bytes. */
export function toParquet({ colonne, righe }: PublishedTable): Uint8Array {
  const columnData = colonne.map(({ nome, tipo }, i) => ({
    name: nome,
    type: TYPES[tipo],
    nullable: true,
    offsetIndex: false,
    data: righe.map((row) => row[i] ?? null),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, codec: "UNCOMPRESSED", statistics: false }));
}
