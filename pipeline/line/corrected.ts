// The figures as an edition may publish them: all of them until it was closed once; from then on as far as no number that was
// published tells of an ente beside the new one. While it is closed a number is another only by a correction.
import type { Edizione } from "../../schemas/edizione.ts";
import type { Figure } from "../figure/figures.ts";
import { tellingChanges } from "../figure/telling-changes.ts";
import { figuresCsv } from "../publish/publish.ts";
import { withoutPersons } from "../reading/privacy.ts";
import type { Figured } from "./figured.ts";
import {
  type Corrections,
  CorrezioneCheRivela,
  correctionsOf,
  hiddenBefore,
  publishedBefore,
  toldErrata,
} from "./freeze.ts";
import { namesOmitted } from "./names-omitted.ts";
import { panelOf } from "./panel.ts";
import { declaredSums, neverShown, revisedFigures } from "./revised.ts";

interface Corrected extends Corrections {
  readonly figure: Figure;
  /** Ids of base figures without their number, because beside the one that was published it would tell of an ente. */
  readonly coperte: ReadonlySet<string>;
}

interface Wanted {
  readonly cartella: string;
  /** Numbers that would tell of an ente go out without their number, also those of the whole network. */
  readonly nascondi: boolean;
  /** Why published numbers of a closed edition may be others, and who says so. */
  readonly erratum?: { readonly motivo: string; readonly chi: string };
}

/** Throws where they may not be published: see `freeze.ts`. */
export async function correctedFigures(...given: Parameters<typeof figuresBeside>): Promise<Corrected> {
  const [, { figure }] = given;
  const corrected = await figuresBeside(...given);
  if (corrected.errata.length === 0) return corrected;
  // Hidden of itself, and not only because of the number that it had.
  const hidden = [...figure.all(), ...figure.twins()].filter(({ stato }) => stato === "riservato");
  return { ...corrected, errata: toldErrata(corrected.errata, new Set(hidden.map(({ id }) => id))) };
}

async function figuresBeside(
  edizione: Edizione,
  {
    raccolta,
    computed,
    p,
    figure: found,
    without: withoutAlso,
  }: Pick<Figured, "raccolta" | "computed" | "p" | "figure" | "without">,
  wanted: Wanted,
  now: () => string,
): Promise<Corrected> {
  const published = await publishedBefore(edizione, raccolta);
  const last = published.at(-1);
  const { cartella } = wanted;
  // It is printed, beside numbers of which nobody must know whose change they are.
  const omitted = namesOmitted(edizione);
  const erratum = wanted.erratum && { ...wanted.erratum, motivo: omitted(withoutPersons(wanted.erratum.motivo).text) };
  const why = { cartella, ...(erratum === undefined ? {} : { erratum }) };
  const isClosed = raccolta.chiusura !== null;
  if (last === undefined || (!isClosed && erratum !== undefined))
    return { figure: found, coperte: new Set(), ...correctionsOf([], raccolta, why, now) };
  // What must be hidden is found anew, and of several sets that serve another one may come out.
  const always = neverShown(published.map(({ figure }) => figure));
  const without = (ids: ReadonlySet<string>): Figure => withoutAlso(new Set([...always, ...ids]));
  const figure = always.size === 0 ? found : without(new Set());
  const regole = {
    minimo: edizione.yaml.soglie.minimo_enti,
    gruppi: new Map(edizione.enti.flatMap(({ codice, gruppo }) => (gruppo === "" ? [] : [[codice, gruppo] as const]))),
    p,
  };
  const is = {
    sums: declaredSums(figuresCsv(figure)),
    panel: panelOf(edizione, raccolta, figure.misure, computed.panel),
  };
  // Every number that was ever public may be subtracted, not the last alone: two corrections may leave one ente changed.
  const telling = new Set(
    published.flatMap(({ figure: text, panel }) => [
      ...tellingChanges({ sums: declaredSums(text), panel }, is, { misure: figure.misure, regole }),
    ]),
  );
  const [sums, corrected] = [declaredSums(last.figure), hiddenBefore(raccolta.errata)];
  const isHiddenAlready = (id: string): boolean => sums.get(id)?.sum === "" || corrected.has(id);
  if (isClosed && erratum === undefined) {
    const coperte = new Set([...telling].filter(isHiddenAlready));
    const shown = coperte.size === 0 ? figure : without(coperte);
    const revised = revisedFigures(last.figure, figuresCsv(shown));
    return { figure: shown, coperte, ...correctionsOf(revised, raccolta, why, now) };
  }
  // Where the sum of all is shown its parts may be missing; a sum that is missing is for who publishes to decide, once.
  const wholes = new Set([...telling].filter((id) => !id.includes("|") && !isHiddenAlready(id)));
  if (wholes.size > 0 && !wanted.nascondi)
    throw new CorrezioneCheRivela(
      wholes,
      isClosed ? `bilancio errata ${cartella} --motivo "…" --nascondi` : `bilancio build ${cartella} --nascondi`,
      (misura) => is.panel.misure.has(misura),
    );
  const shown = telling.size === 0 ? figure : without(telling);
  const revised = isClosed ? revisedFigures(last.figure, figuresCsv(shown)) : [];
  return { figure: shown, coperte: telling, ...correctionsOf(revised, raccolta, why, now) };
}
