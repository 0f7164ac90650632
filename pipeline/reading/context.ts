import type { Correction, SentBackCell } from "../../schemas/reading.ts";
import type { DateOrder } from "./dates.ts";
import type { Elenchi } from "./lists.ts";
import type { Decimale } from "./numbers.ts";

/** What a cell is read by, besides its question. */
export interface ReadingContext {
  readonly elenchi: Elenchi;
  readonly decimale: Decimale;
  /** Which of day and month the file writes first. */
  readonly ordine: () => DateOrder;
  /** True for a column of the sheet whose numbers all end in three zeros: thousands, or decimals. */
  readonly treZeri: (column: number) => boolean;
  /** True where «12.30» may be a time: no other number of the file proves the decimal point. */
  readonly orari: () => boolean;
  /** What people decided about cells of this file. */
  readonly correzioni: readonly Correction[];
  /** Cells that enti were asked to look at again. */
  readonly rimandi: readonly SentBackCell[];
}
