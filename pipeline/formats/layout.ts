// How the cells of a text file are parted: delimiter, quotes and what stands before the table, by the evidence of whole
// records and never of a piece cut off somewhere.
import type { Splitting } from "./csv-quotes.ts";
import { type CsvRecord, csvRecords } from "./csv-records.ts";
import { unwrapped } from "./csv-refit.ts";
import type { CsvDialect } from "./sheet.ts";

type Delimiter = CsvDialect["delimiter"];

/** In the order of preference between equals: Excel in Italian writes `;`. */
const DELIMITERS: readonly Delimiter[] = [";", "\t", "|", ","];
/** Signs that stand in ordinary texts too: believed only when every record agrees. */
const RARE: readonly Delimiter[] = ["~", ":", " "];
/** Records that are weighed: a file does not change its delimiter after so many. */
const MAX_RECORDS = 10_000;

export interface Layout extends Splitting {
  readonly delimiter: Delimiter;
  /** Cells of the commonest record. */
  readonly columns: number;
  /** Characters before the first line of the table: Excel's own `sep=;`, which is not a row. */
  readonly from: number;
}

interface Evidence {
  readonly splitting: Splitting & { readonly delimiter: Delimiter };
  readonly records: number;
  readonly columns: number;
  /** Records with as many cells as the commonest and no quoted text torn in two, of all. */
  readonly share: number;
  /** Cells of the first record. */
  readonly first: number;
}

/** The layout of a text whose lines end with `\n`; `;` when it has one column only. */
export function layoutOf(text: string): Layout {
  const declared = /^"?sep=([;,\t|:~ ])"?(?:\n|$)/i.exec(text);
  const from = declared?.[0].length ?? 0;
  const body = from === 0 ? text : text.slice(from);
  const said = [...DELIMITERS, ...RARE].find((each) => each === declared?.[1]);
  const best = said === undefined ? likeliest(body) : bestOf(body, [said]);
  const plain = { delimiter: said ?? ";", quote: '"', escaping: "doppia" } as const;
  return { ...(best?.splitting ?? plain), columns: best?.columns ?? 1, from };
}

function likeliest(text: string): Evidence | null {
  const usual = bestOf(text, DELIMITERS);
  const isClear = usual !== null && usual.first === usual.columns && usual.share >= 0.5;
  return isClear ? usual : (bestOf(text, RARE, isUnanimous) ?? usual);
}

function isUnanimous({ records, columns, share, first }: Evidence): boolean {
  return records >= 3 && columns >= 3 && share >= 0.9 && first === columns;
}

function bestOf(
  text: string,
  delimiters: readonly Delimiter[],
  isBelieved: (evidence: Evidence) => boolean = () => true,
): Evidence | null {
  let best: Evidence | null = null;
  for (const delimiter of delimiters) {
    if (!text.includes(delimiter)) continue;
    for (const quoting of quotings(text, delimiter)) {
      const evidence = evidenceFor(text, { delimiter, ...quoting });
      if (score(evidence) > (best === null ? 0 : score(best)) && isBelieved(evidence)) best = evidence;
    }
  }
  return best;
}

/**
 * A delimiter parts nearly all records alike, and the first as the others: it holds their titles. Between two that do so,
 * the one that makes more cells.
 */
function score({ columns, share, first }: Evidence): number {
  if (columns < 2) return 0;
  const titles = first === columns ? 150 : 0;
  return Math.round(share * 10) * 100 + titles + Math.min(columns, 99);
}

/** The ways in which a text may use quotes. A record with an apostrophe that opens nothing («'900») speaks against them. */
function quotings(text: string, delimiter: string): Omit<Splitting, "delimiter">[] {
  const barred = (quote: Splitting["quote"]) =>
    text.includes(`\\${quote}`) ? [{ quote, escaping: "barra" } as const] : [];
  const usual = [{ quote: '"', escaping: "doppia" } as const, ...barred('"')];
  if (cellsBeginningWith('"', text, delimiter) > 0 || cellsBeginningWith("'", text, delimiter) < 2) return usual;
  // First, so that it is kept between equals: the usual reading of such a text leaves the apostrophes in its cells.
  return [{ quote: "'", escaping: "doppia" }, ...barred("'"), ...usual];
}

function cellsBeginningWith(quote: string, text: string, delimiter: string): number {
  const spaces = delimiter === " " ? "" : " *";
  return text.match(new RegExp(`(?:^|[${delimiter}])${spaces}${quote}`, "gm"))?.length ?? 0;
}

function evidenceFor(text: string, splitting: Evidence["splitting"]): Evidence {
  const widths = new Map<number, number>();
  let [count, first] = [0, 0];
  for (const record of records(text, splitting)) {
    const columns = widthOf(record, splitting, first);
    if (count === 0) first = columns;
    count++;
    if (!record.isTorn) widths.set(columns, (widths.get(columns) ?? 0) + 1);
  }
  let [columns, times] = [1, 0];
  for (const [each, n] of widths) if (each > 1 && n > times) [columns, times] = [each, n];
  return { splitting, records: count, columns, share: count === 0 ? 0 : times / count, first };
}

function* records(text: string, splitting: Splitting): Generator<CsvRecord> {
  const onStrayQuote = (): void => {};
  let count = 0;
  for (const record of csvRecords(text, { ...splitting, columns: 0, firstLine: 1, onStrayQuote })) {
    yield record;
    if (++count === MAX_RECORDS) return;
  }
}

const WHOLE_NUMBER = /^[\s€+-]*[\d.]+,\d+[\s€%]*$/;

function widthOf(record: CsvRecord, splitting: Splitting, first: number): number {
  const { fields } = record;
  // One column of decimal commas under a heading without any is not two columns.
  if (splitting.delimiter === "," && first === 1 && fields.length === 2 && WHOLE_NUMBER.test(fields.join(",")))
    return 1;
  return (unwrapped(record, splitting) ?? fields).length;
}
