// A day of the calendar from the ways people, sheets and survey tools write it. What may be two days is asked.

/** Which of the two comes first in «03/04/2024»; `incerto` when the file shows both, or writes its numbers as Americans do. */
export type DateOrder = "giorno" | "mese" | "incerto";

/** An ISO date; the two that a text may mean; null when it is none, or no day of the calendar. */
export type ReadDay = string | readonly [string, string] | null;

const MONTHS = [
  ["gennaio", "january"],
  ["febbraio", "february"],
  ["marzo", "march"],
  ["aprile", "april"],
  ["maggio", "may"],
  ["giugno", "june"],
  ["luglio", "july"],
  ["agosto", "august"],
  ["settembre", "september"],
  ["ottobre", "october"],
  ["novembre", "november"],
  ["dicembre", "december"],
];
const WEEKDAY =
  /^(?:(?:luned|marted|mercoled|gioved|venerd)(?:ì|i'?|í)|sabato|domenica|lun|mar|mer|gio|ven|sab|dom|mon|tue|wed|thu|fri|sat|sun)[.,]{0,2}\s+(?=\d)/i;
/** A time of day after the date: « 10:04:33 AM CET», «T23:00:00.000Z». */
const TIME =
  /(?:T|,? )(?:alle )?(?:ore )?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)? ?(?:([ap])\.?m\.?)? ?([^\s\d].{0,30})?$/i;
const LONGEST = 60;
/** Before it are the days that a sheet makes of a small number. */
const FIRST_YEAR = 1902;
const LAST_YEAR = 2100;

/** A day, or the two that a text may mean, and the time of day where it is written. */
export interface Moment {
  readonly day: string | readonly [string, string];
  readonly time: { readonly clock: string; readonly offset: number | null } | null;
}

/** The day that the clocks of Italy showed. `ordine` is called only where it matters. */
export function readDate(text: string, ordine: () => DateOrder): ReadDay {
  const moment = readMoment(text, ordine);
  if (moment === null || moment.time === null || typeof moment.day !== "string") return moment?.day ?? null;
  const { clock, offset } = moment.time;
  const instant = Date.parse(`${moment.day}T${clock}Z`);
  const shown = (at: number): string => (offset === null ? isoOf(at) : ITALY.format(at - offset * MINUTE));
  // A second before midnight is what rounding leaves of the next day.
  return either(shown(instant), shown(instant + 1000));
}
const MINUTE = 60_000;
/** A form keeps «12 March» as the midnight at which it began, in the time of Greenwich: «2024-03-11T23:00:00Z». */
const ITALY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome", dateStyle: "short" });
const isoOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

export function readMoment(written: string, ordine: () => DateOrder): Moment | null {
  if (written.length > LONGEST) return null;
  const text = written.replace(/\s+/g, " ");
  const found = TIME.exec(text);
  const day = dayOf((found === null ? text : text.slice(0, found.index)).trim(), ordine);
  if (day === null || found === null) return day === null ? null : { day, time: null };
  const [, hours = "", minutes = "", seconds = "00", half, zone = ""] = found;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0);
  const offset = offsetOf(zone.trim());
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59 || offset === undefined) return null;
  return { day, time: { clock: `${String(hour).padStart(2, "0")}:${minutes}:${seconds}`, offset } };
}

/** Minutes east of Greenwich; null when no zone is written, undefined for a zone that nobody knows. */
function offsetOf(zone: string): number | null | undefined {
  if (zone === "") return null;
  const name = zone.toUpperCase();
  const [, sign, hours, minutes = "0"] = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/.exec(name) ?? [];
  if (sign !== undefined) return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return ZONES[name];
}
const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
};

function dayOf(text: string, ordine: () => DateOrder): ReadDay {
  const english = /^([a-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(text);
  if (english) return named(english[3], english[1], english[2]);
  const bare = text.replace(WEEKDAY, "");
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(bare);
  if (yearFirst) return valid(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(bare);
  if (yearLast) return inNumbers(yearLast, ordine);
  const words = /^(\d{1,2})(?:°|º|st|nd|rd|th)?[\s-]+([a-z]{3,})\.?,?[\s-]+(\d{4}|\d{2})$/i.exec(bare);
  return words ? named(words[3], words[2], words[1]) : null;
}

/** «12/03/2024», «12/03/24»: two numbers up to twelve are told apart by what the file shows. */
function inNumbers([, first, sign, second, written = ""]: RegExpExecArray, ordine: () => DateOrder): ReadDay {
  const [a, b, year] = [Number(first), Number(second), fullYear(written)];
  const byDay = valid(year, b, a);
  // «24-03-12» may begin with its year.
  if (written.length === 2 && sign === "-") return either(byDay, valid(fullYear(first ?? ""), b, Number(written)));
  const byMonth = valid(year, a, b);
  if (byDay === null || byMonth === null || byDay === byMonth) return byDay ?? byMonth;
  const order = ordine();
  if (order === "incerto") return [byDay, byMonth];
  return order === "giorno" ? byDay : byMonth;
}

/** Whether a text is written as a day is, though the calendar has none such, or none of our time: «30/02/2024», «12/03/1824». */
export const isDayShaped = (text: string): boolean =>
  /^\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})$/.test(text) || /^\d{4}([-/.])\d{1,2}\1\d{1,2}$/.test(text);

function either(one: string | null, other: string | null): ReadDay {
  return one === null || other === null || one === other ? (one ?? other) : [one, other];
}

function named(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const word = month?.toLowerCase() ?? "";
  const at = MONTHS.findIndex((names) => names.some((name) => name.startsWith(word)));
  return at < 0 ? null : valid(fullYear(year ?? ""), at + 1, Number(day));
}

/** «24» is 2024, «98» is 1998. */
function fullYear(written: string): number {
  const number = Number(written);
  return written.length > 2 ? number : number + (number < 70 ? 2000 : 1900);
}

function valid(year: number, month: number, day: number): string | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? isoOf(date.getTime()) : null;
}

/** Which order a text proves: `giorno` for 13/03/2024, `mese` for 03/13/2024; null when it proves nothing. */
export function provenOrder(text: string): Exclude<DateOrder, "incerto"> | null {
  const match = /^\s{0,3}(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?!\d)/.exec(text);
  if (match === null) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first > 12 && first <= 31 && second >= 1 && second <= 12) return "giorno";
  return second > 12 && second <= 31 && first >= 1 && first <= 12 ? "mese" : null;
}
