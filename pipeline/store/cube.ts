// The cube of a misura: every combination of its dimensions with all margins, from one query, so that cells add up to
// their margins by construction. Measures over the same rows and dimensions share the query. The SQL is made from declared
// names only, checked against the table.
import type { MisuraBase } from "../../schemas/misura.ts";
import type { SqlRow, SqlValue, Store } from "./store.ts";
import { TABLES } from "./tables.ts";
import { columnChecker, memberOf, whereOf } from "./where.ts";

/** One point: dimensions at a margin are absent. `valore` is a whole number of 10^-scala, null when nobody gave one. */
export interface CubePoint {
  readonly dims: Readonly<Record<string, string>>;
  readonly valore: number | null;
  /** Enti with a declared value different from 0. */
  readonly n_enti: number;
  readonly n_righe: number;
  /** Rows whose value is declared missing: not available, not pertinent, nothing. */
  readonly n_senza: number;
}

export type NamedMisura = readonly [id: string, misura: MisuraBase];

/** Runs the query of a declaration. Throws, naming the misura, when it names what the table has not. */
export async function cube(store: Store, id: string, misura: MisuraBase): Promise<CubePoint[]> {
  return (await cubes(store, [[id, misura]])).get(id) ?? [];
}

/** The cubes of measures over the same rows and dimensions (`sameRows`), from one query. */
export async function cubes(store: Store, misure: readonly NamedMisura[]): Promise<Map<string, CubePoint[]>> {
  const [first] = misure;
  if (first === undefined) return new Map();
  const { dimensioni, blocco } = first[1];
  const rows = await store.all(cubeSql(misure, await highestEnte(store, blocco)));
  return new Map(misure.map(([id], n) => [id, rows.map((row) => toPoint(row, dimensioni, n))]));
}

/** Measures in groups whose cubes have the same rows and the same points. */
export function sameRows(misure: readonly NamedMisura[]): NamedMisura[][] {
  const groups = new Map<string, NamedMisura[]>();
  for (const [id, misura] of misure) {
    const { blocco, dove, presenti, dimensioni } = misura;
    const key = JSON.stringify([blocco, dove ?? {}, presenti ?? [], dimensioni]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [[id, misura]]);
    else group.push([id, misura]);
  }
  return [...groups.values()];
}

function toPoint(row: SqlRow, dimensioni: readonly string[], n: number): CubePoint {
  const dims: Record<string, string> = {};
  for (const name of dimensioni) {
    const member = row[`${name}`];
    if (row[`${name}__margine`] === 0) dims[name] = String(member ?? "");
  }
  return {
    dims,
    valore: numberOf(row[`valore_${n}`]),
    n_enti: numberOf(row[`n_enti_${n}`]) ?? 0,
    n_righe: numberOf(row["n_righe"]) ?? 0,
    n_senza: numberOf(row[`n_senza_${n}`]) ?? 0,
  };
}

const numberOf = (value: SqlValue | undefined): number | null => (typeof value === "number" ? value : null);

/** Highest number of an ente in a table; null where rows belong to none, or there are none. */
async function highestEnte(store: Store, table: string): Promise<number | null> {
  if (!TABLES[table]?.colonne.some(({ nome }) => nome === "numero_ente")) return null;
  const [row] = await store.all(`SELECT max(numero_ente) AS n FROM ${table}`);
  return numberOf(row?.["n"]);
}

/** One row per combination of members, margins included; base: the rows of the block that pass `whereOf`. */
export function cubeSql(misure: readonly NamedMisura[], highest: number | null): string {
  const [first] = misure;
  if (first === undefined) throw new Error("a cube needs a misura");
  const [id, misura] = first;
  const dims = misura.dimensioni.map(columnChecker(id, misura));
  const values = misure.map(([own, each], n) => {
    const check = columnChecker(own, each);
    const { valore } = each;
    const field = valore.op === "conta" ? null : check(valore.campo);
    const value =
      valore.op === "somma" ? `sum(${field})` : valore.op === "distinti" ? `count(DISTINCT ${field})` : "count(*)";
    const weight = valore.op === "somma" ? `${field} <> 0` : "true";
    const bits = `bit_count(bitstring_agg(numero_ente, 0, ${highest}) FILTER (WHERE ${weight}))`;
    const enti = highest === null ? "0" : `COALESCE(${bits}, 0)`;
    const missing = field === null ? "0" : `count(*) FILTER (WHERE ${field} IS NULL)`;
    return `  CAST(${value} AS BIGINT) AS valore_${n}, CAST(${enti} AS INTEGER) AS n_enti_${n}, CAST(${missing} AS INTEGER) AS n_senza_${n},`;
  });
  return [
    `SELECT ${dims.map((name) => `d_${name} AS ${name}, CAST(GROUPING(d_${name}) AS INTEGER) AS ${name}__margine,`).join(" ")}`,
    ...values,
    `  CAST(count(*) AS INTEGER) AS n_righe`,
    `FROM (SELECT *, ${dims.map((name) => `${memberOf(name)} AS d_${name}`).join(", ") || "1 AS d"} FROM ${misura.blocco})`,
    `WHERE ${whereOf(id, misura)}`,
    dims.length === 0 ? "" : `GROUP BY CUBE (${dims.map((name) => `d_${name}`).join(", ")})`,
    dims.length === 0 ? "" : `ORDER BY ${dims.map((name) => `${name}__margine, ${name}`).join(", ")}`,
  ].join("\n");
}
