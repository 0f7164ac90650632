// Columns of the office's own that say of when each row is: its year («Anno», «Esercizio»), or a day («Data», «Data fattura»).
// Rows of other years beside those that are asked for would be counted with them.
import { diagnose } from "../../schemas/diagnostic.ts";
import { key } from "../../schemas/text.ts";
import { type RawRow, type Rows, rowsBetween } from "../formats/sheet.ts";
import type { Trovata } from "./intestazione.ts";
import { placeOf, type Tavola } from "./tavola.ts";

const YEAR_TITLES = new Set([
  ...["anno", "anno di riferimento", "anno di attivita", "anno di competenza", "anno solare", "annualita", "esercizio"],
]);
const YEAR = /^(?:19|20)\d\d(?:[.,]0+)?$/;

const SCHOOL_YEAR = /(?:19|20)\d\d ?[/–-] ?(?:20)?\d\d$/;

/** A column of years is that of the edition, where it says nothing else: that of the edition, or one other on every row. */
export function withYearColumn(found: Trovata, rows: Rows, anno: number): Trovata {
  const title = found.ignorate.find(({ titolo }) => YEAR_TITLES.has(key(titolo)));
  if (title === undefined || found.colonnaEdizione !== null) return found;
  const years = new Set<number>();
  for (const row of rowsBetween(rows, found.at + 1, rows.length)) {
    const text = textAt(row, title.posto);
    // «2016/17» among years is one that is told of its row.
    const [year] = YEAR.exec(text) ?? SCHOOL_YEAR.exec(text) ?? [];
    if (text !== "" && year === undefined) return found;
    if (year !== undefined) years.add(Number.parseInt(year, 10));
  }
  const isOfRows = years.has(anno) || years.size === 1;
  if (!isOfRows) return found;
  return { ...found, colonnaEdizione: title.posto, ignorate: found.ignorate.filter((each) => each !== title) };
}

const DAY_TITLE =
  /^(?:data|giorno)(?: (?:di |del |della )?(?:operazione|documento|fattura|pagamento|spesa|registrazione|competenza|movimento|valuta))?$/;
const YEAR_OF_DAY = /(?<![\d/.-])(20\d\d)(?=-)|(?<=[/.-])(20\d\d)(?!\d)/g;

/** Asks once about the days of another year. Days of the year after alone are those on which somebody filled in the table. */
export function tellOtherDays(tavola: Tavola): void {
  const { testata, sheet, findings, ente, anno } = tavola;
  const title = testata.at < 0 ? undefined : testata.ignorate.find(({ titolo }) => DAY_TITLE.test(key(titolo)));
  if (title === undefined) return;
  const days = [...rowsBetween(sheet.rows, testata.at + 1, sheet.rows.length)].flatMap((row) => {
    const text = textAt(row, title.posto);
    const [year, ...others] = [...text.matchAll(YEAR_OF_DAY)].map(([found]) => Number(found));
    return year === undefined || others.length > 0 ? [] : [{ row: row.number, text, year }];
  });
  const isMixed = days.some(({ year }) => year === anno);
  const wrong = days.filter(({ year }) => year < anno || (isMixed && year > anno));
  const [first] = wrong;
  if (first === undefined) return;
  const places = wrong.map(({ row }) => placeOf(tavola, row, title.posto));
  const params = { valore: first.text, anno: String(anno) };
  findings.push(diagnose("anno-detto", places, params, { ente, blocco: testata.blocco.id }));
}

const textAt = ({ cells }: RawRow, column: number): string =>
  cells.find((cell) => cell.column === column)?.text.trim() ?? "";
