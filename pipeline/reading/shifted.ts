// A row of a sheet whose answers all stand one column to the right, or to the left, of their titles: somebody inserted or
// deleted a cell. Its cells say nothing where they are, so it is told once as a row.
import type { RawRow } from "../formats/sheet.ts";
import type { Tavola } from "./tavola.ts";

/** Questions with a list that must agree: one alone may be chance. */
const AGREE = 2;

/** True for a row in which an answer is none of its list where it stands, and all such answers are one column on. */
export function makeIsShifted({ testata, contesto, isText }: Tavola): (row: RawRow) => boolean {
  const codes = Object.entries(testata.blocco.campi).flatMap(([name, { cella }]) => {
    const column = testata.colonne.get(name);
    return cella.tipo === "codice" && column !== undefined ? [{ lista: cella.lista, column }] : [];
  });
  // Of a text file the number of its cells says it; a scheda has no columns.
  if (isText || testata.at < 0 || codes.length < AGREE) return () => false;
  return ({ cells }) => {
    const found = (lista: string, column: number): boolean | null => {
      const text = cells.find((cell) => cell.column === column)?.text.trim() ?? "";
      return text === "" ? null : contesto.elenchi.find(lista, text) !== undefined;
    };
    if (!codes.some(({ lista, column }) => found(lista, column) === false)) return false;
    return [1, -1].some((by) => {
      const moved = codes.map(({ lista, column }) => found(lista, column + by)).filter((is) => is !== null);
      return moved.length >= AGREE && moved.every(Boolean);
    });
  };
}
