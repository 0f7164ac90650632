// Points made by hand, and all the points of a database in a test. Where the case is not about silence everybody answered:
// then an estimate is what was declared.

import type { Edizione } from "../../schemas/edizione.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import type { Outcome } from "../statistics/refusal.ts";
import { KEY_CLASS } from "../statistics/size-classes.ts";
import { type CubePoint, type PairPoint, pairs, points } from "../store/cube.ts";
import type { Store } from "../store/store.ts";
import { loadWeights, type NetworkWeights } from "../store/weights.ts";
import type { Misure } from "./declarations.ts";
import { type Figure, type FigureInput, makeFigure } from "./figures.ts";
import { type Network, networkWeights, weighNetwork } from "./network.ts";
import { pairQuestion, sumQuestion } from "./questions.ts";

/** A point of so many storage units, declared by a large ente. */
export function pointAt(
  dims: Readonly<Record<string, string>>,
  valore: number | null,
  { n_enti = 1, n_righe = 1, n_senza = 0, n_insensate = 0 }: Partial<CubePoint> = {},
): CubePoint {
  const y = valore ?? 0;
  const classi = { [KEY_CLASS]: { n: 0, y, yy: 0, ay: 0, pesato: 1000 * y } };
  return { dims, valore, n_enti, n_righe, n_senza, n_insensate, classi, imputati: {} };
}

/** The network of an edition of which everybody answered everything. */
export function everybody({ enti }: Pick<Edizione, "enti">): Outcome<Network> {
  const all = new Set(enti.map(({ codice }) => codice));
  return weighNetwork(enti, new Map(BLOCCHI.map(({ id }) => [id, all])));
}

/** Figures of points made by hand: everybody answered, nothing is hidden, and coverage is not asked for. */
export const figureFrom = (edizione: Edizione, misure: Misure, cubi: FigureInput["cubi"]): Figure =>
  makeFigure({
    ...{ edizione, misure, cubi, coppie: new Map(), network: everybody(edizione), guasti: [] },
    ...{ nascoste: new Set<string>(), coverageOf: () => null },
  });

/** The weights of a network for rows made by hand, where the number of E042 is 42. */
export function weightsByHand(network: Outcome<Network>, { enti }: Pick<Edizione, "enti">): NetworkWeights {
  const { pesi, imputati } = networkWeights(network, enti, new Map());
  const numberOf = ({ numero }: { numero: number }): number => Number(enti[numero]?.codice.slice(1));
  return { pesi: pesi.map((peso) => ({ ...peso, numero: numberOf(peso) })), imputati };
}

/** Every point that the measures ask of a store with these weights. */
export async function allPoints(
  store: Store,
  misure: Misure,
  weights: NetworkWeights,
): Promise<{ cubi: Map<string, readonly CubePoint[]>; coppie: Map<string, readonly PairPoint[]> }> {
  await loadWeights(store, weights);
  const cubi = new Map<string, readonly CubePoint[]>();
  const coppie = new Map<string, readonly PairPoint[]>();
  for (const [id, misura] of misure) {
    if (misura.gemella !== undefined) continue;
    if (misura.tipo === "base") cubi.set(id, await pointsOf(store, misura, misure));
    const pair = misura.tipo === "rapporto" ? pairQuestion(misura, misure) : null;
    if (pair !== null) coppie.set(id, await pairs(store, pair));
  }
  return { cubi, coppie };
}

/** The points of one misura; those of a ratio are none. */
export async function pointsOf(store: Store, misura: MisuraNota, misure: Misure): Promise<CubePoint[]> {
  if (misura.tipo !== "base") return [];
  return (await points(store, sumQuestion(misura, misure))).get(misura.id) ?? [];
}
