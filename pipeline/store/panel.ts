// What each ente declared, at the margin and at each member of the dimensions that compare: the rows of the panel.
import { DIMENSIONI_PANEL, puntoPanel } from "../../schemas/panel.ts";
import type { SqlRow, SqlValue, Store } from "./store.ts";
import { type Quantity, rowValue } from "./values.ts";
import { memberOf } from "./where.ts";

/** One ente at one point. `valori` has a field for each quantity, between bars: a whole number of 10^-scala, empty without rows,
 *  and «?» after it where a row has no value. One text, because there are many and they are kept. */
export interface PanelRow extends SqlRow {
  readonly ente: string;
  /** Empty at the margin, else `puntoPanel`. */
  readonly punto: string;
  readonly valori: string;
}

/** The rows of quantities over one table, in a fixed order. */
export async function panelRows(store: Store, quantita: readonly Quantity[]): Promise<PanelRow[]> {
  const rows = await store.all(panelSql(quantita));
  return rows.map((row) => ({
    ente: String(row["ente"]),
    punto: pointOf(row),
    valori: quantita.map((_, n) => cellOf(row[`valore_${n}`], row[`n_righe_${n}`], row[`n_senza_${n}`])).join("|"),
  }));
}

function pointOf(row: SqlRow): string {
  const dimensione = DIMENSIONI_PANEL.find((name) => row[`${name}__margine`] === 0);
  return dimensione === undefined ? "" : puntoPanel(dimensione, String(row[dimensione]));
}

function cellOf(valore: SqlValue | undefined, righe: SqlValue | undefined, senza: SqlValue | undefined): string {
  if (righe === 0) return "";
  return `${valore ?? 0}${senza === 0 ? "" : "?"}`;
}

/** One row per ente and point; base: the rows of the block, each quantity with those that count in it. */
function panelSql(quantita: readonly Quantity[]): string {
  const [first] = quantita;
  if (first === undefined) throw new Error("a panel needs a misura");
  const values = quantita.flatMap((quantity, n) => {
    const { rows, value, missing } = rowValue(quantity);
    return [
      `CAST(sum(${value}) AS BIGINT) AS valore_${n}`,
      `CAST(count(*) FILTER (WHERE ${rows}) AS INTEGER) AS n_righe_${n}`,
      `CAST(count(*) FILTER (WHERE ${missing}) AS INTEGER) AS n_senza_${n}`,
    ];
  });
  const dims = DIMENSIONI_PANEL.map(
    (name) => `d_${name} AS ${name}, CAST(GROUPING(d_${name}) AS INTEGER) AS ${name}__margine`,
  );
  const members = DIMENSIONI_PANEL.map((name) => `${memberOf(name)} AS d_${name}`);
  const sets = DIMENSIONI_PANEL.map((name) => `(ente, d_${name})`);
  return `SELECT ente, ${[...dims, ...values].join(",\n  ")}
    FROM (SELECT *, ${members.join(", ")} FROM ${first.blocco})
    GROUP BY GROUPING SETS ((ente), ${sets.join(", ")})
    ORDER BY ente, ${DIMENSIONI_PANEL.map((name) => `${name}__margine DESC, ${name}`).join(", ")}`;
}
