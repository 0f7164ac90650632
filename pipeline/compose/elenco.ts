// Published lists: rows of a block or of a table of the edition, in the words of their lists.
import type { Campo } from "../../schemas/blocco.ts";
import { type CellKind, isNumerica, scala } from "../../schemas/cella.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { SEGNI, signsIn } from "../../schemas/figura.ts";
import type { ElencoDef } from "../../schemas/prospetto.ts";
import { QUESTIONARIO } from "../../schemas/questionario.ts";
import { EDITION_TABLES, isEditionTable } from "../../schemas/reference-tables.ts";
import type { PrintedTable } from "../../schemas/report-model.ts";
import { formatDate, formatValue } from "../../schemas/unita.ts";

type ListValue = string | number | boolean | null;
export type ListRow = Readonly<Record<string, ListValue>>;

/** Lists that are tables of the edition folder rather than records of members. */
export function editionRows(tabella: ElencoDef["tabella"], edizione: Edizione): ListRow[] | null {
  return isEditionTable(tabella) ? edizione[tabella].map((row): ListRow => ({ ...row })) : null;
}

type ListField = Pick<Campo, "label" | "cella" | "riservato">;

/** The fields of what a list may show: a block, or a table of the edition. */
export function fieldsOfTable(tabella: ElencoDef["tabella"]): Readonly<Record<string, ListField>> {
  return isEditionTable(tabella) ? EDITION_TABLES[tabella].campi : QUESTIONARIO[tabella].campi;
}

/** The printed list. A column that is not a published field of the block throws, naming the list. */
export function printList(def: ElencoDef, rows: readonly ListRow[], edizione: Edizione): PrintedTable {
  const campi = fieldsOfTable(def.tabella);
  const fieldOf = (column: string): ListField => {
    const campo = campi[column];
    if (campo === undefined) throw new Error(`l'elenco «${def.id}» non ha la colonna «${column}»`);
    if (campo.riservato) throw new Error(`l'elenco «${def.id}» vuole pubblicare «${column}», che è riservato`);
    return campo;
  };
  const cellOf = (column: string): CellKind => fieldOf(column).cella;
  const label = (column: string): string => fieldOf(column).label;
  const [title, ...others] = def.colonne;
  // What is counted of a table of the folder was asked of nobody.
  const blankIn = (column: string): "nulla" | "non-risposto" =>
    isEditionTable(def.tabella) && isNumerica(cellOf(column)) ? "nulla" : "non-risposto";
  const chosen = rows.filter((row) =>
    Object.entries(def.dove ?? {}).every(([column, values]) => values.includes(String(row[column]))),
  );
  const text = (row: ListRow, column: string) => printValue(row[column] ?? null, cellOf(column), edizione);
  const righe = sorted(chosen, def.ordina, edizione, cellOf).map((row, i) => ({
    id: String(i + 1),
    titolo: (title === undefined ? null : text(row, title)) ?? "–",
    livello: 0,
    totale: false,
    celle: others.map((column) => {
      const printed = text(row, column);
      return printed === null
        ? { testo: SEGNI[blankIn(column)].segno, stato: blankIn(column) }
        : { testo: printed, stato: "valore" as const };
    }),
  }));
  return {
    testata: title === undefined ? "" : label(title),
    colonne: others.map((column) => ({ id: column, titolo: label(column), numerica: isNumerica(cellOf(column)) })),
    righe,
    segni: signsIn(righe),
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

/** Sorts after every letter: what is blank stands at the end. */
const LAST = "\uffff";

function sorted(
  rows: readonly ListRow[],
  columns: readonly string[],
  edizione: Edizione,
  cellOf: (column: string) => CellKind,
): ListRow[] {
  const rank = (row: ListRow, column: string): string => {
    const cella = cellOf(column);
    const value = row[column] ?? null;
    if (value === null || value === "") return LAST;
    // Days are written year first and quantities with leading zeros, so that both stand in their own order.
    if (typeof value === "number") return String(value).padStart(16, "0");
    if (cella.tipo !== "codice") return String(value).toLocaleLowerCase("it");
    if (cella.lista === "quartieri") return (printValue(value, cella, edizione) ?? "").toLocaleLowerCase("it");
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
