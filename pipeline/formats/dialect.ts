// Which character separates the cells of a text file, and which one the decimals.
import type { CsvDialect } from "./sheet.ts";

type Delimiter = CsvDialect["delimiter"];

/** In the order of preference between equals: Excel in Italian writes `;`. */
const DELIMITERS: readonly Delimiter[] = [";", "\t", "|", ","];
const SAMPLE_CHARACTERS = 1 << 16;
const SAMPLE_LINES = 200;

export interface Layout {
  readonly delimiter: Delimiter;
  /** Cells of the commonest line of the sample. */
  readonly columns: number;
  /** Characters before the first line of the table: Excel's own `sep=;`, which is not a row. */
  readonly from: number;
}

/** The layout of a text; `;` when it has one column only. */
export function layoutOf(text: string): Layout {
  const declared = /^sep=([;,\t|])\r?(\n|$)/i.exec(text);
  const from = declared?.[0].length ?? 0;
  const lines = sampleLines(text.slice(from, from + SAMPLE_CHARACTERS));
  const candidates = DELIMITERS.filter((each) => declared === null || each === declared[1]);
  let best: { delimiter: Delimiter; columns: number; score: number } = { delimiter: ";", columns: 1, score: 0 };
  for (const delimiter of candidates) {
    const { columns, share } = commonest(lines, delimiter);
    // A separator splits nearly all lines alike; between two that do, the one that makes more cells.
    const score = columns < 2 ? 0 : Math.round(share * 10) * 100 + Math.min(columns, 99);
    if (score > best.score || (declared !== null && columns >= 1)) best = { delimiter, columns, score };
  }
  return { delimiter: best.delimiter, columns: best.columns, from };
}

const WHOLE_NUMBER_LINE = /^[\s€+-]*[\d.]+,\d+[\s€%]*$/;

function commonest(lines: readonly string[], delimiter: Delimiter): { columns: number; share: number } {
  const seen = new Map<number, number>();
  // One column of decimal commas under a heading without any is not two columns.
  const mayBeDecimal = delimiter === "," && lines[0]?.includes(",") !== true;
  for (const line of lines) {
    const columns = mayBeDecimal && WHOLE_NUMBER_LINE.test(line) ? 1 : line.split(delimiter).length;
    seen.set(columns, (seen.get(columns) ?? 0) + 1);
  }
  let [columns, times] = [1, 0];
  for (const [each, n] of seen) if (each > 1 && n > times) [columns, times] = [each, n];
  return { columns, share: lines.length === 0 ? 0 : times / lines.length };
}

/** Lines of the sample without what is in quotes; when the quotes do not pair up, they are ordinary characters. */
function sampleLines(sample: string): string[] {
  const bare = sample.replace(/"[^"]*"/g, "");
  const text = bare.includes('"') ? sample : bare;
  // The last line may be cut by the sample.
  const lines = text.split(/\r\n?|\n/).slice(0, SAMPLE_LINES);
  if (sample.length === SAMPLE_CHARACTERS && lines.length > 1) lines.pop();
  return lines.filter((line) => line.trim() !== "");
}

/** Counts which decimal sign the numbers of a file prove; `1.234` alone proves nothing. */
export interface DecimalEvidence {
  weigh(text: string): void;
  verdict(): CsvDialect["decimal"];
}

/** One sign must be this many times commoner: `12.30` may be a time of day in a file of decimal commas. */
const CLEAR = 20;

export function decimalEvidence(): DecimalEvidence {
  let [commas, points] = [0, 0];
  return {
    weigh(text) {
      const sign = provenSign(text);
      if (sign === ",") commas++;
      else if (sign === ".") points++;
    },
    verdict() {
      if (commas > points * CLEAR) return "virgola";
      return points > commas * CLEAR ? "punto" : "ambiguo";
    },
  };
}

const NUMBER = /^[\s€]*(?:[-+][\s€]*)?(\d[\d.,]*\d)[\s€%]*$/;

function provenSign(text: string): "," | "." | null {
  const first = text.charCodeAt(0);
  // Most cells are words: do not ask the regular expression about them.
  if ((first > 57 && first !== 0x20ac) || text.length > 40 || !(text.includes(",") || text.includes("."))) return null;
  const digits = NUMBER.exec(text)?.[1];
  if (digits === undefined) return null;
  const [comma, point] = [digits.lastIndexOf(","), digits.lastIndexOf(".")];
  const sign = comma > point ? "," : ".";
  const groups = digits.split(sign);
  const last = groups.at(-1) ?? "";
  if (comma >= 0 && point >= 0) return groups.length === 2 ? sign : null;
  // Two of the same sign can only separate thousands (1.234.567), or be a date.
  if (groups.length > 2) return groups.slice(1).every(({ length }) => length === 3) ? other(sign) : null;
  const head = groups[0] ?? "";
  const mayBeThousands = last.length === 3 && head.length <= 3 && !/^0/.test(head);
  return mayBeThousands ? null : sign;
}

function other(sign: "," | "."): "," | "." {
  return sign === "," ? "." : ",";
}
