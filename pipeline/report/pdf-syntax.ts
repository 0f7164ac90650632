// The syntax of PDF objects. Values stay source text, as they were written: of the 26,000 objects of a report a few hundred
// are taken apart, so nothing else is parsed, copied or written anew.

/** Source of the values of a dictionary by their key, in its order. */
export type Entries = Map<string, string>;

const TOKEN =
  /\s*(<<|>>|[[\]]|\/[^\s()<>[\]{}/%]*|\d+ \d+ R(?![^\s()<>[\]{}/%])|\(|<[0-9A-Fa-f\s]*>|[^\s()<>[\]{}/%]+)/y;
const SPACE = /\s*/y;

/** Where the value that starts at `at` ends. Throws when no value starts there. */
export function endOfValue(source: string, at: number): number {
  let depth = 0;
  TOKEN.lastIndex = at;
  do {
    const token = TOKEN.exec(source)?.[1];
    if (token === undefined) throw new Error(`no PDF value in ${JSON.stringify(source.slice(at, at + 80))}`);
    if (token === "(") TOKEN.lastIndex = endOfString(source, TOKEN.lastIndex);
    else if (token === "<<" || token === "[") depth++;
    else if (token === ">>" || token === "]") depth--;
  } while (depth > 0);
  return TOKEN.lastIndex;
}

function endOfString(source: string, from: number): number {
  let depth = 1;
  let at = from;
  while (depth > 0 && at < source.length) {
    const character = source[at];
    if (character === "\\") at++;
    else if (character === "(") depth++;
    else if (character === ")") depth--;
    at++;
  }
  return at;
}

function valuesIn(source: string): string[] {
  const values: string[] = [];
  let at = 0;
  for (;;) {
    SPACE.lastIndex = at;
    SPACE.exec(source);
    const start = SPACE.lastIndex;
    if (start >= source.length) return values;
    at = endOfValue(source, start);
    values.push(source.slice(start, at));
  }
}

/** The items of an array; a value that is no array is an array of itself, as PDF has it for kids. */
export const itemsOf = (source: string): string[] =>
  source.startsWith("[") ? valuesIn(source.slice(1, -1)) : source === "" ? [] : [source];

/** The entries of a dictionary; none for a value that is no dictionary. */
export function entriesOf(source: string): Entries {
  const entries: Entries = new Map();
  if (!source.startsWith("<<")) return entries;
  const values = valuesIn(source.slice(2, -2));
  for (let at = 0; at + 1 < values.length; at += 2) entries.set((values[at] ?? "").slice(1), values[at + 1] ?? "");
  return entries;
}

export const dictionary = (entries: Iterable<readonly [string, string]>): string =>
  `<<${[...entries].map(([key, value]) => `/${key} ${value}`).join("\n")}>>`;

export const array = (items: readonly string[]): string => `[${items.join(" ")}]`;

export const reference = (number: number): string => `${number} 0 R`;

/** Number of the object that a value points at; undefined for any other value. */
export function pointsAt(value: string | undefined): number | undefined {
  const number = /^(\d+) 0 R$/.exec(value ?? "")?.[1];
  return number === undefined ? undefined : Number(number);
}

/** A text as PDF string, whatever its letters. */
export function textString(text: string): string {
  const units = [...text].flatMap((character) => character.split("").map((unit) => unit.charCodeAt(0)));
  return `<FEFF${units.map((unit) => unit.toString(16).toUpperCase().padStart(4, "0")).join("")}>`;
}

/** The words of a name or of a string of plain letters (an address). */
export function plainText(value: string): string {
  if (value.startsWith("/"))
    return Buffer.from(
      value.slice(1).replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
      "latin1",
    ).toString("utf8");
  return value
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|[\s\S])/g, (_, escaped: string) =>
      /^[0-7]/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : escaped,
    );
}
