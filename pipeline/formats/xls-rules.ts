// Conditional formatting of a sheet of an .xls workbook (MS-XLS 2.4.42, 2.4.56) → the rules that workbooks have.
import type { Range } from "./a1.ts";
import type { BiffRecord } from "./biff.ts";
import { indexedColour, type Rgb } from "./colours.ts";
import type { Rule, RuleLook } from "./conditional.ts";
import type { Test } from "./conditional-test.ts";

const [AREAS, RULE] = [0x01b0, 0x01b1];
const OPERATORS = [
  "",
  "between",
  "notBetween",
  "equal",
  "notEqual",
  "greaterThan",
  "lessThan",
  "greaterThanOrEqual",
  "lessThanOrEqual",
];

/** Gathers the rules of a sheet, in the order in which they count. */
export class XlsRules {
  readonly rules: Rule[] = [];
  private readonly palette: readonly (Rgb | null)[];
  private areas: readonly Range[] = [];

  constructor(palette: readonly (Rgb | null)[]) {
    this.palette = palette;
  }

  take({ kind, data }: BiffRecord): void {
    if (kind === AREAS) this.areas = areasIn(data);
    else if (kind === RULE && this.areas.length > 0 && data.length >= HEAD + FLAGS) this.add(data);
  }

  private add(data: Buffer): void {
    const [first, second] = [data.readUInt16LE(2), data.readUInt16LE(4)];
    const end = data.length - second;
    const formulas = [data.subarray(Math.max(0, end - first), end), data.subarray(end)].map(constantIn);
    const type = data.readUInt8(0) === 1 ? "cellIs" : "expression";
    const test: Test = { type, operator: OPERATORS[data.readUInt8(1)] ?? "", text: "", formulas };
    this.rules.push({ areas: this.areas, look: lookIn(data, this.palette), test, stops: true });
  }
}

function areasIn(data: Buffer): Range[] {
  if (data.length < 14) return [];
  const count = Math.min(data.readUInt16LE(12), Math.floor((data.length - 14) / 8));
  return Array.from({ length: count }, (_, n) => {
    const [top = 0, bottom = 0, left = 0, right = 0] = [0, 2, 4, 6].map((at) => data.readUInt16LE(14 + n * 8 + at) + 1);
    return { top, left, bottom, right };
  });
}

/** Where the look of a rule begins, and the bits that say what is in it. */
const HEAD = 6;
const FLAGS = 6;
const [FONT, ALIGNMENT, BORDER] = [118, 8, 8];
const COLOUR_OF_FONT = 80;

/** What it makes of letters and ground; a number format is not looked at. */
function lookIn(data: Buffer, palette: readonly (Rgb | null)[]): RuleLook {
  const bits = data.readUInt32LE(HEAD);
  const has = (bit: number): boolean => ((bits >>> bit) & 1) === 1;
  let at = HEAD + FLAGS;
  if (has(25) && at + 2 <= data.length) at += (data.readUInt16LE(HEAD + 4) & 1) === 1 ? data.readUInt16LE(at) : 2;
  const look: { colour?: Rgb | null; ground?: Rgb | null } = {};
  if (has(26)) {
    const index = at + FONT <= data.length ? data.readInt32LE(at + COLOUR_OF_FONT) : -1;
    if (index >= 0) look.colour = indexedColour(index, palette);
    at += FONT;
  }
  if (has(27)) at += ALIGNMENT;
  if (has(28)) at += BORDER;
  if (has(29) && at + 4 <= data.length) {
    const colours = data.readUInt16LE(at + 2);
    const pattern = data.readUInt16LE(at) >> 10;
    // A solid ground has its colour in the first place, or, where the rule says nothing of the pattern, in the second.
    const index = pattern === 1 ? colours & 0x7f : (colours >> 7) & 0x7f;
    look.ground = pattern > 1 ? null : indexedColour(index, palette);
  }
  return look;
}

const [TEXT, TRUTH, INTEGER, NUMBER] = [0x17, 0x1d, 0x1e, 0x1f];

/** A formula that is a constant, as it is typed; "" of any other. */
function constantIn(tokens: Buffer): string {
  const [kind = 0] = tokens;
  if (kind === INTEGER && tokens.length === 3) return String(tokens.readUInt16LE(1));
  if (kind === NUMBER && tokens.length === 9) return String(tokens.readDoubleLE(1));
  if (kind === TRUTH && tokens.length === 2) return tokens[1] === 1 ? "TRUE" : "FALSE";
  if (kind !== TEXT || tokens.length < 3) return "";
  const isWide = ((tokens[2] ?? 0) & 1) === 1;
  return `"${tokens
    .subarray(3)
    .toString(isWide ? "utf16le" : "latin1")
    .replaceAll('"', '""')}"`;
}
