// The cube of a misura: every combination of its dimensions with all margins, from one query, so that cells add up to
// their margins by construction. The SQL is made from declared names only, checked against the table.
import type { MisuraBase, Where } from "../../schemas/misura.ts";
import type { SqlRow, SqlValue, Store } from "./store.ts";
import { TABLES } from "./tables.ts";

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

/** Runs the query of a declaration. Throws, naming the misura, when it names what the table has not. */
export async function cube(store: Store, id: string, misura: MisuraBase): Promise<CubePoint[]> {
  const rows = await store.all(cubeSql(id, misura));
  return rows.map((row) => toPoint(row, misura.dimensioni));
}

function toPoint(row: SqlRow, dimensioni: readonly string[]): CubePoint {
  const dims: Record<string, string> = {};
  for (const name of dimensioni) {
    const member = row[`${name}`];
    if (row[`${name}__margine`] === 0) dims[name] = String(member ?? "");
  }
  return {
    dims,
    valore: numberOf(row["valore"]),
    n_enti: numberOf(row["n_enti"]) ?? 0,
    n_righe: numberOf(row["n_righe"]) ?? 0,
    n_senza: numberOf(row["n_senza"]) ?? 0,
  };
}

const numberOf = (value: SqlValue | undefined): number | null => (typeof value === "number" ? value : null);

/** One row per combination of members, margins included; base: the rows of the block that pass `dove`. */
export function cubeSql(id: string, misura: MisuraBase): string {
  const columns = new Map((TABLES[misura.blocco]?.colonne ?? []).map(({ nome, tipo }) => [nome, tipo]));
  const check = (name: string): string => {
    if (!columns.has(name)) throw new Error(`pipeline/misure/${id}.ts: "${misura.blocco}" has no column "${name}"`);
    return name;
  };
  const dims = misura.dimensioni.map(check);
  const { valore } = misura;
  const field = valore.op === "conta" ? null : check(valore.campo);
  const value =
    valore.op === "somma" ? `sum(${field})` : valore.op === "distinti" ? `count(DISTINCT ${field})` : "count(*)";
  const weight = valore.op === "somma" ? `${field} <> 0` : "true";
  const enti = columns.has("ente") ? `count(DISTINCT ente) FILTER (WHERE ${weight})` : "0";
  const missing = field === null ? "0" : `count(*) FILTER (WHERE ${field} IS NULL)`;
  // A row without a member stays in the cube under the blank code («non indicato»), or cells would not add up to margins.
  const where = [
    ...(misura.presenti ?? []).map((name) => `${check(name)} IS NOT NULL`),
    ...conditions(misura.dove ?? {}, check),
  ];
  const member = (name: string) => `COALESCE(CAST(${name} AS VARCHAR), '')`;
  return [
    `SELECT ${dims.map((name) => `d_${name} AS ${name}, CAST(GROUPING(d_${name}) AS INTEGER) AS ${name}__margine,`).join(" ")}`,
    `  CAST(${value} AS BIGINT) AS valore, CAST(${enti} AS INTEGER) AS n_enti,`,
    `  CAST(count(*) AS INTEGER) AS n_righe, CAST(${missing} AS INTEGER) AS n_senza`,
    `FROM (SELECT *, ${dims.map((name) => `${member(name)} AS d_${name}`).join(", ") || "1 AS d"} FROM ${misura.blocco})`,
    where.length === 0 ? "" : `WHERE ${where.join(" AND ")}`,
    dims.length === 0 ? "" : `GROUP BY CUBE (${dims.map((name) => `d_${name}`).join(", ")})`,
    dims.length === 0 ? "" : `ORDER BY ${dims.map((name) => `${name}__margine, ${name}`).join(", ")}`,
  ].join("\n");
}

/** Conditions of `dove`. Codes are letters, digits and hyphens; anything else is refused rather than quoted. */
function conditions(dove: Where, check: (name: string) => string): string[] {
  return Object.entries(dove).map(([name, members]) => {
    const parts = members.map((member) => {
      if (member === null) return `${check(name)} IS NULL`;
      if (typeof member === "boolean") return `${check(name)} = ${member}`;
      if (!/^[\p{L}\d-]+$/u.test(member)) throw new Error(`"${member}" cannot be a code`);
      return `${check(name)} = '${member}'`;
    });
    return `(${parts.join(" OR ")})`;
  });
}
