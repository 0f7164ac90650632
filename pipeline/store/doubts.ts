// What values in doubt put into measures: the sum of each doubt at every point where its rows stand.
import { blockOf } from "../../schemas/questionario.ts";
import { positionsAt, type RowsAt } from "./load.ts";
import type { SqlRow, SqlValue, Store } from "./store.ts";
import { type Quantity, rowValue } from "./values.ts";
import { memberOf } from "./where.ts";

/** Rows of one ente, of one block; all of its rows that count where `righe` is null. */
export interface DoubtRows {
  readonly n: number;
  readonly ente: string;
  /** The field whose cells are meant, where they are told apart by their address. */
  readonly campo: string | null;
  readonly righe: RowsAt | null;
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

/** The rows of a doubt as the table of a block has them: number of the doubt, ente, arrival, row, position. */
type Places = (blocco: string, doubt: DoubtRows) => Promise<SqlValue[][]>;

/** How much doubts put into a quantity. Only those whose rows count in it are there; all doubts are of its block. */
type MovedBy = (question: MovedQuestion, doubts: readonly DoubtRows[]) => Promise<Moved[]>;

/** Asked of as many quantities as there are, it finds the rows of each doubt once; a number is one doubt in all of them. */
export function openDoubts(store: Store): MovedBy {
  const found = new Map<string, Promise<SqlValue[][]>>();
  const places: Places = (blocco, doubt) => {
    const key = `${blocco} ${doubt.n}`;
    const known = found.get(key) ?? placesOf(store, blocco, doubt);
    found.set(key, known);
    return known;
  };
  return (question, doubts) => movedBy(store, places, question, doubts);
}

async function movedBy(
  store: Store,
  placesIn: Places,
  { quantita, tagli }: MovedQuestion,
  doubts: readonly DoubtRows[],
): Promise<Moved[]> {
  const shape = { n: "BIGINT", ente: "VARCHAR", protocollo: "BIGINT", riga: "BIGINT", posizione: "BIGINT" } as const;
  await store.table("dubbio", shape);
  const places: SqlValue[][] = [];
  for (const doubt of doubts) places.push(...(await placesIn(quantita.blocco, doubt)));
  await store.insert("dubbio", places);
  const dims = [...new Set(tagli.flat())];
  const columns = dims.map((name) => `d_${name} AS ${name}, CAST(GROUPING(d_${name}) AS INTEGER) AS ${name}__margine`);
  const sets = tagli.map((taglio) => `(${["n", ...taglio.map((name) => `d_${name}`)].join(", ")})`);
  const { value } = rowValue(quantita);
  const rows = await store.all(
    `SELECT n, ${[...columns, "CAST(sum(v) AS BIGINT) AS valore"].join(", ")}
     FROM (SELECT DISTINCT ON (d.n, b.posizione) d.n, ${value} AS v ${dims.map((name) => `, ${memberOf(name)} AS d_${name}`).join("")}
       FROM ${quantita.blocco} b JOIN dubbio d
         ON d.ente = b.ente AND (d.protocollo IS NULL
           OR (d.protocollo = b.protocollo AND (d.riga = b.riga OR d.posizione = b.posizione))))
     WHERE v IS NOT NULL GROUP BY GROUPING SETS (${sets.join(", ")}) ORDER BY ALL`,
  );
  return rows.map((row) => ({ n: Number(row["n"]), dims: dimsOf(row, dims), valore: Number(row["valore"]) }));
}

async function placesOf(store: Store, blocco: string, { n, ente, campo, righe }: DoubtRows): Promise<SqlValue[][]> {
  if (righe === null) return [[n, ente, null, null, null]];
  const { protocollo, numeri, posti } = righe;
  const declared = blockOf(blocco);
  if (posti === null || campo === null || declared === undefined)
    return numeri.map((riga) => [n, ente, protocollo, riga, null]);
  const found = await positionsAt(store, declared, campo, { ...righe, posti });
  return found.map((posizione) => [n, ente, protocollo, null, posizione]);
}

const dimsOf = (row: SqlRow, dims: readonly string[]): Record<string, string> =>
  Object.fromEntries(dims.filter((name) => row[`${name}__margine`] === 0).map((name) => [name, String(row[name])]));
