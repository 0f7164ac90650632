// What a row calls itself: a total by its label, or nothing at all that a list knows.
import { key } from "../../schemas/text.ts";
import type { RawCell, RawRow } from "../formats/sheet.ts";
import type { Tavola } from "./tavola.ts";

const TOTAL = /^(sub ?)?(total[ei]?|somm[ae]|sommano|tot|t o t a l [ei])( |$)/;
/** «Crescere insieme Totale», as Excel writes its subtotals. */
const TOTAL_OF = / (totale|totali)$/;

/** The cell that calls a row a total; null when there is none, or when the row's codes show that it is a record. */
export function totalLabel({ testata, contesto }: Tavola, { cells }: RawRow): RawCell | null {
  const label = cells.find(({ content, text }) => content.kind === "testo" && (isTotal(text) || isTotalOf(text)));
  if (label === undefined) return null;
  const fields = Object.entries(testata.blocco.campi);
  const codes = fields.flatMap(([name, { cella }]) =>
    cella.tipo === "codice" ? [{ lista: cella.lista, column: testata.colonne.get(name) }] : [],
  );
  const isCode = codes.find(({ column }) => column === label.column);
  if (isCode !== undefined) return contesto.elenchi.find(isCode.lista, label.text) === undefined ? label : null;
  if (!isTotal(label.text)) return null;
  const isRecord = cells.some(({ text, column }) =>
    codes.some((code) => code.column === column && contesto.elenchi.find(code.lista, text) !== undefined),
  );
  return isRecord ? null : label;
}

/** True for a row in which no name of a list is written, where the table asks for one. */
export function isNameless({ testata, contesto }: Tavola, { cells }: RawRow): boolean {
  const codes = Object.entries(testata.blocco.campi).flatMap(([name, { cella }]) => {
    const column = testata.colonne.get(name);
    return cella.tipo === "codice" && column !== undefined ? [{ lista: cella.lista, column }] : [];
  });
  return (
    codes.length > 0 &&
    codes.every(({ lista, column }) => {
      const text = cells.find((cell) => cell.column === column)?.text.trim() ?? "";
      return text === "" || contesto.elenchi.find(lista, text) === undefined;
    })
  );
}

export const isTotal = (text: string): boolean => couldBeTotal(text) && TOTAL.test(key(text));
const isTotalOf = (text: string): boolean => /otal[ei]\W*$/i.test(text.slice(-10)) && TOTAL_OF.test(key(text));

/** A quick no for nearly every cell: the words of TOTAL begin with s or t, after a star or the like. */
function couldBeTotal(text: string): boolean {
  const first = text.charCodeAt(0);
  const letter = first | 32;
  if (letter >= 97 && letter <= 122) return letter === 115 || letter === 116;
  return first < 48 || first > 57;
}
