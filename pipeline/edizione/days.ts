// Days as an edition writes them: read as those of members.
import { readDate } from "../reading/dates.ts";

/** The ISO date of a day, however it is written; what is none, or may be two, stays as it is, for its schema to refuse. */
export function isoDay(written: string): string {
  const day = readDate(written, () => "giorno");
  return typeof day === "string" ? day : written;
}
