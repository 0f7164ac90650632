// How much of the network stands behind a figura: in weight for money, in enti for everything else, because the resources of
// the year before say nothing of who has volunteers (STATISTICS 3.2, 12.3).
import type { BlockGroup } from "../../schemas/blocco.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import { type Coverage, type Covered, coverageOf, type Domain } from "../statistics/coverage.ts";
import { respondentsOf } from "../statistics/respondents.ts";
import type { Weighed } from "./network.ts";
import { toldShare } from "./states.ts";

export interface Responses {
  /** Enti of which at least one block counts. */
  readonly qualcosa: ReadonlySet<string>;
  /** Enti that answered a block, rows or «niente da dichiarare», by block. */
  readonly perBlocco: ReadonlyMap<string, ReadonlySet<string>>;
}

export type CoverageOf = (misura: Pick<MisuraNota, "gruppo">, domain: Domain) => NetworkCoverage | null;

export interface NetworkCoverage extends Coverage {
  /** Where its weight would tell an ente what another had the year before: who alone answered in a place knows what it is parts of. */
  readonly isTelling?: boolean;
}

/** A weight as it may be told. */
export const toldCoverage = (coverage: NetworkCoverage | null): number | null =>
  coverage === null || coverage.peso === null || coverage.isTelling === true ? null : toldShare(coverage.peso);

/** Response of the group of blocks of a misura, among the enti that have their main cantiere or seat in the domain; where
 *  no ente has, that of the other dimension, or of the network. Null for what no ente declares. `p` as in the p% rule, in
 *  percent, nobody agreeing: who did not answer did not; null for who may see every number. */
export function networkCoverage(
  { enti }: Edizione,
  { perBlocco }: Pick<Responses, "perBlocco">,
  network: Weighed,
  p: number | null,
): CoverageOf {
  const sizes = new Map("made" in network ? network.made.frame.map(({ codice, x }) => [codice, x]) : []);
  const answered = respondentsOf(perBlocco);
  const byGroup = new Map<BlockGroup, (domain: Domain) => Covered>();
  const of = (gruppo: BlockGroup): ((domain: Domain) => Covered) => {
    const frame = enti.map(({ codice, tipo, gruppo: holding, risorse_precedenti, ...ente }) => {
      const place = { codice, cantiere: ente.cantiere_principale, zona: ente.zona_sede };
      if (gruppo !== "denaro") return { ...place, x: 1 };
      const x = sizes.get(codice) ?? risorse_precedenti ?? 0;
      return { ...place, x, titolare: tipo === "comune" ? null : holding || codice };
    });
    return coverageOf(frame, answered.get(gruppo) ?? new Set());
  };
  return ({ gruppo }, { cantiere, zona }) => {
    if (gruppo === null) return null;
    const own = byGroup.get(gruppo) ?? of(gruppo);
    byGroup.set(gruppo, own);
    const { dubbio, ...found } = own({
      ...(cantiere !== undefined && own({ cantiere }).attesi > 0 ? { cantiere } : {}),
      ...(zona !== undefined && own({ zona }).attesi > 0 ? { zona } : {}),
    });
    return { ...found, isTelling: p !== null && dubbio < p / 100 };
  };
}
