// How words for people are held to be: short sentences, plain words (COLLECTING.md 3.1).
export const FORBIDDEN =
  /\b(per favore|ci dispiace|non valid[oaie]|errore di formato|formato errato|campo obbligatorio|obbligatori[oa]|hai dimenticato|ops|null|undefined|NaN|schema|regex|stringa|record|parsing|encoding|foreign key|template)\b/i;

export const sentences = (text: string): string[] => text.split(/(?<=[.?!])\s+(?=[A-ZÈ«])/u);

/** The Gulpease index (Lucisano, Piemontese 1988): 100 is the easiest; below 60 who has the primary school does not follow,
 *  below 40 who has the upper one. */
export function gulpease(text: string): number {
  const letters = text.match(/[\p{L}\d]/gu)?.length ?? 0;
  const words = text.split(/\s+/).length;
  return 89 + (300 * sentences(text).length - 10 * letters) / words;
}
export const READABLE = 45;
/** Words of a sentence. */
export const LONGEST = 40;
