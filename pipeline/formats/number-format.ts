// What a number format makes of a number: a date, a time, a percentage, a code padded with zeros, or a plain number.

export type NumberForm =
  | { readonly as: "numero" }
  | { readonly as: "data" }
  | { readonly as: "ora" }
  | { readonly as: "percento" }
  /** `00000`: CAP and tax codes keep their leading zeros. */
  | { readonly as: "codice"; readonly digits: number };

export const PLAIN: NumberForm = { as: "numero" };
const DATE: NumberForm = { as: "data" };
const TIME: NumberForm = { as: "ora" };
const PERCENT: NumberForm = { as: "percento" };

/** Formats that files refer to by number only (ECMA-376 18.8.30; 27–36 and 50–58 are East Asian dates). */
export function builtinForm(id: number): NumberForm {
  if (id === 9 || id === 10) return PERCENT;
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return TIME;
  return PLAIN;
}

/** The form a custom format code gives. Codes left in Italian by careless writers (gg/mm/aaaa) are understood too. */
export function formOf(code: string): NumberForm {
  // Positive numbers are written by the first section; what is quoted, escaped, coloured or localised is not a sign.
  const section = code.replace(/"[^"]*"|\\.|_.|\*./gs, "").split(";", 1)[0] ?? "";
  const elapsed = /\[(h+|m+|s+)\]/i.test(section);
  const signs = section
    .replace(/\[[^[\]]*\]/g, "")
    .trim()
    .toLowerCase();
  if (elapsed) return TIME;
  if (/^(general|standard|@)?$/.test(signs)) return PLAIN;
  if (/^0{2,}$/.test(signs)) return { as: "codice", digits: signs.length };
  if (signs.includes("%")) return PERCENT;
  if (/[0#?]/.test(signs.replace(/s[.,]0+/g, "s"))) return PLAIN;
  if (/[dy]|gg|aa/.test(signs)) return DATE;
  if (/[hs]/.test(signs)) return TIME;
  return /m/.test(signs) ? DATE : PLAIN;
}
