// Which measures a panel holds.
import { isPlanned, type MisuraBase, type MisuraNota } from "../../schemas/misura.ts";
import { DIMENSIONI_PANEL } from "../../schemas/panel.ts";

const GRUPPI: readonly (string | null)[] = ["denaro", "persone", "offerta"];

/** Measures that a panel holds: sums and counts of money, people and offer that add up, by cantiere and zona. A twin has the
 *  panel of the misura that it tells. */
export function isOnPanel(misura: MisuraNota): misura is MisuraNota & MisuraBase {
  if (misura.tipo !== "base" || misura.valore.op === "distinti" || !GRUPPI.includes(misura.gruppo)) return false;
  const { gemella, non_somma, piano } = misura;
  return gemella === undefined && non_somma.length === 0 && DIMENSIONI_PANEL.every((name) => isPlanned(piano, [name]));
}
