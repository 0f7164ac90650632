// Days as an edition writes them: read as those of members.
import { readDate, readMoment } from "../reading/dates.ts";

/** The ISO date of a day, however it is written; what is none, or may be two, stays as it is, for its schema to refuse. */
export function isoDay(written: string): string {
  const day = readDate(written, () => "giorno");
  return typeof day === "string" ? day : written;
}

/** A day, or a moment of it, as people write them: «24/02/2025 17:52» is «2025-02-24T17:52:00». What is neither stays as it is. */
export function isoMoment(written: string): string {
  const moment = readMoment(written, () => "giorno");
  if (moment === null || moment.time === null || moment.time.offset !== null || typeof moment.day !== "string")
    return isoDay(written);
  return `${moment.day}T${moment.time.clock}`;
}
