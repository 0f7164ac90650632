// The formulas of the sheet of checks that look at single cells. They count what the readers ask about: never an answer that
// is read as it stands. Only functions that every program of sheets has had for twenty years.
import type { CellKind } from "../../schemas/cella.ts";
import type { ListSheets } from "./lists.ts";

const without = (text: string, ...signs: readonly string[]): string =>
  signs.reduce((rest, sign) => `SUBSTITUTE(${rest},"${sign}","")`, text);

/** True in the cells that do not say why there is no answer. */
const isAnswer = (range: string, lists: ListSheets): string =>
  `ISNA(MATCH(${without(`LOWER(${range})`, ".", " ", "/")},${lists.emptyWords()},0))`;

/** How many cells hold a word, or a number that cannot be meant, where a number of this kind is asked. */
export function unreadNumbers(range: string, cella: CellKind, lists: ListSheets): string {
  // What has letters is another in capitals.
  const text = without(`LOWER(${range})`, "euro", "eur");
  const isWord = `ISTEXT(${range})*NOT(EXACT(UPPER(${text}),${text}))*${isAnswer(range, lists)}`;
  const isWhole = cella.tipo === "intero";
  const isBelow = `(${range}<${isWhole ? cella.min : 0})`;
  // A sheet shows at most fifteen digits: what it shows without a comma is whole.
  const isOff = isWhole ? `((${isBelow}+(${range}&""<>TEXT(${range},"0")))>0)` : isBelow;
  return `SUMPRODUCT(${isWord})+SUMPRODUCT(ISNUMBER(${range})*${isOff})`;
}

/** How many cells hold an answer that is not understood as a member of the list. */
export const unlisted = (range: string, lista: string, lists: ListSheets): string =>
  `SUMPRODUCT((${range}<>"")*(COUNTIF(${lists.understoodOf(lista)},${range})=0)*${isAnswer(range, lists)})`;

/** How many rows with an answer say in every column of the key what another says. */
export function sameKeys(ranges: readonly string[], answered: string): string {
  const isWhole = ranges.map((range) => `(${range}<>"")`).join("*");
  return `SUMPRODUCT(${answered}*${isWhole}*(COUNTIFS(${ranges.map((range) => `${range},${range}`).join(",")})>1))`;
}
