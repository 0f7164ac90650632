// What stands above the headings of a table: titles, notes and boxes, or rows of data that nobody would read.
import { isNumerica } from "../../schemas/cella.ts";
import type { RawRow } from "../formats/sheet.ts";
import { quantityIn } from "./quantity.ts";
import { placeOf, type Tavola } from "./tavola.ts";

/** Rows above the headings that look like data; titles, notes and boxes do not. */
export function tellRowsAbove(tavola: Tavola): void {
  const { testata, sheet, findings, ente } = tavola;
  const columns = new Set(testata.colonne.values());
  const least = Math.max(3, Math.ceil(columns.size / 2));
  for (const row of sheet.rows.slice(0, Math.max(0, testata.dal))) {
    const inside = row.cells.filter(({ column }) => columns.has(column));
    if (inside.length < least || !holdsAnswer(tavola, row)) continue;
    findings.add({ codice: "riga-fuori-tabella", params: {} }, placeOf(tavola, row.number, row.cells[0]?.column ?? 1), {
      ente,
      blocco: testata.blocco.id,
    });
  }
}

/** A number where one is asked, or a known name where a code is. */
function holdsAnswer({ testata, contesto }: Tavola, { cells }: RawRow): boolean {
  return Object.entries(testata.blocco.campi).some(([name, { cella }]) => {
    const cell = cells.find(({ column }) => column === testata.colonne.get(name));
    if (cell === undefined) return false;
    if (cella.tipo === "codice") return contesto.elenchi.find(cella.lista, cell.text) !== undefined;
    return isNumerica(cella) && typeof quantityIn(cell, cella, contesto) === "number";
  });
}
