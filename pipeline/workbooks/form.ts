// What a caller gives to have a workbook written, and what its sheets get of it.
import type { Blocco } from "../../schemas/blocco.ts";
import type { BloccoId } from "../../schemas/questionario.ts";
import type { ListSheets } from "./lists.ts";

/** What a cell shows: names and not codes, euro and not cents, ISO dates. */
export type CellaModulo = string | number | null;
export type RigheModulo = Partial<Record<BloccoId, readonly Readonly<Record<string, CellaModulo>>[]>>;

/** What an ente declared the year before, as it is shown. */
export interface AnnoPrima {
  readonly anno: number;
  readonly righe: RigheModulo;
}

export interface OpzioniModulo {
  /** With the sheet of checks, and what was declared the year before beside the new answers; null when nothing is known. */
  readonly prima?: AnnoPrima | null;
  /** Blocks whose sheet says «niente da dichiarare». */
  readonly niente?: readonly BloccoId[];
  /** Rows a member can fill on each sheet: drop-downs end there, because endless ones hang some readers. */
  readonly righe?: number;
}

/** Until when it is to be sent, and who helps, as it is written on the first sheet. */
export interface Termini {
  readonly entro: string;
  readonly aiuto: string;
}

export interface Form {
  /** As the workbook was before there was a command for it. */
  readonly isPlain: boolean;
  readonly blocco: Blocco;
  readonly anno: number;
  readonly footer: string;
  readonly rows: readonly Readonly<Record<string, CellaModulo>>[];
  /** Rows of the year before: their names are offered again, their quantities stand beside the new ones. */
  readonly prima: { readonly anno: number; readonly rows: readonly Readonly<Record<string, CellaModulo>>[] } | null;
  readonly isEmpty: boolean;
  /** Rows that can be filled. */
  readonly free: number;
  readonly lists: ListSheets;
}
