// A short form of the report: a page of its own that says where it comes from. It is made of the same views and partials; what
// leads to the rest of the report becomes an address.
import type { ReportModel } from "../../schemas/report-model.ts";
import { formatDate, formatValue } from "../../schemas/unita.ts";
import { documentTitle, reportName, titleWithYear } from "../report/document-title.ts";
import { escapeCss } from "../report/escape.ts";
import { type PageParts, sealedPage } from "../report/html.ts";

type Edition = ReportModel["edizione"];

/** One file to be written, as page and as PDF. */
export interface Form {
  /** File name without ending: `zona-est`. */
  readonly nome: string;
  /** Title of the document, said first what it is. */
  readonly titolo: string;
  readonly html: string;
  /** The same for paper, from the fullest on: the first that has as many pages as it must is printed. */
  readonly stampe: readonly string[];
  /** Pages that it must have on paper; null where any number will do. */
  readonly pagine: number | null;
}

export interface FormParts {
  readonly model: ReportModel;
  readonly parts: Pick<PageParts, "templates">;
  /** Name of the template in `templates/brevi/`, and of its style. */
  readonly modello: string;
  /** What the document is: «Scheda della zona Est». */
  readonly forma: string;
  /** With the styles of the report, or with those of the form alone. */
  readonly stili: "del-bilancio" | "propri";
  readonly view: object;
  /** Styles that come from the data, such as running heads. */
  readonly css?: string;
  /** Path from the folder of the form to that of the report. */
  readonly radice: string;
}

/** The page of a short form. Same model, same bytes. */
export async function formPage(form: FormParts): Promise<{ readonly titolo: string; readonly html: string }> {
  const { model, parts, modello, forma, stili, view, css = "", radice } = form;
  const { page, css: own } = await parts.templates.form(modello);
  const titolo = documentTitle(model.edizione, forma);
  const shared = { ...view, ...originOf(model), edizione: model.edizione, titoloDocumento: titolo };
  const styles = [...(stili === "del-bilancio" ? [parts.templates.css] : []), own, css];
  const print = (css: string, csp: string): string => detached(page({ ...shared, css, csp }), model.edizione, radice);
  return { titolo, html: await sealedPage(print, { styles, script: "" }) };
}

/** What every short form says of itself at its foot. */
function originOf({ edizione, figure }: ReportModel): object {
  const printed = (id: string): string => {
    const figura = figure[id];
    return figura === undefined || figura.valore === null ? "" : formatValue(figura.valore, figura.unita, "tabella");
  };
  return {
    bilancio: titleWithYear(edizione),
    dataRiferimento: formatDate(edizione.data_riferimento),
    dataPubblicazione: formatDate(edizione.data_pubblicazione),
    risposto: printed("enti-rispondenti"),
    enti: printed("enti"),
  };
}

/** The same, out of the report: no page numbers of it, and links to what is not here lead to where it is published. */
export function detached(html: string, edizione: Pick<Edition, "anno" | "interna">, radice: string): string {
  // Most of a form are its faces, in the head, where nothing leads anywhere.
  const from = Math.max(0, html.indexOf("<body"));
  const body = html.slice(from);
  const here = new Set([...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
  const moved = body
    .replace(/<span class="a-pagina">.*?<\/span><\/span>/gs, "")
    .replace(/href="#([^"]+)"/g, (whole, id: string) =>
      here.has(id) ? whole : `href="${radice}${reportName(edizione)}.html#${id}"`,
    )
    .replaceAll('href="dati/', `href="${radice}dati/`);
  return html.slice(0, from) + moved;
}

/** Running heads of a form that has the pages of the report: what it is, and of what it is a part. */
export function headsOf(edizione: Edition, testata: string): string {
  const warning = edizione.dimostrativa ? "Dati dimostrativi" : "";
  const report = `${titleWithYear(edizione)} · ${edizione.citta}`;
  const boxes = [
    `@top-left{content:"${escapeCss(testata)}";font-weight:600;color:#12436D}`,
    `@top-right{content:"${escapeCss(report)}";color:#595959}`,
    `@bottom-left{content:"${escapeCss(warning)}";font:400 9pt "Source Sans 3",sans-serif;color:#595959}`,
    `@bottom-right{content:counter(page) " di " counter(pages);font:600 11pt "Titillium Web",sans-serif;color:#12436D}`,
  ].join("");
  // The report's own pages, left and right, are more exact than a plain rule.
  return `@media print{@page{${boxes}}@page :left{${boxes}}@page :right{${boxes}}}`;
}
