// Millions beside each other in one drawing have the same decimals.
import { isNumero } from "../../schemas/figura.ts";
import type { Punto } from "../../schemas/report-model.ts";
import { formatEuroShort } from "../../schemas/unita.ts";

/** From here on a sum alone is told in whole millions. */
const WHOLE = 2e7;

/** Labels of money with one decimal where any of them has one, or where years are compared. */
export function withSameDecimals(punti: readonly Punto[], isOverYears: boolean): Punto[] {
  const hasDecimal = ({ valore }: Punto): boolean => {
    const size = Math.abs(valore ?? 0);
    return size >= 1e6 && size < WHOLE;
  };
  if (!isOverYears && !punti.some(hasDecimal)) return [...punti];
  return punti.map((punto) =>
    punto.valore === null || !isNumero(punto.stato) ? punto : { ...punto, etichetta: formatEuroShort(punto.valore, 1) },
  );
}
