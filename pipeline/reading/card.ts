// A scheda: questions down the sheet, the answer beside each. Found by its labels, wherever they were moved.
import type { Blocco, Campo } from "../../schemas/blocco.ts";
import { key } from "../../schemas/text.ts";
import type { RawCell, RawRow, Sheet } from "../formats/sheet.ts";
import type { Nomi, Titolo, Trovata } from "./intestazione.ts";

/** A card has a dozen questions: below this many rows nothing more is looked for. */
const MAX_ROWS = 200;

/** The column with most questions, and the column where most of them are answered; none without a question. */
export function cardHeadings(sheet: Sheet, blocco: Blocco, names: Nomi): Trovata[] {
  const top = sheet.rows.slice(0, MAX_ROWS);
  const byColumn = new Map<number, number>();
  for (const { cells } of top) {
    for (const { text, column } of cells) {
      if (names.has(key(text))) byColumn.set(column, (byColumn.get(column) ?? 0) + 1);
    }
  }
  const column = commonest(byColumn);
  if (column === null) return [];
  const colonne = new Map<string, number>();
  const ripetute: Titolo[] = [];
  const doppie: { campo: string; prima: number; altra: number }[] = [];
  const answers = new Map<number, number>();
  for (const { number, cells } of top) {
    const named = names.get(key(cells.find((cell) => cell.column === column)?.text ?? ""));
    if (named === undefined) continue;
    const before = colonne.get(named.nome);
    if (before === undefined) colonne.set(named.nome, number);
    else if (isSameAnswer(top, before, number, column)) ripetute.push({ titolo: named.campo.label, posto: number });
    else doppie.push({ campo: named.nome, prima: before, altra: number });
    // The module prints its help, and what was said the year before, to the right of the answer: neither is one.
    const answer = cells.find(({ column: at, text }) => at > column && !isPrinted(text, named.campo));
    if (answer !== undefined) answers.set(answer.column, (answers.get(answer.column) ?? 0) + 1);
  }
  const colonnaRisposte = commonest(answers) ?? column + 1;
  const ignorate = otherQuestions(
    top,
    column,
    colonnaRisposte,
    new Set([...colonne.values(), ...ripetute.map(({ posto }) => posto), ...doppie.map(({ altra }) => altra)]),
  );
  return [
    {
      blocco,
      at: -1,
      dal: -1,
      titoli: null,
      colonne,
      colonnaRisposte,
      doppie,
      ripetute,
      altriAnni: [],
      ignorate,
      colonnaEnte: null,
      colonnaEdizione: null,
    },
  ];
}

/** What the module itself prints beside an answer. */
export const isPrinted = (text: string, { help }: Pick<Campo, "help">): boolean =>
  key(text) === key(help) || YEAR_BEFORE.test(text);

const YEAR_BEFORE = /^Nel (19|20)\d\d: /;

/** A question that comes twice with one answer, or with none the second time, is no matter. */
function isSameAnswer(rows: readonly RawRow[], one: number, other: number, labels: number): boolean {
  const [first, second] = [one, other].map((row) =>
    rows
      .filter(({ number }) => number === row)
      .flatMap(({ cells }) => cells.flatMap(({ column, text }) => (column > labels ? [text.trim()] : [])))
      .join("\u0001"),
  );
  return second === "" || first === second;
}

/** Labels that are no question of ours and yet have an answer. */
function otherQuestions(
  rows: readonly RawRow[],
  labels: number,
  answers: number,
  known: ReadonlySet<number>,
): Titolo[] {
  return rows.flatMap(({ number, cells }) => {
    const label = cells.find(({ column }) => column === labels)?.text.trim() ?? "";
    const hasAnswer = cells.some(({ column }) => column === answers);
    return label !== "" && hasAnswer && !known.has(number) ? [{ titolo: label, posto: number }] : [];
  });
}

/** The answers as one row whose columns are the rows of the sheet, so that each keeps its address. */
export function cardRow(
  sheet: Sheet,
  { colonne, colonnaRisposte }: Pick<Trovata, "colonne" | "colonnaRisposte">,
): RawRow {
  const asked = new Set(colonne.values());
  const cells: RawCell[] = [];
  for (const { number, cells: all } of sheet.rows) {
    const answer = asked.has(number) ? all.find(({ column }) => column === colonnaRisposte) : undefined;
    if (answer !== undefined) cells.push({ ...answer, column: number });
  }
  return { number: Math.min(...asked), hidden: false, cells };
}

function commonest(counts: ReadonlyMap<number, number>): number | null {
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return first?.[0] ?? null;
}
