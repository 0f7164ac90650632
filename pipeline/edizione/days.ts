// Days as an edition writes them: read as those of members.
import { readDate } from "../reading/dates.ts";

/** The ISO date of a day, however it is written; what is none stays as it is, for its schema to refuse. */
export const isoDay = (written: string): string => readDate(written) ?? written;
