// Two sums of each ente side by side: what it is asked about when they are far apart.
import { z } from "zod";
import type { SqlRow, Store } from "./store.ts";
import { pairValues, type Quantity, rowValue } from "./values.ts";

/** Whole numbers of the storage unit of each side; 0 where the ente has no row on that side. */
export interface EnteSums extends SqlRow {
  readonly ente: string;
  readonly a: number;
  readonly b: number;
}

const schema = z.array(z.strictObject({ ente: z.string(), a: z.number(), b: z.number() }));

/**
 * The sums of every ente that gave all values of both: over one table of the rows that give both, else each over its own
 * table. An ente with a value that is not available in one of two tables is left out: nobody knows its sum.
 */
export async function enteSums(store: Store, a: Quantity, b: Quantity): Promise<EnteSums[]> {
  return schema.parse(await store.all(a.blocco === b.blocco ? withinSql(a, b) : acrossSql(a, b)));
}

function withinSql(a: Quantity, b: Quantity): string {
  const [first, second] = pairValues(a, b);
  const sum = (value: string): string => `CAST(COALESCE(sum(${value}), 0) AS BIGINT)`;
  return `SELECT ente, ${sum(first.value)} AS a, ${sum(second.value)} AS b FROM ${a.blocco}
    GROUP BY ente HAVING count(${first.value}) > 0 ORDER BY ente`;
}

function acrossSql(a: Quantity, b: Quantity): string {
  const side = (quantity: Quantity): string => {
    const { value, missing } = rowValue(quantity);
    return `(SELECT ente, sum(${value}) AS v, count(*) FILTER (WHERE ${missing}) AS m FROM ${quantity.blocco} GROUP BY ente)`;
  };
  return `SELECT ente, CAST(COALESCE(a.v, 0) AS BIGINT) AS a, CAST(COALESCE(b.v, 0) AS BIGINT) AS b
    FROM ${side(a)} a FULL JOIN ${side(b)} b USING (ente)
    WHERE COALESCE(a.m, 0) + COALESCE(b.m, 0) = 0 ORDER BY ente`;
}
