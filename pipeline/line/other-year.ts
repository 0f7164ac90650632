// A collection in which every file is of one other year is a folder whose year was not changed: it is said to who keeps the
// folder, once, beside what each file was told.

import type { Diagnostic } from "../../schemas/diagnostic.ts";
import type { EditionFault, Edizione } from "../../schemas/edizione.ts";

interface Arrivals {
  /** Sections that count. */
  readonly valide: readonly unknown[];
  readonly diagnostics: readonly Pick<Diagnostic, "codice" | "params">[];
}

/** One fault when nothing counts and all that was refused for its year has the same one; else none. */
export function otherYear({ yaml }: Pick<Edizione, "yaml">, { valide, diagnostics }: Arrivals): EditionFault[] {
  if (valide.length > 0) return [];
  const years = new Set(
    diagnostics.flatMap(({ codice, params }) => (codice === "edizione-diversa" ? [String(params["trovata"])] : [])),
  );
  const [year, another] = years;
  if (year === undefined || another !== undefined) return [];
  const cosa = `anno dice ${yaml.anno}, ma tutto ciò che è arrivato è del ${year}, e niente è contato`;
  return [{ file: "edizione.yaml", riga: null, cosa, rimedio: `Se l'edizione è del ${year}, scrivi anno: ${year}.` }];
}
