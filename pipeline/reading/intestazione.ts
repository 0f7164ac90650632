import type { Blocco, Campo } from "../../schemas/blocco.ts";
import { type RawRow, rowsBetween, type Sheet } from "../formats/sheet.ts";

/** A heading of no question: its words, and its column (its row in a scheda). */
export interface Titolo {
  readonly titolo: string;
  readonly posto: number;
}

/** A column of a question, as it was in another year. */
export interface OtherYear extends Titolo {
  readonly campo: string;
}

export interface Intestazione {
  readonly blocco: Blocco;
  /** Index in `sheet.rows` of the row of headings; -1 for a scheda, whose headings run down a column. */
  readonly at: number;
  /** Index of the first row of headings, when they stand in two. */
  readonly dal: number;
  /** The row of headings itself; null for a scheda. */
  readonly titoli: RawRow | null;
  /** Field → 1-based column; for a scheda, field → row number. */
  readonly colonne: ReadonlyMap<string, number>;
  /** For a scheda: the column of the answers. */
  readonly colonnaRisposte: number | null;
  readonly doppie: readonly { readonly campo: string; readonly prima: number; readonly altra: number }[];
  /** Columns (rows, in a scheda) that repeat the title and the answers of another. */
  readonly ripetute: readonly Titolo[];
  /** Columns of another year («Importo 2023» beside «Importo 2024»): nobody asks for them. */
  readonly altriAnni: readonly OtherYear[];
  /** Headings of no question, other than `ente` and `edizione`. */
  readonly ignorate: readonly Titolo[];
  readonly colonnaEnte: number | null;
  readonly colonnaEdizione: number | null;
  /** Required questions that are not there. */
  readonly mancanti: readonly string[];
  readonly punteggio: number;
}

/** A reading of a sheet by the headings of one block, before it is judged. */
export type Trovata = Omit<Intestazione, "mancanti" | "punteggio">;

/** Names under which the questions of a block are known, as keys. */
export type Nomi = ReadonlyMap<string, { readonly nome: string; readonly campo: Campo }>;

/** True when something stands where the questions of a sheet are answered. */
export function hasAnswers({ rows }: Sheet, { at, colonne, colonnaRisposte }: Intestazione): boolean {
  const places = new Set(colonne.values());
  for (const { number, cells } of rowsBetween(rows, at + 1, rows.length)) {
    const isAnswered =
      at < 0
        ? places.has(number) && cells.some(({ column }) => column === colonnaRisposte)
        : cells.some(({ column }) => places.has(column));
    if (isAnswered) return true;
  }
  return false;
}
