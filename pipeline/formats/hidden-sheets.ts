// The hidden sheets that the module itself carries.
import { LISTS_SHEET, MARKER_SHEET } from "../../schemas/modulo.ts";

/** Hidden sheets of the module itself: nothing of the sender is there to tell of. */
export function isOwnSheet(sheetName: string): boolean {
  return sheetName === MARKER_SHEET || sheetName === LISTS_SHEET;
}

/** The only hidden sheet that is read. */
export function isMarker(sheetName: string): boolean {
  return sheetName === MARKER_SHEET;
}
