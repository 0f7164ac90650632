// Published lists: rows of a block or of a table of the edition, in the words of their lists.
import { type CellKind, isNumerica, scala } from "../../schemas/cella.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { SEGNI } from "../../schemas/figura.ts";
import type { ElencoDef } from "../../schemas/prospetto.ts";
import { blockOf } from "../../schemas/questionario.ts";
import type { PrintedTable } from "../../schemas/report-model.ts";
import { formatDate, formatValue } from "../../schemas/unita.ts";

type ListValue = string | number | boolean | null;
export type ListRow = Readonly<Record<string, ListValue>>;

/** Lists that are tables of the edition folder rather than records of members. */
export function editionRows(tabella: string, edizione: Edizione): ListRow[] | null {
  if (tabella === "organi") return edizione.organi.map((row) => ({ ...row }));
  if (tabella === "tappe") return edizione.tappe.map((row) => ({ ...row }));
  if (tabella === "proposte") return edizione.proposte.map((row) => ({ ...row }));
  return null;
}

const LABELS: Readonly<Record<string, string>> = {
  nome: "Nome",
  descrizione: "Che cosa fa",
  data: "Quando",
  testo: "Che cosa",
  proposta: "Proposta",
  cantiere: "Cantiere",
  occasione: "Occasione",
  risposta: "Risposta",
};
const LISTS: Readonly<Record<string, string>> = { cantiere: "cantieri", occasione: "occasioni" };

/** The printed list. A column that is not a published field of the block throws, naming the list. */
export function printList(def: ElencoDef, rows: readonly ListRow[], edizione: Edizione): PrintedTable {
  const blocco = blockOf(def.tabella);
  const cellOf = (column: string): CellKind => {
    const campo = blocco?.campi[column];
    if (campo?.riservato) throw new Error(`l'elenco «${def.id}» vuole pubblicare «${column}», che è riservato`);
    if (campo !== undefined) return campo.cella;
    const lista = LISTS[column];
    return blocco === undefined && lista !== undefined ? { tipo: "codice", lista } : { tipo: "testo", max: 2000 };
  };
  const label = (column: string) => blocco?.campi[column]?.label ?? LABELS[column] ?? column;
  const [title, ...others] = def.colonne;
  const chosen = rows.filter((row) =>
    Object.entries(def.dove ?? {}).every(([column, values]) => values.includes(String(row[column]))),
  );
  const text = (row: ListRow, column: string) => printValue(row[column] ?? null, cellOf(column), edizione);
  const righe = sorted(chosen, def.ordina, edizione, cellOf).map((row, i) => ({
    id: String(i + 1),
    titolo: text(row, title ?? "") ?? "–",
    livello: 0,
    totale: false,
    celle: others.map((column) => {
      const printed = text(row, column);
      return printed === null
        ? { testo: SEGNI["non-risposto"].segno, stato: "non-risposto" as const }
        : { testo: printed, stato: "valore" as const };
    }),
  }));
  const blank = righe.some(({ celle }) => celle.some(({ stato }) => stato === "non-risposto"));
  return {
    testata: label(title ?? ""),
    colonne: others.map((column) => ({ id: column, titolo: label(column), numerica: isNumerica(cellOf(column)) })),
    righe,
    segni: blank ? ["non-risposto"] : [],
  };
}

function printValue(value: ListValue, cella: CellKind, { liste }: Edizione): string | null {
  if (value === null || value === "") return null;
  if (cella.tipo === "codice") return liste[cella.lista]?.find(({ codice }) => codice === value)?.nome ?? String(value);
  if (isNumerica(cella) && typeof value === "number")
    return formatValue(value / 10 ** scala(cella), cella.unita, "tabella");
  if (typeof value === "boolean") return value ? "Sì" : "No";
  return formatDate(String(value));
}

function sorted(
  rows: readonly ListRow[],
  columns: readonly string[],
  edizione: Edizione,
  cellOf: (column: string) => CellKind,
): ListRow[] {
  const rank = (row: ListRow, column: string): string => {
    const cella = cellOf(column);
    const value = row[column] ?? null;
    if (cella.tipo !== "codice" || cella.lista === "quartieri")
      return (printValue(value, cella, edizione) ?? "~").toLocaleLowerCase("it");
    const at = (edizione.liste[cella.lista] ?? []).findIndex(({ codice }) => codice === value);
    return String(at < 0 ? 999 : at).padStart(3, "0");
  };
  return [...rows].sort((a, b) => {
    for (const column of columns) {
      const order = rank(a, column).localeCompare(rank(b, column), "it");
      if (order !== 0) return order;
    }
    return 0;
  });
}
