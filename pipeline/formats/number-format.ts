// What a number format makes of a number: a date, a time, a percentage, a code padded with zeros, or a number – plain, or
// shown as something else than it is (see `shown-number.ts`).
import { type Letters, PLAIN_LETTERS } from "./colours.ts";
import { type Section, sectionsOf } from "./number-sections.ts";
import { type Layout, layoutOf } from "./shown-number.ts";

export type NumberForm = Form & {
  /** A text in the cell is not shown: `;;;`. */
  readonly hidesText?: true;
};

type Form =
  | { readonly as: "numero"; readonly layouts: readonly Layout[] }
  /** `hours`: the time of day is shown too. */
  | { readonly as: "data"; readonly hours: boolean }
  | { readonly as: "ora" }
  /** With so many decimals; null: all of them. */
  | { readonly as: "percento"; readonly decimals: number | null }
  /** `00000`: CAP and tax codes keep their leading zeros. */
  | { readonly as: "codice"; readonly digits: number };

export const PLAIN: NumberForm = { as: "numero", layouts: [] };
/** How the cells of a style look. */
export interface Look {
  readonly form: NumberForm;
  readonly struck: boolean;
  /** Its letters have the colour of their ground, or no height. */
  readonly unseen: boolean;
  readonly letters: Letters;
}

export const PLAIN_LOOK: Look = { form: PLAIN, struck: false, unseen: false, letters: PLAIN_LETTERS };

const DATE: NumberForm = { as: "data", hours: false };
const TIME: NumberForm = { as: "ora" };

/** Formats that files refer to by number only (ECMA-376 18.8.30; 27–36 and 50–58 are East Asian dates). */
export function builtinForm(id: number): NumberForm {
  if (id === 22) return { as: "data", hours: true };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return TIME;
  const code = BUILTIN_CODES[id];
  return code === undefined ? PLAIN : formOf(code);
}
const BUILTIN_CODES: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  37: "#,##0;-#,##0",
  38: "#,##0;-#,##0",
  39: "#,##0.00;-#,##0.00",
  40: "#,##0.00;-#,##0.00",
};

/** No program takes a longer code. */
const MAX_CODE = 255;

function percent(section: Section | undefined): NumberForm {
  const layout = section === undefined ? null : layoutOf(section);
  return { as: "percento", decimals: layout === null || layout.isGeneral ? null : layout.decimals };
}

/** The form a custom format code gives. Codes left in Italian by careless writers (gg/mm/aaaa) are understood too. */
export function formOf(code: string): NumberForm {
  if (code.length > MAX_CODE) return PLAIN;
  const sections = sectionsOf(code);
  // The fourth writes texts.
  const forTexts = sections[3];
  const hidesText =
    forTexts?.signs === "" && forTexts.items.every((item) => item.kind === "testo" && item.text.trim() === "");
  return hidesText ? { ...formIn(sections), hidesText } : formIn(sections);
}

function formIn(sections: readonly Section[]): Form {
  // What is quoted, escaped, coloured or localised is not a sign; the first section writes positive numbers.
  const { signs = "", isElapsed = false } = sections[0] ?? {};
  if (isElapsed) return TIME;
  if (signs.includes("%")) return percent(sections[0]);
  if (/^0{2,}$/.test(signs) && sections[0]?.items.every(({ kind }) => kind === "cifra")) {
    return { as: "codice", digits: signs.length };
  }
  if (/general|standard/.test(signs) || /[0#?]/.test(signs.replace(/s[.,]0+/g, "s")))
    return { as: "numero", layouts: sections.map(layoutOf) };
  if (/[dy]|gg|aa/.test(signs)) return { as: "data", hours: signs.includes("h") };
  if (/[hs]/.test(signs)) return TIME;
  if (signs.includes("m")) return DATE;
  return /^@?$/.test(signs) && sections.length === 1 && sections[0]?.items.length === 0
    ? PLAIN
    : { as: "numero", layouts: sections.map(layoutOf) };
}
