// The text a number format makes of a number, where it is not plainly that number: a scale («12 mila»), a unit, digits
// rounded away, or nothing at all. What it means is judged by who knows the question.
import { formatNumber, formatTyped } from "../../schemas/unita.ts";
import type { Item, Section } from "./number-sections.ts";

/** A section of a format, with what does not change from number to number. */
export interface Layout {
  readonly items: readonly Item[];
  readonly condition: Section["condition"];
  /** Of its letters, where it gives them one. */
  readonly colour: Section["colour"];
  /** Where its decimals begin, and how many there are. */
  readonly point: number;
  readonly decimals: number;
  /** Digits left out at the end, in threes. */
  readonly thousands: number;
  /** Nothing but the number, with currency, blanks and signs around it. */
  readonly isPlain: boolean;
  /** All digits are shown. */
  readonly isGeneral: boolean;
  /** A power of ten or a fraction: another way to write the same number. */
  readonly isOtherForm: boolean;
}

export function layoutOf({ items, signs, condition, colour }: Section): Layout {
  const found = items.findIndex(({ kind }) => kind === "punto");
  const point = found === -1 ? items.length : found;
  const decimals = items.slice(point).filter(({ kind }) => kind === "cifra").length;
  const thousands = thousandsOf(items, point);
  const isGeneral = items.some(({ kind }) => kind === "generale");
  const isOtherForm = /e[+-]|\//.test(signs);
  const isBare = thousands === 0 && isPlain(items);
  return { items, condition, colour, point, decimals, thousands, isPlain: isBare, isGeneral, isOtherForm };
}

/** Commas after the last digit, or after the last whole one, each leave out three digits. */
function thousandsOf(items: readonly Item[], point: number): number {
  const last = items.findLastIndex(({ kind }) => kind === "cifra");
  const lastWhole = items.slice(0, point).findLastIndex(({ kind }) => kind === "cifra");
  const isScale = ({ kind }: Item, at: number): boolean =>
    kind === "virgola" && (at > last || (at > lastWhole && at < point));
  return items.filter(isScale).length;
}

function isPlain(items: readonly Item[]): boolean {
  const isDigit = ({ kind }: Item): boolean => kind === "cifra" || kind === "generale";
  const first = items.findIndex(isDigit);
  const last = items.findLastIndex(isDigit);
  const isOutside = (at: number): boolean => at < first || at > last;
  return first >= 0 && items.every((item, at) => item.kind !== "testo" || (isOutside(at) && isNothing(item.text)));
}

function isNothing(text: string): boolean {
  return wordsOf(text) === "" && !/\d/.test(text);
}

/** Undefined where the sheet shows the number as it is, but for currency, grouping and the form of negatives. */
export function shownNumber(value: number, layouts: readonly Layout[]): string | undefined {
  const layout = layoutFor(value, layouts);
  if (layout === undefined || layout.isOtherForm) return undefined;
  if (value === 0) return shownZero(render(0, layout));
  if (layout.isPlain && (layout.isGeneral || !isRounded(value, layout.decimals))) return undefined;
  if (layout.items.length > MOST_ITEMS) return ODD;
  const text = render(Math.abs(value), layout).trim();
  if (text === "") return NOTHING_SHOWN;
  return value < 0 && layout === layouts[0] ? `-${text}` : text;
}

/** The section of a format by which a number is written. */
export const layoutFor = (value: number, layouts: readonly Layout[]): Layout | undefined =>
  value === 0 ? (layouts[2] ?? chosen(value, layouts)) : chosen(value, layouts);

/** Zero is often shown as a dash or as nothing, and is zero all the same; «n.d.» is not. */
const shownZero = (text: string): string | undefined => (wordsOf(text) === "" ? undefined : text.trim());

/** No honest format has more; to write it out for every cell would cost too much. */
const MOST_ITEMS = 40;
/** What is told of a number that a format does not show at all, or in a way we do not spell out. */
export const NOTHING_SHOWN = "(niente)";
const ODD = "(un testo insolito)";

/** By condition, or by sign: positive, negative, zero. */
function chosen(value: number, layouts: readonly Layout[]): Layout | undefined {
  const [first, second] = layouts;
  if (layouts.some(({ condition }) => condition !== null)) {
    return layouts.find(({ condition }) => condition === null || holds(value, condition)) ?? first;
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

function isRounded(value: number, decimals: number): boolean {
  const units = Math.abs(value) * 10 ** decimals;
  return Math.abs(units - Math.round(units)) > Math.max(1e-6, units * 1e-14);
}

function render(value: number, { items, point, decimals, thousands }: Layout): string {
  const scaled = value / 1000 ** thousands;
  if (scaled >= 1e21) return formatTyped(value);
  const [whole = "", fraction = ""] = formatNumber(scaled, Math.min(decimals, 20)).replaceAll(".", "").split(",");
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

/** The text a sheet stores beside a number, where it is not plainly that number; undefined where it is. */
export function shownText(value: number, shown: string): string | undefined {
  const text = shown.trim();
  if (value === 0) return shownZero(text);
  if (text === "") return NOTHING_SHOWN;
  if (/e[+-]?\d|\//i.test(text)) return undefined;
  const decimals = formatTyped(value).split(",")[1]?.length ?? 0;
  return wordsOf(text) === "" && showsDigits(text, value, decimals) ? undefined : text;
}

/** The words of a shown number: what is left without digits, blanks, signs and the euro, which change nothing of it. */
export function wordsOf(shown: string): string {
  return shown.replace(/€|\beuro?\b/gi, "").replace(/[\d\s.,'’()+\-–−]/g, "");
}

/** True when who reads what is shown by the signs of Italy reads the number, but for digits that were rounded away. */
export function showsNumber(shown: string, value: number): boolean {
  const { value: read, decimals } = readAsItalian(shown);
  return Math.abs(Math.abs(value) - read) <= 0.5 * 10 ** -decimals * (1 + 1e-9);
}

/** «12.000» is twelve thousand and «12,000» is twelve; of two signs the last parts the decimals. NaN of no digits. */
function readAsItalian(shown: string): { readonly value: number; readonly decimals: number } {
  const digitsAt = [...shown.matchAll(/\d/g)].map(({ index }) => index);
  // From the first digit to the last.
  const bare = shown.slice(digitsAt.at(0) ?? 0, (digitsAt.at(-1) ?? -1) + 1).replace(/[^\d.,]/g, "");
  const sign = /[.,](?=\d*$)/.exec(bare)?.[0];
  const isMany = sign !== undefined && bare.indexOf(sign) !== bare.lastIndexOf(sign);
  const isThousands = sign === undefined || isMany || /^[1-9]\d*\.\d{3}$/.test(bare);
  const digits = bare.replace(/[.,]/g, "");
  const decimals = isThousands ? 0 : bare.length - bare.lastIndexOf(sign) - 1;
  return { value: digits === "" ? Number.NaN : Number(digits) / 10 ** decimals, decimals };
}

/** True when a text from any country is the number with all its decimals: «1,234» is 1234, and «12.000» is not 12 in Italy. */
function showsDigits(shown: string, value: number, decimals: number): boolean {
  const separator = Math.max(shown.lastIndexOf("."), shown.lastIndexOf(","));
  const after = separator === -1 ? 0 : significantLength(shown.slice(separator + 1));
  const isOther = shown.charAt(separator) === "." && readAsItalian(shown).decimals !== after;
  const counts = (isOther ? [0] : [0, after]).filter((count) => count >= decimals && count <= 20);
  return counts.some((count) => significant(formatNumber(value, count)) === significant(shown));
}

function significantLength(text: string): number {
  return text.replace(/\D/g, "").length;
}

function significant(text: string): string {
  return text.replace(/\D/g, "").replace(/^0+/, "");
}
