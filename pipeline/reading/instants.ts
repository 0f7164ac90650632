// A day of the calendar, with a time and a zone where they are written: the ways of forms, sheets and Italian letters.
const MONTHS = ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"];
const MINUTE = 60_000;

export interface Instant {
  /** As written, without its zone: «2024-03-12T10:04:33», or the day alone. */
  readonly iso: string;
  /** Milliseconds since 1970; what says no zone is taken for the network's own, as if it were UTC. */
  readonly order: number;
  /** True when a zone is written. */
  readonly isZoned: boolean;
}

/** Which of two small numbers is the day. */
export type DayOrder = "giorno-mese" | "mese-giorno";

/** The instant that a text says; null when it says none, or no day of the calendar. */
export function readInstant(text: string, order: DayOrder): Instant | null {
  if (text.length > 60) return null;
  const [day, rest] = dayOf(text, order) ?? [];
  if (day === undefined || rest === undefined) return null;
  if (rest.trim() === "") return { iso: day, order: Date.parse(`${day}T00:00:00Z`), isZoned: false };
  const [, hours, minutes, seconds = "00", half, zone = ""] = TIME.exec(rest) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0);
  const offset = offsetOf(zone);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59 || offset === undefined) return null;
  const iso = `${day}T${two(hour)}:${minutes}:${seconds}`;
  return { iso, order: Date.parse(`${iso}Z`) - (offset ?? 0) * MINUTE, isZoned: offset !== null };
}

const TIME =
  /^(?:T|,? )\s*(?:alle |ore )?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?:\s?([ap])\.?m\.?)?\s?(Z|[A-Z]{2,5}|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?)?$/i;

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

function dayOf(text: string, order: DayOrder): [day: string, rest: string] | null {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text);
  if (iso !== null) return valid(text, iso[0], Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const numeric = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/.exec(text);
  if (numeric !== null) {
    const [first, second] = [Number(numeric[1]), Number(numeric[3])];
    const [day, month] = order === "giorno-mese" ? [first, second] : [second, first];
    return valid(text, numeric[0], Number(numeric[4]), month, day);
  }
  const words = /^(?:[a-zì]{3,10}\.?,? )?(\d{1,2})°?[ -]{1,3}([a-zà]{3,10})\.?,?[ -]{1,3}(\d{4})(?!\d)/i.exec(text);
  if (words === null) return null;
  const month = MONTHS.findIndex((name) => words[2]?.toLowerCase().startsWith(name));
  return month < 0 ? null : valid(text, words[0], Number(words[3]), month + 1, Number(words[1]));
}

function valid(text: string, written: string, year: number, month: number, day: number): [string, string] | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay ? [`${year}-${two(month)}-${two(day)}`, text.slice(written.length)] : null;
}

const two = (n: number): string => String(n).padStart(2, "0");
