// The article before a number: it follows from how the number is said (otto, undici, uno, zero), and grows together with a
// preposition. Before a day of the month too: «l'8 marzo», «dall'11 marzo», «il 1° marzo».

/** «il 41%», «l'8%», «lo 0,5%», «l'11 marzo 2027», «il 1° marzo»: a share, a number or a day with its article. A number is
 *  0–999, or a year. */
export function conArticolo(text: string): string {
  const whole = /^\d+/.exec(text)?.[0] ?? "";
  if (whole !== "" && Number(whole) === 0) return `lo ${text}`;
  const isVowel = /^(1|11|8\d{0,2})$/.test(whole) && !/^1[°º]/.test(text);
  return isVowel ? `l'${text}` : `il ${text}`;
}

/** «l 74%», «ll'8%», «llo 0,5%»: the article as it grows together with a preposition. */
function joined(text: string): string {
  const whole = conArticolo(text);
  if (whole.startsWith("il ")) return `l ${text}`;
  return whole.startsWith("lo ") ? `llo ${text}` : `ll'${text}`;
}

/** «dal 74%», «dall'8 marzo», «dallo 0,5%». */
export const dal = (text: string): string => `da${joined(text)}`;
/** «al 74%», «all'8 marzo», «allo 0,5%». */
export const al = (text: string): string => `a${joined(text)}`;
/** «del 74%», «dell'8 marzo», «dello 0,5%». */
export const del = (text: string): string => `de${joined(text)}`;

const JOINED: Readonly<Record<string, string>> = { al: "a", dal: "da", del: "de", nel: "ne", sul: "su" };

/** The article, alone or grown together, that whoever wrote a text put before a number not known yet: «il » before 0,5% is «lo ». */
export function agreed(written: string, number: string): string {
  const word = written.toLowerCase();
  const whole = word === "il" ? conArticolo(number) : `${JOINED[word] ?? ""}${joined(number)}`;
  const before = whole.slice(0, -number.length);
  return written === word ? before : `${before.charAt(0).toUpperCase()}${before.slice(1)}`;
}

/** Before days and shares in templates, by the name that they have there: `{{al scadenza}}`. */
export const ARTICLES = { il: conArticolo, al, dal, del } as const;
