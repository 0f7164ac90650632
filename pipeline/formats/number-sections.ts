// A number format code cut into its sections, and each into what it writes. One pass over the code.

import { indexedColour, type Rgb } from "./colours.ts";

/** `cifra`: a place for a digit (0, #, ?); `generale`: the number as it is. */
export type Item =
  | { readonly kind: "cifra"; readonly sign: string }
  | { readonly kind: "testo"; readonly text: string }
  | { readonly kind: "punto" | "virgola" | "generale" };

export interface Section {
  readonly items: readonly Item[];
  /** The letters that are neither quoted nor escaped nor in brackets, in lower case. */
  readonly signs: string;
  /** `[h]:mm` */
  readonly isElapsed: boolean;
  /** `[>=1000]` */
  readonly condition: { readonly operator: string; readonly limit: number } | null;
  /** `[White]`, `[Color 2]` */
  readonly colour: Rgb | null;
}

interface Building {
  items: Item[];
  signs: string;
  isElapsed: boolean;
  condition: Section["condition"];
  colour: Rgb | null;
}

/** The sections of a code, at least one. */
export function sectionsOf(code: string): Section[] {
  const sections = [emptySection()];
  for (let at = 0; at < code.length; ) {
    const section = sections.at(-1) ?? emptySection();
    if (code[at] === ";") {
      sections.push(emptySection());
      at++;
    } else at = takeItem(code, at, section);
  }
  return sections.map((section) => ({ ...section, signs: section.signs.trim().toLowerCase() }));
}

function emptySection(): Building {
  return { items: [], signs: "", isElapsed: false, condition: null, colour: null };
}

/** Takes what begins at `at`; gives where the next begins. */
function takeItem(code: string, at: number, section: Building): number {
  const sign = code.charAt(at);
  const text = (written: string): void => void section.items.push({ kind: "testo", text: written });
  switch (sign) {
    case '"': {
      const end = endOf(code, '"', at);
      text(code.slice(at + 1, end));
      return end + 1;
    }
    case "\\":
      text(code.charAt(at + 1));
      return at + 2;
    case "_":
      text(" ");
      return at + 2;
    case "*":
      return at + 2;
    case "[": {
      const end = endOf(code, "]", at);
      takeBracket(code.slice(at + 1, end), section);
      return end + 1;
    }
  }
  const general = /^(general|standard)/i.exec(code.slice(at, at + 8))?.[0];
  section.signs += general ?? sign;
  if (general !== undefined) section.items.push({ kind: "generale" });
  else if (/[0#?]/.test(sign)) section.items.push({ kind: "cifra", sign });
  else if (sign === ".") section.items.push({ kind: "punto" });
  else if (sign === ",") section.items.push({ kind: "virgola" });
  else if (sign !== "@") text(sign);
  return at + (general ?? sign).length;
}

function endOf(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from + 1);
  return end === -1 ? code.length : end;
}

function takeBracket(inside: string, section: Building): void {
  const [, operator = "", limit = ""] = /^([<>=]{1,2})(-?[\d.]+)$/.exec(inside) ?? [];
  if (operator !== "") section.condition = { operator, limit: Number(limit) };
  else if (/^(h+|m+|s+)$/i.test(inside)) section.isElapsed = true;
  else if (COLOUR.test(inside)) section.colour = colourNamed(inside);
  else if (inside.startsWith("$")) {
    section.items.push({ kind: "testo", text: inside.slice(1).split("-", 1)[0] ?? "" });
  }
}

const COLOUR = /^(?:black|white|red|green|blue|yellow|magenta|cyan|color ?\d{1,2})$/i;
const NAMES = ["black", "white", "red", "green", "blue", "yellow", "magenta", "cyan"];

/** Those with a name are the first eight of the palette, and are counted from one. */
function colourNamed(name: string): Rgb | null {
  const at = NAMES.indexOf(name.toLowerCase());
  return indexedColour(at === -1 ? Number(name.replace(/\D/g, "")) + 7 : at);
}
