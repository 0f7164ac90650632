// Two sums of one ente that are too far apart to stand side by side without a word (STATISTICS 7.2, COLLECTING E31). Pure.
import type { Bilancio } from "../../schemas/incroci.ts";

/** Sums of one ente in one unit. */
export interface TwoSums {
  readonly ente: string;
  readonly a: number;
  readonly b: number;
}

export interface Unbalanced extends TwoSums {
  readonly why: "mille volte" | "lontane" | "una è zero";
}

/** About a thousand times: U01 of STATISTICS 7.2. */
const THOUSAND = [2.5, 3.5] as const;

/** Those to ask about, of enti that answered both. A slip of a thousand is asked whatever it weighs. */
export function unbalanced({ volte, minimo }: Bilancio, rows: readonly TwoSums[]): Unbalanced[] {
  const all = rows.reduce((sum, { a, b }) => sum + Math.max(a, b), 0);
  return rows.flatMap((row): Unbalanced[] => {
    const { a, b } = row;
    const [less, more] = [Math.min(a, b), Math.max(a, b)];
    const size = Math.log10(more / less);
    if (less > 0 && size > THOUSAND[0] && size < THOUSAND[1]) return [{ ...row, why: "mille volte" }];
    if (more < less * volte || more - less < minimo * all || more === 0) return [];
    return [{ ...row, why: less === 0 ? "una è zero" : "lontane" }];
  });
}
