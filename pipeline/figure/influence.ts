// How much of a published figure a value in doubt is: in this order people are asked (STATISTICS 7.4, COLLECTING E32). Pure.
import type { Misure } from "../../schemas/misura.ts";
import type { CubePoint } from "../store/cube.ts";
import type { Moved } from "../store/doubts.ts";
import type { NetworkWeights } from "../store/weights.ts";
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

/** The largest over the measures; null where the doubt moves none that is published. */
export function influenceOf(
  moved: readonly MovedMisura[],
  cubi: ReadonlyMap<string, readonly CubePoint[]>,
  misure: Misure,
  pesi: NetworkWeights,
): Influence | null {
  const all = moved.flatMap((each) => shareOf(each, cubi.get(each.misura) ?? [], misure, pesi) ?? []);
  if (all.length === 0) return null;
  const largest = (of: (each: Influence) => number): number => Math.min(1, Math.max(...all.map(of)));
  return { totale: largest(({ totale }) => totale), casella: largest(({ casella }) => casella) };
}

function shareOf(
  { misura: id, numero, mossi, scarto }: MovedMisura,
  cube: readonly CubePoint[],
  misure: Misure,
  pesi: NetworkWeights,
): Influence | null {
  const misura = misure.get(id);
  if (misura?.tipo !== "base") return null;
  const counted = weightOf(numero, pesi, weightsFor(misura, misure));
  const keyOf = (dims: CubePoint["dims"]): string => JSON.stringify(Object.entries(dims).sort());
  const published = new Map(cube.map((point) => [keyOf(point.dims), totalOf(point)]));
  // What must not be summed has its totals by the members of that dimension.
  const isTotal = ({ dims }: Moved): boolean =>
    Object.keys(dims).length === misura.non_somma.length && misura.non_somma.every((name) => name in dims);
  const whole = mossi.filter(isTotal).reduce((sum, { valore }) => sum + valore, 0);
  // Where there is nothing what is missing is at no place.
  const part = scarto === null ? 1 : whole === 0 ? 0 : scarto / whole;
  const shares = (own: readonly Moved[]): number[] =>
    own.flatMap((each) => {
      const total = published.get(keyOf(each.dims)) ?? 0;
      const value = isTotal(each) && scarto !== null && misura.non_somma.length === 0 ? scarto : each.valore * part;
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

/** What one unit of an ente counts for in a total: its weight, and its part in the silent enti made of it. */
function weightOf(numero: number, { pesi, imputati }: NetworkWeights, weights: ReturnType<typeof weightsFor>): number {
  if (weights === null) return 1;
  const isOf = (each: { readonly gruppo: string; readonly stima: string }): boolean =>
    each.gruppo === weights.gruppo && each.stima === weights.stima;
  const own = pesi.find((each) => each.numero === numero && isOf(each));
  if (own === undefined) return 1;
  const made = own.isKey ? imputati.filter(isOf).reduce((sum, { ppm }) => sum + ppm, 0) : 0;
  return (own.ppm + made) / 1_000_000;
}
