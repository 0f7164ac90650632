// One cell of an OpenDocument sheet → what the person sees and what it is.
import {
  boolean,
  cellOf,
  date,
  fault,
  type Meaning,
  NOTHING,
  noResult,
  number,
  storedError,
  TESTO,
  time,
} from "./cell-meaning.ts";
import { type Look, PLAIN } from "./number-format.ts";
import { joinRuns, type Run } from "./runs.ts";
import { daysOfDuration, isoOfText } from "./serial-date.ts";
import type { RawCell } from "./sheet.ts";
import { shownText } from "./shown-number.ts";
import type { Attributes } from "./xml.ts";

/** Null when the person sees an empty cell. `runs` is the text shown, null without any. */
export function odsCell(
  attributes: Attributes,
  runs: readonly Run[] | null,
  look: Pick<Look, "struck" | "unseen" | "letters">,
): Omit<RawCell, "column"> | null {
  const written = joinRuns(runs ?? []);
  const formula = attributes["table:formula"];
  const seen = meaningOf(attributes, runs === null ? null : written.text, formula);
  if (seen.text === "") return null;
  return { ...cellOf({ ...written, ...seen }, look), formula: formula !== undefined && !isConstant(formula) };
}

/** A typed VERO is kept as the formula TRUE(): nobody wrote a formula there. */
function isConstant(formula: string | undefined): boolean {
  return formula !== undefined && /^(of:)?=(TRUE|FALSE)\(\)$/.test(formula);
}

function meaningOf(attributes: Attributes, shown: string | null, formula: string | undefined): Meaning {
  const stored = attributes["office:value"] ?? "";
  const text = shown ?? "";
  if (isConstant(formula)) return boolean(Number(stored) === 1 || attributes["office:boolean-value"] === "true");
  if (attributes["calcext:value-type"] === "error")
    return text === "" ? noResult(asTyped(formula ?? "")) : storedError(text);
  switch (attributes["office:value-type"]) {
    case "float":
    case "currency":
      return quantity(stored, shown);
    case "percentage":
      return number(Number(stored), stored, { as: "percento", decimals: decimalsOf(text) }, false);
    case "date": {
      const iso = isoOfText(attributes["office:date-value"] ?? "");
      return iso === null ? fault("data illeggibile", text) : date(iso, text.includes(":"));
    }
    case "time": {
      const days = daysOfDuration(attributes["office:time-value"] ?? "");
      return days === null ? fault("ora illeggibile", text) : time(days);
    }
    case "boolean":
      return boolean(attributes["office:boolean-value"] === "true");
    case "string":
      return { text: shown ?? attributes["office:string-value"] ?? "", content: TESTO };
    default:
      if (text !== "") return { text, content: TESTO };
      // An empty paragraph is what a formula gave that gives nothing; without one nobody reckoned it.
      return formula === undefined || shown !== null ? NOTHING : noResult(asTyped(formula));
  }
}

/** «42,50 %» has two; null where nothing is shown. */
const decimalsOf = (shown: string): number | null =>
  shown === "" ? null : (/[.,](\d+)\s*%/.exec(shown)?.[1]?.length ?? 0);

/** «=IF(…)» as it is typed, without the name of its language and its first sign. */
const asTyped = (formula: string): string => formula.replace(/^(?:[a-z]+:)?=?/, "");

function quantity(stored: string, shown: string | null): Meaning {
  const value = stored.trim() === "" ? Number.NaN : Number(stored);
  const meaning = number(value, stored, PLAIN, false);
  if (meaning.content.kind !== "numero" || shown === null) return meaning;
  // A code keeps the zeros it is shown with.
  if (/^0\d+$/.test(shown) && Number(shown) === value) return { ...meaning, text: shown };
  const mostrato = shownText(value, shown);
  return mostrato === undefined ? meaning : { ...meaning, mostrato };
}
