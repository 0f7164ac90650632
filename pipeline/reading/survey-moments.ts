// When an answer was sent, as survey tools write it. Whether «03/04» is a day of April or of March is decided by the whole
// column: where nothing in it decides, the moment is not known.
import type { RawCell } from "../formats/sheet.ts";
import { type DayOrder, type Instant, readInstant } from "./instants.ts";

/** The moment of each cell of a column; null where there is none, or where it is not known. */
export function readMoments(cells: readonly (RawCell | undefined)[]): (Instant | null)[] {
  const texts = cells.map((cell) => (cell?.content.kind === "data" ? cell.content.iso : (cell?.text.trim() ?? "")));
  const order = orderOf(texts);
  return texts.map((text) => {
    const [dayFirst, monthFirst] = [readInstant(text, "giorno-mese"), readInstant(text, "mese-giorno")];
    // LimeSurvey's date for a survey that keeps none.
    if (dayFirst?.iso.startsWith("1980-01-01")) return null;
    if (order === "mese-giorno") return monthFirst;
    const isKnown = order === "giorno-mese" || monthFirst === null || monthFirst.iso === dayFirst?.iso;
    return isKnown ? dayFirst : null;
  });
}

/** Which of two small numbers is the day, as far as the dates of a column prove it. */
export function orderOf(texts: readonly string[]): DayOrder | null {
  let [dayFirst, monthFirst] = [false, false];
  for (const text of texts) {
    const [, first, sign, second] = /^(\d{1,2})([/.-])(\d{1,2})\2\d{4}\b/.exec(text) ?? [];
    if (Number(first) > 12 || sign === "." || (first !== undefined && / \d{1,2}\.\d{2}/.test(text))) dayFirst = true;
    if (Number(second) > 12) monthFirst = true;
  }
  return dayFirst === monthFirst ? null : dayFirst ? "giorno-mese" : "mese-giorno";
}
