// How many persons are in need, as the sources of the edition estimate it, at every point where it may be asked
// (STATISTICS 8). Where nobody estimated it the point says so: it is never nothing, and parts are no whole.
import type { Edizione } from "../../schemas/edizione.ts";
import { figuraId } from "../../schemas/figura.ts";
import { type Estimate, type Need, needsOf, type Territory, zoneOf } from "../../schemas/territorio.ts";
import type { Limits } from "../statistics/quality.ts";
import type { CubePoint } from "../store/cube.ts";

/** The misura of the persons in need, and its table. */
export const NEED = "fabbisogno";
export const NEEDS_TABLE = "fabbisogni";

/** The whole city: as a source tells it, else the sum of the zone where each is estimated. */
function cityOf(own: readonly Need[], zone: readonly string[]): Estimate | null {
  const told = own.find(({ zona }) => zona === "");
  if (told !== undefined) return told;
  if (own.length < zone.length) return null;
  const limits = own.flatMap(({ limiti }) => limiti ?? []);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    persone: sum(own.map(({ persone }) => persone)),
    // The estimates may all be wrong to the same side.
    limiti:
      limits.length < own.length
        ? null
        : { inf: sum(limits.map(({ inf }) => inf)), sup: sum(limits.map(({ sup }) => sup)) },
  };
}

export interface NeedPoints {
  readonly punti: readonly CubePoint[];
  /** By id of the figura. */
  readonly limiti: ReadonlyMap<string, Limits>;
}

/** Every group in every zona and in the city; none where the edition estimates nothing. */
export function needPoints(edizione: Territory & Pick<Edizione, "liste">): NeedPoints {
  const [needs, zone] = [needsOf(edizione), zoneOf(edizione)];
  if (needs.length === 0) return { punti: [], limiti: new Map() };
  const found = (edizione.liste["destinatari"] ?? []).flatMap(({ codice: destinatari }) => {
    const own = needs.filter((need) => need.destinatari === destinatari);
    const cells = zone.map((zona) => ({
      dims: { destinatari, zona } as Readonly<Record<string, string>>,
      need: own.find((need): boolean => need.zona === zona) ?? null,
    }));
    return [...cells, { dims: { destinatari }, need: cityOf(own, zone) }];
  });
  return {
    punti: found.map(({ dims, need }) => pointOf(dims, need?.persone ?? null)),
    limiti: new Map(
      found.flatMap(({ dims, need }) => (need?.limiti == null ? [] : [[figuraId(NEED, dims), need.limiti]])),
    ),
  };
}

const pointOf = (dims: CubePoint["dims"], persone: number | null): CubePoint => ({
  dims,
  valore: persone,
  ...{ n_enti: 0, n_righe: 1, n_senza: persone === null ? 1 : 0, n_insensate: 0 },
  ...{ classi: {}, imputati: {} },
});
