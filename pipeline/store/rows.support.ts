// Rows written by hand into the tables of the questionnaire: only the columns that a case names, the others empty.
import type { SqlValue, Store } from "./store.ts";
import { TABLES } from "./tables.ts";

export type HandRow = Readonly<Record<string, SqlValue>>;

/** The number of E042 is 42. */
const numberOf = (ente: SqlValue | undefined): number | null =>
  typeof ente === "string" ? Number(ente.slice(1)) : null;

/** Inserts the rows; money in cents, hours in tenths, as the readers leave them. Throws for a column that is not there. */
export async function insertRows(store: Store, table: string, rows: readonly HandRow[]): Promise<void> {
  const columns = (TABLES[table]?.colonne ?? []).map(({ nome }) => nome);
  const unknown = rows.flatMap((row) => Object.keys(row)).find((name) => !columns.includes(name));
  if (unknown !== undefined) throw new Error(`${table} has no column ${unknown}`);
  await store.insert(
    table,
    rows.map((row) => {
      const whole: HandRow = { numero_ente: numberOf(row["ente"]), ...row };
      return columns.map((name) => whole[name] ?? null);
    }),
  );
}
