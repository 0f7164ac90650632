// The figures as an edition may publish them: all of them while it is open; once it is closed those that it published, and what was
// corrected since, as far as old and new number together tell of no ente.
import type { Edizione } from "../../schemas/edizione.ts";
import type { Figure } from "../figure/figures.ts";
import { tellingChanges } from "../figure/telling-changes.ts";
import { figuresCsv } from "../publish/publish.ts";
import type { Figured } from "./figured.ts";
import { type Corrections, CorrezioneCheRivela, correctionsOf, hiddenBefore, publishedLast } from "./freeze.ts";
import { panelOf } from "./panel.ts";
import { declaredSums, revisedFigures } from "./revised.ts";

interface Corrected extends Corrections {
  readonly figure: Figure;
}

interface Wanted {
  readonly cartella: string;
  /** Why published numbers may be others, who says so, and whether those that would tell of an ente go out without their number. */
  readonly erratum?: { readonly motivo: string; readonly chi: string; readonly nascondi: boolean };
}

/** Throws where they may not be published: see `freeze.ts`. */
export async function correctedFigures(
  edizione: Edizione,
  { raccolta, computed, p, figure, without }: Pick<Figured, "raccolta" | "computed" | "p" | "figure" | "without">,
  wanted: Wanted,
  now: () => string,
): Promise<Corrected> {
  const published = await publishedLast(edizione, raccolta);
  if (published === null) return { figure, ...correctionsOf([], raccolta, wanted, now) };
  const hidden = hiddenBefore(raccolta.errata, raccolta.chiusura);
  const open = hidden.size === 0 ? figure : without(hidden);
  const { erratum } = wanted;
  const regole = {
    minimo: edizione.yaml.soglie.minimo_enti,
    gruppi: new Map(edizione.enti.flatMap(({ codice, gruppo }) => (gruppo === "" ? [] : [[codice, gruppo] as const]))),
    p,
  };
  const telling =
    erratum === undefined
      ? new Set<string>()
      : tellingChanges(
          { sums: declaredSums(published.figure), panel: published.panel },
          { sums: declaredSums(figuresCsv(open)), panel: panelOf(edizione, raccolta, figure.misure, computed.panel) },
          { misure: figure.misure, regole },
        );
  // Where the sum of all is shown its parts may be missing; a sum that is missing is for who publishes to decide.
  const wholes = new Set([...telling].filter((id) => !id.includes("|")));
  if (wholes.size > 0 && erratum?.nascondi !== true) throw new CorrezioneCheRivela(wholes, wanted.cartella);
  const shown = telling.size === 0 ? open : without(new Set([...hidden, ...telling]));
  const revised = revisedFigures(published.figure, figuresCsv(shown));
  return { figure: shown, ...correctionsOf(revised, raccolta, wanted, now) };
}
