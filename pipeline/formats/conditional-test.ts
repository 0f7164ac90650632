// When a rule of conditional formatting holds for a cell: true, false, or null where that is not known without reckoning.
import { parseCell } from "./a1.ts";
import type { RawCell } from "./sheet.ts";

/** As a workbook writes it (ECMA-376 18.3.1.10). */
export interface Test {
  readonly type: string;
  readonly operator: string;
  readonly text: string;
  readonly formulas: readonly string[];
}

/** How far the cell is from the one for which the formulas of its rule are written. */
interface Offset {
  readonly down: number;
  readonly right: number;
}

type CellAt = (row: number, column: number) => RawCell | undefined;
type Value = number | string | boolean | null;

/** Whether the rule holds for a cell that is not empty. */
export function holds(
  { type, operator, text, formulas }: Test,
  cell: RawCell,
  from: Offset,
  at: CellAt,
): boolean | null {
  const [first = "", second = ""] = formulas;
  const shown = cell.text.toLowerCase();
  const sought = text.toLowerCase();
  switch (type) {
    case "always":
      return true;
    case "cellIs":
      return compared(operator, standing(cell), operand(first, from, at), operand(second, from, at));
    case "expression":
      return trueOf(first, from, at);
    case "containsText":
      return sought === "" ? null : shown.includes(sought);
    case "notContainsText":
      return sought === "" ? null : !shown.includes(sought);
    case "beginsWith":
      return sought === "" ? null : shown.startsWith(sought);
    case "endsWith":
      return sought === "" ? null : shown.endsWith(sought);
    case "containsBlanks":
      return shown.trim() === "";
    case "notContainsBlanks":
      return shown.trim() !== "";
    case "containsErrors":
      return cell.content.kind === "errore";
    case "notContainsErrors":
      return cell.content.kind !== "errore";
    default:
      return null;
  }
}

/** How formulas and OpenDocument write the operators of a test. */
export const OPERATORS: Readonly<Record<string, string>> = {
  "=": "equal",
  "<>": "notEqual",
  "!=": "notEqual",
  "<": "lessThan",
  "<=": "lessThanOrEqual",
  ">": "greaterThan",
  ">=": "greaterThanOrEqual",
};

/** No honest test that is told here is longer. */
const LONGEST = 120;

/** A formula that is a constant, a comparison of two values, or a question about one cell. */
function trueOf(formula: string, from: Offset, at: CellAt): boolean | null {
  if (formula.length > LONGEST) return null;
  const written = formula.replace(/^=/, "").trim();
  const value = operand(written, from, at);
  if (value !== undefined) return typeof value === "string" ? null : Boolean(value);
  const [, left = "", sign = "", right = ""] = /^([^<>=]+)(<=|>=|<>|=|<|>)([^<>=]+)$/.exec(written) ?? [];
  const length = /^LEN\((?:TRIM\()?([$A-Z\d]+)\)?\)$/i.exec(left.trim())?.[1];
  if (length !== undefined) {
    const text = textAt(length, from, at);
    return text === null
      ? null
      : compared(OPERATORS[sign] ?? "", text.trim().length, operand(right, from, at), undefined);
  }
  if (sign !== "") return compared(OPERATORS[sign] ?? "", operand(left, from, at), operand(right, from, at), undefined);
  const [, not, name = "", place = ""] = /^(NOT\()?(IS[A-Z]+)\(([$A-Z\d]+)\)+$/i.exec(written) ?? [];
  const answer = asked(name.toUpperCase(), cellAt(place, from, at));
  return answer === null || not === undefined ? answer : !answer;
}

function asked(name: string, cell: RawCell | null | undefined): boolean | null {
  if (cell === null) return null;
  const kind = cell?.content.kind;
  if (name === "ISBLANK") return cell === undefined;
  if (name === "ISERROR" || name === "ISERR" || name === "ISNA") return kind === "errore" ? null : false;
  if (name === "ISNUMBER") return kind === "numero" || kind === "data";
  if (name === "ISTEXT") return kind === "testo";
  return null;
}

/** Null where the text is no address; undefined where the cell is empty. */
function cellAt(written: string, { down, right }: Offset, at: CellAt): RawCell | null | undefined {
  const [, isColumnFixed, , isRowFixed] = /^(\$?)([A-Z]+)(\$?)\d+$/i.exec(written) ?? [];
  const place = parseCell(written);
  if (place === null) return null;
  return at(place.row + (isRowFixed === "$" ? 0 : down), place.column + (isColumnFixed === "$" ? 0 : right));
}

function textAt(written: string, from: Offset, at: CellAt): string | null {
  const cell = cellAt(written, from, at);
  return cell === null || cell?.content.kind === "errore" ? null : (cell?.text ?? "");
}

/** A constant, or what stands in a cell; undefined where it is neither. */
function operand(written: string, from: Offset, at: CellAt): Value | undefined {
  const bare = written.trim();
  const quoted = /^"((?:[^"]|"")*)"$/.exec(bare)?.[1];
  if (quoted !== undefined) return quoted.replaceAll('""', '"');
  if (/^-?\d+(\.\d+)?$/.test(bare)) return Number(bare);
  if (/^(TRUE|FALSE)(\(\))?$/i.test(bare)) return /^t/i.test(bare);
  const cell = cellAt(bare, from, at);
  return cell === null ? undefined : cell === undefined ? null : standing(cell);
}

function standing({ content, text }: RawCell): Value | undefined {
  if (content.kind === "numero") return content.number;
  if (content.kind === "booleano") return content.value;
  return content.kind === "testo" ? text : undefined;
}

function compared(
  operator: string,
  value: Value | undefined,
  first: Value | undefined,
  second: Value | undefined,
): boolean | null {
  if (value === undefined || first === undefined) return null;
  const sign = order(value, first);
  switch (operator) {
    case "equal":
      return sign === 0;
    case "notEqual":
      return sign !== 0;
    case "lessThan":
      return sign < 0;
    case "lessThanOrEqual":
      return sign <= 0;
    case "greaterThan":
      return sign > 0;
    case "greaterThanOrEqual":
      return sign >= 0;
  }
  if (second === undefined || !/^(not)?between$/i.test(operator)) return null;
  const ends = [first, second].sort(order);
  const isBetween = order(value, ends[0] ?? null) >= 0 && order(value, ends[1] ?? null) <= 0;
  return operator === "between" ? isBetween : !isBetween;
}

/** As spreadsheets order values: numbers, then texts, then truths; an empty cell is nothing of the kind of the other. */
function order(a: Value, b: Value): number {
  const [one, other] = [a ?? emptyLike(b), b ?? emptyLike(a)];
  if (typeof one === "string" && typeof other === "string") return compareText(one.toLowerCase(), other.toLowerCase());
  const [kind, otherKind] = [rank(one), rank(other)];
  return kind === otherKind ? Number(one) - Number(other) : kind - otherKind;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const emptyLike = (value: Value): Exclude<Value, null> =>
  typeof value === "string" ? "" : typeof value === "boolean" ? false : 0;
const rank = (value: Exclude<Value, null>): number => ({ number: 0, string: 1, boolean: 2 })[typeof value as "number"];
