// Text that somebody sent, made fit to be shown: on a terminal, in a page, in a table. Nothing in it commands a terminal
// or turns the direction of writing, and what is quoted of a cell is short and on one line.

/** Letters of a cell that a message quotes. */
const MAX_QUOTED = 60;

/** Control characters as the signs that stand for them; marks of direction go. Line breaks and tabs stay as they are. */
export function harmless(text: string): string {
  if (!UNSEEN.test(text)) return text;
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(DIRECTION, "")
    .replace(CONTROL, picture);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** «␛» for the escape, as Unicode has a picture of each of the first thirty-two. */
function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}

/** Words that somebody wrote, a reason for example, whole and on one line. */
export const onOneLine = (text: string): string => harmless(text).replace(/\s+/g, " ").trim();

/** The text as a message quotes it, on one line and no longer than `max` letters. */
export function quoted(text: string, max: number = MAX_QUOTED): string {
  // Looked at no further than needed: what comes after is cut anyway.
  const head = harmless(text.slice(0, max * 2)).replace(/[\n\t]+/g, " ");
  if (head.length <= max && text.length <= max * 2) return head;
  return `${head
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd()}…`;
}
