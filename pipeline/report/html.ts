// model.json → one HTML file that asks nothing of anyone: styles, fonts, drawings and the small script are inside.
import { createHash } from "node:crypto";
import { withApostrophes } from "../../schemas/apostrophes.ts";
import { SEGNI } from "../../schemas/figura.ts";
import type { Disegno, ReportModel } from "../../schemas/report-model.ts";
import { formatDate } from "../../schemas/unita.ts";
import { anchorOfPart, anchorOfProspetto } from "./anchors.ts";
import { contentsOf } from "./contents.ts";
import { documentTitle, titleWithYear } from "./document-title.ts";
import { fontFaces } from "./fonts.ts";
import { sentenceOf, type TextFault } from "./markdown.ts";
import { type CapitoloView, capitoloView } from "./page-view.ts";
import { type Drawings, dataView, hasLargeData, prospettoView } from "./prospetto-view.ts";
import { quartiereCards } from "./quartieri.ts";
import { runningHeads } from "./running-heads.ts";
import { withSoftBreaks } from "./soft-breaks.ts";
import { loadTemplates, type Templates } from "./templates.ts";
import { coverTiles } from "./tiles.ts";

export type Draw = (disegno: Disegno, options: { id: string; width: "largo" | "stretto" }) => Promise<string>;

/** Drawn anew. Vega takes a while to load, and is not needed when every drawing was kept. */
export const drawAnew: Draw = async (disegno, options) => (await import("../charts/draw.ts")).draw(disegno, options);

export interface HtmlOptions {
  /** Folder of the templates, the project's own when left out. */
  readonly templates?: string;
  /** Draws a chart; a caller that keeps drawings gives its own. */
  readonly draw?: Draw;
  /** Called for each reference that names nothing, drawing that fails and chapter whose template breaks: a mark, the table
   *  or the bare title is then printed in its place, and the page says what is missing. Without it the first one throws. */
  readonly onFault?: (guasto: PageFault) => void;
  /** What is missing says why in its place: for who is writing the texts, never for who reads them. */
  readonly motivi?: boolean;
}

type PageFault = ReportModel["guasti"][number];
/** Keeps a fault, or throws its cause when nobody asked to keep them. */
type Take = (guasto: PageFault, cause: unknown) => void;

/** The chapters as templates print them, and what prints them: of the report, and of the short forms made from it. */
export interface PageParts {
  readonly templates: Templates;
  readonly capitoli: readonly CapitoloView[];
  /** Markup of a chart or table; empty for one that the model does not hold. */
  readonly prospetto: (id: string) => string;
  /** What could not be printed so far. */
  readonly faults: readonly PageFault[];
  readonly take: Take;
}

/** Throws at the first fault, unless `onFault` takes it. Only what is `wanted` is drawn: the rest is its table. */
export async function pageParts(
  model: ReportModel,
  options: HtmlOptions = {},
  wanted: (id: string) => boolean = () => true,
): Promise<PageParts> {
  const templates = await loadTemplates(options.templates);
  const faults: PageFault[] = [];
  const take: Take = (guasto, cause) => {
    if (!options.onFault) throw cause;
    options.onFault(guasto);
    faults.push(guasto);
  };
  const mark = (why = ""): string => templates.partial("mancante", { motivo: options.motivi ? why : "" }).trim();
  const onFault = (fault: TextFault): string => {
    const messaggio = sentenceOf(fault);
    take({ dove: fault.dove, messaggio }, new Error(messaggio));
    return mark(messaggio);
  };
  const drawings = await drawAll(model, wanted, options.draw ?? drawAnew, take);
  const prospetto = (id: string): string => printProspetto(id, { model, drawings, templates });
  const capitoli = model.capitoli.map((capitolo) => capitoloView(capitolo, { model, prospetto, onFault, mark }));
  return { templates, capitoli, prospetto, faults, take };
}

/** The report as one HTML document. Same model, same bytes. Throws at the first fault, unless `onFault` takes it. */
export async function renderHtml(model: ReportModel, options: HtmlOptions = {}): Promise<string> {
  const { templates, capitoli, faults, take } = await pageParts(model, options);
  const shared = { ...sharedView(model, capitoli), capitoli };
  const section = (capitolo: CapitoloView): string => {
    try {
      return templates.section(capitolo.id, { ...shared, ...capitolo, capitolo });
    } catch (error) {
      const dove = `capitolo ${capitolo.numero} · ${capitolo.titolo}`;
      take({ dove, messaggio: `il capitolo non si può stampare (${messageOf(error)})` }, error);
      return templates.partial("capitolo-mancante", capitolo);
    }
  };
  const sezioni = capitoli.map(section);
  const view = {
    ...shared,
    ...headView(model, await drawCover(model, options.draw ?? drawAnew)),
    ...listOfFaults(model, faults),
    sezioni,
  };
  const styles = [templates.css, `@media print{${runningHeads(model)}}`];
  const { script } = templates;
  return sealedPage((css, csp) => templates.report({ ...view, css, csp, script }), { styles, script });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Drawings by prospetto; one that fails is missing, and its table is printed alone. */
async function drawAll(
  { prospetti }: ReportModel,
  wanted: (id: string) => boolean,
  drawOne: Draw,
  take: Take,
): Promise<Map<string, Drawings>> {
  const drawn = Object.values(prospetti).filter(({ id }) => wanted(id));
  const entries = drawn.map(async (prospetto): Promise<[string, Drawings] | null> => {
    const { id, numero, disegno } = prospetto;
    if (!disegno) return null;
    const anchor = anchorOfProspetto(prospetto);
    try {
      const largo = await drawOne(disegno, { id: `${anchor}-l`, width: "largo" });
      const stretto = await drawOne(disegno, { id: `${anchor}-s`, width: "stretto" });
      return [id, { largo, stretto }];
    } catch (error) {
      const messaggio = `il disegno non si può fare e resta la sua tabella (${messageOf(error)})`;
      take({ dove: `grafico ${numero}`, messaggio }, error);
      return null;
    }
  });
  return new Map((await Promise.all(entries)).filter((entry) => entry !== null));
}

/** The chart that the cover shows, and what it says of it. */
const COVER = {
  id: "servizi-quartiere",
  nota: "Ogni casella è un quartiere: più è scura, più servizi vi si svolgono. Il numero li conta. Schema, non confini.",
} as const;

/** Quartieri of a city that is drawn smaller: its tiles would be as large as a hand. */
const FEW = 12;

/** Pixels of height that the cover has for the tiles, and for those of a city that is drawn smaller (print.css): higher ones
 *  would be shrunk, and their names with them below what can be read. */
const ROOM = { tutta: 521, piccola: 283 } as const;
const heightOf = (svg: string): number => Number(/\bheight="([\d.]+)"/u.exec(svg)?.[1] ?? 0);

/** The tiles of the cover from the data; null where the edition has none, or none may be shown, or they cannot be drawn: the
 *  chart itself tells why. */
async function drawCover({ prospetti }: ReportModel, drawOne: Draw): Promise<string | null> {
  const disegno = prospetti[COVER.id]?.disegno;
  if (disegno === undefined || disegno.punti.every(({ valore }) => valore === null)) return null;
  const drawn = await drawOne(disegno, { id: "copertina", width: "largo" }).catch(() => null);
  return drawn === null || heightOf(drawn) > ROOM.tutta ? null : drawn;
}

interface Means {
  readonly model: ReportModel;
  readonly drawings: ReadonlyMap<string, Drawings>;
  readonly templates: Templates;
}

function printProspetto(id: string, { model, drawings, templates }: Means): string {
  const prospetto = model.prospetti[id];
  return prospetto ? templates.partial("prospetto", prospettoView(prospetto, drawings.get(id), model)) : "";
}

/** «4.2» before «4.10», and the appendix last. */
const BY_NUMBER = new Intl.Collator("it", { numeric: true });

/** What more than one template needs: lists of the whole report. */
function sharedView(model: ReportModel, views: readonly CapitoloView[]): object {
  const { prospetti, capitoli, membri, glossario, errata } = model;
  const unprinted = new Set(
    views.flatMap(({ apertura, parti }) => [apertura, ...parti].flatMap(({ taciuti }) => taciuti.map(({ id }) => id))),
  );
  const printed = Object.values(prospetti)
    .filter(({ id }) => !unprinted.has(id))
    .sort((a, b) => BY_NUMBER.compare(a.numero, b.numero))
    .map((prospetto) => ({ prospetto, view: prospettoView(prospetto, undefined, model) }));
  const zone = capitoli.find(({ id }) => id === "zone");
  const cards = quartiereCards(model);
  return {
    edizione: model.edizione,
    glossario,
    errata,
    enti: membri.enti ?? [],
    segni: Object.values(SEGNI),
    elenchi: contentsOf(
      printed.map(({ prospetto }) => prospetto),
      model,
    ),
    tabelleGrandi: printed
      .filter(({ prospetto }) => hasLargeData(prospetto))
      .map(({ prospetto, view }) => ({ ...view, tavola: dataView(prospetto) })),
    stampaDati: printed.some(({ prospetto, view }) => hasLargeData(prospetto) && view.stampa_dati),
    zone: (zone?.parti ?? []).map((parte) => ({
      titolo: parte.titolo,
      ancora: zone ? anchorOfPart(zone, parte) : "",
      quartieri: (membri.quartieri ?? [])
        .filter(({ gruppo }) => gruppo === parte.id)
        .map((each) => ({ ...each, scheda: cards.get(each.codice) ?? null })),
    })),
    schedeQuartieri: cards.size > 0,
    quartieri: (membri.quartieri ?? []).some(({ gruppo }) => gruppo !== undefined),
  };
}

function headView({ edizione, membri }: ReportModel, cover: string | null): object {
  const title = titleWithYear(edizione);
  const published = formatDate(edizione.data_pubblicazione);
  return {
    edizione,
    titoloDocumento: documentTitle(edizione),
    dataRiferimento: formatDate(edizione.data_riferimento),
    dataPubblicazione: published,
    citazione: `${edizione.editore}, ${title}, ${edizione.citta}, ${published}. ${edizione.indirizzo_pubblico}`,
    motivo: cover ?? coverTiles(membri.quartieri?.length ?? 0),
    notaMotivo: cover === null ? "" : COVER.nota,
    pochiQuartieri: (membri.quartieri?.length ?? 0) <= FEW && heightOf(cover ?? "") <= ROOM.piccola,
  };
}

/** Each fault once: a saved model already holds those of its first print. */
function listOfFaults({ guasti }: ReportModel, faults: readonly PageFault[]): object {
  const all = [...guasti, ...faults].map((guasto): [string, PageFault] => [
    `${guasto.dove}: ${guasto.messaggio}`,
    guasto,
  ]);
  return { guasti: [...new Map(all).values()] };
}

export interface Sealing {
  readonly styles: readonly string[];
  /** Empty for a page that runs nothing. */
  readonly script: string;
}

/** A page that asks nothing of anyone: its faces inside, and a policy that lets in only its own style and script. */
export async function sealedPage(
  print: (css: string, csp: string) => string,
  { styles, script }: Sealing,
): Promise<string> {
  const css = [await fontFaces(print("", "")), ...styles].join("\n");
  const policy = [
    "default-src 'none'",
    `style-src '${sha256(css)}'`,
    ...(script === "" ? [] : [`script-src '${sha256(script)}'`]),
    "font-src data:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return withSoftBreaks(withApostrophes(print(css, policy.join("; "))));
}

const sha256 = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
