// The drop-downs. Names stand in a hidden sheet, one column per list, and every drop-down ends at a row: endless ones hang
// some readers and swell the file.

import type { DataValidation, Workbook, Worksheet } from "exceljs";
import type { Campo } from "../../schemas/blocco.ts";
import { EMPTY_WORDS } from "../../schemas/cella.ts";
import type { Lists } from "../../schemas/edizione.ts";
import { LISTS_SHEET } from "../../schemas/modulo.ts";
import { columnLetters } from "../../schemas/reading.ts";

export interface ListSheets {
  /** The range that holds the names of a list; asking for it makes it part of the hidden sheet. */
  readonly rangeOf: (lista: string) => string;
  /** The range that holds all that is understood for a member of a list: names, other names and codes. */
  readonly understoodOf: (lista: string) => string;
  /** The range that holds the words by which it is said why there is no answer, without blanks and points. */
  readonly emptyWords: () => string;
  /** Writes the hidden sheet with the lists asked for. */
  readonly write: () => void;
}

const SHEET = LISTS_SHEET;

/** The lists of a workbook, by name. A list that the edition does not have is an error of ours: it throws. */
export function addLists(book: Workbook, liste: Lists): ListSheets {
  const namesOf = (lista: string): string[] => {
    const names = (liste[lista] ?? []).map(({ nome }) => nome);
    if (names.length === 0) throw new Error(`the edition has no list "${lista}"`);
    return lista === "enti" ? names.sort((a, b) => a.localeCompare(b, "it")) : names;
  };
  const columns: { readonly title: string; readonly words: readonly string[] }[] = [];
  const range = (title: string, words: () => readonly string[]): string => {
    if (!columns.some((column) => column.title === title)) columns.push({ title, words: words() });
    const at = columns.findIndex((column) => column.title === title);
    const letters = columnLetters(at + 1);
    return `${SHEET}!$${letters}$2:$${letters}$${(columns[at]?.words.length ?? 0) + 1}`;
  };
  return {
    rangeOf: (lista) => range(lista, () => namesOf(lista)),
    understoodOf: (lista) =>
      range(`${lista}, comunque scritti`, () => [
        ...new Set((liste[lista] ?? []).flatMap(({ nome, codice, alias }) => [nome, codice, ...alias])),
      ]),
    emptyWords: () =>
      range("perché non c'è", () =>
        Object.values(EMPTY_WORDS)
          .flat()
          .map((word) => word.replaceAll(" ", "")),
      ),
    write() {
      const sheet = book.addWorksheet(SHEET, { state: "hidden" });
      columns.forEach(({ title, words }, at) => {
        sheet.getColumn(at + 1).values = [title, ...words];
      });
    },
  };
}

/** A free answer takes any text: the reader understands more than a spreadsheet's rule can say. */
type Validation = DataValidation | (Omit<DataValidation, "type" | "formulae"> & { type: "any" });

/** Help that appears when a cell is entered, and the drop-down of a question that has a list. */
export function validate(sheet: Worksheet, range: string, campo: Campo, lists: ListSheets): void {
  const { cella, obbligatorio, label } = campo;
  const help = { showInputMessage: true, promptTitle: label.slice(0, 32), prompt: promptOf(campo).slice(0, 255) };
  if (cella.tipo === "si-no") {
    add(sheet, range, { type: "list", formulae: ['"sì,no"'], ...refusal("Scegli «sì» o «no».", "stop"), ...help });
  } else if (cella.tipo === "codice") {
    const style = obbligatorio && cella.lista !== "enti" ? "stop" : "warning";
    const said =
      cella.lista === "enti"
        ? "Non è il nome di un ente dell'elenco: va bene se è il suo codice, per esempio E042."
        : "Questa risposta non è nell'elenco: sceglila dal menu della cella.";
    add(sheet, range, { type: "list", formulae: [lists.rangeOf(cella.lista)], ...refusal(said, style), ...help });
  } else add(sheet, range, { type: "any", ...help });
}

/** The answer «sì» of the box «Niente da dichiarare». */
export function validateYes(sheet: Worksheet, address: string): void {
  add(sheet, address, { type: "list", formulae: ['"sì"'], allowBlank: true });
}

/** Cells that nobody is asked to fill. */
export function refuseTyping(sheet: Worksheet, range: string, anno: number): void {
  const error = `Questa è la risposta del ${anno}, per confronto: scrivi la nuova nella cella accanto.`;
  add(sheet, range, { type: "custom", formulae: ["FALSE"], ...refusal(error, "stop") });
}

function refusal(error: string, errorStyle: "stop" | "warning") {
  return { allowBlank: true, showErrorMessage: true, errorStyle, errorTitle: "Da controllare", error };
}

function promptOf({ cella, help }: Campo): string {
  const isQuantity = cella.tipo === "intero" || cella.tipo === "decimale" || cella.tipo === "euro";
  return isQuantity ? `${help} Se non lo sai scrivi «non disponibile»; se non vi riguarda «non pertinente».` : help;
}

function add(sheet: Worksheet, range: string, validation: Validation): void {
  // The library has the collection and writes ranges as they are, but its types know single cells only.
  const { dataValidations } = sheet as Worksheet & {
    dataValidations: { add: (range: string, validation: Validation) => void };
  };
  dataValidations.add(range, validation);
}
