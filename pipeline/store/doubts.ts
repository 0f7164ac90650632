// What values in doubt put into measures: the sum of each doubt at every point where its rows stand.
import type { SqlRow, Store } from "./store.ts";
import { type Quantity, rowValue } from "./values.ts";
import { memberOf } from "./where.ts";

/** Rows of one ente in one arrival, of one block; all of its rows that count where `righe` is null. */
export interface DoubtRows {
  readonly n: number;
  readonly ente: string;
  readonly protocollo: number;
  readonly righe: readonly number[] | null;
}

/** A quantity and its breakdowns, margins included. */
export interface MovedQuestion {
  readonly quantita: Quantity;
  readonly tagli: readonly (readonly string[])[];
}

/** At one point, with the dimensions that are not at their margin. */
export interface Moved {
  readonly n: number;
  readonly dims: Readonly<Record<string, string>>;
  /** A whole number of the storage unit. */
  readonly valore: number;
}

/** Only doubts whose rows count in the quantity are there; all doubts are of its block. */
export async function movedBy(
  store: Store,
  { quantita, tagli }: MovedQuestion,
  doubts: readonly DoubtRows[],
): Promise<Moved[]> {
  await store.table("dubbio", { n: "BIGINT", ente: "VARCHAR", protocollo: "BIGINT", riga: "BIGINT" });
  await store.insert(
    "dubbio",
    doubts.flatMap(({ n, ente, protocollo, righe }) =>
      righe === null ? [[n, ente, protocollo, null]] : righe.map((riga) => [n, ente, protocollo, riga]),
    ),
  );
  const dims = [...new Set(tagli.flat())];
  const columns = dims.map((name) => `d_${name} AS ${name}, CAST(GROUPING(d_${name}) AS INTEGER) AS ${name}__margine`);
  const sets = tagli.map((taglio) => `(${["n", ...taglio.map((name) => `d_${name}`)].join(", ")})`);
  const { value } = rowValue(quantita);
  const rows = await store.all(
    `SELECT n, ${[...columns, "CAST(sum(v) AS BIGINT) AS valore"].join(", ")}
     FROM (SELECT DISTINCT ON (d.n, b.posizione) d.n, ${value} AS v ${dims.map((name) => `, ${memberOf(name)} AS d_${name}`).join("")}
       FROM ${quantita.blocco} b JOIN dubbio d
         ON d.ente = b.ente AND (d.riga IS NULL OR (d.protocollo = b.protocollo AND d.riga = b.riga)))
     WHERE v IS NOT NULL GROUP BY GROUPING SETS (${sets.join(", ")}) ORDER BY ALL`,
  );
  return rows.map((row) => ({ n: Number(row["n"]), dims: dimsOf(row, dims), valore: Number(row["valore"]) }));
}

const dimsOf = (row: SqlRow, dims: readonly string[]): Record<string, string> =>
  Object.fromEntries(dims.filter((name) => row[`${name}__margine`] === 0).map((name) => [name, String(row[name])]));
