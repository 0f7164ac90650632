// What stands in many places of an edition folder: a code, a moment.
import { z } from "zod";

export const codice = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "un codice è fatto di lettere minuscole, cifre e trattini");

/** When something was, as the edition says it: a day, or words such as «luglio 2014» where nobody knows the day. */
export const quando = z
  .string()
  .min(1)
  .refine(
    (text) => (z.iso.date().safeParse(text).success ? YEAR.test(text.slice(0, 4)) : !wantsToBeADay(text)),
    "la data non si capisce: scrivila come 31/12/2016, oppure a parole",
  );

const YEAR = /^(1[89]|20)\d\d$/;
/** «2014–2015», «2014/15». */
const YEARS = /^(1[89]|20)\d\d\s*[/–-]\s*((1[89]|20)\d\d|\d\d)$/;

/** Three numbers with a sign between them, or no word at all that is neither a year nor two. */
const wantsToBeADay = (text: string): boolean =>
  /\d\s*[/.-]\s*\d+\s*[/.-]\s*\d/.test(text) || !(/\p{L}/u.test(text) || YEAR.test(text) || YEARS.test(text));
