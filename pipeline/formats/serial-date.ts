// Spreadsheets store a date as days since 1900 or 1904.

const DAY_MS = 86_400_000;
/** Days from 1904 to 1900, with the 29 February 1900 that never was. */
const DAYS_1904 = 1462;
const LAST_SERIAL = 2_958_465;

/**
 * ISO date (`2016-03-12`, or with `T10:30:00` when there is a time of day) of a serial number; null when no calendar day
 * belongs to it (negative, below 1, the false leap day, after the year 9999).
 */
export function isoOfSerial(serial: number, is1904: boolean): string | null {
  const days = is1904 ? serial + DAYS_1904 : serial;
  const day = Math.floor(days);
  if (!(day >= 1 && day <= LAST_SERIAL) || day === 60) return null;
  const epoch = day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  // Binary fractions of a day are a hair off the second that was typed.
  const instant = new Date(epoch + day * DAY_MS + Math.round((days - day) * 86_400) * 1000);
  return isoText(instant.toISOString());
}

/** Programs that keep a date as an instant leave it seconds before its midnight: less than a minute is that midnight. */
export function wholeDay(iso: string): string {
  if (iso.slice(11) < "23:59:00") return iso;
  return isoText(new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) + DAY_MS).toISOString());
}

/** ISO date of an ISO 8601 text as strict workbooks store it; null when it is not one. */
export function isoOfText(text: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(\.\d{1,12})?\d*)?Z?)?$/.exec(text.trim());
  const [, day = "", minute = "00:00", second = "00", rest = ""] = match ?? [];
  const instant = Date.parse(`${day}T${minute}:${second}Z`);
  if (Number.isNaN(instant)) return null;
  return isoText(new Date(instant + Math.round(Number(`0${rest}`)) * 1000).toISOString());
}

function isoText(instant: string): string {
  return instant.slice(11, 19) === "00:00:00" ? instant.slice(0, 10) : instant.slice(0, 19);
}

/** Days of `PT37H30M00S`; null when the text is no duration. */
export function daysOfDuration(duration: string): number | null {
  const match = /^(-?)P(?:(\d{1,9})D)?T?(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:[.,]\d{1,12})?)S)?$/.exec(duration);
  if (match === null) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(2)
    .map((part = "0") => Number(part.replace(",", ".")));
  const size = days + hours / 24 + minutes / 1440 + seconds / 86_400;
  return match[1] === "-" ? -size : size;
}

/** 12/03/2016, or 12/03/2016 10:30. */
export function shownDate(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split("-");
  return `${day}/${month}/${year}${iso.length > 10 ? ` ${iso.slice(11, 16)}` : ""}`;
}

/** 37:30 – hours and minutes of a fraction or number of days; seconds only when there are some. */
export function shownTime(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  const two = (n: number) => String(n).padStart(2, "0");
  const rest = seconds % 60 === 0 ? "" : `:${two(seconds % 60)}`;
  return `${days < 0 ? "-" : ""}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest}`;
}
