// One cube per declared misura, then the figures. A query that fails is told and the other measures go on.
import type { BlockGroup } from "../../schemas/blocco.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { coverage, type FrameUnit } from "../statistics/coverage.ts";
import { type CubePoint, cube } from "../store/cube.ts";
import type { Store } from "../store/store.ts";
import type { Misure } from "./declarations.ts";
import { type Figure, makeFigure } from "./figures.ts";

export interface Responses {
  /** Enti of which at least one block counts. */
  readonly qualcosa: ReadonlySet<string>;
  /** Enti that answered a block, rows or «niente da dichiarare», by block. */
  readonly perBlocco: ReadonlyMap<string, ReadonlySet<string>>;
}

/** All figures of an edition. */
export async function computeFigure(
  store: Store,
  edizione: Edizione,
  misure: Misure,
  risposte: Responses,
): Promise<Figure> {
  const cubi = new Map<string, CubePoint[]>();
  const guasti: { dove: string; messaggio: string }[] = [];
  for (const [id, misura] of misure) {
    if (misura.tipo !== "base") continue;
    try {
      cubi.set(id, await cube(store, id, misura));
    } catch (error) {
      guasti.push({ dove: `misura ${id}`, messaggio: error instanceof Error ? error.message : String(error) });
    }
  }
  return makeFigure({ edizione, misure, cubi, guasti, coverageOf: coverageFor(edizione, risposte) });
}

/** Response of the group of blocks of a misura: an ente answers a group when one of its blocks counts (STATISTICS 1.4). */
function coverageFor(edizione: Edizione, { perBlocco }: Responses) {
  const frame: FrameUnit[] = edizione.enti.map((e) => ({
    codice: e.codice,
    x: e.risorse_precedenti,
    cantiere: e.cantiere_principale,
    zona: e.zona_sede,
  }));
  const answered = new Map<BlockGroup, Set<string>>();
  for (const { id, gruppo } of BLOCCHI) {
    const set = answered.get(gruppo) ?? new Set<string>();
    for (const ente of perBlocco.get(id) ?? []) set.add(ente);
    answered.set(gruppo, set);
  }
  const kept = new Map<string, ReturnType<typeof coverage>>();
  return ({ gruppo }: MisuraNota, domain: { cantiere?: string; zona?: string }) => {
    if (gruppo === null) return null;
    const key = `${gruppo}|${domain.cantiere ?? ""}|${domain.zona ?? ""}`;
    const made = kept.get(key) ?? coverage(frame, answered.get(gruppo) ?? new Set(), domain);
    kept.set(key, made);
    return made;
  };
}
