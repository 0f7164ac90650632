// A prospetto is a published table, drawn as a chart when it has a forma. Declared once; for one cantiere or zona each
// when `per` says so. Its id is stable over editions, names the CSV and is what the texts write in {{grafico "…"}}.
import type { ChapterId } from "./capitoli.ts";
import type { DimensionName, Dove } from "./dimensioni.ts";
import type { BloccoId } from "./questionario.ts";
import type { EditionTableId } from "./reference-tables.ts";
import type { Disegno, Forma } from "./report-model.ts";

/** Rows or columns that run over the members of a dimension. */
export interface Axis {
  /** A dimension of the misura; `edizione` runs over this edition and the earlier ones; `misura` turns columns into rows.
   *  Columns `stessi-enti`: what the enti that answered this edition and the one before declared in each, and the change. */
  readonly dimensione: DimensionName | "edizione" | "misura" | "stessi-enti";
  /** Only these members, in this order; otherwise all members in the order of the edition's list. */
  readonly membri?: readonly string[];
  /** Leave out these members: what is no zona has no residents. */
  readonly senza?: readonly string[];
  /** Leave out what rows leave blank, «Non indicato»: where a note says so. */
  readonly senzaVuoti?: boolean;
  /** Leave out members without any value (long lists). */
  readonly soloPresenti?: boolean;
  /** Rows stand under the member of this other dimension they belong to, with its subtotal (quartieri under their zona). */
  readonly gruppi?: DimensionName;
  /** Sort rows by descending value of the first column. */
  readonly ordina?: "valore";
  /** The column by which `ordina` sorts, where it is not the drawn one. */
  readonly ordinaPer?: number;
  /** Add the margin as last row or column; a text names its row. */
  readonly totale?: boolean | string;
}

/** A column that is a misura, read at fixed members when it says so; `totale` reads it at a margin. In its title «{parte}» is
 *  the cantiere or zona of the instance, «{citta}» the city. */
export interface ColonnaMisura {
  readonly misura: string;
  readonly dove?: Dove;
  readonly titolo: string;
  /** A bar beside each number. */
  readonly barra?: boolean;
}

/** Files of `dati/` that every edition has: no table or chart may take their name. */
export const RESERVED_IDS: readonly string[] = ["figure", "codebook", "datapackage"];

export interface ProspettoDef {
  readonly id: string;
  /** Neutral title: «Volontari per zona». */
  readonly titolo: string;
  /** Chapter whose text places it, or that prints it at its end. */
  readonly capitolo: ChapterId;
  /** One instance for each member of this dimension, fixed there. */
  readonly per?: "cantiere" | "zona";
  /** One misura, spread over `colonne` if there are; or several, which are then the columns. */
  readonly misure: readonly (string | ColonnaMisura)[];
  /** Index of the column that is drawn when there are several; the first one if not said. */
  readonly disegna?: number;
  /** Members of `colonne` that are drawn, where the table has others too. */
  readonly disegnaSolo?: readonly string[];
  /** Columns whose presence is a mark in each tile (forma `mappa`): what is there, and what is coming. */
  readonly segna?: { readonly qui: number; readonly presto: number };
  readonly dove?: Dove;
  readonly righe: Axis;
  readonly colonne?: Axis;
  readonly forma?: Forma;
  readonly colore?: Disegno["colore"];
  /** The row of its own cantiere or zona is lit among the others. */
  readonly accento?: "parte";
  /** Reference line: the same misura at the margin of the rows, or a threshold of the edition. */
  readonly riferimento?: "citta" | "ore_punto";
  /** Which candidates may title it, in order (REPORT.md 1.4). */
  readonly risultati?: readonly (
    | "primo"
    | "quota"
    | "quanti"
    | "frazione"
    | "luoghi"
    | "divario"
    | "variazione"
    | "intervallo"
    | "coppia"
    | "ciascuno"
    | "soglia"
  )[];
  readonly note?: readonly string[];
}

/** A published list of records (the Punti di Comunità, the steps of the project): columns of a block or of a table of the
 *  edition. */
export interface ElencoDef {
  readonly id: string;
  readonly titolo: string;
  readonly capitolo: ChapterId;
  readonly per?: "cantiere" | "zona";
  readonly tabella: BloccoId | EditionTableId;
  /** Columns in order; the first one titles the row. */
  readonly colonne: readonly string[];
  readonly ordina: readonly string[];
  readonly dove?: Readonly<Record<string, readonly string[]>>;
  readonly note?: readonly string[];
}

export function defineElenco(elenco: ElencoDef): ElencoDef {
  return elenco;
}
