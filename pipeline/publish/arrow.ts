import { Float64, Int32, makeBuilder, Table, tableToIPC, Utf8, type Vector } from "apache-arrow";
import type { ColumnType } from "../../schemas/figura.ts";
import type { PublishedTable } from "./tables.ts";

/** The table as an Arrow IPC file. Columns that are always null keep their declared type. */
export function toArrow({ colonne, righe }: PublishedTable): Uint8Array {
  const columns = colonne.map(
    ({ nome, tipo }, i) =>
      [
        nome,
        column(
          tipo,
          righe.map((row) => row[i] ?? null),
        ),
      ] as const,
  );
  return tableToIPC(new Table(Object.fromEntries(columns)), "file");
}

function column(tipo: ColumnType, values: readonly (string | number | null)[]): Vector {
  const type = tipo === "testo" ? new Utf8() : tipo === "intero" ? new Int32() : new Float64();
  const builder = makeBuilder<Utf8 | Int32 | Float64>({ type, nullValues: [null] });
  for (const value of values) builder.append(value);
  return builder.finish().toVector();
}
