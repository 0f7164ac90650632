// Weights of the answers to a group of questions that must not be told, because they would tell how large an ente was the year
// before. Of two groups the difference is told too.
import type { BlockGroup } from "../../schemas/blocco.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { figuraId } from "../../schemas/figura.ts";
import { doubtBetween, doubtOf, emptySide, type Side } from "../statistics/coverage-doubt.ts";
import { sum } from "../statistics/sum.ts";
import type { Weighed } from "./network.ts";

export const ANSWER_WEIGHT = "quota-risposta-peso";

/** Ids of the figures, in the order of the groups: each is told beside those before it. `p` as in the p% rule, in percent,
 *  nobody agreeing; null for who may see every number. */
export function tellingAnswerWeights({ enti }: Pick<Edizione, "enti">, network: Weighed, p: number | null): string[] {
  if (p === null || "refused" in network) return [];
  const { frame, byGroup } = network.made;
  const holderOf = new Map(enti.map((e) => [e.codice, e.tipo === "comune" ? null : e.gruppo || e.codice]));
  const sideOf = (isIn: (codice: string) => boolean): Side => {
    const side = emptySide();
    for (const { codice, x } of frame.filter(({ codice }) => isIn(codice))) {
      const holder = holderOf.get(codice) ?? null;
      if (holder === null) side.pubblico += x;
      else side.di.set(holder, (side.di.get(holder) ?? 0) + x);
    }
    return side;
  };
  const all = sum(frame.map(({ x }) => x));
  const told: ReadonlySet<string>[] = [];
  return [...byGroup].flatMap(([gruppo, { answered }]): string[] => {
    const beside = told.map((other) =>
      doubtBetween(
        sideOf((each) => answered.has(each) !== other.has(each)),
        all,
      ),
    );
    const own = doubtOf(
      sideOf((each) => answered.has(each)),
      sideOf((each) => !answered.has(each)),
      true,
    );
    if (Math.min(own, ...beside) < p / 100) return [idOf(gruppo)];
    told.push(answered);
    return [];
  });
}

const idOf = (gruppo: BlockGroup): string => figuraId(ANSWER_WEIGHT, { gruppo });
