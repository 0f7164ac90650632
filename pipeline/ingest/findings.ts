// Collects the findings of one file and merges the equal ones: «12 celle: D7:D18», never the same sentence twelve times.
import type { Campo } from "../../schemas/blocco.ts";
import { type Codice, type Diagnostic, diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import type { Trovato } from "./cell.ts";

/** Places kept for one sentence; the count of all of them is kept too, as the length of the list before it was cut. */
const MAX_PLACES = 200;

export interface Findings {
  /** A finding at a place; equal ones (same code, question, ente and words) are merged. */
  readonly add: (found: Trovato, luogo: Luogo, about: About) => void;
  readonly push: (diagnostic: Diagnostic) => void;
  readonly all: () => Diagnostic[];
}

export interface About {
  readonly ente: string | null;
  readonly blocco: string;
  readonly campo?: readonly [string, Campo];
  readonly mostrato?: string;
}

export function makeFindings(): Findings {
  const merged = new Map<string, { diagnostic: Diagnostic; luoghi: Luogo[] }>();
  const add = (found: Trovato, luogo: Luogo, about: About): void => {
    const id = [found.codice, about.ente, about.blocco, about.campo?.[0], JSON.stringify(found.params)].join("\u0000");
    const before = merged.get(id);
    if (before !== undefined) {
      if (before.luoghi.length < MAX_PLACES) before.luoghi.push(luogo);
      return;
    }
    const luoghi = [luogo];
    // The pair of code and parameters was made together by the reader of the cell or by the rule of the block.
    const diagnostic = diagnose(found.codice as Codice, luoghi, found.params as never, {
      ente: about.ente,
      blocco: about.blocco,
      ...(about.campo === undefined ? {} : { campo: about.campo[0] }),
      ...(about.mostrato === undefined ? {} : { mostrato: about.mostrato, grezzo: about.mostrato }),
      ...(found.proposta === undefined ? {} : { proposta: { dopo: found.proposta, fiducia: 0.8 } }),
    });
    merged.set(id, { diagnostic, luoghi });
  };
  return {
    add,
    push: (diagnostic) => void merged.set(`\u0001${merged.size}`, { diagnostic, luoghi: [...diagnostic.luoghi] }),
    all: () => [...merged.values()].map(({ diagnostic, luoghi }) => ({ ...diagnostic, luoghi })),
  };
}
