// Cubes → figures, with the coverage of each domain.
import type { Edizione } from "../../schemas/edizione.ts";
import { type Outcome, wordsOfFrame } from "../statistics/refusal.ts";
import type { CubePoint, PairPoint } from "../store/cube.ts";
import { networkCoverage, type Responses } from "./coverage.ts";

import type { Misure } from "./declarations.ts";
import { refusedWeights } from "./estimates.ts";
import { type Figure, makeFigure } from "./figures.ts";
import type { Network } from "./network.ts";
import type { RoundedFigures } from "./rounding.ts";
import { brokenMeasures } from "./vocabulary.ts";

export type { Responses };

export interface Cubes {
  readonly cubi: ReadonlyMap<string, readonly CubePoint[]>;
  /** Of ratios over one table. */
  readonly coppie: ReadonlyMap<string, readonly PairPoint[]>;
  /** Measures whose query failed: the report goes on without them. */
  readonly guasti: readonly { dove: string; messaggio: string }[];
}

/** All figures of an edition. */
export function computeFigure(
  edizione: Edizione,
  misure: Misure,
  { cubi, coppie, guasti }: Cubes,
  risposte: Responses,
  network: Outcome<Network>,
  arrotondate: RoundedFigures = new Map(),
): Figure {
  const broken = brokenMeasures(misure, edizione.liste);
  const told = [...broken].map(([id, { cosa, rimedio }]) => ({
    dove: `pipeline/misure/${id}.ts`,
    messaggio: `${cosa}. ${rimedio}`,
  }));
  const coverageOf = networkCoverage(edizione, risposte, network);
  const sound = new Map([...cubi].filter(([id]) => !broken.has(id)));
  const refused = refusedWeights(network).map((refusal) => {
    const { cosa, rimedio } = wordsOfFrame(refusal, nameIn(edizione));
    return `${cosa}. ${rimedio}.`;
  });
  return makeFigure({
    ...{ edizione, misure, cubi: sound, coppie, network, coverageOf },
    ...{ guasti: [...told, ...guasti], rotte: broken, senzaStima: refused, arrotondate },
  });
}

const nameIn = ({ enti }: Edizione): ((codice: string) => string) => {
  const names = new Map(enti.map(({ codice, denominazione }) => [codice, denominazione]));
  return (codice) => names.get(codice) ?? codice;
};
