// What one row gives to a misura, as SQL: the value of a field, one for a row that is counted, or two values of the same row
// for a ratio. Names are declared ones only, checked against the table.
import type { TableId } from "../../schemas/dimensioni.ts";
import type { ValueOf, Where } from "../../schemas/misura.ts";
import { TABLES } from "./tables.ts";
import { columnChecker, whereOf } from "./where.ts";

/** What is added up over rows of a table. `id` names the declaration that asks for it. */
export interface Quantity {
  readonly id: string;
  readonly blocco: TableId;
  readonly valore: ValueOf;
  readonly dove?: Where;
  readonly presenti?: readonly string[];
}

/** Conditions and value of one row. */
export interface RowValue {
  /** The row counts. */
  readonly rows: string;
  /** In whole storage units; NULL where the row gives none. */
  readonly value: string;
  /** The row counts and gives no value; and its ente said that the question makes no sense. */
  readonly missing: string;
  readonly senseless: string;
}

export function rowValue(quantity: Quantity): RowValue {
  const { id, blocco, valore } = quantity;
  const rows = `COALESCE(${whereOf(id, quantity)}, false)`;
  if (valore.op === "conta")
    return { rows, value: `CASE WHEN ${rows} THEN 1 END`, missing: "false", senseless: "false" };
  const field = columnChecker(id, quantity)(valore.campo);
  const reason = `${field}_vuoto`;
  const hasReason = TABLES[blocco]?.colonne.some(({ nome }) => nome === reason) === true;
  const missing = `(${rows} AND ${field} IS NULL)`;
  return {
    rows,
    value: `CASE WHEN ${rows} THEN ${field} END`,
    missing,
    senseless: hasReason ? `(${missing} AND COALESCE(${reason} = 'non-pertinente', false))` : "false",
  };
}

/** Part and whole of a ratio over one table: only rows that give both where both ask, so that it divides sums over the
 *  same rows (STATISTICS 12.2). A row that lacks one of the two is missing in both. */
export function pairValues(parte: Quantity, tutto: Quantity): [RowValue, RowValue] {
  const [part, whole] = [rowValue(parte), rowValue(tutto)];
  const missing = `(${part.missing} OR ${whole.missing})`;
  const within = (each: RowValue): RowValue => ({
    rows: each.rows,
    value: `CASE WHEN NOT ${missing} THEN ${each.value} END`,
    missing: `(${each.rows} AND ${missing})`,
    senseless: `(${each.rows} AND (${part.senseless} OR ${whole.senseless}))`,
  });
  return [within(part), within(whole)];
}
