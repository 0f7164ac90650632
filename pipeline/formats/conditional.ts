// Rules of conditional formatting, only as far as to know which cells they take out of sight, or show as something else.
// No formula is reckoned: a test is told where it compares what stands in cells with each other or with constants, and of any
// other it is only known that it may hold.
import type { Range } from "./a1.ts";
import { isUnseen, type Letters, PLAIN_LETTERS } from "./colours.ts";
import { holds, type Test } from "./conditional-test.ts";
import type { NumberForm } from "./number-format.ts";
import type { RawCell, RawRow } from "./sheet.ts";
import { NOTHING_SHOWN, shownNumber } from "./shown-number.ts";

/** What a rule makes of its cells; what it leaves out stays as it is. */
export interface RuleLook extends Partial<Letters> {
  readonly form?: NumberForm;
  /** A bar or a sign stands in place of the number. */
  readonly isBare?: true;
}

export interface Rule {
  readonly areas: readonly Range[];
  readonly look: RuleLook;
  readonly test: Test;
  /** Once it holds no later rule is looked at. */
  readonly stops: boolean;
}

/** Rules that are weighed, and areas by cells, a test being as much as many areas: what lies under more may be unseen. */
const MAX_RULES = 2_000;
const MOST_WEIGHED = 60_000_000;
const WEIGHT_OF_TEST = 30;

/** Gathers the cells under the rules of a sheet while it is read; once all are known it says what the rules make of them. */
export class Ruled {
  private readonly rules: Rule[] = [];
  private readonly letters = new Map<number, Letters>();
  private hasMore = false;

  /** Those that count less come after. */
  add(rule: Rule): void {
    if (this.rules.length < MAX_RULES) this.rules.push(rule);
    else this.hasMore ||= canHide(rule.look);
  }

  /** A cell of the sheet looks so where no rule holds. */
  note(row: number, column: number, letters: Letters): void {
    this.letters.set(placeOf(row, column), letters);
  }

  /** The rows as they are seen. */
  applied(rows: readonly RawRow[]): RawRow[] {
    if (this.rules.length === 0) return [...rows];
    const byRow = new Map<number, readonly RawCell[]>();
    for (const { number, cells } of rows) byRow.set(number, cells);
    const at = (row: number, column: number) => byRow.get(row)?.find((cell) => cell.column === column);
    const budget = { left: this.hasMore ? 0 : MOST_WEIGHED };
    const seen = (row: number, cell: RawCell): RawCell => {
      const letters = this.letters.get(placeOf(row, cell.column));
      if (letters === undefined || cell.text.trim() === "" || isZero(cell)) return cell;
      if (budget.left <= 0) return { ...cell, invisibile: cell.invisibile ?? "forse" };
      return underRules(rulesOver(this.rules, row, cell.column, budget), cell, row, letters, at);
    };
    return rows.map((row) => ({ ...row, cells: row.cells.map((cell) => seen(row.number, cell)) }));
  }
}

const placeOf = (row: number, column: number): number => row * 20_000 + column;

/** Zeros are made to vanish so that the sheet is easier to read, and are zeros all the same. */
const isZero = ({ content }: RawCell): boolean => content.kind === "numero" && content.number === 0;

type CellAt = (row: number, column: number) => RawCell | undefined;

/** The rules in whose areas a cell lies. */
function rulesOver(rules: readonly Rule[], row: number, column: number, budget: { left: number }): Rule[] {
  return rules.filter(({ areas }) => {
    budget.left -= areas.length;
    const isOver = areas.some((area) => isIn(area, row, column));
    if (isOver) budget.left -= WEIGHT_OF_TEST;
    return isOver;
  });
}

function underRules(rules: readonly Rule[], cell: RawCell, row: number, letters: Letters, at: CellAt): RawCell {
  const sure: RuleLook[] = [];
  const possible: RuleLook[] = [];
  for (const { areas, look, test, stops } of rules) {
    const [first] = areas;
    if (first === undefined) continue;
    const isHeld = holds(test, cell, { down: row - first.top, right: cell.column - first.left }, at);
    if (isHeld === null) possible.push(look);
    else if (isHeld) sure.push(look);
    if (isHeld === true && stops) break;
  }
  // Of two rules that set the same the first one wins.
  const look: RuleLook = Object.assign({}, ...sure.reverse());
  if (hides(look, cell, letters)) return { ...cell, invisibile: cell.invisibile ?? "regola" };
  const { invisibile: _, ...visible } = shownBy(look, cell);
  const mayHide = possible.some((one) => hides({ ...look, ...one }, cell, letters));
  return mayHide ? { ...visible, invisibile: "forse" } : visible;
}

/** Red on rose hides nothing; white hides what stands on paper. */
function canHide({ colour, ground, size = PLAIN_LETTERS.size, form, isBare }: RuleLook): boolean {
  if (isBare === true || form !== undefined || colour === undefined || ground === undefined) return true;
  return isUnseen({ colour, ground, size });
}

function hides(look: RuleLook, cell: RawCell, letters: Letters): boolean {
  const { form } = look;
  const isText = cell.content.kind === "testo";
  const isEmptied =
    form !== undefined && (isText ? form.hidesText === true : shownBy(look, cell).mostrato === NOTHING_SHOWN);
  return look.isBare === true || isEmptied || isUnseen({ ...letters, ...look });
}

/** A cell as the number format of a rule shows it. */
function shownBy({ form }: RuleLook, cell: RawCell): RawCell {
  if (form?.as !== "numero" || form.layouts.length === 0 || cell.content.kind !== "numero") return cell;
  const { mostrato: _, ...plain } = cell;
  const mostrato = shownNumber(cell.content.number, form.layouts);
  return mostrato === undefined ? plain : { ...plain, mostrato };
}

const isIn = ({ top, left, bottom, right }: Range, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;
