// How large an ente is said to be, beside what it declared the year before: a size in thousands, or with a digit too many, would
// silently change how much is said to be covered and what is estimated.
import type { EditionFault, Ente } from "../../schemas/edizione.ts";
import type { Panel } from "../../schemas/panel.ts";
import { formatNumber } from "../../schemas/unita.ts";
import { SIZE, SIZE_MISURA } from "./next-sizes.ts";
import type { Numbered } from "./tables.ts";

/** How many times the one is the other, and how many euro they are apart, before it is told. */
const TIMES = 9;
const APART = 10_000;

/** Sizes far from what the same ente declared in the last edition, all of it. */
export function sizeFaults(
  enti: readonly Numbered<Pick<Ente, "codice" | "denominazione" | "risorse_precedenti">>[],
  panel: readonly Panel[],
): EditionFault[] {
  const [last] = panel.toSorted((a, b) => b.anno - a.anno);
  const answers = last?.misure.get(SIZE_MISURA);
  if (last === undefined || answers === undefined) return [];
  return enti.flatMap(({ line, row: { codice, denominazione, risorse_precedenti: size } }) => {
    const answer = answers.get(codice);
    if (size === null || answer === undefined || !answer.intera) return [];
    const declared = answer.totale / 100;
    const [less, more] = [Math.min(size, declared), Math.max(size, declared)];
    if (less <= 0 || more / less < TIMES || more - less < APART) return [];
    const cosa = `${SIZE} di «${denominazione}» è ${formatNumber(size)}, e nell'edizione ${last.anno} ha dichiarato ${formatNumber(declared)}`;
    const rimedio = "Scrivila in euro e per intero; da lì vengono la copertura e la stima di chi non risponde.";
    return [{ file: "enti.csv", riga: line, cosa, rimedio }];
  });
}
