// Cubes → figures, with the coverage of each domain.
import type { BlockGroup } from "../../schemas/blocco.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import { coverageOf, type Domain, type FrameUnit } from "../statistics/coverage.ts";
import { respondentsOf } from "../statistics/respondents.ts";
import type { CubePoint } from "../store/cube.ts";
import type { Misure } from "./declarations.ts";
import { type Figure, makeFigure } from "./figures.ts";
import { brokenMeasures } from "./vocabulary.ts";

export interface Responses {
  /** Enti of which at least one block counts. */
  readonly qualcosa: ReadonlySet<string>;
  /** Enti that answered a block, rows or «niente da dichiarare», by block. */
  readonly perBlocco: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Cubes {
  readonly cubi: ReadonlyMap<string, readonly CubePoint[]>;
  /** Measures whose query failed: the report goes on without them. */
  readonly guasti: readonly { dove: string; messaggio: string }[];
}

/** All figures of an edition. */
export function computeFigure(
  edizione: Edizione,
  misure: Misure,
  { cubi, guasti }: Cubes,
  risposte: Responses,
): Figure {
  const broken = brokenMeasures(misure, edizione.liste);
  const told = [...broken].map(([id, { cosa, rimedio }]) => ({
    dove: `pipeline/misure/${id}.ts`,
    messaggio: `${cosa}. ${rimedio}`,
  }));
  const coverageOf = coverageFor(edizione, risposte);
  const sound = new Map([...cubi].filter(([id]) => !broken.has(id)));
  return makeFigure({ edizione, misure, cubi: sound, guasti: [...told, ...guasti], rotte: broken, coverageOf });
}

/** Response of the group of blocks of a misura. */
function coverageFor(edizione: Edizione, { perBlocco }: Responses) {
  const frame: FrameUnit[] = edizione.enti.map((e) => ({
    codice: e.codice,
    x: e.risorse_precedenti,
    cantiere: e.cantiere_principale,
    zona: e.zona_sede,
  }));
  const answered = respondentsOf(perBlocco);
  const byGroup = new Map<BlockGroup, ReturnType<typeof coverageOf>>();
  return ({ gruppo }: MisuraNota, domain: Domain) => {
    if (gruppo === null) return null;
    const own = byGroup.get(gruppo) ?? coverageOf(frame, answered.get(gruppo) ?? new Set());
    byGroup.set(gruppo, own);
    return own(domain);
  };
}
