// What a document of an edition is called: in the bar of its window, in the properties of its file, on the disk.

import { typographic } from "../../schemas/apostrophes.ts";
import type { TestoBreve } from "../../schemas/capitoli.ts";
import type { ReportModel } from "../../schemas/report-model.ts";

type Edition = Pick<ReportModel["edizione"], "titolo" | "anno" | "citta">;

/** «Bilancio Sociale partecipato 2016»: the year is not said twice. */
export const titleWithYear = ({ titolo, anno }: Edition): string =>
  titolo.includes(String(anno)) ? titolo : `${titolo} ${anno}`;

/** With the city; a short form says first what it is. */
export const documentTitle = (edizione: Edition, forma = ""): string =>
  typographic([forma, titleWithYear(edizione), edizione.citta].filter((part) => part !== "").join(" · "));

/** Name of the page and of the PDF without ending. What the analyst alone may see has a name of its own: it never takes the
 *  place of what is published. */
export const reportName = ({ anno, interna }: Pick<ReportModel["edizione"], "anno" | "interna">): string =>
  `bilancio-sociale-${anno}${interna ? "-interno" : ""}`;

/** Name of a short form that has a text of its own, beside the page. */
export const shortName = (testo: TestoBreve, { anno }: Pick<ReportModel["edizione"], "anno">): string =>
  `${testo}-${anno}`;

/** Folder of the schede, beside the page. */
export const SCHEDE = "schede";

/** Of a folder on the web. */
export const withSlash = (address: string): string => (address.endsWith("/") ? address : `${address}/`);

/** Where the page is published. */
export const reportAddress = (
  edizione: Pick<ReportModel["edizione"], "anno" | "interna" | "indirizzo_pubblico">,
): string => `${withSlash(edizione.indirizzo_pubblico)}${reportName(edizione)}.html`;
