// What other programs do to an answer before it comes to us, known by its look: each damage has its own words and remedy.
import { readDate } from "./dates.ts";

/** «9,8001E+10», «#####»: a sheet shortens a long number so, and a text file keeps no more than it showed. */
export const isShortened = (text: string): boolean =>
  /^#{2,50}$|^[+-]?\d{1,20}(?:[.,]\d{1,20})?e[+-]?\d{1,3}$/i.test(text);

/** «98001049992.0», «1996,0»: a whole number through a program that gives all its numbers decimals. */
export const withoutZeroDecimals = (text: string): string => text.replace(/^(\d{1,20})[.,]0{1,6}$/, "$1");

/** «12/01/2024», «gen-12»: what a sheet makes of 12/1 or 12.1, where a quantity is asked. */
export function looksLikeDate(text: string): boolean {
  return text.length <= 40 && (DAY_AND_MONTH.test(text) || readDate(text, () => "giorno") !== null);
}
const MONTH = "(?:gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic|jan|may|jun|jul|aug|sep|oct|dec)";
const DAY_AND_MONTH = new RegExp(`^(?:\\d{1,2}[-/ ]${MONTH}|${MONTH}[-/ ]\\d{1,4})$`, "i");

const MISSING = new Set(["NA", "<NA>", "NaN", "nan", "NAN", "NULL", "null", "(null)", "None"]);

/** What statistical programs write for a cell that was left blank. */
export const isMissingMark = (text: string): boolean => MISSING.has(text);
