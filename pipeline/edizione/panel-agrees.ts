// A panel is of what was published, or it is believed in nothing: an edition built again after it was published would have
// other enti than its figures. Everything declared to a misura, added up, is the sum that was published.
import type { EditionFault, Precedente } from "../../schemas/edizione.ts";
import type { Panel } from "../../schemas/panel.ts";
import { formatNumber } from "../../schemas/unita.ts";
import { panelFile, type ReadPanels, RISERVATO } from "./panel.ts";

/** Where the panel of a year stands, and what to do where it is of other figures than those of this file. */
export interface PanelPlace {
  readonly file: (anno: number) => string;
  readonly rimedio: (anno: number, figure: string) => string;
}

const GIVEN: PanelPlace = {
  file: panelFile,
  rimedio: (anno, figure) =>
    `Da una stessa costruzione dell'edizione ${anno} copia archivio/panel-${anno}.csv in ${RISERVATO}/ e dati/figure.csv in ${figure}.`,
};

/** The panels that agree with the figures of their year, and what is wrong with the others. A panel of a year without figures
 *  is compared with nothing, and is left as it is. */
export function agreeing(
  { panel, difetti }: ReadPanels,
  precedenti: readonly Precedente[],
  place: PanelPlace = GIVEN,
): ReadPanels {
  const wrong = new Map(
    panel.flatMap((each) => {
      const fault = disagreement(each, precedenti, place);
      return fault === null ? [] : [[each.anno, fault] as const];
    }),
  );
  return { panel: panel.filter(({ anno }) => !wrong.has(anno)), difetti: [...difetti, ...wrong.values()] };
}

function disagreement(
  { anno, misure }: Panel,
  precedenti: readonly Precedente[],
  place: PanelPlace,
): EditionFault | null {
  for (const figura of precedenti) {
    const answers = misure.get(figura.misura);
    const published = declaredOf(figura);
    if (figura.edizione !== anno || Object.keys(figura.dims).length > 0 || answers === undefined || published === null)
      continue;
    const sum = [...answers.values()].reduce((all, { totale }) => all + totale, 0);
    if (Math.abs(sum - published * 100) < 0.5) continue;
    return {
      file: place.file(anno),
      riga: null,
      cosa: `per «${figura.misura}» gli enti sommano ${formatNumber(sum / 100, 2)}, e in ${figura.file}, riga ${figura.riga}, è pubblicato ${formatNumber(published, 2)}: il panel non è di ciò che fu pubblicato, e gli stessi enti non si confrontano`,
      rimedio: place.rimedio(anno, figura.file),
    };
  }
  return null;
}

/** What enti declared, as published; null where the file does not say it apart from an estimate. */
const declaredOf = ({ dichiarato, valore, stimato }: Precedente): number | null =>
  dichiarato ?? (stimato === null || stimato === 0 ? valore : null);
