import type { Contesto } from "./cell.ts";
import type { Findings } from "./findings.ts";
import type { Intestazione } from "./header.ts";
import type { Sheet } from "./sheet.ts";

/** A sheet in which a block was recognised, with what is needed to read it. */
export interface Tavola {
  readonly file: string;
  readonly sheet: Sheet;
  /** True for text files: places are lines, not A1 addresses. */
  readonly isText: boolean;
  readonly testata: Intestazione;
  readonly anno: number;
  /** The ente of every row when the file names one; null when the rows do (column `ente`). */
  readonly ente: string | null;
  readonly contesto: Contesto;
  readonly findings: Findings;
}
