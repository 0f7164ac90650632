// One stored cell of a worksheet → what the person sees and what it is.
import {
  boolean,
  cellOf,
  date,
  NOTHING,
  noResult,
  number,
  type Seen,
  storedError,
  TESTO,
  time,
} from "./cell-meaning.ts";
import type { Look } from "./number-format.ts";
import type { Written } from "./runs.ts";
import { daysOfDuration, isoOfText } from "./serial-date.ts";
import { type SharedStrings, sharedText } from "./shared-strings.ts";
import type { RawCell } from "./sheet.ts";
import { unescapeText } from "./xlsx-strings.ts";

/** A cell as the XML has it; `formula` is null without one, "" when it is shared with another cell. */
export interface StoredCell {
  column: number;
  type: string;
  style: number;
  value: string;
  /** The text a cell carries within itself, which is shown in place of any value; null without one. */
  inline: Written | null;
  formula: string | null;
}

export interface CellContext {
  readonly strings: SharedStrings;
  /** Look of a cell style. */
  readonly look: (style: number) => Look;
  readonly is1904: boolean;
}

/** Null when the person sees an empty cell. */
export function toCell(stored: StoredCell, context: CellContext): RawCell | null {
  const seen = meaningOf(stored, context);
  if (seen.text === "") return null;
  return {
    column: stored.column,
    ...cellOf(seen, context.look(stored.style)),
    formula: isFormula(stored.formula),
  };
}

/** LibreOffice stores a typed VERO as the formula TRUE(): nobody wrote a formula there. */
function isFormula(formula: string | null): boolean {
  return formula !== null && formula !== "TRUE()" && formula !== "FALSE()";
}

function meaningOf({ type, style, value, inline, formula }: StoredCell, context: CellContext): Seen {
  switch (type) {
    case "s":
      return value === "" ? NOTHING : sharedText(Number(value), context.strings);
    case "inlineStr":
      return inline === null ? { text: unescapeText(value), content: TESTO } : { ...inline, content: TESTO };
    case "str":
      return { text: unescapeText(value), content: TESTO };
    case "b":
      if (value === "") return formula === null ? NOTHING : noResult(formula);
      return boolean(value === "1" || value.toLowerCase() === "true");
    case "e":
      return storedError(value);
    case "d":
      return isoMeaning(value);
    default:
      if (value.trim() === "") return formula === null ? NOTHING : noResult(formula);
      return number(Number(value), value, context.look(style).form, context.is1904);
  }
}

/** Strict workbooks store days and times as ISO 8601 texts. */
function isoMeaning(value: string): Seen {
  const iso = isoOfText(value);
  if (iso !== null) return date(iso, true);
  const days = daysOfDuration(value);
  return days === null ? { text: value, content: TESTO } : time(days);
}
