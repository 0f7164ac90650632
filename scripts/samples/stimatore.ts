// Values of single enti → the estimate that the line makes of them, by the line's own functions. The line holds moments and
// no single ente; what knows the truth of each (generator, trial of the intervals) asks here.
import { enteWeights, type GroupNetwork } from "../../pipeline/figure/network.ts";
import { type Total, totalOf } from "../../pipeline/statistics/estimate.ts";
import { type Moments, NOTHING, type Point } from "../../pipeline/statistics/moments.ts";
import type { Outcome } from "../../pipeline/statistics/refusal.ts";
import { sum } from "../../pipeline/statistics/sum.ts";
import { UNIT_PPM } from "../../pipeline/statistics/weights.ts";

/** Whole storage units by ente. */
export type Valori = ReadonlyMap<string, number>;

export interface Stimatore {
  /** The estimate of the whole; values of enti that did not answer are passed over. */
  readonly stima: (valori: Valori) => Total;
  /** The estimate of a part, where silent key enti have these values and no others. */
  readonly parte: (valori: Valori, imputati: Valori) => Total;
  /** What each silent key ente is given of a whole. */
  readonly imputati: (valori: Valori) => Map<string, number>;
  readonly rispondenti: ReadonlySet<string>;
  /** Enti that answered and weigh 1: a unit more of theirs is a unit more of the total. */
  readonly grandi: ReadonlySet<string>;
}

/** Throws where the line would refuse to estimate. */
export function stimatore(group: GroupNetwork, stima: "rapporto" | "espansione"): Stimatore {
  const weights = made(group[stima]);
  const of = enteWeights(group, weights);
  const sizes = new Map(group.classi.flatMap(({ enti }) => enti.map(({ codice, x }) => [codice, x] as const)));
  const sizeOf = (codice: string): number => (stima === "rapporto" ? (sizes.get(codice) ?? 0) : 1);
  const key = weights.classi.find(({ id }) => group.classi.some((each) => each.isKey && each.id === id));
  const pointOf = (valori: Valori): Point => {
    const classi = new Map<string, Moments>();
    for (const [codice, { classe, ppm }] of of) {
      const value = valori.get(codice) ?? 0;
      if (value === 0) continue;
      const before = classi.get(classe) ?? NOTHING;
      classi.set(classe, {
        n: before.n + 1,
        y: before.y + value,
        yy: before.yy + value * value,
        ay: before.ay + sizeOf(codice) * value,
        // Thousandths, as the line rounds each record; whole numbers below 2^53 for any ente of these cities.
        pesato: before.pesato + Math.round((value * ppm) / 1000),
      });
    }
    return { classi, imputati: [], righe: 0, senza: 0, maggiori: [] };
  };
  const grandi = [...of].filter(([, { classe }]) => classe === key?.id).map(([codice]) => codice);
  // As the line does it: a part of each value of the key enti that answered, by this ente's size over theirs.
  const imputati = (valori: Valori): Map<string, number> => {
    const values = sum(grandi.map((codice) => valori.get(codice) ?? 0));
    const parts = weights.silenti.map(({ a }) => (key === undefined ? 0 : Math.round((a / key.a) * UNIT_PPM)));
    return new Map(weights.silenti.map(({ codice }, n) => [codice, (values * (parts[n] ?? 0)) / UNIT_PPM]));
  };
  const parte: Stimatore["parte"] = (valori, given) => {
    const placed = [...given].map(([ente, valore]) => ({ ente, valore }));
    return totalOf({ ...pointOf(valori), imputati: placed }, weights);
  };
  return {
    ...{ parte, imputati, rispondenti: group.answered, grandi: new Set(grandi) },
    stima: (valori) => parte(valori, imputati(valori)),
  };
}

/** What was asked for. Throws what is refused. */
export function made<T>(outcome: Outcome<T>): T {
  if ("refused" in outcome) throw new Error(`the line would not estimate: ${JSON.stringify(outcome.refused)}`);
  return outcome.made;
}
