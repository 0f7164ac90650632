// Days and hours as people of Italy read them; the register keeps UTC.
import { conArticolo } from "../../schemas/articles.ts";

const ROME = "Europe/Rome";
const day = new Intl.DateTimeFormat("it", { timeZone: ROME, day: "numeric", month: "long" });
const whole = new Intl.DateTimeFormat("it", {
  ...{ timeZone: ROME, weekday: "long", day: "numeric", month: "long", year: "numeric" },
});
const clock = new Intl.DateTimeFormat("it", { timeZone: ROME, hour: "numeric", minute: "2-digit" });
const iso = new Intl.DateTimeFormat("sv", { timeZone: ROME, dateStyle: "short" });

/** A day alone is noon, so that it is the same day in Rome. */
const moment = (when: string): Date => new Date(/^\d{4}-\d{2}-\d{2}$/.test(when) ? `${when}T12:00:00Z` : when);
const ordinal = (text: string): string => text.replace(/(^|\s)1(?=\s)/, "$11°");

/** «7 marzo». */
export const dayOf = (when: string): string => ordinal(day.format(moment(when)));
/** «il 7 marzo», «l'8 marzo». */
export const theDay = (when: string): string => conArticolo(dayOf(when));
/** «venerdì 31 marzo 2017». */
export const wholeDay = (when: string): string => ordinal(whole.format(moment(when)));
/** «14:08». */
export const hourOf = (when: string): string => clock.format(moment(when));
/** «7 marzo, 14:08»; a day of which nobody knows the hour is that day. */
export const momentOf = (when: string): string =>
  when.includes("T") ? `${dayOf(when)}, ${hourOf(when)}` : dayOf(when);

/** Days from a moment to the end of a day of Rome: 0 on that day, less when it is past. */
export function daysLeft(now: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(iso.format(new Date(now)))) / 86_400_000);
}

/** The first moment in which a day of Rome is over. */
export function endOfDay(day: string): string {
  const hours = ["22", "23"].map((hour) => `${day}T${hour}:00:00.000Z`);
  // In summer Rome is two hours before UTC, in winter one.
  return hours.find((when) => iso.format(new Date(when)) > day) ?? `${day}T23:00:00.000Z`;
}
