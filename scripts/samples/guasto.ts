// A fault that somebody makes: what it does to the file, and which true answers are lost by it.
import type { Workbook } from "exceljs";
import type { Codice } from "../../schemas/diagnostic.ts";
import type { BloccoId } from "../../schemas/questionario.ts";
import type { Caso } from "./caso.ts";
import type { Mondo, Riga, Risposte } from "./tipi.ts";

/** Answers as they are typed: names, texts, numbers. The rows run beside the true ones. */
export type Mostrate = Partial<Record<BloccoId, Riga[]>>;

/** A CSV file before it becomes text: headings and cells. */
export interface Tabella {
  titoli: string[];
  righe: string[][];
  /** Added to the text as it is, after the last row. */
  coda?: string;
}

export interface Banco {
  readonly mondo: Mondo;
  readonly dice: Caso;
}

export interface Guasto {
  /** The findings that the line must give; none when it has to read the answer all the same. */
  readonly codici: readonly Codice[];
  readonly difetto: string;
  readonly blocco: BloccoId | "";
  /** Whether a member with these answers can make it. */
  readonly serve?: (vere: Risposte) => boolean;
  /** True rows that do not count any more. */
  readonly perde?: (vere: Risposte) => readonly Riga[];
  readonly risposte?: (shown: Mostrate, banco: Banco) => void;
  readonly niente?: readonly BloccoId[];
  readonly libro?: (book: Workbook) => void;
  readonly byte?: (bytes: Uint8Array) => Uint8Array;
  readonly tabella?: (table: Tabella) => void;
  /** Ending of the file, when it is another one. */
  readonly estensione?: string;
}

/** At least so many true rows in a block. */
export const has =
  (blocco: BloccoId, rows = 1) =>
  (vere: Risposte): boolean =>
    (vere[blocco]?.length ?? 0) >= rows;

/** The last row of a block: the one people get wrong, when they are tired. */
export const last =
  (blocco: BloccoId) =>
  (vere: Risposte): readonly Riga[] =>
    vere[blocco]?.slice(-1) ?? [];

/** Writes something in the last row of a block. */
export const write =
  (blocco: BloccoId, values: Riga | ((row: Riga, banco: Banco) => Riga)) =>
  (shown: Mostrate, banco: Banco): void => {
    const row = shown[blocco]?.at(-1);
    if (row !== undefined) Object.assign(row, typeof values === "function" ? values(row, banco) : values);
  };
