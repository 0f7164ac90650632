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

/** Denominators that people say, the commonest first: of two fractions as near, the first is taken. */
const DENOMINATORS = [2, 3, 4, 5, 10];
/** How far a share may lie from a fraction to be called by it, and to be called nearly or more than it. */
const SAME = 0.005;
const NEAR = 0.03;

/** A share from 0 to 1 as people say it: «due su tre», «quasi due su tre», «più di due su tre»; null where none is near. */
export function frazione(share: number): { circa: "" | "quasi " | "più di "; parti: number; su: number } | null {
  const all = DENOMINATORS.flatMap((su) => Array.from({ length: su - 1 }, (_, at) => ({ parti: at + 1, su })));
  const away = ({ parti, su }: { parti: number; su: number }): number => share - parti / su;
  const [nearest] = all.toSorted((a, b) => Math.abs(away(a)) - Math.abs(away(b)));
  if (nearest === undefined) return null;
  const by = away(nearest);
  if (Math.abs(by) > NEAR) return null;
  return { circa: Math.abs(by) <= SAME ? "" : by < 0 ? "quasi " : "più di ", ...nearest };
}
