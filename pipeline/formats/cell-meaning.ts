// What a stored value is and how the person reads it, the same in every kind of workbook.
import { formatShare, formatTyped } from "../../schemas/unita.ts";
import { isUnseen, type Letters } from "./colours.ts";
import type { Look, NumberForm } from "./number-format.ts";
import { leftOf, type Written } from "./runs.ts";
import { isoOfSerial, shownDate, shownTime, wholeDay } from "./serial-date.ts";
import type { RawCell } from "./sheet.ts";
import { layoutFor, shownNumber } from "./shown-number.ts";

export type Meaning = Pick<RawCell, "text" | "content" | "mostrato">;

/** A meaning, and what is left of its text where something is struck out. */
export type Seen = Meaning & Written;

export const TESTO = { kind: "testo" } as const;
export const NOTHING: Meaning = { text: "", content: TESTO };

export function fault(error: string, text: string): Meaning {
  return { text, content: { kind: "errore", error } };
}

/** An error by the name it is stored under; the person sees the Italian one. */
export function storedError(name: string): Meaning {
  return fault(name, ITALIAN_ERRORS[name] ?? name);
}

/** A formula whose result was never stored. */
export function noResult(formula: string): Meaning {
  return fault("formula senza risultato", `=${formula}`);
}

export function boolean(value: boolean): Meaning {
  return { text: value ? "VERO" : "FALSO", content: { kind: "booleano", value } };
}

/** A day, and its time when there is one; `hours` is false where the sheet does not show the time. */
export function date(stored: string, hours: boolean): Meaning {
  const iso = hours ? stored : wholeDay(stored);
  const seen: Meaning = { text: shownDate(iso), content: { kind: "data", iso } };
  return hours || iso.length === 10 ? seen : { ...seen, mostrato: shownDate(iso.slice(0, 10)) };
}

/** A duration is a fraction of a day: as a number, 37:30 hours would silently become 1,5625. */
export function time(days: number): Meaning {
  return { text: shownTime(days), content: TESTO };
}

/** A number by the form its format gives it. `stored` is what the file holds, told when it is no number. */
export function number(value: number, stored: string, form: NumberForm, is1904: boolean): Meaning {
  if (!Number.isFinite(value)) return fault("numero illeggibile", stored);
  const plain = (text: string, mostrato?: string): Meaning => {
    const seen: Meaning = { text, content: { kind: "numero", number: value } };
    return mostrato === undefined ? seen : { ...seen, mostrato };
  };
  switch (form.as) {
    case "data": {
      const iso = isoOfSerial(value, is1904);
      return iso === null ? plain(formatTyped(value), "una data che non c'è") : date(iso, form.hours);
    }
    case "ora":
      return time(value);
    case "percento":
      return plain(
        form.decimals === null
          ? `${formatTyped(value * 100)}%`
          : formatShare(value, Math.min(form.decimals, 20)).replace("−", "-"),
      );
    case "codice":
      return plain(Number.isInteger(value) && value >= 0 ? `${value}`.padStart(form.digits, "0") : formatTyped(value));
    case "numero":
      return plain(formatTyped(value), form.layouts.length === 0 ? undefined : shownNumber(value, form.layouts));
  }
}

/** What is seen in a cell that is struck out itself, or is not; or is not seen at all. */
export function cellOf(
  { text, content, mostrato, ...written }: Seen,
  look: Pick<Look, "struck" | "unseen" | "letters"> & { readonly form?: NumberForm },
): Meaning & Pick<RawCell, "resta" | "invisibile"> {
  const resta = leftOf({ text, ...written }, look.struck);
  const invisibile = look.unseen ? "lettere" : isHiddenByFormat(content, look) ? "formato" : undefined;
  return {
    text,
    content,
    ...(mostrato === undefined ? {} : { mostrato }),
    ...(resta === undefined ? {} : { resta }),
    ...(invisibile === undefined ? {} : { invisibile }),
  };
}

/** `;;;` shows no text, and `[White]0` writes on paper what nobody sees. */
function isHiddenByFormat(
  content: RawCell["content"],
  { form, letters }: { readonly form?: NumberForm; readonly letters: Letters },
): boolean {
  if (content.kind === "testo") return form?.hidesText === true;
  if (content.kind !== "numero" || form?.as !== "numero" || form.layouts.length === 0) return false;
  const colour = layoutFor(content.number, form.layouts)?.colour ?? null;
  return colour !== null && content.number !== 0 && isUnseen({ ...letters, colour });
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
