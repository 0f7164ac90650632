// One stored cell of a worksheet → what the person sees and what it is.
import { formatTyped } from "../../schemas/unita.ts";
import type { NumberForm } from "./number-format.ts";
import { isoOfSerial, isoOfText, shownDate, shownTime } from "./serial-date.ts";
import type { RawCell } from "./sheet.ts";
import { unescapeText } from "./xlsx-strings.ts";

/** A cell as the XML has it; `formula` is null without one, "" when it is shared with another cell. */
export interface StoredCell {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: string | null;
}

export interface CellContext {
  readonly strings: readonly string[];
  /** Form of a cell style. Asked only for numbers, so a workbook of texts never opens its styles. */
  readonly form: (style: number) => NumberForm;
  readonly is1904: boolean;
}

type Meaning = Pick<RawCell, "text" | "content">;

const TESTO = { kind: "testo" } as const;

/** Null when the person sees an empty cell. */
export function toCell(stored: StoredCell, context: CellContext): RawCell | null {
  const { text, content } = meaningOf(stored, context);
  return text === "" ? null : { column: stored.column, text, content, formula: isFormula(stored.formula) };
}

/** LibreOffice stores a typed VERO as the formula TRUE(): nobody wrote a formula there. */
function isFormula(formula: string | null): boolean {
  return formula !== null && formula !== "TRUE()" && formula !== "FALSE()";
}

function meaningOf({ type, style, value, formula }: StoredCell, context: CellContext): Meaning {
  switch (type) {
    case "s":
      return sharedText(value, context.strings);
    case "str":
    case "inlineStr":
      return { text: unescapeText(value), content: TESTO };
    case "b":
      return value === "" ? noResult(formula) : boolean(isOne(value));
    case "e":
      return fault(value, ITALIAN_ERRORS[value] ?? value);
    case "d":
      return date(isoOfText(value)) ?? { text: value, content: TESTO };
    default:
      if (value.trim() === "") return noResult(formula);
      return number(Number(value), value, context.form(style), context.is1904);
  }
}

function sharedText(value: string, strings: readonly string[]): Meaning {
  if (value === "") return { text: "", content: TESTO };
  const text = strings[Number(value)];
  return text === undefined ? fault("testo mancante", "testo mancante") : { text, content: TESTO };
}

function noResult(formula: string | null): Meaning {
  return formula === null ? { text: "", content: TESTO } : fault("formula senza risultato", `=${formula}`);
}

function fault(error: string, text: string): Meaning {
  return { text, content: { kind: "errore", error } };
}

function boolean(value: boolean): Meaning {
  return { text: value ? "VERO" : "FALSO", content: { kind: "booleano", value } };
}

function date(iso: string | null): Meaning | null {
  return iso === null ? null : { text: shownDate(iso), content: { kind: "data", iso } };
}

function isOne(value: string): boolean {
  return value === "1" || value.toLowerCase() === "true";
}

function number(value: number, stored: string, form: NumberForm, is1904: boolean): Meaning {
  if (!Number.isFinite(value)) return fault("numero illeggibile", stored);
  const plain = (text: string): Meaning => ({ text, content: { kind: "numero", number: value } });
  switch (form.as) {
    case "data":
      return date(isoOfSerial(value, is1904)) ?? plain(formatTyped(value));
    case "ora":
      // A duration is a fraction of a day: as a number, 37:30 hours would silently become 1,5625.
      return { text: shownTime(value), content: TESTO };
    case "percento":
      return plain(`${formatTyped(value * 100)}%`);
    case "codice":
      return plain(Number.isInteger(value) && value >= 0 ? `${value}`.padStart(form.digits, "0") : formatTyped(value));
    default:
      return plain(formatTyped(value));
  }
}

/** What Excel in Italian shows for the errors it stores in English. */
const ITALIAN_ERRORS: Readonly<Record<string, string>> = {
  "#REF!": "#RIF!",
  "#N/A": "#N/D",
  "#NAME?": "#NOME?",
  "#VALUE!": "#VALORE!",
  "#NULL!": "#NULLO!",
  "#GETTING_DATA": "#ESTRAZIONE_DATI",
};
