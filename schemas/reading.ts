// What reading one file gives: for each ente in it, the sections of the questionnaire with their typed rows and the
// findings. Kept by SHA-256 of the file and version of the rules, so no file is read twice.
import type { Emptiness, StoredValue } from "./cella.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** One accepted row. `valori`, `vuoti` and `grezzi` run over the fields of the block, in the order of its declaration. */
export interface Riga {
  /** 1-based row of the sheet, or physical line of a text file. */
  readonly numero: number;
  readonly valori: readonly (StoredValue | null)[];
  /** Why a value is null; null when the cell was simply left blank, or has a value. */
  readonly vuoti: readonly (Emptiness | null)[];
  /** What the cells hold, as written. */
  readonly grezzi: readonly (string | null)[];
}

export interface Section {
  readonly blocco: string;
  readonly foglio: string;
  /** `niente`: the ente said that there is nothing to declare. */
  readonly stato: "compilata" | "niente";
  /** 1-based column of each field found (row of the sheet for a scheda): with `numero` it gives back the address. */
  readonly colonne: Readonly<Record<string, number>>;
  readonly righe: readonly Riga[];
  /** Rows with at least one answer, and those of them that could not be counted. */
  readonly presenti: number;
  readonly respinte: number;
}

/** What one file says for one ente. */
export interface Submission {
  readonly ente: string;
  readonly sezioni: readonly Section[];
}

export interface Reading {
  readonly formato: "xlsx" | "csv" | "rilevazione" | "illeggibile";
  readonly invii: readonly Submission[];
  readonly diagnostics: readonly Diagnostic[];
}
