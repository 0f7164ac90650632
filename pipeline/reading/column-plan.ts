// Which cell of a row answers which question, and what the other columns hold.
import { columnLetters, placesOf } from "../../schemas/reading.ts";
import type { RawCell, RawRow } from "../formats/sheet.ts";
import type { UnreadColumn } from "./missing-column.ts";
import type { RawAnswers } from "./rows.ts";
import type { Tavola } from "./tavola.ts";

export interface ColumnPlan {
  /** The cells of a row in the order of the block's questions; null when it answers none. */
  readonly read: (row: RawRow) => RawAnswers["celle"] | null;
  /** Where the questions stand. */
  readonly posti: string;
  /** Columns of no question that hold something on rows of answers. */
  readonly unread: () => UnreadColumn[];
}

/** Columns that say whose a row is. */
const OWNER = -1;

/** `onBeside` sees the cells of no question on rows of answers. */
export function columnPlan(
  { testata, sheet }: Tavola,
  onBeside: (row: number, cell: RawCell) => void = () => {},
): ColumnPlan {
  const names = Object.keys(testata.blocco.campi);
  const target: (number | undefined)[] = [];
  for (const column of [testata.colonnaEnte, testata.colonnaEdizione, ...testata.ripetute.map(({ posto }) => posto)])
    if (column !== null) target[column] = OWNER;
  for (const { prima, altra } of testata.doppie) for (const column of [prima, altra]) target[column] = OWNER;
  for (const [name, column] of testata.colonne) target[column] = names.indexOf(name);
  const unread = new Map<number, UnreadColumn>();
  // One array for all rows: a row is read before the next one is laid out.
  const celle: (RawCell | undefined)[] = new Array(names.length).fill(undefined);
  const read = (row: RawRow): RawAnswers["celle"] | null => {
    celle.fill(undefined);
    let isAnswer = false;
    let isStray = false;
    for (const cell of row.cells) {
      if (cell.text.trim() === "") continue;
      const at = target[cell.column];
      if (at === undefined) isStray = true;
      else if (at !== OWNER) {
        celle[at] = cell;
        isAnswer = true;
      }
    }
    if (!isAnswer) return null;
    if (!isStray || sheet.storte?.has(row.number)) return celle;
    for (const cell of row.cells) {
      if (target[cell.column] !== undefined) continue;
      noteUnread(unread, cell, row.number);
      onBeside(row.number, cell);
    }
    return celle;
  };
  const posti = placesOf(names.map((name) => placeOfField(testata, name)));
  return { read, posti, unread: () => [...unread.values()].sort((a, b) => a.column - b.column) };
}

/** Rows that are named of one column. */
const MAX_PLACES = 100;
/** Enough texts of it to know what it holds. */
const MAX_TEXTS = 20;

function noteUnread(unread: Map<number, UnreadColumn>, cell: RawCell, row: number): void {
  if (cell.text.trim() === "") return;
  const column = unread.get(cell.column) ?? { column: cell.column, numbers: [], remarks: [], texts: [] };
  unread.set(cell.column, column);
  if (column.texts.length < MAX_TEXTS) column.texts.push(cell.text.trim());
  if (column.numbers.length < MAX_PLACES && holdsNumber(cell)) column.numbers.push(row);
  else if (column.remarks.length < MAX_PLACES && /\d/.test(cell.text)) column.remarks.push(row);
}

export function holdsNumber({ content, text }: RawCell): boolean {
  return (
    content.kind === "numero" || (content.kind === "testo" && /^[\s€+-]*\d[\d.,'\s]{0,20}[€%]?$/.test(text.trim()))
  );
}

/** Column of a question, or its whole address in a scheda; null when the sheet does not have it. */
function placeOfField({ colonne, colonnaRisposte }: Tavola["testata"], name: string): string | null {
  const posto = colonne.get(name);
  if (posto === undefined) return null;
  return colonnaRisposte === null ? columnLetters(posto) : `${columnLetters(colonnaRisposte)}${posto}`;
}
