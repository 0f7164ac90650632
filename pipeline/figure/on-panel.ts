// Which measures a panel holds.
import { isPlanned, type MisuraBase, type MisuraNota } from "../../schemas/misura.ts";
import { DIMENSIONI_PANEL } from "../../schemas/panel.ts";
import { FLOW_TABLES } from "../../schemas/reference-tables.ts";

const GRUPPI: readonly (string | null)[] = ["denaro", "persone", "offerta"];

/** Measures that a panel holds: sums and counts of money, people and offer that add up, by cantiere and zona. A twin has the
 *  panel of the misura that it tells. */
export function isOnPanel(misura: MisuraNota): misura is MisuraNota & MisuraBase {
  if (misura.tipo !== "base" || misura.valore.op === "distinti" || !GRUPPI.includes(misura.gruppo)) return false;
  const { blocco, gemella, nelle_parti, non_somma, piano } = misura;
  // Rows that follow from the flows of money are nobody's answers.
  if (FLOW_TABLES.includes(blocco)) return false;
  // One of the city alone may be compared there, though it is not published by cantiere and zona.
  const isPlaced = nelle_parti !== undefined || DIMENSIONI_PANEL.every((name) => isPlanned(piano, [name]));
  return gemella === undefined && non_somma.length === 0 && isPlaced;
}
