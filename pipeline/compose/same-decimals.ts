// Sums and shares beside each other in one drawing have the same decimals.
import { isNumero } from "../../schemas/figura.ts";
import type { Punto } from "../../schemas/report-model.ts";
import { EURO, formatAlike, formatEuroShort, formatShare } from "../../schemas/unita.ts";

/** Labels of money with one decimal where any of them has one, or where years are compared. */
export const withSameDecimals = (punti: readonly Punto[], isOverYears: boolean): Punto[] =>
  relabelled(punti, (sums) => (isOverYears ? sums.map((sum) => formatEuroShort(sum, 1)) : formatAlike(sums, EURO)));

/** Labels of shares: whole hundredths, with one decimal where any of them is less than one. */
export const withSameShares = (punti: readonly Punto[]): Punto[] =>
  relabelled(punti, (shares) => {
    const decimals = shares.some((share) => share !== 0 && Math.abs(share) < 0.01) ? 1 : 0;
    return shares.map((share) => formatShare(share, decimals));
  });

function relabelled(punti: readonly Punto[], format: (values: readonly number[]) => readonly string[]): Punto[] {
  const shown = punti.filter(({ valore, stato }) => valore !== null && isNumero(stato));
  const labels = format(shown.map(({ valore }) => valore ?? 0));
  return punti.map((punto) => {
    const label = labels[shown.indexOf(punto)];
    return label === undefined ? punto : { ...punto, etichetta: label };
  });
}
