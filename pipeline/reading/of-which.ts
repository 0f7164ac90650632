// Rows that say of themselves that they are a part of the one above: «di cui educatori».
import type { RawCell, RawRow } from "../formats/sheet.ts";
import type { Tavola } from "./tavola.ts";

export const isOfWhich = (name: string): boolean => /^\W*(?:di|tra|fra) cui\b/i.test(name);

/** The cell that says so where a name of a list is asked, and none such is in it: the row is no record; null for other rows. */
export function ofWhichCell({ testata, contesto }: Tavola, { cells }: RawRow): RawCell | null {
  if (testata.at < 0) return null;
  const said = cells.find(({ content, text }) => content.kind === "testo" && isOfWhich(text));
  if (said === undefined) return null;
  const asked = Object.entries(testata.blocco.campi).find(
    ([name, { cella }]) => cella.tipo === "codice" && testata.colonne.get(name) === said.column,
  )?.[1].cella;
  return asked?.tipo === "codice" && contesto.elenchi.find(asked.lista, said.text) === undefined ? said : null;
}
