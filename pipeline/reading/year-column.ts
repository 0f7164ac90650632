// A column that says the year of each row under a title of the office's own, «Anno» or «Esercizio»: rows of other years beside
// those that are asked for would be counted with them.
import { key } from "../../schemas/text.ts";
import { type Rows, rowsBetween } from "../formats/sheet.ts";
import type { Trovata } from "./intestazione.ts";

const TITLES = new Set([
  ...["anno", "anno di riferimento", "anno di attivita", "anno di competenza", "anno solare", "annualita", "esercizio"],
]);
const YEAR = /^(?:19|20)\d\d(?:[.,]0+)?$/;

/** Such a column is that of the edition, where it says nothing but years: that of the edition, or one other on every row. */
export function withYearColumn(found: Trovata, rows: Rows, anno: number): Trovata {
  const title = found.ignorate.find(({ titolo }) => TITLES.has(key(titolo)));
  if (title === undefined || found.colonnaEdizione !== null) return found;
  const years = new Set<number>();
  for (const { cells } of rowsBetween(rows, found.at + 1, rows.length)) {
    const text = cells.find(({ column }) => column === title.posto)?.text.trim() ?? "";
    if (text !== "" && !YEAR.test(text)) return found;
    if (text !== "") years.add(Number.parseInt(text, 10));
  }
  const isOfRows = years.has(anno) || years.size === 1;
  if (!isOfRows) return found;
  return { ...found, colonnaEdizione: title.posto, ignorate: found.ignorate.filter((each) => each !== title) };
}
