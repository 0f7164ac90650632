// Small counts as a sentence says them. A number that is also printed in a chart or a table keeps its figures.
import { formatNumber } from "./unita.ts";

const WORDS = [
  ...["zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci"],
  ...["undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove"],
  "venti",
];

/** «tre», «una», «21»: in letters up to twenty; `una` agrees with what is counted. `n` is a whole number from 0 on. */
export function inLettere(n: number, genere: "m" | "f"): string {
  if (n === 1 && genere === "f") return "una";
  return WORDS[n] ?? formatNumber(n);
}
