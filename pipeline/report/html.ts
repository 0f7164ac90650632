// model.json → one HTML file that asks nothing of anyone: styles, fonts, drawings and the small script are inside.
import { createHash } from "node:crypto";
import { SEGNI } from "../../schemas/figura.ts";
import type { Disegno, Prospetto, ReportModel } from "../../schemas/report-model.ts";
import { formatDate } from "../../schemas/unita.ts";
import { draw } from "../charts/draw.ts";
import { anchorOfPart, anchorOfProspetto } from "./anchors.ts";
import { fontFaces } from "./fonts.ts";
import { sentenceOf, type TextFault } from "./markdown.ts";
import { type CapitoloView, capitoloView } from "./page-view.ts";
import { type Drawings, dataView, hasLargeData, prospettoView } from "./prospetto-view.ts";
import { runningHeads } from "./running-heads.ts";
import { loadTemplates, type Templates } from "./templates.ts";
import { coverTiles } from "./tiles.ts";

export type Draw = (disegno: Disegno, options: { id: string; width: "largo" | "stretto" }) => Promise<string>;

export interface HtmlOptions {
  /** Folder of the templates, the project's own when left out. */
  readonly templates?: string;
  /** Draws a chart; a caller that keeps drawings gives its own. */
  readonly draw?: Draw;
  /** Called for each reference that names nothing: the text is then printed with a mark in its place. Without it the
   *  first such reference throws its sentence. */
  readonly onFault?: (fault: TextFault) => void;
}

/** The report as one HTML document. Same model, same bytes. Throws the sentence of an unknown reference, unless
 *  `onFault` takes it. */
export async function renderHtml(model: ReportModel, options: HtmlOptions = {}): Promise<string> {
  const templates = await loadTemplates(options.templates);
  const drawings = await drawAll(model, options.draw ?? draw);
  const faults: TextFault[] = [];
  const onFault = (fault: TextFault): string => {
    if (!options.onFault) throw new Error(sentenceOf(fault));
    options.onFault(fault);
    faults.push(fault);
    return templates.partial("mancante", {});
  };
  const prospetto = (id: string): string => printProspetto(model.prospetti[id], drawings, templates);
  const capitoli = model.capitoli.map((capitolo) => capitoloView(capitolo, { model, prospetto, onFault }));
  const shared = sharedView(model);
  const sezioni = capitoli.map((capitolo) => templates.section(capitolo.id, { ...shared, ...capitolo, capitolo }));
  const view = { ...shared, ...headView(model), ...listOfFaults(model, faults), capitoli, sezioni };
  return assemble(view, { templates, model, capitoli });
}

async function drawAll({ prospetti }: ReportModel, drawOne: Draw): Promise<Map<string, Drawings>> {
  const entries = Object.values(prospetti).map(async ({ id, disegno, ...rest }): Promise<[string, Drawings] | null> => {
    if (!disegno) return null;
    const anchor = anchorOfProspetto({ id, tipo: rest.tipo });
    const largo = await drawOne(disegno, { id: `${anchor}-l`, width: "largo" });
    const stretto = await drawOne(disegno, { id: `${anchor}-s`, width: "stretto" });
    return [id, { largo, stretto }];
  });
  return new Map((await Promise.all(entries)).filter((entry) => entry !== null));
}

function printProspetto(
  prospetto: Prospetto | undefined,
  drawings: ReadonlyMap<string, Drawings>,
  templates: Templates,
): string {
  if (!prospetto) return "";
  return templates.partial("prospetto", prospettoView(prospetto, drawings.get(prospetto.id)));
}

/** «4.2» before «4.10», and the appendix last. */
const BY_NUMBER = new Intl.Collator("it", { numeric: true });

/** What more than one template needs: lists of the whole report. */
function sharedView({ prospetti, capitoli, membri, glossario }: ReportModel): object {
  const views = Object.values(prospetti)
    .sort((a, b) => BY_NUMBER.compare(a.numero, b.numero))
    .map((prospetto) => ({ prospetto, view: prospettoView(prospetto, undefined) }));
  const zone = capitoli.find(({ id }) => id === "zone");
  return {
    glossario,
    enti: membri.enti ?? [],
    segni: Object.values(SEGNI),
    elenchi: [
      { titolo: "Grafici", voci: views.flatMap(({ view }) => (view.tipo === "grafico" ? [view] : [])) },
      { titolo: "Tavole", voci: views.flatMap(({ view }) => (view.tipo === "tavola" ? [view] : [])) },
    ].filter(({ voci }) => voci.length > 0),
    tabelleGrandi: views
      .filter(({ prospetto }) => hasLargeData(prospetto))
      .map(({ prospetto, view }) => ({ ...view, tavola: dataView(prospetto) })),
    zone: (zone?.parti ?? []).map((parte) => ({
      titolo: parte.titolo,
      ancora: zone ? anchorOfPart(zone, parte) : "",
      quartieri: (membri.quartieri ?? []).filter(({ gruppo }) => gruppo === parte.id),
    })),
    quartieri: (membri.quartieri ?? []).some(({ gruppo }) => gruppo !== undefined),
  };
}

function headView({ edizione, membri }: ReportModel): object {
  const year = String(edizione.anno);
  const title = edizione.titolo.includes(year) ? edizione.titolo : `${edizione.titolo} ${year}`;
  const published = formatDate(edizione.data_pubblicazione);
  return {
    edizione,
    titoloDocumento: `${title} · ${edizione.citta}`,
    dataRiferimento: formatDate(edizione.data_riferimento),
    dataPubblicazione: published,
    citazione: `${edizione.editore}, ${title}, ${edizione.citta}, ${published}. ${edizione.indirizzo_pubblico}`,
    motivo: coverTiles(membri.quartieri?.length ?? 0),
  };
}

const listOfFaults = ({ guasti }: ReportModel, faults: readonly TextFault[]): object => ({
  guasti: [...guasti, ...faults.map((fault) => ({ dove: fault.dove, messaggio: sentenceOf(fault) }))],
});

interface Assembly {
  readonly templates: Templates;
  readonly model: ReportModel;
  readonly capitoli: readonly CapitoloView[];
}

async function assemble(view: object, { templates, model }: Assembly): Promise<string> {
  const print = (css: string, csp: string): string => templates.report({ ...view, css, csp, script: templates.script });
  const text = print("", "");
  const css = [await fontFaces(text), templates.css, `@media print{${runningHeads(model)}}`].join("\n");
  const policy = [
    "default-src 'none'",
    `style-src '${sha256(css)}'`,
    `script-src '${sha256(templates.script)}'`,
    "font-src data:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return print(css, policy.join("; "));
}

const sha256 = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
