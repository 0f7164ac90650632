// A moment, for those who ask which of two came first.
import { readMoment } from "./dates.ts";

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
  const moment = readMoment(text, () => (order === "giorno-mese" ? "giorno" : "mese"));
  if (moment === null || typeof moment.day !== "string") return null;
  const { day, time } = moment;
  if (time === null) return { iso: day, order: Date.parse(`${day}T00:00:00Z`), isZoned: false };
  const iso = `${day}T${time.clock}`;
  return { iso, order: Date.parse(`${iso}Z`) - (time.offset ?? 0) * 60_000, isZoned: time.offset !== null };
}
