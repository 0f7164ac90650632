// A prospetto is a published table, drawn as a chart when it has a forma. Declared once; for one cantiere or zona each
// when `per` says so. Its id is stable over editions, names the CSV and is what the texts write in {{grafico "…"}}.
import type { Forma } from "./report-model.ts";

/** Rows or columns that run over the members of a dimension. */
export interface Asse {
  readonly dimensione: string;
  /** Only these members, in this order; otherwise all members in the order of the edition's list. */
  readonly membri?: readonly string[];
  /** Leave out members without any value (long lists). */
  readonly soloPresenti?: boolean;
  /** Sort rows by descending value of the first column. */
  readonly ordina?: "valore";
  /** Add the margin as last row or column. */
  readonly totale?: boolean;
}

export interface ProspettoDef {
  readonly id: string;
  /** Neutral title: «Volontari per zona». */
  readonly titolo: string;
  /** Chapter whose text places it, or that prints it at its end. */
  readonly capitolo: string;
  /** One instance for each member of this dimension, fixed there. */
  readonly per?: "cantiere" | "zona";
  /** One or more misure: with several, they are the columns. */
  readonly misure: readonly string[];
  readonly dove?: Readonly<Record<string, string>>;
  readonly righe: Asse;
  readonly colonne?: Asse;
  /** Also the figures of the earlier editions as rows: righe.dimensione is then `edizione`. */
  readonly forma?: Forma;
  readonly colore?: "fonte" | "neutro" | "accento";
  /** Reference line: the same misura at the margin of the rows, or a threshold of the edition. */
  readonly riferimento?: "citta" | "ore_punto";
  /** Which candidates may title it, in order (REPORT.md 1.4). */
  readonly risultati?: readonly ("primo" | "quota" | "divario" | "variazione" | "intervallo")[];
  readonly note?: readonly string[];
}

export function defineProspetto(prospetto: ProspettoDef): ProspettoDef {
  return prospetto;
}

/** A published list of records (the Punti di Comunità, the accounts): columns of one block or reference table. */
export interface ElencoDef {
  readonly id: string;
  readonly titolo: string;
  readonly capitolo: string;
  readonly per?: "cantiere" | "zona";
  /** Block or reference table it lists. */
  readonly tabella: string;
  /** Columns in order; the first one titles the row. */
  readonly colonne: readonly string[];
  readonly ordina: readonly string[];
  readonly dove?: Readonly<Record<string, readonly string[]>>;
  readonly note?: readonly string[];
}

export function defineElenco(elenco: ElencoDef): ElencoDef {
  return elenco;
}
