// Parquet files from the rows in memory, with the declared types. Words are written once each (a dictionary), so that to
// compress such small tables would save a quarter of their size for as much time as all the rest.
import { parquetWriteBuffer } from "hyparquet-writer";
import { columnValues } from "./columns.ts";
import type { PublishedTable } from "./tables.ts";

const TYPES = { testo: "STRING", intero: "INT32", numero: "DOUBLE" } as const;

/** The table as a Parquet file. Columns that are always null keep their declared type. Same table, same bytes. */
export function toParquet(table: PublishedTable): Uint8Array {
  const columnData = table.colonne.map(({ nome, tipo }, i) => ({
    name: nome,
    type: TYPES[tipo],
    nullable: true,
    offsetIndex: false,
    data: columnValues(table, i),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, codec: "UNCOMPRESSED", statistics: false }));
}
