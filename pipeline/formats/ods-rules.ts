// Conditional formatting as LibreOffice writes it in an OpenDocument sheet → the rules that workbooks have.
import { parseCell, parseRange, type Range } from "./a1.ts";
import type { Rule, RuleLook } from "./conditional.ts";
import { OPERATORS, type Test } from "./conditional-test.ts";

/** A condition under the areas of its format. LibreOffice looks no further than the first that holds. */
export function odsRule(areas: readonly Range[], value: string, look: RuleLook): Rule {
  return { areas, look, test: testOf(value.slice(0, LONGEST)), stops: true };
}
const LONGEST = 1000;

/** Bars or signs in place of the numbers. */
export function odsBare(areas: readonly Range[]): Rule {
  return { areas, look: { isBare: true }, test: { ...PLAIN, type: "always" }, stops: false };
}

const PLAIN: Test = { type: "", operator: "", text: "", formulas: [] };
const TEXTS: Readonly<Record<string, string>> = {
  "contains-text": "containsText",
  "not-contains-text": "notContainsText",
  "begins-with": "beginsWith",
  "ends-with": "endsWith",
};

/** `>5`, `between(1,3)`, `contains-text("5")`, `formula-is([.$A2]="")`, `is-error`. */
function testOf(value: string): Test {
  const [, sign = "", limit = ""] = /^(<=|>=|<>|!=|=|<|>)(.*)$/s.exec(value) ?? [];
  if (sign !== "") return { ...PLAIN, type: "cellIs", operator: OPERATORS[sign] ?? "", formulas: [inA1(limit)] };
  const [, name = "", inside = ""] = /^([a-z-]+)(?:\((.*)\))?$/s.exec(value) ?? [];
  if (name === "between" || name === "not-between") {
    const operator = name === "between" ? "between" : "notBetween";
    return { ...PLAIN, type: "cellIs", operator, formulas: inside.split(",").map(inA1) };
  }
  if (name === "formula-is") return { ...PLAIN, type: "expression", formulas: [inA1(inside)] };
  const type = TEXTS[name];
  if (type !== undefined) return { ...PLAIN, type, text: inside.replace(/^"|"$/g, "") };
  if (name === "is-error") return { ...PLAIN, type: "containsErrors" };
  return name === "is-no-error" ? { ...PLAIN, type: "notContainsErrors" } : PLAIN;
}

/** `[.$A2]` is $A2; a cell of another sheet stays as it is written, and is not told. */
const inA1 = (formula: string): string => formula.replace(/\[\.([$A-Z\d]{1,12})\]/g, "$1");

/** `Volontari.C2:Volontari.C9 Volontari.E4`; the sheet is the one in which it stands. */
export function odsAreas(written = ""): Range[] {
  return written.split(" ", MAX_AREAS).flatMap((address) => {
    const [from = "", to = from] = address.split(":", 2).map((each) => each.slice(each.lastIndexOf(".") + 1));
    const cell = parseCell(from);
    return cell === null
      ? []
      : [parseRange(`${from}:${to}`) ?? { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column }];
  });
}
const MAX_AREAS = 2_000;
