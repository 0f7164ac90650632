// The fonts of a document: whether their letters are in the file, and what each code says in Unicode (ISO 32000-1, 9).
import { latin1, type Pdf, unpacked } from "./open.ts";
import { type Dict, lettersOf, Reader, Stream, Text, type Value, Word } from "./values.ts";

export interface Font {
  readonly name: string;
  /** Its program is in the file; a font that is drawn by the page itself needs none. */
  readonly embedded: boolean;
  /** Bytes of a code. */
  readonly width: 1 | 2;
  /** What each code says; null where the font does not tell. */
  readonly unicode: ReadonlyMap<number, string> | null;
}

export function readFont(pdf: Pdf, dict: Dict): Font {
  const composite = pdf.name(dict, "Subtype") === "Type0";
  const own = composite ? pdf.dict(pdf.list(dict, "DescendantFonts")[0]) : dict;
  const descriptor = pdf.dict(own, "FontDescriptor");
  const map = pdf.get(dict, "ToUnicode");
  return {
    name: pdf.name(dict, "BaseFont") ?? pdf.name(dict, "Subtype") ?? "",
    embedded:
      pdf.name(dict, "Subtype") === "Type3" ||
      ["FontFile", "FontFile2", "FontFile3"].some((key) => pdf.get(descriptor, key) instanceof Stream),
    width: composite ? 2 : 1,
    unicode: map instanceof Stream ? readUnicode(latin1(unpacked(map))) : byEncoding(pdf.name(dict, "Encoding")),
  };
}

/** What the codes of a simple font say by the name of their table, whose Latin letters are near enough for words. */
const byEncoding = (encoding: string | null): ReadonlyMap<number, string> | null =>
  encoding === "WinAnsiEncoding" || encoding === "MacRomanEncoding"
    ? new Map(Array.from({ length: 224 }, (_, index) => [index + 32, String.fromCharCode(index + 32)]))
    : null;

/** The codes of a text, one after the other. */
export function codesOf({ width }: Font, bytes: string): number[] {
  const codes: number[] = [];
  for (let at = 0; at + width <= bytes.length; at += width)
    codes.push(width === 1 ? bytes.charCodeAt(at) : bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1));
  return codes;
}

/** Codes by what they say, from the two kinds of table of a character map. */
function readUnicode(source: string): Map<number, string> {
  const found = new Map<number, string>();
  const reader = new Reader(source);
  let values: Value[] = [];
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (!(token instanceof Word)) {
      values.push(token);
      continue;
    }
    if (token.word === "endbfchar") readSingles(values, found);
    else if (token.word === "endbfrange") readRanges(values, found);
    values = [];
  }
  return found;
}

function readSingles(values: readonly Value[], found: Map<number, string>): void {
  for (let at = 0; at + 1 < values.length; at += 2) found.set(codeOf(values[at]), saidBy(values[at + 1]));
}

function readRanges(values: readonly Value[], found: Map<number, string>): void {
  for (let at = 0; at + 2 < values.length; at += 3) {
    const [from, to, says] = [codeOf(values[at]), codeOf(values[at + 1]), values[at + 2]];
    for (let code = from; code <= to; code++) {
      if (Array.isArray(says)) found.set(code, saidBy(says[code - from]));
      else found.set(code, after(saidBy(says), code - from));
    }
  }
}

const codeOf = (value: Value | undefined): number =>
  value instanceof Text ? [...value.bytes].reduce((code, byte) => code * 256 + byte.charCodeAt(0), 0) : Number.NaN;

const saidBy = (value: Value | undefined): string =>
  value instanceof Text ? lettersOf(new Text(`\xfe\xff${value.bytes}`)) : "";

/** The letters that stand so many places after. */
const after = (letters: string, places: number): string =>
  letters === "" ? "" : letters.slice(0, -1) + String.fromCharCode(letters.charCodeAt(letters.length - 1) + places);
