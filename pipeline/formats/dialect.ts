// Which sign parts the decimals in a file.
import type { CsvDialect } from "./sheet.ts";

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
