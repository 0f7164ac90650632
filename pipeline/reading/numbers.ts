// Reading a number that a person or a program wrote as text. Everything with one meaning is accepted; what could mean two
// is asked.

export type ParsedNumber =
  | { readonly kind: "numero"; readonly value: number }
  | { readonly kind: "ambiguo"; readonly intero: number; readonly decimale: number }
  | { readonly kind: "testo" };

export type Decimale = "virgola" | "punto" | "ambiguo";

/**
 * What a column holds: numbers that may have decimals; whole ones; or whole ones each of which ends in three zeros, that
 * a program may have written as decimals.
 */
export type Numeri = "decimali" | "interi" | "interi-dubbi";

/** «1200», «1200,5», «-3.50»: whole, or with decimals that cannot be thousands. Nearly every number is one. */
const PLAIN = /^[+-]?\d+(?:[.,]\d\d?)?$/;
/** No number is longer: what is longer is not searched for one. */
const LONGEST = 100;
const NUMBER = /^[+-]?\d[\d.,]*$/;
/** Blanks and apostrophes that people put between thousands. */
const GAP = /[\s\u00a0\u202f'’]/;
const GAPS = /[\s\u00a0\u202f'’]+/g;

/** `decimal` is what the rest of the file says of its decimal sign. */
export function readNumber(text: string, decimal: Decimale, numeri: Numeri): ParsedNumber {
  if (text.length > LONGEST) return TESTO;
  if (PLAIN.test(text)) return { kind: "numero", value: Number(text.replace(",", ".")) };
  const bare = signed(withoutCurrency(text));
  const joined = GAP.test(bare) ? joinedThousands(bare) : bare;
  if (joined === null || !NUMBER.test(joined)) return TESTO;
  return separators(joined, decimal, numeri) ?? TESTO;
}
const TESTO: ParsedNumber = { kind: "testo" };

/** «12.000»: whole both as a thousand and as a decimal number. */
export function endsInThreeZeros(text: string): boolean {
  return /^[^\d.,]*\d{1,3}[.,]000[^\d.,]*$/.test(text);
}

/** «12.30»: half past twelve, or a decimal number. */
export const isTimeLike = (text: string): boolean => /^\d{1,4}\.[0-5]\d$/.test(text) && !text.endsWith("00");

function withoutCurrency(text: string): string {
  return text
    .replace(/^([-+\u2212\u2013]?)\s*(€|euro\b|eur\b)\s*/i, "$1")
    .replace(/(?:€|\beuro|\beur)\.?$/i, "")
    .trimEnd()
    .replace(/,[-–]+$/, ",0")
    .trim();
}

/** «−5», «- 5» and the accountants' «(5)» are −5. */
function signed(text: string): string {
  const inside = /^\((.+)\)$/.exec(text)?.[1];
  return (inside === undefined ? text : `-${inside.trim()}`).replace(/^[\u2212\u2013-]\s*/, "-");
}

/** «1 234 567,50» without its gaps; null when they do not part thousands: «12 34» is no number. */
function joinedThousands(text: string): string | null {
  return /^[+-]?\d{1,3}([\s\u00a0\u202f'’]\d{3})+([.,]\d+)?$/.test(text) ? text.replace(GAPS, "") : null;
}

function separators(text: string, decimal: Decimale, numeri: Numeri): ParsedNumber | null {
  const comma = text.lastIndexOf(",");
  const dot = text.lastIndexOf(".");
  const value = (thousands: string, point: string): ParsedNumber => ({
    kind: "numero",
    value: Number(text.replaceAll(thousands, "").replace(point, ".")),
  });
  if (comma < 0 && dot < 0) return value(".", ",");
  if (comma >= 0 && dot >= 0) {
    const [thousands, point, at] = comma > dot ? [".", ",", comma] : [",", ".", dot];
    if (text.indexOf(point) !== at) return null;
    return groupsOfThree(text.slice(0, at), thousands) ? value(thousands, point) : null;
  }
  const sign = comma >= 0 ? "," : ".";
  const at = Math.max(comma, dot);
  const many = text.indexOf(sign) !== at;
  if (many) return groupsOfThree(text, sign) ? value(sign, "\u0000") : null;
  return oneSign(text, sign, at, decimal, numeri);
}

/** «1.234», «12,5», «3.»: one separator, which parts thousands or decimals. */
function oneSign(text: string, sign: string, at: number, decimal: Decimale, numeri: Numeri): ParsedNumber {
  const decimals = text.length - at - 1;
  const grouped = Number(text.replace(sign, ""));
  const fraction = Number(text.replace(sign, "."));
  const couldGroup = decimals === 3 && /^[+-]?[1-9]\d{0,2}$/.test(text.slice(0, at));
  if (!couldGroup) return { kind: "numero", value: decimals === 0 ? grouped : fraction };
  const asked: ParsedNumber = { kind: "ambiguo", intero: grouped, decimale: fraction };
  const isProven = decimal !== "ambiguo";
  const isDecimalSign = isProven && (decimal === "virgola") === (sign === ",");
  if (isProven && !isDecimalSign) return { kind: "numero", value: grouped };
  if (numeri === "decimali") return asked;
  // A fraction of a person makes no sense, so «1.250» is a thousand; «12.000» is twelve where the file writes so.
  const isWhole = Number.isInteger(fraction);
  if (isDecimalSign) return isWhole ? { kind: "numero", value: fraction } : asked;
  return isWhole && numeri === "interi-dubbi" ? asked : { kind: "numero", value: grouped };
}

function groupsOfThree(text: string, sign: string): boolean {
  const groups = text.replace(/^[+-]/, "").split(sign);
  return groups.every((group, i) => (i === 0 ? /^\d{1,3}$/.test(group) : /^\d{3}$/.test(group)));
}
