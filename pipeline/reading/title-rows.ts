// The titles of a table from one row of the sheet, or from two: «Volontari» over «totale» and «di cui donne», a long title
// that goes on below, units under the titles.
import { key } from "../../schemas/text.ts";
import type { RawRow } from "../formats/sheet.ts";
import type { Nomi } from "./intestazione.ts";

/** A title, its column, and its words as they are compared. */
export interface Title {
  readonly column: number;
  readonly text: string;
  readonly word: string;
}

/** A row and what its cells say if they are titles. */
export interface TitleRow {
  readonly row: RawRow;
  readonly titles: readonly Title[];
}

/** The words of a title; «di cui donne (%)» is not «di cui donne», nor «Importo ($)» «Importo (€)». */
export const titleWord = (text: string): string => (/[%$£₤¥]/.test(text) ? text : key(text));

/** The rows as titles, once for all the blocks that they are held against. */
export function titleRows(rows: Iterable<RawRow>): TitleRow[] {
  return Array.from(rows, (row) => {
    const titles: Title[] = [];
    for (const cell of row.cells) {
      const text = cell.text.trim();
      if (text !== "") titles.push({ column: cell.column, text, word: titleWord(text) });
    }
    return { row, titles };
  });
}

/** Titles in two rows; null when the lower one is no row of titles. */
export function titlesInTwoRows(upper: TitleRow, lower: TitleRow, names: Nomi): Title[] | null {
  if (lower.row.number !== upper.row.number + 1 || lower.row.cells.length < 2) return null;
  if (lower.row.cells.some(({ content, text }) => content.kind !== "testo" || /^[\s€+-]*\d/.test(text))) return null;
  const [above, below] = [new Map(upper.titles.map(byColumn)), new Map(lower.titles.map(byColumn))];
  const columns = [...new Set([...above.keys(), ...below.keys()])].sort((a, b) => a - b);
  let group = "";
  return columns.map((column) => {
    const top = above.get(column) ?? "";
    if (top !== "") group = top;
    const isShared = above.get(column + 1) === undefined || above.get(column + 1) === top;
    const isGroup = isShared && below.get(column + 1) !== undefined;
    const text = together(top, below.get(column) ?? "", group, isGroup, names);
    return { column, text, word: titleWord(text) };
  });
}

const byColumn = ({ column, text }: Title): [number, string] => [column, text];

function together(top: string, low: string, group: string, isGroup: boolean, names: Nomi): string {
  if (low === "" || low === top) return top;
  const joined = `${group} ${low}`;
  if (names.has(key(joined))) return joined;
  if (names.has(key(low))) return low;
  // Under a title that covers several columns only «totale» is the title itself; «maschi» is a part of it.
  const isItself = top !== "" && (!isGroup || ALL.has(key(low)));
  return isItself && names.has(key(top)) ? top : `${group} – ${low}`;
}
const ALL = new Set(["totale", "totali", "tot", "in totale", "in tutto", "complessivo", "complessivi", "n", "numero"]);

/** True for «n.», «ore», «€» under the titles, and for the line that some programs draw there. */
export const isUnit = (text: string): boolean => UNIT.test(text.trim());
const UNIT =
  /^[-:=+]{3,}$|^[([]?(n\.?|n[°º]|nr\.?|num\.?|numero|ore|h|€|euro|in (euro|€)|persone|codice|nome|testo|elenco|lista|menu|data|anno)[)\]]?$/i;

const YEAR = /\b(?:19|20)\d\d\b/g;

/** The year that a title names, and its words without it; null when it names none, or several. */
export function yearIn(text: string): { readonly anno: number; readonly titolo: string } | null {
  const years = text.match(YEAR);
  if (years?.length !== 1) return null;
  return {
    anno: Number(years[0]),
    titolo: text
      .replace(YEAR, " ")
      .replace(/\(\s*\)/g, " ")
      .trim(),
  };
}

/** The year that stands over a column: in its own cell of one of the rows above, or in the last one before it. */
export function yearOver(rows: readonly RawRow[], at: number, column: number): number | null {
  for (const row of [rows[at - 1], rows[at - 2]]) {
    const cell = row?.cells.findLast((each) => each.column <= column);
    const year = cell === undefined ? null : yearIn(cell.text.trim());
    if (year !== null) return year.anno;
  }
  return null;
}
