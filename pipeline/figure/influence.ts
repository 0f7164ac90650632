// How much of a published figure a value in doubt is: in this order people are asked (STATISTICS 7.4, COLLECTING E32). Pure.
import type { Misure } from "../../schemas/misura.ts";
import type { CubePoint } from "../store/cube.ts";
import type { Moved } from "../store/doubts.ts";
import type { NetworkWeights, RecordWeights } from "../store/weights.ts";
import { weightsFor } from "./questions.ts";

export interface Influence {
  /** Of the largest total that it moves, 0–1. */
  readonly totale: number;
  /** Of the cell of which it is the largest part, 0–1. */
  readonly casella: number;
}

/** A doubt as it moves one misura. */
export interface MovedMisura {
  readonly misura: string;
  /** Place of the ente in the registry. */
  readonly numero: number;
  /** At every point, its margin among them. */
  readonly mossi: readonly Moved[];
  /** How far the whole of it is from what one would expect, in storage units; null where it may be wrong altogether. */
  readonly scarto: number | null;
}

/**
 * How much hangs on a doubt: the largest over the measures that it moves; null where it moves none that is published. What
 * is published and what enti count for is looked up once for all doubts: there are as many as enti.
 */
export function openInfluence(
  cubi: ReadonlyMap<string, readonly CubePoint[]>,
  misure: Misure,
  pesi: NetworkWeights,
): (moved: readonly MovedMisura[]) => Influence | null {
  const weightIn = openWeights(pesi);
  const known = new Map<string, Published | null>();
  const publishedAs = (id: string): Published | null => {
    const misura = misure.get(id);
    if (misura?.tipo !== "base") return null;
    const totals = new Map((cubi.get(id) ?? []).map((point) => [keyOf(point.dims), totalOf(point)]));
    return { nonSomma: misura.non_somma, weights: weightsFor(misura, misure), totals };
  };
  return (moved) => {
    const all = moved.flatMap((each) => {
      const published = known.get(each.misura) ?? publishedAs(each.misura);
      known.set(each.misura, published);
      return published === null ? [] : (shareOf(each, published, weightIn) ?? []);
    });
    if (all.length === 0) return null;
    const largest = (of: (each: Influence) => number): number => Math.min(1, Math.max(...all.map(of)));
    return { totale: largest(({ totale }) => totale), casella: largest(({ casella }) => casella) };
  };
}

/** A misura as it is published. */
interface Published {
  readonly nonSomma: readonly string[];
  readonly weights: RecordWeights | null;
  /** By `keyOf` of the point. */
  readonly totals: ReadonlyMap<string, number>;
}

const keyOf = (dims: CubePoint["dims"]): string => JSON.stringify(Object.entries(dims).sort());

function shareOf(
  { numero, mossi, scarto }: MovedMisura,
  { nonSomma, weights, totals: published }: Published,
  weightIn: WeightIn,
): Influence | null {
  const counted = weightIn(numero, weights);
  // What must not be summed has its totals by the members of that dimension.
  const isTotal = ({ dims }: Moved): boolean =>
    Object.keys(dims).length === nonSomma.length && nonSomma.every((name) => name in dims);
  const whole = mossi.filter(isTotal).reduce((sum, { valore }) => sum + valore, 0);
  // Where there is nothing what is missing is at no place.
  const part = scarto === null ? 1 : whole === 0 ? 0 : scarto / whole;
  const shares = (own: readonly Moved[]): number[] =>
    own.flatMap((each) => {
      const total = published.get(keyOf(each.dims)) ?? 0;
      const value = isTotal(each) && scarto !== null && nonSomma.length === 0 ? scarto : each.valore * part;
      return total > 0 ? [(value * counted) / total] : value > 0 ? [1] : [];
    });
  const totals = shares(mossi.filter(isTotal));
  if (totals.length === 0) return null;
  return { totale: Math.max(...totals), casella: Math.max(0, ...shares(mossi.filter((each) => !isTotal(each)))) };
}

/** The estimate at a point, else what was declared, in storage units. */
function totalOf({ valore, classi, imputati }: CubePoint): number {
  const parts = [...Object.values(classi).map(({ pesato }) => pesato), ...Object.values(imputati)];
  return parts.length === 0 ? (valore ?? 0) : parts.reduce((sum, pesato) => sum + pesato, 0) / 1000;
}

type WeightIn = (numero: number, weights: RecordWeights | null) => number;

/** What one unit of an ente counts for in a total: its weight, and its part in the silent enti made of it. */
function openWeights({ pesi, imputati }: NetworkWeights): WeightIn {
  const nameOf = ({ gruppo, stima }: RecordWeights): string => `${gruppo} ${stima}`;
  const own = new Map(pesi.map((each) => [`${nameOf(each)} ${each.numero}`, each]));
  const made = new Map<string, number>();
  for (const each of imputati) made.set(nameOf(each), (made.get(nameOf(each)) ?? 0) + each.ppm);
  return (numero, weights) => {
    const each = weights === null ? undefined : own.get(`${nameOf(weights)} ${numero}`);
    if (each === undefined) return 1;
    const silent = each.isKey ? (made.get(nameOf(each)) ?? 0) : 0;
    return (each.ppm + silent) / 1_000_000;
  };
}
