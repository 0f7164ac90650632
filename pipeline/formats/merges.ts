// Merged cells show their first cell only; what other programs left under the others is not seen, so it is not read.
import type { Range } from "./a1.ts";
import type { RawRow } from "./sheet.ts";

/** Row × merge pairs looked at before giving up: overlapping merges of a whole sheet would never end. */
const WORK = 5_000_000;

/** The rows (in ascending order) without the cells that lie under a merge. */
export function withoutCovered(rows: readonly RawRow[], merges: readonly Range[]): RawRow[] {
  const kept = [...rows];
  let work = WORK;
  for (const range of merges) {
    for (let at = firstAtOrAfter(kept, range.top); at < kept.length && work > 0; at++, work--) {
      const row = kept[at];
      if (row === undefined || row.number > range.bottom) break;
      const cells = row.cells.filter(({ column }) => !isCovered(row.number, column, range));
      if (cells.length < row.cells.length) kept[at] = { ...row, cells };
    }
  }
  return kept.filter(({ cells }) => cells.length > 0);
}

function isCovered(row: number, column: number, { top, left, right }: Range): boolean {
  return column >= left && column <= right && !(row === top && column === left);
}

function firstAtOrAfter(rows: readonly RawRow[], number: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
