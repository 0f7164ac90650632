// The text a number format makes of a number, where it is not plainly that number: a scale («12 mila»), a unit, digits
// rounded away, or nothing at all. What it means is judged by who knows the question.
import { formatTyped } from "../../schemas/unita.ts";
import type { Item, Section } from "./number-sections.ts";

/** Undefined where the sheet shows the number as it is, but for currency, grouping and the form of negatives. */
export function shownNumber(value: number, sections: readonly Section[]): string | undefined {
  const section = chosen(value, sections);
  // Zero is often shown as a dash or as nothing, and is zero all the same.
  if (section === undefined || value === 0) return undefined;
  const { items, signs } = section;
  // Powers of ten and fractions are other ways to write the same number.
  if (/e[+-]|\//.test(signs)) return undefined;
  const text = render(Math.abs(value), items).trim();
  if (text === "") return NOTHING;
  if (isPlain(items) && !isRounded(value, items)) return undefined;
  return value < 0 && section === sections[0] ? `-${text}` : text;
}

/** What is told of a number that a format does not show at all. */
const NOTHING = "(niente)";

/** The words of a shown number: what is left without digits, blanks, signs and the euro, which change nothing of it. */
export function wordsOf(shown: string): string {
  return shown.replace(/€|\beuro?\b/gi, "").replace(/[\d\s.,'’()+\-–−]/g, "");
}

const MAX_DECIMALS = 15;

/** True when the digits shown are those of the number, from so many of its decimals on; wherever separators stand. */
export function showsDigits(shown: string, value: number, decimals: number): boolean {
  const digits = significant(shown);
  for (let count = decimals; count <= MAX_DECIMALS; count++) {
    if (significant(Math.abs(value).toFixed(count)) === digits) return true;
  }
  return false;
}

function significant(text: string): string {
  return text.replace(/\D/g, "").replace(/^0+/, "");
}

/** The text a sheet stores beside a number, where it is not plainly that number; undefined where it is. */
export function shownText(value: number, shown: string): string | undefined {
  const text = shown.trim();
  if (text === "") return value === 0 ? undefined : NOTHING;
  if (value === 0 || /e[+-]?\d|\//i.test(text)) return undefined;
  const decimals = formatTyped(value).split(",")[1]?.length ?? 0;
  return wordsOf(text) === "" && showsDigits(text, value, decimals) ? undefined : text;
}

/** By condition, or by sign: positive, negative, zero. */
function chosen(value: number, sections: readonly Section[]): Section | undefined {
  const [first, second] = sections;
  if (sections.some(({ condition }) => condition !== null)) {
    return sections.find(({ condition }) => condition === null || holds(value, condition)) ?? first;
  }
  return value < 0 ? (second ?? first) : first;
}

function holds(value: number, { operator, limit }: NonNullable<Section["condition"]>): boolean {
  if (operator === "=") return value === limit;
  if (operator === "<>") return value !== limit;
  if (operator === "<") return value < limit;
  if (operator === ">") return value > limit;
  return operator === "<=" ? value <= limit : value >= limit;
}

function isPlain(items: readonly Item[]): boolean {
  if (thousandths(items) > 0) return false;
  const first = items.findIndex(isDigit);
  const last = items.findLastIndex(isDigit);
  return items.every((item, at) => item.kind !== "testo" || (isOutside(at, first, last) && wordsOf(item.text) === ""));
}

const isDigit = ({ kind }: Item): boolean => kind === "cifra" || kind === "generale";
const isOutside = (at: number, first: number, last: number): boolean => at < first || at > last;

function isRounded(value: number, items: readonly Item[]): boolean {
  if (items.some(({ kind }) => kind === "generale")) return false;
  const units = Math.abs(value) * 10 ** decimalsOf(items);
  return Math.abs(units - Math.round(units)) > Math.max(1e-6, units * 1e-14);
}

function decimalsOf(items: readonly Item[]): number {
  const point = items.findIndex(({ kind }) => kind === "punto");
  return point === -1 ? 0 : items.slice(point).filter(({ kind }) => kind === "cifra").length;
}

/** Commas after the last digit: each leaves out three digits. */
function thousandths(items: readonly Item[]): number {
  const whole = items.slice(0, pointOf(items));
  const last = items.findLastIndex(({ kind }) => kind === "cifra");
  const lastWhole = whole.findLastIndex(({ kind }) => kind === "cifra");
  return items.filter(({ kind }, at) => kind === "virgola" && (at > last || (at > lastWhole && at < whole.length)))
    .length;
}

function pointOf(items: readonly Item[]): number {
  const point = items.findIndex(({ kind }) => kind === "punto");
  return point === -1 ? items.length : point;
}

function render(value: number, items: readonly Item[]): string {
  const scaled = value / 1000 ** thousandths(items);
  if (scaled >= 1e21) return formatTyped(value);
  const [whole = "", fraction = ""] = scaled.toFixed(Math.min(decimalsOf(items), 20)).split(".");
  const point = pointOf(items);
  let rest = fraction;
  const after = items.slice(point).map((item) => {
    if (item.kind === "punto") return ",";
    if (item.kind === "testo") return item.text;
    if (item.kind !== "cifra") return "";
    const digit = rest.charAt(0);
    rest = rest.slice(1);
    return digit;
  });
  return renderWhole(whole, value, items.slice(0, point)) + after.join("");
}

/** The digits into their places from the right; what is left over goes to the first place. */
function renderWhole(digits: string, value: number, items: readonly Item[]): string {
  let left = digits === "0" ? "" : digits;
  const first = items.findIndex(({ kind }) => kind === "cifra");
  const written: string[] = [];
  for (let at = items.length - 1; at >= 0; at--) {
    const item = items[at];
    if (item?.kind === "testo") written.push(item.text);
    else if (item?.kind === "generale") written.push(formatTyped(value));
    else if (item?.kind === "cifra") {
      const digit = at === first ? left : left.slice(-1);
      left = left.slice(0, left.length - digit.length);
      written.push(digit === "" && item.sign === "0" ? "0" : digit);
    }
  }
  return written.reverse().join("");
}
