// What the report says of its edition: the fields of the model that a text may print.
import type { Edizione } from "../../schemas/edizione.ts";
import type { ReportModel } from "../../schemas/report-model.ts";

/** The edition as its report names it. */
export function edizioneFields({ yaml }: Edizione): ReportModel["edizione"] {
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
    // Until figures are protected, an edition of real enti is for the analyst alone and every page says so.
    interna: !dimostrativa,
  };
}
