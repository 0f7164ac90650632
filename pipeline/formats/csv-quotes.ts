// Cells in quotes: where one closes, and what it says without them.

/** What parts the cells of a file. */
export interface Splitting {
  readonly delimiter: string;
  /** Around a cell that holds the delimiter or a line break. */
  readonly quote: '"' | "'";
  /** How a quote stands inside such a cell: written twice, or after a backslash. */
  readonly escaping: "doppia" | "barra";
}

const LINE_FEED = 10;
const SPACE = 32;
const BACKSLASH = 92;

/** The cell in quotes that begins here, perhaps after spaces; null when none does, `aperta` when it never closes. */
export function quotedCell(
  text: string,
  from: number,
  splitting: Splitting,
): { text: string; end: number } | "aperta" | null {
  const { delimiter, quote } = splitting;
  const separator = delimiter.charCodeAt(0);
  let open = from;
  while (separator !== SPACE && text.charCodeAt(open) === SPACE) open++;
  if (text[open] !== quote) return null;
  const close = closingQuote(text, open, splitting);
  let end = close + 1;
  while (separator !== SPACE && text.charCodeAt(end) === SPACE) end++;
  const isClosed = close !== -1 && (end >= text.length || [separator, LINE_FEED].includes(text.charCodeAt(end)));
  // «; "Il Sole" onlus» is an ordinary cell with a blank before it.
  if (open > from && !isClosed) return null;
  if (close === -1) return "aperta";
  return { text: withoutEscapes(text.slice(open + 1, close), splitting), end };
}

function closingQuote(text: string, open: number, { quote, escaping }: Splitting): number {
  for (let at = text.indexOf(quote, open + 1); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (escaping === "barra" && isEscaped(text, at, open)) continue;
    if (text[at + 1] !== quote) return at;
    at++;
  }
  return -1;
}

/** An odd number of backslashes before a quote: the last one is for the quote. */
function isEscaped(text: string, at: number, open: number): boolean {
  let before = at - 1;
  while (before > open && text.charCodeAt(before) === BACKSLASH) before--;
  return (at - 1 - before) % 2 === 1;
}

function withoutEscapes(text: string, { quote, escaping }: Splitting): string {
  const doubled = text.includes(quote) ? text.replaceAll(quote + quote, quote) : text;
  return escaping === "barra" ? doubled.replace(/\\(["'\\])/g, "$1") : doubled;
}

/** Cells of a line whose quotes do not pair up: those that are wrapped lose their own. */
export function unquoted(fields: readonly string[], splitting: Splitting): string[] {
  const { quote } = splitting;
  return fields.map((field) => {
    const isWrapped = field.length > 1 && field.startsWith(quote) && field.endsWith(quote);
    return isWrapped ? withoutEscapes(field.slice(1, -1), splitting) : field;
  });
}
