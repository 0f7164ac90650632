// What a whole file proves of the way its numbers and dates are written: no cell is understood from itself alone where
// another cell of the same file says more.
import { visible } from "../../schemas/text.ts";
import { decimalEvidence } from "../formats/dialect.ts";
import { type Rows, rowsBetween, type Sheet, type Workbook } from "../formats/sheet.ts";
import type { ReadingContext } from "./context.ts";
import { type DateOrder, provenOrder } from "./dates.ts";
import type { Elenchi } from "./lists.ts";
import { type Decimale, endsInThreeZeros, isTimeLike } from "./numbers.ts";

/** What every cell of a file is read by. */
export function contextOf(
  workbook: Workbook,
  elenchi: Elenchi,
  { correzioni = [], rimandi = [] }: Partial<Pick<ReadingContext, "correzioni" | "rimandi">> = {},
): ReadingContext {
  const decimale = decimalSign(workbook);
  const [first] = workbook.sheets;
  const treZeri = first === undefined ? () => true : threeZeros(first.rows, 0);
  const [ordine, orari] = [dateOrder(workbook, decimale), mayBeTimes(workbook, decimale)];
  return { elenchi, decimale, ordine, treZeri, orari, correzioni, rimandi };
}

/** Whether the file leaves it open what «12.30» is, looked for when the first one is met. */
function mayBeTimes({ sheets }: Workbook, decimale: Decimale): () => boolean {
  let found: boolean | null = null;
  return () => {
    found ??= decimale !== "punto" || !provesThePoint(sheets);
    return found;
  };
}

function provesThePoint(sheets: readonly Sheet[]): boolean {
  for (const text of textsOf(sheets)) if (A_DECIMAL_POINT.test(text) && !isTimeLike(text)) return true;
  return false;
}
const A_DECIMAL_POINT = /^[-€]?\d{1,15}\.(?:\d{1,2}|\d{4,9})$/;

/** Which decimal sign the numbers written as text prove, over the whole file. */
function decimalSign({ dialect, sheets }: Workbook): Decimale {
  if (dialect !== null) return dialect.decimal;
  const evidence = decimalEvidence();
  for (const text of textsOf(sheets)) evidence.weigh(text);
  return evidence.verdict();
}

/** The order of day and month in the dates of a file, looked for when the first doubtful one is met. */
function dateOrder({ sheets }: Workbook, decimale: Decimale): () => DateOrder {
  let found: DateOrder | null = null;
  return () => {
    found ??= orderIn(sheets, decimale);
    return found;
  };
}

function orderIn(sheets: readonly Sheet[], decimale: Decimale): DateOrder {
  const seen = new Set<DateOrder>();
  for (const text of textsOf(sheets)) {
    const order = provenOrder(text);
    if (order !== null) seen.add(order);
  }
  const [first] = seen;
  if (seen.size === 2) return "incerto";
  // Italians put the day first; a file with decimal points may come from a program that does not.
  return first ?? (decimale === "punto" ? "incerto" : "giorno");
}

function* textsOf(sheets: readonly Sheet[]): Generator<string> {
  for (const { rows, hidden } of sheets) {
    if (hidden) continue;
    for (const { cells } of rows) for (const { content, text } of cells) if (content.kind === "testo") yield text;
  }
}

/**
 * Whether every number that a column holds as text, from a row on, ends in three zeros, which a program may have written
 * as decimals: «12.000» beside «8» or «1.250» is a thousand, alone it may be twelve. Looked for when it is first asked.
 */
export function threeZeros(rows: Rows, from: number): (column: number) => boolean {
  const known = new Map<number, boolean>();
  const look = (column: number): boolean => {
    for (const { cells } of rowsBetween(rows, from, rows.length)) {
      const cell = cells.find((each) => each.column === column);
      if (cell?.content.kind !== "testo") continue;
      const text = visible(cell.text).trim();
      if (A_NUMBER.test(text) && !endsInThreeZeros(text)) return false;
    }
    return true;
  };
  return (column) => {
    const before = known.get(column) ?? look(column);
    known.set(column, before);
    return before;
  };
}
const A_NUMBER = /^[-+€'’]?\d[\d.,]{0,20}\s?€?$/;
