// Tables one below the other in one sheet, or pasted one after the other in a text file: each has its own columns.
import type { Blocco } from "../../schemas/blocco.ts";
import { key } from "../../schemas/text.ts";
import { partOf, type RawCell, type RawRow, type Rows, rowsBetween, type Sheet } from "../formats/sheet.ts";
import { namesOf, recognise } from "./header.ts";
import type { Intestazione } from "./intestazione.ts";

/** The tables of a sheet: it is cut where other headings begin, with the titles above them. */
export function tablesOf(sheet: Sheet, blocchi: readonly Blocco[], anno: number): Sheet[] {
  const words = new Set(blocchi.flatMap((blocco) => [...namesOf(blocco, anno).keys()]));
  const starts: number[] = [];
  let last: string | null = null;
  let at = -1;
  let above: RawCell | undefined;
  for (const row of rowsBetween(sheet.rows, 0, sheet.rows.length)) {
    at++;
    // Rows of one organisation begin with one and the same cell: one that is no title heads no table.
    if (row.cells[0] === above) continue;
    const testata = headedBy(row, words, blocchi, anno);
    above = testata === null ? row.cells[0] : undefined;
    const layout: string | null = testata === null ? last : layoutOf(testata);
    if (layout === last) continue;
    if (last !== null) starts.push(titlesAbove(sheet.rows, at));
    last = layout;
  }
  if (starts.length === 0) return [sheet];
  return [0, ...starts].map((from, n) => ({
    ...sheet,
    rows: partOf(sheet.rows, from, starts[n] ?? sheet.rows.length),
  }));
}

/** What two rows of headings have in common when rows can be read under either. */
function layoutOf({ blocco, colonne, colonnaEnte, colonnaEdizione }: Intestazione): string {
  return `${blocco.id} ${[...colonne].sort().join()} ${colonnaEnte} ${colonnaEdizione}`;
}

/** The headings of a block, when a row holds them and hardly any others; null for any other row. */
function headedBy(
  row: RawRow,
  words: ReadonlySet<string>,
  blocchi: readonly Blocco[],
  anno: number,
): Intestazione | null {
  if (row.cells.filter((cell) => isWord(cell) && words.has(key(cell.text))).length < 3) return null;
  const result = recognise({ name: "", hidden: false, rows: [row], hiddenColumns: [], merges: [] }, blocchi, anno);
  if (result.kind !== "blocco" || result.testata.mancanti.length > 0) return null;
  const { colonne, ignorate } = result.testata;
  return ignorate.length * 3 <= colonne.size ? result.testata : null;
}

/** A quick no for numbers, which are most of what differs from row to row. */
function isWord({ content, text }: RawCell): boolean {
  const first = text.charCodeAt(0);
  return content.kind === "testo" && !(first >= 43 && first <= 57);
}

/** The first of the titles that stand above a row of headings: rows of one cell. */
function titlesAbove(rows: Rows, at: number): number {
  let start = at;
  while (start > 0 && rows.slice(start - 1, start)[0]?.cells.length === 1) start--;
  return start;
}
