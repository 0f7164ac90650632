// What reading one file gives: for each ente in it, the sections of the questionnaire with their typed rows, and the
// findings. Rows stay where they were read: what travels and is chosen from are the heads.
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
  /** Where each field stands: see `addressOf`. */
  readonly posti: string;
}

/** What a file says of one block for one ente, without its rows. */
export interface SectionHead {
  readonly blocco: string;
  readonly foglio: string;
  /** `niente`: the ente said that there is nothing to declare. */
  readonly stato: "compilata" | "niente";
  /** Rows with at least one answer, those of them that could not be counted, and those that are. */
  readonly presenti: number;
  readonly respinte: number;
  readonly contate: number;
}

/** Good: everything in it counts. Usable: something does. */
export function sectionQuality(section: {
  readonly stato: SectionHead["stato"];
  readonly presenti: number;
  readonly respinte: number;
}): "buona" | "usabile" | "inutile" {
  const { stato, presenti, respinte } = section;
  if (stato === "niente") return "buona";
  if (presenti === respinte) return "inutile";
  return respinte === 0 ? "buona" : "usabile";
}

export interface Section extends Omit<SectionHead, "contate"> {
  readonly righe: readonly Riga[];
}

/** What is read in the place of a cell, because a person decided so. */
export interface Correction {
  readonly blocco: string;
  readonly campo: string;
  /** `placeKey` of the cell. */
  readonly posto: string;
  /** What the cell must show for it to hold, as its finding did; null for a blank cell. Whatever it shows, where `dopo` is no text. */
  readonly prima: string | null;
  /** The text to read; or what the only sign in its number parts; or that what is proposed for the cell is right. */
  readonly dopo: string | { readonly segno: SignMeaning } | { readonly proposta: true };
}
/** What the only point or comma of a number parts: thousands, or the decimals. */
export type SignMeaning = "migliaia" | "decimali";

/** A cell that whoever follows an ente asks it to look at again, for as long as it says what it said then. */
export interface SentBackCell {
  readonly numero: number;
  readonly ente: string;
  readonly blocco: string;
  readonly campo: string;
  /** `rowNameBy` its row. */
  readonly riga: string;
  /** `saidBy` it; null for a blank cell. */
  readonly detto: string | null;
  readonly motivo: string;
  readonly chi: string;
}

/** An answer as it is kept. */
export interface KeptAnswer {
  /** The value as the text that is kept; null when there is none. */
  readonly valore: string | null;
  /** Why there is none, where the sender said it. */
  readonly vuoto: string | null;
  /** What the cell holds, as written. */
  readonly scritto: string | null;
}

/** What an answer says, equal for equal answers: of one that was refused, what was written. */
export function saidBy({ valore, vuoto, scritto }: KeptAnswer): string | null {
  if (valore !== null) return `= ${valore}`;
  if (vuoto === null && (scritto ?? "").trim() === "") return null;
  return `${vuoto ?? ""} ${scritto ?? ""}`;
}

/** What one file says for one ente. */
export interface Submission<S = Section> {
  readonly ente: string;
  readonly sezioni: readonly S[];
  /** Blocks whose table is there without an answer in it. */
  readonly vuoti?: readonly string[];
  /** When a survey says that the answer was sent: «2024-03-12T10:04:33» as the tool wrote it, without its zone. */
  readonly ricevuta_il?: string;
  /** True for an answer to a survey that was begun and never sent. */
  readonly incompleta?: true;
}

export interface Reading<S = Section> {
  readonly formato: "xlsx" | "ods" | "xls" | "csv" | "rilevazione" | "illeggibile";
  readonly invii: readonly Submission<S>[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A reading without its rows: all that versions, the register and the answers to members need. */
export type ReadingHead = Reading<SectionHead>;

/** An accepted row, and the section that it is of. */
export interface PlacedRow {
  readonly ente: string;
  readonly blocco: string;
  readonly foglio: string;
  readonly riga: Riga;
}

/** Takes the accepted rows of a file one by one, while it is read: nobody holds them all. */
export type RowSink = (row: PlacedRow) => void;

/** Where a reading lies: its head as JSON, its rows as Parquet. */
export interface KeptPaths {
  readonly head: string;
  readonly rows: string;
}

/** A head as it lies beside its rows, sealed under the name of its file. */
export interface KeptHead {
  /** Size and checksum (CRC-32) of the file of rows; null when there is none. */
  readonly righe: RowsSeal | null;
  /** JSON of the ReadingHead: it goes from hand to hand as text. */
  readonly head: string;
}

export interface RowsSeal {
  readonly byte: number;
  readonly crc: number;
}

/** Column letters of a 1-based column: 1 → A, 28 → AB. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Field without a cell of its own: implied by the question of a survey, or not in the sheet. */
const NOWHERE = "-";

/**
 * The places of a row's fields as one text, the same for all rows of one layout: column letters where fields stand side by
 * side («C D - F»), whole addresses where they stand one under the other («B4 B5»).
 */
export const placesOf = (places: readonly (string | null)[]): string =>
  places.map((place) => place ?? NOWHERE).join(" ");

/** Address of the field at `at` of a row: «D12», «B4»; null when it has no cell. */
export function addressOf({ posti, numero }: Pick<Riga, "posti" | "numero">, at: number): string | null {
  const place = posti.split(" ")[at] ?? NOWHERE;
  if (place === NOWHERE) return null;
  return /\d/.test(place) ? place : `${place}${numero}`;
}
