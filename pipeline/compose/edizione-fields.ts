// What the report says of its edition: the fields of the model that a text may print.
import type { Edizione } from "../../schemas/edizione.ts";
import type { ReportModel } from "../../schemas/report-model.ts";

/** The edition as its report names it. `nascoste` are the figures that are not shown; null in the edition of the analyst. */
export function edizioneFields({ yaml }: Edizione, nascoste: number | null): ReportModel["edizione"] {
  const {
    anno,
    citta,
    rete,
    titolo,
    sottotitolo,
    editore,
    data_riferimento,
    data_pubblicazione,
    indirizzo_pubblico,
    licenza,
    dimostrativa,
  } = yaml;
  return {
    anno,
    citta,
    rete,
    titolo,
    sottotitolo,
    editore,
    data_riferimento,
    data_pubblicazione,
    indirizzo_pubblico,
    licenza,
    dimostrativa,
    interna: nascoste === null,
    caselle_riservate: nascoste ?? 0,
  };
}
