// A row of totals under its rows, or over them where the table begins with one: not a record, but its numbers are compared
// with them. All of them count in the comparison, also those refused for another fault: who wrote the total had added them.
import { type CellKind, isNumerica } from "../../schemas/cella.ts";
import { key, visible } from "../../schemas/text.ts";
import { formatNumber } from "../../schemas/unita.ts";
import { type RawCell, type RawRow, rowsBetween } from "../formats/sheet.ts";
import { correctedAlone } from "./corrected.ts";
import { declaredEmpty } from "./empties.ts";
import { ofWhichCell } from "./of-which.ts";
import type { Found } from "./outcome.ts";
import { quotedWords } from "./privacy.ts";
import { quantityIn } from "./quantity.ts";
import { isHeadingAgain, placeOf, type Tavola } from "./tavola.ts";
import { isNameless, totalLabel } from "./total-labels.ts";

export interface Totals {
  /** True when the row, at that index of the sheet, is a total: it is told and compared with the rows above. */
  readonly take: (row: RawRow, at: number) => boolean;
}

type QuantityColumn = Extract<CellKind, { unita: object }>;
interface TotalColumn {
  readonly name: string;
  readonly label: string;
  readonly cella: QuantityColumn;
  readonly at: number;
  readonly isNeeded: boolean;
  /** The rows of this total, and all rows so far. */
  part: Sum;
  all: Sum;
}

interface Sum {
  /** null when one of the numbers cannot be read. */
  readonly sum: number | null;
  /** False when one of them is not known: who wrote the total may have known it. */
  readonly isWhole: boolean;
}
const NOTHING: Sum = { sum: 0, isWhole: true };
const UNREAD: Sum = { sum: null, isWhole: false };

/** Digits of a row without a name that agree with the sums by no chance: zeros at the end are easily met. */
const NO_CHANCE = 3;
const GENERAL = / (generale|complessivo)/;

export function makeTotals(tavola: Tavola): Totals {
  const { testata, contesto, sheet } = tavola;
  const columns = Object.entries(testata.blocco.campi).flatMap(
    ([name, { label, cella, obbligatorio }]): TotalColumn[] => {
      const at = testata.colonne.get(name);
      return at === undefined || testata.at < 0 || !isNumerica(cella)
        ? []
        : [{ name, label, cella, at, isNeeded: obbligatorio === true, part: NOTHING, all: NOTHING }];
    },
  );
  let pending = testata.at + 1;
  /** Rows added so far. */
  let rows = 0;
  let isOver = false;
  // Sums are made when a total is met: most tables have none.
  const addUp = (before: number): void => {
    for (const row of rowsBetween(sheet.rows, pending, before)) {
      if (isHeadingAgain(tavola, row) || (isOver && totalLabel(tavola, row) !== null)) continue;
      if (ofWhichCell(tavola, row) !== null) continue;
      rows++;
      for (const column of columns) {
        const cell = row.cells.find((each) => each.column === column.at);
        const value = cell === undefined ? null : quantityIn(cell, column.cella, contesto);
        const isKnown = value !== null || !isUnknown(cell, column);
        column.part = added(column.part, value, isKnown);
        column.all = added(column.all, value, isKnown);
      }
    }
    pending = before + 1;
  };
  const nextTotal = (from: number): number => {
    let at = from;
    for (const row of rowsBetween(sheet.rows, from, sheet.rows.length)) {
      if (totalLabel(tavola, row) !== null) return at;
      at++;
    }
    return at;
  };
  const addBelow = (at: number, isFirst: boolean): void => {
    const next = nextTotal(at + 1);
    for (const column of columns) column.all = isFirst || next > at + 1 ? NOTHING : UNREAD;
    pending = at + 1;
    addUp(next);
    const parts = columns.map(({ all }) => all);
    // Only the first total may be that of the whole table.
    if (isFirst) addUp(sheet.rows.length);
    for (const [n, column] of columns.entries()) column.part = parts[n] ?? UNREAD;
  };
  /** A row without any name of a list, all of whose numbers are the sums of those above: it is a total, whatever it is called. */
  const takeNameless = (row: RawRow, at: number): boolean => {
    if (isOver || columns.length === 0 || !isNameless(tavola, row)) return false;
    addUp(at);
    pending = at;
    const numbers = columns.flatMap((column): [TotalColumn, number | "illeggibile"][] => {
      const cell = row.cells.find((each) => each.column === column.at);
      const value = cell === undefined ? null : quantityIn(cell, column.cella, contesto);
      return value === null ? [] : [[column, value]];
    });
    const isSum = (of: "part" | "all"): boolean => numbers.every(([column, value]) => value === column[of].sum);
    const digits = numbers.reduce((sum, [, value]) => sum + digitsOf(value), 0);
    if (rows < 2 || digits < NO_CHANCE || !(isSum("part") || isSum("all"))) return false;
    const first = row.cells[0]?.column ?? 1;
    const about = { ente: tavola.ente, blocco: testata.blocco.id };
    const etichetta = quotedWords(row.cells.find(({ content }) => content.kind === "testo")?.text.trim() ?? "");
    tavola.findings.add({ codice: "riga-totale", params: { etichetta } }, placeOf(tavola, row.number, first), about);
    for (const column of columns) column.part = NOTHING;
    pending = at + 1;
    return true;
  };
  const take = (row: RawRow, at: number): boolean => {
    const label = testata.at < 0 ? null : totalLabel(tavola, row);
    if (label === null) return takeNameless(row, at);
    const isFirst = at === testata.at + 1;
    isOver ||= isFirst;
    if (isOver) addBelow(at, isFirst);
    else addUp(at);
    tell(tavola, row, label, columns, isOver ? "sotto" : "sopra");
    for (const column of columns) column.part = NOTHING;
    return true;
  };
  return { take };
}

const added = ({ sum, isWhole }: Sum, value: ReturnType<typeof quantityIn>, isKnown: boolean): Sum => ({
  sum: sum === null || value === "illeggibile" ? null : sum + (value ?? 0),
  isWhole: isWhole && isKnown,
});

/** «n.d.», or nothing where a number is needed. */
const isUnknown = (cell: RawCell | undefined, { cella, isNeeded }: TotalColumn): boolean =>
  cell === undefined ? isNeeded : declaredEmpty(visible(cell.text).trim(), cella) === "non-disponibile";

/** A total beside the sum of its rows, which are all known or add up to it. */
interface Compared {
  readonly column: TotalColumn;
  readonly total: number;
  readonly sum: number;
  readonly isRight: boolean;
}

/**
 * Says that the row was not counted, and names each column whose total differs from its rows by more than 0.1 %. A row
 * with numbers none of which could be compared may be an answer: that is asked.
 */
function tell(
  tavola: Tavola,
  row: RawRow,
  label: RawCell,
  columns: readonly TotalColumn[],
  dove: "sopra" | "sotto",
): void {
  const { findings, contesto, ente, testata } = tavola;
  const about = { ente, blocco: testata.blocco.id };
  const etichetta = quotedWords(label.text.trim());
  const totals = columns.flatMap((column): [TotalColumn, number | "illeggibile"][] => {
    const written = row.cells.find((each) => each.column === column.at);
    const luogo = placeOf(tavola, row.number, column.at);
    const cell = written && correctedAlone(written, { blocco: testata.blocco, campo: column.name, luogo }, contesto);
    const total = cell === undefined ? null : quantityIn(cell, column.cella, contesto);
    return total === null ? [] : [[column, total]];
  });
  const isGeneral = GENERAL.test(key(etichetta));
  const compared = totals.flatMap(([column, total]): Compared[] => {
    const { part, all, cella } = column;
    if (total === "illeggibile" || part.sum === null || all.sum === null) return [];
    // A subtotal adds the rows of its group, a grand total all of them: either will do.
    const isRight = isNear(total, part.sum, cella) || isNear(total, all.sum, cella);
    const { sum, isWhole } = isGeneral ? all : part;
    return isRight || isWhole ? [{ column, total, sum: sum ?? 0, isRight }] : [];
  });
  // Rows that are hidden are asked about, and may be what the total has more.
  const hasHidden = tavola.nascoste.righe.length > 0;
  const wrong = compared.filter(({ isRight, total, sum }) => !isRight && !(hasHidden && total > sum));
  if (wrong.length === 0) {
    const codice = totals.length > 0 && compared.length === 0 ? "riga-totale-da-verificare" : "riga-totale";
    findings.add({ codice, params: { etichetta } }, placeOf(tavola, row.number, label.column), about);
  }
  for (const { column, total, sum } of wrong) {
    const { name, label: colonna, cella, at } = column;
    const params = { colonna, totale: total, somma: sum, differenza: Math.abs(total - sum), dove };
    const completa = (found: Found): Found => ({ ...found, params: { colonna, ...shown(params, cella), dove } });
    const campo = testata.blocco.campi[name];
    const asked = campo === undefined ? about : { ...about, campo: [name, campo] as const, completa };
    findings.add({ codice: "totale-non-torna", params }, { ...placeOf(tavola, row.number, at), colonna }, asked);
  }
}

function isNear(total: number, sum: number, { unita }: QuantityColumn): boolean {
  return Math.abs(total - sum) <= Math.max(10 ** unita.scala, Math.abs(sum) * 0.001);
}

function shown(
  { totale, somma, differenza }: Record<"totale" | "somma" | "differenza", number>,
  { tipo, unita }: QuantityColumn,
) {
  const text = (value: number) =>
    `${formatNumber(value / 10 ** unita.scala, unita.scala)}${tipo === "euro" ? "\u00a0€" : ""}`;
  return { totale: text(totale), somma: text(somma), differenza: text(differenza) };
}

/** Digits without the zeros at the end: how little a number is one by chance. */
const digitsOf = (value: number | "illeggibile"): number =>
  [...String(value)].findLastIndex((digit) => digit !== "0") + 1;
