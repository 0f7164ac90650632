// A text file → one sheet. All cells are text: what number they are is decided later, field by field.
import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import { type CsvReading, readRows } from "./csv-rows.ts";
import { decode, type Encoding } from "./encoding.ts";
import { refuseType } from "./kind.ts";
import { layoutOf } from "./layout.ts";
import type { Limits } from "./limits.ts";
import type { Lines } from "./lines.ts";
import type { WorkbookReading } from "./sheet.ts";

/** The only sheet of a text file, named as the file. Refuses what is not text. */
export function readCsv(bytes: Buffer, name: string, limits: Limits): WorkbookReading {
  const { text: decoded, encoding, isGuess, doubtful } = decode(bytes);
  if (isBinary(decoded)) refuseType("di un tipo che non riconosciamo", name);
  const text = withLineFeeds(decoded);
  const layout = layoutOf(text);
  const reading = readRows(text, layout, limits);
  const diagnostics = findingsOf(reading, name, limits);
  if (doubtful.length > 0) diagnostics.unshift(doubtfulLetters(doubtful, text, name));
  else if (isGuess) {
    diagnostics.unshift(diagnose("testo-codifica-incerta", [{ file: name }], { codifica: WRITTEN_AS[encoding] }));
  }
  const { longer, shorter } = reading.ragged;
  const storte = new Set([...longer.named, ...shorter.named]);
  const sheet = {
    name: name.replace(/\.[^.]*$/, ""),
    hidden: false,
    rows: reading.rows,
    hiddenColumns: [],
    merges: [],
    ...(storte.size === 0 ? {} : { storte }),
  };
  const dialect = { encoding, delimiter: layout.delimiter, decimal: reading.decimal };
  return { workbook: { format: "csv", sheets: [sheet], dialect }, diagnostics };
}

/** The alphabets as their programs call them. */
const WRITTEN_AS: Readonly<Record<Encoding, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "utf-7": "UTF-7",
  "windows-1252": "Windows-1252",
  "iso-8859-15": "ISO-8859-15",
  "mac-roman": "Mac Roman",
  cp850: "DOS (CP850)",
};

/** The words whose letters no alphabet explains, at the lines where they first stand. */
function doubtfulLetters(words: readonly string[], text: string, file: string): Diagnostic {
  const lines = new Set(words.map((word) => lineOf(text, text.indexOf(word))));
  const shown = words.slice(0, 3).map((word) => `«${word.replaceAll("\ufffd", "?")}»`);
  const parole = words.length > 3 ? `${shown.join(", ")} e altre` : elenca(shown);
  return diagnose(
    "testo-lettere-incerte",
    [...lines].map((riga) => ({ file, riga })),
    { parole },
  );
}

function lineOf(text: string, at: number): number {
  let line = 1;
  for (let end = text.indexOf("\n"); end !== -1 && end < at; end = text.indexOf("\n", end + 1)) line++;
  return line;
}

function findingsOf(reading: CsvReading, file: string, limits: Limits): Diagnostic[] {
  const { strayQuotes, cut, firstUnreadLine, ragged } = reading;
  const at = (lines: readonly number[]) => lines.map((riga) => ({ file, riga }));
  const rows = (
    codice: "testo-celle-in-piu" | "testo-celle-in-meno" | "testo-decimali-divisi",
    { count, named }: Lines,
  ) => (count === 0 ? [] : [diagnose(codice, at(named), { righe: count })]);
  const findings: Diagnostic[] = [];
  if (strayQuotes.count > 0) {
    findings.push(diagnose("testo-virgolette", at(strayQuotes.named), { righe: strayQuotes.count }));
  }
  findings.push(
    ...rows("testo-decimali-divisi", ragged.mended),
    ...rows("testo-celle-in-piu", ragged.longer),
    ...rows("testo-celle-in-meno", ragged.shorter),
  );
  if (cut.count > 0) findings.push(diagnose("testo-tagliato", at(cut.named), { limite: limits.cellCharacters }));
  if (firstUnreadLine !== null) {
    const params = { righe: firstUnreadLine, limite: limits.rows };
    findings.push(diagnose("righe-oltre-limite", at([firstUnreadLine]), params));
  }
  return findings;
}

/** One kind of line end, so that a cell with line breaks reads the same from any program. */
function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r{1,2}\n|\r/g, "\n") : text;
}

/** Control characters that no text has, more than one in fifty of the beginning. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 1 << 16);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const controls = head.match(/[\u0001-\u0008\u000e-\u0019\u001c-\u001f]/g)?.length ?? 0;
  return controls * 50 > head.length;
}
