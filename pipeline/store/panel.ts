// What each ente declared, at the margin and at each member of the dimensions that compare: the rows of the panel.
import { DIMENSIONI_PANEL, puntoPanel } from "../../schemas/panel.ts";
import { quote } from "./load.ts";
import type { SqlRow, Store } from "./store.ts";
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

/** The rows of quantities over one table, in a fixed order. The database writes the texts: there are as many as enti and
 *  points, and as numbers each would have a column for every quantity. */
export async function panelRows(store: Store, quantita: readonly Quantity[]): Promise<PanelRow[]> {
  const rows = await store.all(panelSql(quantita));
  return rows.map(({ ente, punto, valori }) => ({
    ente: String(ente),
    punto: String(punto),
    valori: String(valori),
  }));
}

/** Base: the rows of the block, each quantity with those that count in it. */
function panelSql(quantita: readonly Quantity[]): string {
  const [first] = quantita;
  if (first === undefined) throw new Error("a panel needs a misura");
  const cells = quantita.map((quantity) => {
    const { rows, value, missing } = rowValue(quantity);
    const part = `CASE WHEN count(*) FILTER (WHERE ${missing}) = 0 THEN '' ELSE '?' END`;
    return `CASE WHEN count(*) FILTER (WHERE ${rows}) = 0 THEN '' ELSE concat(COALESCE(CAST(sum(${value}) AS BIGINT), 0), ${part}) END`;
  });
  const members = DIMENSIONI_PANEL.map((name) => `${memberOf(name)} AS d_${name}`);
  const points = DIMENSIONI_PANEL.map(
    (name) => `WHEN GROUPING(d_${name}) = 0 THEN concat(${quote(puntoPanel(name, ""))}, d_${name})`,
  );
  const sets = DIMENSIONI_PANEL.map((name) => `(ente, d_${name})`);
  return `SELECT ente, CASE ${points.join(" ")} ELSE '' END AS punto, concat_ws('|', ${cells.join(",\n  ")}) AS valori
    FROM (SELECT *, ${members.join(", ")} FROM ${first.blocco})
    GROUP BY GROUPING SETS ((ente), ${sets.join(", ")})
    ORDER BY ente, ${DIMENSIONI_PANEL.map((name) => `GROUPING(d_${name}) DESC, d_${name}`).join(", ")}`;
}
