// What a point of moments says of the whole network: value, error, interval, letter, and why it may not be published
// (STATISTICS 4, 5). Before any rounding; in the unit of the misura.
import type { Figura } from "../../schemas/figura.ts";
import type { Coverage } from "../statistics/coverage.ts";
import { type Estimate, shareOf, type Total, totalOf } from "../statistics/estimate.ts";
import { gatesOf } from "../statistics/gates.ts";
import { type Moments, NOTHING, type Point } from "../statistics/moments.ts";
import { estimatedShare, letterOf, type Spread, toldError, variation } from "../statistics/quality.ts";
import type { FiguraRefusal, FrameRefusal, Outcome } from "../statistics/refusal.ts";
import { sum } from "../statistics/sum.ts";
import type { Weights } from "../statistics/weights.ts";
import type { CubePoint, PairPoint } from "../store/cube.ts";
import type { RecordWeights } from "../store/weights.ts";
import type { Network, Weighed } from "./network.ts";

/** An estimate before it is rounded. */
export interface Estimated {
  readonly valore: number;
  /** Null where nobody declared anything, and a silent ente is made up for. */
  readonly dichiarato: number | null;
  /** As it may be told; null where it would tell what a single ente gave. */
  readonly errore: number | null;
  /** As in `Weights`. */
  readonly t: number;
  /** No interval reaches below: what was declared is a fact, and a share is not below 0. */
  readonly minimo: number;
  /** Part that was not declared, 0–1. */
  readonly stimato: number;
  readonly giudizio: NonNullable<Figura["giudizio"]>;
  /** Gates that do not hold: then only what was declared is published. */
  readonly rifiuti: readonly FiguraRefusal[];
}

/** What the gates must know of the place of a figura. */
export interface Domain {
  readonly coperta: Coverage | null;
  readonly ambito: "totale" | "dominio";
}

/** The weights of a group of blocks, or why there are none. */
export function weightsIn(network: Outcome<Network>, { gruppo, stima }: RecordWeights): Outcome<Weights> {
  if ("refused" in network) return network;
  const group = network.made.byGroup.get(gruppo);
  if (group === undefined) throw new Error(`no enti were asked about «${gruppo}»`);
  return group[stima];
}

/** Why weights that these measures need cannot be made, each once. */
export function refusedWeights(network: Weighed, needed: readonly RecordWeights[]): FrameRefusal[] {
  if ("refused" in network) return [network.refused];
  const outcomes = needed.map((weights) => weightsIn(network, weights));
  const refusals = outcomes.flatMap((outcome) => ("refused" in outcome ? [outcome.refused] : []));
  return [...new Map(refusals.map((refusal) => [JSON.stringify(refusal), refusal])).values()];
}

/** The total of a point, in storage units. */
export const totalAt = (point: CubePoint, weights: Weights): Total => totalOf(statisticalPoint(point), weights);

/** A total; `unit` is how many storage units one unit of the misura has. */
export function estimateOf(point: CubePoint, weights: Weights, unit: number, domain: Domain): Estimated {
  const total = totalAt(point, weights);
  const errore = toldError(total.errore / unit, spreadOf(point, weights));
  const [valore, dichiarato] = [total.valore / unit, total.dichiarato / unit];
  return {
    valore,
    errore,
    t: total.t,
    minimo: dichiarato,
    dichiarato: point.valore === null ? null : dichiarato,
    stimato: estimatedShare(total),
    giudizio: letterOf(variation(total)),
    rifiuti: refusals(total, point, domain),
  };
}

/** Part over whole by the same weights; null where the whole is 0. The gates are those of the whole, the letter its own. */
export function estimateShare(pair: PairPoint, weights: Weights, unit: number, domain: Domain): Estimated | null {
  const { parte, tutto, prodotto } = pair;
  const whole = totalOf(statisticalPoint(tutto), weights);
  const share = shareOf(
    { parte: statisticalPoint(parte), tutto: statisticalPoint(tutto), prodotto: new Map(Object.entries(prodotto)) },
    weights,
  );
  if (share === null || tutto.valore === null || tutto.valore === 0) return null;
  const errore = toldError(share.errore * unit, spreadOf(tutto, weights));
  return {
    valore: share.valore * unit,
    errore,
    t: share.t,
    minimo: 0,
    dichiarato: ((parte.valore ?? 0) / tutto.valore) * unit,
    stimato: estimatedShare(whole),
    giudizio: letterOf(variation(share)),
    rifiuti: [...refusals(whole, tutto, domain), ...uncertain(share)],
  };
}

/** Enti of the classes that stand for others: the large ones, and a class of which all answered, add no error. */
function spreadOf({ classi }: CubePoint, weights: Weights): Spread {
  const own = weights.classi.flatMap(({ id, isExpanded }) => (isExpanded ? [classi[id] ?? NOTHING] : []));
  const squares = sum(own.map(({ yy }) => yy));
  return { enti: sum(own.map(({ n }) => n)), pari: squares === 0 ? 0 : sum(own.map(({ y }) => y)) ** 2 / squares };
}

function uncertain(estimate: Estimate): FiguraRefusal[] {
  const cv = variation(estimate);
  return letterOf(cv) === "F" ? [{ tipo: "troppo-incerto", cv }] : [];
}

/** The gates that do not hold; none for what no ente declares. */
function refusals(total: Total, point: CubePoint, { coperta, ambito }: Domain): FiguraRefusal[] {
  if (coperta === null) return [];
  // An ente answers where its seat is and is active elsewhere: who contributes here has answered too.
  const rispondenti = Math.max(coperta.rispondenti, point.n_enti);
  const { imputati } = statisticalPoint(point);
  return gatesOf({ totale: total, coperta: { ...coperta, rispondenti }, ambito, imputati, conflitto: 0 });
}

function statisticalPoint({ classi, imputati, n_righe, n_senza }: CubePoint): Point {
  return {
    classi: new Map<string, Moments>(Object.entries(classi)),
    imputati: Object.entries(imputati).map(([ente, valore]) => ({ ente, valore: valore / 1000 })),
    righe: n_righe,
    senza: n_senza,
    maggiori: [],
  };
}
