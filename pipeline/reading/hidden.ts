// What a sheet hides. Rows and columns hidden by hand, or a hair high or wide, are not read; those under a filter that was left
// on are, and so is what has the colour of its ground. Where one of them holds answers somebody is asked, and nobody is asked
// about the empty ones.
import type { Blocco } from "../../schemas/blocco.ts";
import { type Diagnostic, diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import { columnLetters } from "../../schemas/reading.ts";
import { key } from "../../schemas/text.ts";
import { formatNumber } from "../../schemas/unita.ts";
import { isOwnSheet } from "../formats/hidden-sheets.ts";
import type { RawCell, RawRow, Sheet, Workbook } from "../formats/sheet.ts";
import { namesOf, recognise } from "./header.ts";
import { hasAnswers, type Intestazione, type Titolo } from "./intestazione.ts";
import { headingPlace, type Invisibile, type Nascoste, placeOf, type Tavola } from "./tavola.ts";

export const NOTHING_HIDDEN: Nascoste = { righe: [], filtrate: [], colonne: [], celle: [] };

/** A sheet without its hidden columns and the rows hidden by hand. */
export function visiblePart(sheet: Sheet): Sheet {
  if (!hidesSomething(sheet)) return sheet;
  const hidden = new Set(sheet.hiddenColumns);
  const rows = [...sheet.rows].flatMap((row) => {
    const cells = row.hidden === "nascosta" ? [] : row.cells.filter(({ column }) => !hidden.has(column));
    return cells.length === 0 ? [] : [{ ...row, cells }];
  });
  return { ...sheet, rows };
}

function hidesSomething({ hiddenColumns, rows }: Sheet): boolean {
  return hiddenColumns.length > 0 || [...rows].some(({ hidden }) => hidden !== false);
}

/** Titles of the hidden columns in a row of headings. */
export function hiddenTitles({ rows, hiddenColumns }: Sheet, { titoli }: Intestazione): Titolo[] {
  const hidden = new Set(hiddenColumns);
  const row = hidden.size === 0 ? undefined : [...rows].find((each) => each.number === titoli?.number);
  return (row?.cells ?? []).filter(({ column }) => hidden.has(column)).map(titolo);
}

const titolo = ({ text, column }: RawCell): Titolo => ({ titolo: text.trim(), posto: column });

/** What is hidden of a table between its headings and the row where the next table begins. */
export function hiddenOf(whole: Sheet, testata: Intestazione, end: number, anno: number): Nascoste {
  if (!hidesSomething(whole) && whole.unseen === undefined) return NOTHING_HIDDEN;
  const heading = testata.titoli?.number ?? 0;
  const below = [...whole.rows].filter(({ number }) => number > heading && number < end);
  const asked = new Set(testata.colonnaRisposte === null ? testata.colonne.values() : [testata.colonnaRisposte]);
  const holdsAnswer = ({ cells }: RawRow): boolean =>
    cells.some(({ column, text }) => asked.has(column) && text.trim() !== "");
  const numbers = (why: RawRow["hidden"]): number[] =>
    below.filter((row) => row.hidden === why && holdsAnswer(row)).map(({ number }) => number);
  const colonne = hiddenQuestions(whole, testata, below, anno);
  const hidden = new Set(whole.hiddenColumns);
  const isRead = ({ column, text }: RawCell): boolean => asked.has(column) && !hidden.has(column) && text.trim() !== "";
  const celle = below.flatMap((row) => (row.hidden === "nascosta" ? [] : unseenIn(row, isRead)));
  return { righe: numbers("nascosta"), filtrate: numbers("filtro"), colonne, celle };
}

/** Those of required questions are told where their rows are left out. */
function hiddenQuestions(
  { rows, hiddenColumns }: Sheet,
  { blocco, mancanti, titoli }: Intestazione,
  below: readonly RawRow[],
  anno: number,
): Titolo[] {
  const titles = [...rows].find(({ number }) => number === titoli?.number)?.cells ?? [];
  const names = namesOf(blocco, anno);
  return titles.flatMap((title) => {
    const { column, text } = title;
    const nome = hiddenColumns.includes(column) ? names.get(key(text))?.nome : undefined;
    if (nome === undefined || mancanti.includes(nome)) return [];
    return below.some(({ cells }) => cells.some((cell) => cell.column === column)) ? [titolo(title)] : [];
  });
}

/** Asks about the hidden parts of a table. */
export function tellHidden(tavola: Tavola): void {
  const { nascoste, testata, findings, ente } = tavola;
  const { righe, filtrate, colonne, celle } = nascoste;
  const about = { ente, blocco: testata.blocco.id };
  const column = Math.min(...(testata.colonnaRisposte === null ? testata.colonne.values() : [testata.colonnaRisposte]));
  const at = (rows: readonly number[]) => rows.slice(0, MAX_PLACES).map((row) => placeOf(tavola, row, column));
  const params = (rows: readonly number[]) => ({ righe: spans(rows), quante: rows.length });
  if (righe.length > 0) findings.push(diagnose("righe-nascoste", at(righe), params(righe), about));
  if (filtrate.length > 0) findings.push(diagnose("filtro-acceso", at(filtrate), params(filtrate), about));
  for (const each of unseenAsked(celle, ({ row, column: at }) => placeOf(tavola, row, at), about)) findings.push(each);
  if (colonne.length === 0) return;
  const named = { colonne: elenca(colonne.map(({ titolo }) => `«${titolo}»`)), quante: colonne.length };
  const titles = colonne.map(({ posto }) => headingPlace(tavola, posto));
  findings.push(diagnose("colonne-nascoste", titles, named, about));
}

/** The cells of a row that hold an answer and are not seen. */
export function unseenIn({ number: row, cells }: RawRow, isAnswer: (cell: RawCell) => boolean): Invisibile[] {
  return cells.flatMap((cell) => {
    const { column, invisibile: come } = cell;
    return come !== undefined && isAnswer(cell) ? [{ row, column, come }] : [];
  });
}

/** Asks about cells that are not seen, together those that one thing hides. */
export function unseenAsked(
  cells: readonly Invisibile[],
  place: (cell: Invisibile) => Luogo,
  about: Parameters<typeof diagnose>[3] = undefined,
): Diagnostic[] {
  return [...Map.groupBy(cells, ({ come }) => come)].map(([come, each]) => {
    const params = { celle: namedCells(each), quante: each.length, come };
    return diagnose("celle-invisibili", each.slice(0, MAX_PLACES).map(place), params, about);
  });
}

export const MAX_PLACES = 1000;

/** «C7, D9 e altre 3»: at most six cells, then how many are left. */
export function namedCells(cells: readonly { readonly row: number; readonly column: number }[]): string {
  const named = cells.slice(0, NAMED).map(({ row, column }) => `${columnLetters(column)}${row}`);
  return elenca(cells.length > NAMED ? [...named, `altre ${formatNumber(cells.length - NAMED)}`] : named);
}
const NAMED = 6;

/** Hidden sheets are not read into records: those with answers are asked about, the others named. */
export function hiddenSheets(
  { sheets }: Workbook,
  blocchi: readonly Blocco[],
  anno: number,
  file: string,
): Diagnostic[] {
  const hidden = sheets.filter(({ name, hidden }) => hidden && !isOwnSheet(name));
  const told: Diagnostic[] = [];
  const others = hidden.filter((sheet) => {
    const found = sheet.rows.length === 0 ? null : recognise(sheet, blocchi, anno);
    if (found?.kind !== "blocco" || !hasAnswers(sheet, found.testata)) return true;
    const params = { foglio: sheet.name, blocco: found.testata.blocco.titolo };
    told.push(diagnose("foglio-nascosto-con-risposte", [{ file, foglio: sheet.name }], params));
    return false;
  });
  if (others.length === 0) return told;
  const nomi = others.map(({ name }) => `«${name}»`).join(", ");
  const places = others.map(({ name }) => ({ file, foglio: name }));
  return [...told, diagnose("foglio-nascosto", places, { nomi, quanti: others.length })];
}

/** 5-9, 14 e altre 3: at most six spans, then how many are left. */
export function spans(numbers: readonly number[]): string {
  const found: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else found.push({ from: number, to: number });
  }
  const shown = found.slice(0, 6);
  const rest = found.slice(6).reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const text = shown.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
  return rest === 0 ? text : `${text} e altre ${formatNumber(rest)}`;
}
