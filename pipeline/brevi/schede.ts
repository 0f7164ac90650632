// The sheets to hand out: a zona or a cantiere on two pages, one sheet of paper, made from the chapter that the report has of it.
import type { ReportModel } from "../../schemas/report-model.ts";
import { anchorOfProspetto } from "../report/anchors.ts";
import { type HtmlOptions, type PageParts, pageParts } from "../report/html.ts";
import type { CapitoloView, ParteView } from "../report/page-view.ts";
import { type Form, formPage, headsOf } from "./form.ts";

interface Foglio {
  /** What the sheet is of, alone and after «scheda». */
  readonly di: string;
  readonly articolo: string;
  /** What stands on the two pages, beside what presents it. */
  readonly pagine: readonly [readonly string[], readonly string[]];
  /** What is left out first where the sheet is too full. */
  readonly cede: readonly string[];
}

const FOGLI: Readonly<Record<string, Foglio>> = {
  zone: {
    di: "zona",
    articolo: "della",
    pagine: [
      ["zona-quartieri", "zona-confronto"],
      ["zona-fonti", "zona-cantieri", "zona-bisogni"],
    ],
    cede: ["zona-confronto", "zona-bisogni"],
  },
  cantieri: {
    di: "cantiere",
    articolo: "del",
    pagine: [[], ["cantiere-fonti", "cantiere-servizi", "cantiere-bisogni", "cantiere-proposte"]],
    cede: ["cantiere-proposte", "cantiere-servizi"],
  },
};

/** Every table and chart that a sheet names. */
export const NAMED: readonly string[] = Object.values(FOGLI).flatMap(({ pagine }) => pagine.flat());

/** One sheet of paper. */
const PAGINE = 2;

/** A sheet for each cantiere and zona of the report. Throws at the first fault, unless `onFault` takes it. */
export async function schede(model: ReportModel, options: HtmlOptions = {}): Promise<Form[]> {
  const wanted = new Set(NAMED);
  const parts = await pageParts(model, options, (id) => wanted.has(id.split("--")[0] ?? id));
  const sheets = parts.capitoli.flatMap((capitolo) => {
    const foglio = FOGLI[capitolo.id];
    return foglio === undefined ? [] : capitolo.profili.map((parte) => ({ capitolo, parte, foglio }));
  });
  return Promise.all(sheets.map((sheet) => sheetOf(sheet, model, parts)));
}

interface Sheet {
  readonly capitolo: CapitoloView;
  readonly parte: ParteView;
  readonly foglio: Foglio;
}

async function sheetOf({ capitolo, parte, foglio }: Sheet, model: ReportModel, parts: PageParts): Promise<Form> {
  const { di, articolo, pagine, cede } = foglio;
  const { id } = parte.scope.place.parte;
  const variants = await Promise.all(
    Array.from({ length: cede.length + 1 }, (_, n) => {
      const left = new Set(cede.slice(0, n));
      const printed = pagine.map((ids) =>
        printedIn(
          ids.filter((base) => !left.has(base)),
          id,
          parts,
        ),
      );
      const omessi = [...left].flatMap((base) => model.prospetti[`${base}--${id}`] ?? []).map(nameOf);
      const view = { ...sheetView(capitolo, parte), facciate: printed, di, omessi };
      const forma = `Scheda ${articolo} ${di} ${parte.titolo}`;
      const css = headsOf(model.edizione, `${di === "zona" ? "Zona" : "Cantiere"} · ${parte.titolo}`);
      return formPage({ model, parts, modello: "scheda", forma, stili: "del-bilancio", view, css, radice: "../" });
    }),
  );
  const [{ titolo, html } = { titolo: "", html: "" }] = variants;
  return { nome: `${di}-${id}`, titolo, html, stampe: variants.map((each) => each.html), pagine: PAGINE };
}

const printedIn = (bases: readonly string[], id: string, { prospetto }: PageParts): string =>
  bases.map((base) => prospetto(`${base}--${id}`)).join("\n");

const nameOf = (prospetto: ReportModel["prospetti"][string]) => ({
  ancora: anchorOfProspetto(prospetto),
  testo: `«${prospetto.titolo}»`,
});

/** Headings of a text stand here right under the title of the sheet. */
const raised = (html: string): string => html.replace(/<(\/?)h4\b/g, "<$1h2").replace(/<(\/?)h5\b/g, "<$1h3");

function sheetView(capitolo: CapitoloView, parte: ParteView) {
  const { fascia } = parte;
  return {
    capitolo,
    ...parte,
    html: raised(parte.html),
    fascia: fascia === null ? null : { ...fascia, primo: raised(fascia.primo) },
  };
}
