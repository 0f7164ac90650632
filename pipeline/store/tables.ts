// The database tables, derived from the questionnaire: one per block, with columns that lead back to the cell.
import type { Blocco } from "../../schemas/blocco.ts";
import { type CellKind, isNumerica } from "../../schemas/cella.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { REFERENCE_TABLES, type ReferenceTable } from "../../schemas/reference-tables.ts";

export type SqlType = "BIGINT" | "VARCHAR" | "BOOLEAN";

export interface SqlColumn {
  readonly nome: string;
  readonly tipo: SqlType;
}

export interface SqlTable {
  readonly nome: string;
  readonly colonne: readonly SqlColumn[];
}

/** Where a record came from: the arrival, its position in the file of rows (which holds sheet, places and raw text), the row. */
const ORIGIN: readonly SqlColumn[] = [
  { nome: "ente", tipo: "VARCHAR" },
  // Place of the ente in the registry: different enti are counted as bits, which is quick also for many.
  { nome: "numero_ente", tipo: "BIGINT" },
  { nome: "protocollo", tipo: "BIGINT" },
  { nome: "posizione", tipo: "BIGINT" },
  { nome: "riga", tipo: "BIGINT" },
];

function sqlType(cella: CellKind): SqlType {
  if (isNumerica(cella) || cella.tipo === "anno") return "BIGINT";
  return cella.tipo === "si-no" ? "BOOLEAN" : "VARCHAR";
}

/** Columns of a block: its origin, one per field, `<field>_vuoto` where a quantity may be missing for a reason, derived. */
export function tableOf(blocco: Blocco): SqlTable {
  const campi = Object.keys(blocco.campi).flatMap((name) => columnsOfFields(blocco, name));
  const derivate = Object.entries(blocco.derivate ?? {}).map(
    ([nome, derivata]): SqlColumn => ({
      nome,
      tipo: "campo" in derivata ? "VARCHAR" : "BOOLEAN",
    }),
  );
  return { nome: blocco.id, colonne: [...ORIGIN, ...campi, ...derivate] };
}

/** The columns of one field: its value, and `<field>_vuoto` where a quantity may be missing for a reason. */
export function columnsOfFields(blocco: Blocco, nome: string): SqlColumn[] {
  const cella = blocco.campi[nome]?.cella;
  if (cella === undefined) throw new Error(`${blocco.id} has no field "${nome}"`);
  const reason: SqlColumn[] = isNumerica(cella) ? [{ nome: `${nome}_vuoto`, tipo: "VARCHAR" }] : [];
  return [{ nome, tipo: sqlType(cella) }, ...reason];
}

function referenceTable({ id, campi, di_enti }: ReferenceTable): SqlTable {
  const ente: SqlColumn[] =
    di_enti === true
      ? [
          { nome: "ente", tipo: "VARCHAR" },
          { nome: "numero_ente", tipo: "BIGINT" },
        ]
      : [];
  return {
    nome: id,
    colonne: [...ente, ...Object.entries(campi).map(([nome, { cella }]) => ({ nome, tipo: sqlType(cella) }))],
  };
}

/** Every table of the store by name. */
export const TABLES: Readonly<Record<string, SqlTable>> = Object.fromEntries(
  [...BLOCCHI.map(tableOf), ...Object.values(REFERENCE_TABLES).map(referenceTable)].map((table) => [table.nome, table]),
);
