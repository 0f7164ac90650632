// Addresses as files write them: B12, A1:C3.
import { MAX_COLUMN, MAX_ROW } from "./limits.ts";
import { refuse } from "./refusal.ts";

export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** 1-based column of an address (`AB12` → 28); 0 when it does not begin with letters. */
export function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length; at++) {
    const letter = address.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
    checkColumn(column);
  }
  return column;
}

/** Null when the text is not a range. */
export function parseRange(ref: string): Range | null {
  const match = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(ref);
  if (match === null) return null;
  const [, left = "", top = "", right = "", bottom = ""] = match;
  return { top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) };
}

/** «C7»; null when the text is no address of one cell. */
export function parseCell(ref: string): { readonly row: number; readonly column: number } | null {
  const range = parseRange(`${ref}:${ref}`);
  return range === null ? null : { row: range.top, column: range.left };
}

/** Refuses a row that no spreadsheet has: such a file was made to exhaust its reader. */
export function checkRow(row: number): number {
  if (!(Number.isInteger(row) && row >= 1 && row <= MAX_ROW)) {
    refuse("file-pericoloso", { motivo: `una riga con il numero ${String(row).slice(0, 20)}, che nessun foglio ha` });
  }
  return row;
}

export function checkColumn(column: number): number {
  if (column > MAX_COLUMN) refuse("file-pericoloso", { motivo: "una colonna oltre XFD, che nessun foglio ha" });
  return column;
}
