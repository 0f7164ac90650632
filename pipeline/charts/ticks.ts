// Round numbers for axes and classes.
import type { Unita } from "../../schemas/unita.ts";

const ROUND = [1, 2, 2.5, 5, 10];

/** The smallest round number not below `least`; a whole one for things that are counted. */
export function niceStep(least: number, { tipo, scala }: Pick<Unita, "tipo" | "scala">): number {
  const isWhole = tipo === "euro" || (tipo === "conteggio" && scala === 0);
  // A share is printed with one decimal of its percentage, a ratio with one: finer steps would print alike.
  const finest = isWhole ? 1 : tipo === "quota" ? 0.001 : 0.1;
  const wanted = Math.max(least, finest);
  const exponent = Math.floor(Math.log10(wanted) + 1e-9);
  for (const factor of ROUND) {
    const step = roundTo(factor, exponent);
    if (step >= wanted * (1 - 1e-9) && !(isWhole && !Number.isInteger(step))) return step;
  }
  return roundTo(10, exponent);
}

/** Ticks from at or below `low` to at or above `high`, at most about `most` of them. */
export function ticksFor(low: number, high: number, most: number, unita: Unita): number[] {
  const step = niceStep((high - low) / most, unita);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** factor × 10^exponent without the noise of binary fractions. */
function roundTo(factor: number, exponent: number): number {
  return Number((factor * 10 ** exponent).toPrecision(12));
}
