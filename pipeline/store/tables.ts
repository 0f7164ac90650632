// The database tables, derived from the questionnaire: one per block, with columns that lead back to the cell.
import type { Blocco } from "../../schemas/blocco.ts";
import { isNumerica, type TipoCella } from "../../schemas/cella.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { RIFERIMENTI, type Riferimento } from "../../schemas/riferimenti.ts";

export type SqlType = "BIGINT" | "VARCHAR" | "BOOLEAN";

export interface Colonna {
  readonly nome: string;
  readonly tipo: SqlType;
}

export interface TabellaSql {
  readonly nome: string;
  readonly colonne: readonly Colonna[];
}

/** Where a record came from: the submission, the sheet and the row; `grezzi` are its cells as written (JSON array). */
const ORIGINE: readonly Colonna[] = [
  { nome: "ente", tipo: "VARCHAR" },
  { nome: "protocollo", tipo: "BIGINT" },
  { nome: "foglio", tipo: "VARCHAR" },
  { nome: "riga", tipo: "BIGINT" },
  { nome: "grezzi", tipo: "VARCHAR" },
];

function sqlType(cella: TipoCella): SqlType {
  if (isNumerica(cella) || cella.tipo === "anno") return "BIGINT";
  return cella.tipo === "si-no" ? "BOOLEAN" : "VARCHAR";
}

/** Columns of a block: its origin, one per field, `<field>_vuoto` where a quantity may be missing for a reason, derived. */
export function tableOf(blocco: Blocco): TabellaSql {
  const campi = Object.entries(blocco.campi).flatMap(([nome, { cella }]): Colonna[] => [
    { nome, tipo: sqlType(cella) },
    ...(isNumerica(cella) ? [{ nome: `${nome}_vuoto`, tipo: "VARCHAR" as const }] : []),
  ]);
  const derivate = Object.entries(blocco.derivate ?? {}).map(
    ([nome, derivata]): Colonna => ({
      nome,
      tipo: "campo" in derivata ? "VARCHAR" : "BOOLEAN",
    }),
  );
  return { nome: blocco.id, colonne: [...ORIGINE, ...campi, ...derivate] };
}

function referenceTable({ id, campi }: Riferimento): TabellaSql {
  const ente: Colonna[] = id === "enti" ? [{ nome: "ente", tipo: "VARCHAR" }] : [];
  return {
    nome: id,
    colonne: [...ente, ...Object.entries(campi).map(([nome, { cella }]) => ({ nome, tipo: sqlType(cella) }))],
  };
}

/** Every table of the store by name. */
export const TABELLE: Readonly<Record<string, TabellaSql>> = Object.fromEntries(
  [...BLOCCHI.map(tableOf), ...Object.values(RIFERIMENTI).map(referenceTable)].map((table) => [table.nome, table]),
);
