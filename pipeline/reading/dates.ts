import { readInstant } from "./instants.ts";

/** An ISO date from the ways forms and people write one; null when the text is none, or no day of the calendar. */
export function readDate(text: string): string | null {
  const instant = readInstant(text, "giorno-mese");
  if (instant === null) return null;
  return instant.isZoned ? dayInItaly(instant.order) : instant.iso.slice(0, 10);
}

/** A form keeps «12 March» as the midnight at which it began, in the time of Greenwich: «2024-03-11T23:00:00Z». */
const dayInItaly = (order: number): string => ITALY.format(order);
const ITALY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome", dateStyle: "short" });
