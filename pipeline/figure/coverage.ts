// How much of the network stands behind a figura: in weight for money, in enti for everything else, because the resources of
// the year before say nothing of who has volunteers (STATISTICS 3.2, 12.3).
import type { BlockGroup } from "../../schemas/blocco.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import { type Coverage, coverageOf, type Domain } from "../statistics/coverage.ts";
import { respondentsOf } from "../statistics/respondents.ts";
import type { Weighed } from "./network.ts";

export interface Responses {
  /** Enti of which at least one block counts. */
  readonly qualcosa: ReadonlySet<string>;
  /** Enti that answered a block, rows or «niente da dichiarare», by block. */
  readonly perBlocco: ReadonlyMap<string, ReadonlySet<string>>;
}

export type CoverageOf = (misura: Pick<MisuraNota, "gruppo">, domain: Domain) => Coverage | null;

/** Response of the group of blocks of a misura, among the enti that have their main cantiere or seat in the domain; where
 *  no ente has, that of the other dimension, or of the network. Null for what no ente declares. */
export function networkCoverage(
  { enti }: Edizione,
  { perBlocco }: Pick<Responses, "perBlocco">,
  network: Weighed,
): CoverageOf {
  const sizes = new Map("made" in network ? network.made.frame.map(({ codice, x }) => [codice, x]) : []);
  const answered = respondentsOf(perBlocco);
  const byGroup = new Map<BlockGroup, (domain: Domain) => Coverage>();
  const of = (gruppo: BlockGroup): ((domain: Domain) => Coverage) => {
    const frame = enti.map(({ codice, cantiere_principale: cantiere, zona_sede: zona, risorse_precedenti }) => {
      const size = sizes.get(codice) ?? risorse_precedenti ?? 0;
      return { codice, cantiere, zona, x: gruppo === "denaro" ? size : 1 };
    });
    return coverageOf(frame, answered.get(gruppo) ?? new Set());
  };
  return ({ gruppo }, { cantiere, zona }) => {
    if (gruppo === null) return null;
    const own = byGroup.get(gruppo) ?? of(gruppo);
    byGroup.set(gruppo, own);
    return own({
      ...(cantiere !== undefined && own({ cantiere }).attesi > 0 ? { cantiere } : {}),
      ...(zona !== undefined && own({ zona }).attesi > 0 ? { zona } : {}),
    });
  };
}
