// Hidden sheets, rows and columns are not read into records, and that is said with their names: a total with hidden
// addends would look wrong to the person.
import { type Diagnostic, diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import { LISTS_SHEET, MARKER_SHEET } from "../../schemas/modulo.ts";
import { columnLetters } from "../../schemas/reading.ts";
import { formatNumber } from "../../schemas/unita.ts";
import type { Sheet } from "./sheet.ts";

/** Hidden sheets of the workbook itself: nothing of the sender is there to tell of. */
const OWN = new Set([MARKER_SHEET, LISTS_SHEET]);

/** The only hidden sheet that is read. */
export function isMarker(sheetName: string): boolean {
  return sheetName === MARKER_SHEET;
}

/** At most one finding, with one name and one place for each hidden part. */
export function hiddenParts(sheets: readonly Sheet[], file: string): Diagnostic[] {
  const named = sheets.filter(({ name }) => !OWN.has(name)).flatMap(namesOf);
  if (named.length === 0) return [];
  const places = named.map(({ foglio }): Luogo => ({ file, foglio }));
  return [diagnose("foglio-nascosto", places, { nomi: named.map(({ text }) => text).join("; ") })];
}

function namesOf({ name, hidden, rows, hiddenColumns }: Sheet): { text: string; foglio: string }[] {
  const sheet = `foglio «${name}»`;
  if (hidden) return [{ text: `il ${sheet}`, foglio: name }];
  const parts = [];
  const numbers = [...rows].filter((row) => row.hidden).map(({ number }) => number);
  if (numbers.length > 0) parts.push(`${noun(numbers, "la riga", "le righe")} ${spans(numbers, String)} del ${sheet}`);
  if (hiddenColumns.length > 0) {
    const letters = spans(hiddenColumns, columnLetters);
    parts.push(`${noun(hiddenColumns, "la colonna", "le colonne")} ${letters} del ${sheet}`);
  }
  return parts.map((text) => ({ text, foglio: name }));
}

function noun(numbers: readonly number[], one: string, many: string): string {
  return numbers.length === 1 ? one : many;
}

/** 5-9, 14 e altre 3: at most six spans, then how many are left. */
function spans(numbers: readonly number[], show: (n: number) => string): string {
  const found: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else found.push({ from: number, to: number });
  }
  const shown = found.slice(0, 6);
  const rest = found.slice(6).reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const text = shown.map(({ from, to }) => (from === to ? show(from) : `${show(from)}-${show(to)}`)).join(", ");
  return rest === 0 ? text : `${text} e altre ${formatNumber(rest)}`;
}
