// The model as the section templates see it: texts rendered, prospetti placed, anchors written. No number is made here
// that the model does not hold; formatting goes through schemas/unita.ts.
import type { Capitolo, Cifra, Citazione, Parte, ReportModel } from "../../schemas/report-model.ts";
import { anchorOfChapter, anchorOfPart, anchorOfProspetto } from "./anchors.ts";
import { renderMarkdown, type TextFault } from "./markdown.ts";
import { type NumberRow, numberRows } from "./number-rows.ts";
import { openerOf } from "./opener.ts";
import { type OriginView, originView } from "./origin-view.ts";
import { isHollow } from "./prospetto-view.ts";
import type { Quoted, ReferenceScope } from "./references.ts";
import { isSpokenOf } from "./silences.ts";
import { pagesOfProfile } from "./spreads.ts";
import { zoneMap } from "./tiles.ts";

/** Chapters whose parts open on pages of their own, with their own running head (REPORT.md 1.2). */
const OPENED_BY_PART: ReadonlySet<string> = new Set(["cantieri", "zone"]);
export const opensItsParts = ({ id }: Pick<Capitolo, "id">): boolean => OPENED_BY_PART.has(id);

export interface QuotedView {
  readonly numeri: readonly NumberRow[];
  /** False while nothing is estimated: two columns of «n.p.» would say nothing. */
  readonly conStime: boolean;
  readonly fatti: readonly { readonly testo: string; readonly fonte: string }[];
}

/** Letters of a number that stand beside a title in the largest type: «1.226». */
const LARGEST = 5;

interface CifraView extends Cifra {
  /** The digits, printed large, and the words after them. */
  readonly numero: string;
  readonly resto: string;
}

interface FasciaView {
  readonly voce: Citazione | null;
  readonly cifra: CifraView | null;
  readonly disegno: string;
  readonly nota: string;
  /** The numbers under the dots again, for a screen where they would be too small to read. */
  readonly luoghi: string;
  /** The first two sections of the text, and the others. */
  readonly primo: string;
  readonly resto: string;
}

export interface ParteView {
  readonly ancora: string;
  /** Of the list of its numbers, in the appendix. */
  readonly ancoraNumeri: string;
  readonly titolo: string;
  /** Too long to be set large on one line. */
  readonly titoloLungo: boolean;
  readonly titoloLunghissimo: boolean;
  readonly html: string;
  readonly prospetti: string;
  /** The same page by page, for a profile that is a spread; null where it flows. */
  readonly facciate: readonly string[] | null;
  /** On which of them it is said what has nothing to show. */
  readonly taciutiQui: readonly boolean[];
  /** No ente declared anything for it. */
  readonly muta: boolean;
  /** Its tables and charts that are not printed, and where what leads to them arrives. */
  readonly taciuti: readonly { readonly id: string; readonly titolo: string; readonly ancora: string }[];
  /** «4 di 5», and where a zona lies; empty for what is neither. */
  readonly posto: string;
  readonly mappa: string;
  /** The band that opens a cantiere: a voice, an outcome, what it is for; null where the page has none. */
  readonly fascia: FasciaView | null;
  readonly cifre: readonly CifraView[];
  readonly origineCifre: OriginView | null;
  readonly citazioni: readonly Citazione[];
  /** Questions with their number and the markup of their chart, by page; empty for a chapter without. */
  readonly domande: readonly (readonly {
    domanda: string;
    ordine: string;
    cifra: CifraView;
    /** Too long for its place in the largest type. */
    isLungo: boolean;
    prospetto: string;
  }[])[];
  /** The questions take one page: what would head the second stands at its foot. */
  readonly unaPagina: boolean;
  /** The text cut after its first paragraph: what stands at the head of each page of the questions. */
  readonly testoInTesta: readonly [string, string];
  /** What heads the first page is too long for the side column: it stands under the title. */
  readonly testaLunga: boolean;
  /** Where the template's own references stand, and what the text above them quoted. */
  readonly scope: ReferenceScope;
}

export interface CapitoloView {
  readonly id: string;
  readonly ancora: string;
  readonly ancoraNumeri: string;
  readonly numero: string;
  readonly titolo: string;
  readonly breve: string;
  readonly apertura: ParteView;
  readonly parti: readonly ParteView[];
  readonly profili: readonly ParteView[];
  readonly scope: ReferenceScope;
}

export interface Printing {
  readonly model: ReportModel;
  readonly prospetto: (id: string) => string;
  readonly onFault: (fault: TextFault) => string;
  /** The HTML of a place where something is missing. */
  readonly mark: (why?: string) => string;
}

/** One chapter, ready for its template. Throws what `onFault` throws. */
export function capitoloView(capitolo: Capitolo, printing: Printing): CapitoloView {
  const alone = opensItsParts(capitolo);
  const shared = newQuoted();
  const apertura = parteView(capitolo, capitolo.apertura, shared, printing, 3);
  const parti = capitolo.parti.map((parte) => parteView(capitolo, parte, alone ? newQuoted() : shared, printing, 4));
  return {
    id: capitolo.id,
    ancora: anchorOfChapter(capitolo),
    ancoraNumeri: `${anchorOfChapter(capitolo)}-numeri`,
    numero: capitolo.numero,
    titolo: capitolo.titolo,
    breve: capitolo.breve,
    apertura,
    parti,
    profili: alone ? parti : [],
    scope: apertura.scope,
  };
}

const newQuoted = (): Quoted => ({ figure: new Set(), fatti: new Set(), prospetti: new Set() });

function parteView(
  capitolo: Capitolo,
  parte: Parte,
  quoted: Quoted,
  { model, prospetto, onFault, mark }: Printing,
  baseLevel: number,
): ParteView {
  const place = (id: string): string => {
    quoted.prospetti.add(id);
    return prospetto(id);
  };
  const scope: ReferenceScope = { model, place: { capitolo, parte }, quoted, prospetto: place };
  for (const { figura } of parte.cifre) quoted.figure.add(figura);
  const html = renderMarkdown(parte.testo, scope, { baseLevel, onFault, mark });
  const isPlacedByText = quoted.prospetti.size > 0;
  const rest = parte.prospetti.filter((id) => !quoted.prospetti.has(id));
  const isProfile = parte !== capitolo.apertura && pagesOfProfile(capitolo.id, rest, isPlacedByText) !== null;
  const isMute = isProfile && !isSpokenOf(capitolo.id, parte.id, model);
  // Pages of tables without a number would say nothing: one page, or one sentence, says that.
  const isLeftOut = (id: string): boolean => (isMute ? !isOfNoEnte(id) : isHollowIn(model, id));
  const isLaidOut = isProfile || (parte.domande ?? []).length > 0;
  const taciuti = isLaidOut ? rest.filter(isLeftOut) : [];
  const told = rest.filter((id) => !taciuti.includes(id));
  const facciate = isMute ? [told] : isProfile ? pagesOfProfile(capitolo.id, told, isPlacedByText) : null;
  const asked = (parte.domande ?? []).map(({ domanda, cifra, prospetto: id }, i) => {
    const view = cifraView(cifra);
    const isLungo = view.numero.length > LARGEST;
    return { domanda, ordine: String(i + 1), cifra: view, isLungo, prospetto: place(id) };
  });
  for (const { cifra } of parte.domande ?? []) quoted.figure.add(cifra.figura);
  const answering = new Set((parte.domande ?? []).map((each) => each.prospetto));
  // A page of one question alone would be half empty.
  const half = asked.length <= 2 ? asked.length : Math.ceil(asked.length / 2);
  const firstEnd = html.indexOf("</p>");
  const head = firstEnd < 0 ? html.length : firstEnd + "</p>".length;
  const printed = new Map(told.filter((id) => !answering.has(id)).map((id) => [id, place(id)]));
  const textOf = (ids: readonly string[]): string => ids.map((id) => printed.get(id) ?? "").join("\n");
  const at = capitolo.parti.indexOf(parte);
  return {
    ancora: anchorOfPart(capitolo, parte),
    ancoraNumeri: `${anchorOfPart(capitolo, parte)}-numeri`,
    titolo: parte.titolo,
    titoloLungo: parte.titolo.length > LARGE_TITLE,
    titoloLunghissimo: parte.titolo.length > LONG_TITLE,
    html,
    prospetti: textOf(told.filter((id) => !answering.has(id))),
    domande: [asked.slice(0, half), asked.slice(half)].filter((page) => page.length > 0),
    unaPagina: half === asked.length,
    testoInTesta: [html.slice(0, head), html.slice(head)],
    testaLunga: html.slice(0, head).replace(/<[^>]*>/g, "").length > SIDE_LETTERS,
    facciate: facciate?.map(textOf) ?? null,
    taciutiQui: facciate?.map((_, i) => !isMute && i === lastFilled(facciate)) ?? [],
    muta: isMute,
    taciuti: taciuti
      .flatMap((id) => model.prospetti[id] ?? [])
      .map((each) => ({ ...each, ancora: anchorOfProspetto(each) })),
    posto: at < 0 ? "" : `${at + 1} di ${capitolo.parti.length}`,
    mappa: capitolo.id === "zone" && at >= 0 ? zoneMap(model.membri.quartieri ?? [], parte.id, parte.titolo) : "",
    cifre: parte.cifre.map(cifraView),
    origineCifre: originView(
      parte.cifre.map(({ figura }) => figura),
      { di: `in testa a «${parte.titolo || capitolo.titolo}»`, file: "dati/figure.csv" },
      model,
    ),
    fascia: facciate !== null && !isMute && capitolo.id === "cantieri" ? fasciaView(parte, html, model) : null,
    citazioni:
      facciate !== null && capitolo.id === "cantieri"
        ? parte.citazioni.filter((each) => each !== shortVoice(parte.citazioni))
        : parte.citazioni,
    scope,
  };
}

/** Letters that the side column holds beside the title of In breve. */
const SIDE_LETTERS = 140;
/** Letters of a name that fit a line of the band, and of one that still may be set half as large. */
const LARGE_TITLE = 24;
const LONG_TITLE = 60;

const lastFilled = (pages: readonly (readonly string[])[]): number =>
  Math.max(
    0,
    pages.findLastIndex((ids) => ids.length > 0),
  );

const isHollowIn = ({ prospetti }: ReportModel, id: string): boolean => {
  const found = prospetti[id];
  return found !== undefined && isHollow(found);
};

/** What is known of a zona before any ente answers. */
const OF_NO_ENTE: ReadonlySet<string> = new Set(["zona-quartieri"]);
const isOfNoEnte = (id: string): boolean => OF_NO_ENTE.has(id.split("--")[0] ?? "");

/** Letters of a voice that is set large. */
const LARGE_VOICE = 110;

/** The first voice short enough to be set large; null where none is. */
const shortVoice = (citazioni: readonly Citazione[]): Citazione | null =>
  citazioni.find(({ testo }) => testo.length <= LARGE_VOICE) ?? null;

/** Sections of a text that stand on the page of the band. */
const SECTIONS_BELOW_BAND = 2;

function fasciaView({ evidenza, citazioni, cifre }: Parte, html: string, { figure }: ReportModel): FasciaView {
  const lit = evidenza?.cifra ?? cifre.find(({ figura }) => figure[figura]?.unita.tipo === "conteggio");
  const opener = evidenza === undefined ? null : openerOf(evidenza, figure[evidenza.cifra.figura]?.valore ?? null);
  const sections = html.split(/(?=<h4)/u);
  const first = sections[0]?.startsWith("<h4") === false ? SECTIONS_BELOW_BAND + 1 : SECTIONS_BELOW_BAND;
  return {
    voce: shortVoice(citazioni),
    cifra: lit === undefined ? null : cifraView(lit),
    disegno: opener?.disegno ?? "",
    nota: opener?.nota ?? "",
    luoghi: (evidenza?.luoghi ?? []).map(({ nome, testo }) => `${nome} ${testo}`).join(" · "),
    primo: sections.slice(0, first).join(""),
    resto: sections.slice(first).join(""),
  };
}

function cifraView(cifra: Cifra): CifraView {
  const [, numero = cifra.testo, resto = ""] = /^([+−]?[\d.,]+%?)(?:\s+(.*))?$/su.exec(cifra.testo) ?? [];
  return { ...cifra, numero, resto };
}

/** What the appendix lists of a chapter: the numbers of its cards and texts, and the facts they quote. */
export function quotedView({ quoted: { figure, fatti }, model, place }: ReferenceScope): QuotedView {
  const numeri = numberRows([...figure], model, place.parte.id);
  return {
    numeri,
    conStime: [...figure].some((id) => (model.figure[id]?.stimato ?? 0) > 0),
    fatti: [...fatti].flatMap((id) => model.fatti[id] ?? []),
  };
}
