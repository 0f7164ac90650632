// The slides of the presentation day, from the edition's own text: one section, one slide, one finding. The title of a slide is that
// of the chart it places; the words of the section are for who speaks, its questions are for the tables of the world café. Two
// documents: the slides, and on A4 each slide over what is to be said.
import type { Capitolo, Parte, Prospetto, ReportModel } from "../../schemas/report-model.ts";
import { shortName } from "../report/document-title.ts";
import { type HtmlOptions, pageParts } from "../report/html.ts";
import { renderMarkdown, sentenceOf } from "../report/markdown.ts";
import type { ReferenceScope } from "../report/references.ts";
import { type Form, formPage } from "./form.ts";

const NOME = "diapositive";
const PART: Parte = { id: NOME, titolo: "", testo: "", cifre: [], prospetti: [], citazioni: [] };
const CHAPTER: Capitolo = { id: NOME, numero: "", titolo: NOME, breve: "", apertura: PART, parti: [] };

interface Section {
  readonly titolo: string;
  readonly grafico: string | null;
  /** The line that begins with >: what a slide without a chart says. */
  readonly frase: string;
  readonly parole: string;
  readonly domande: readonly string[];
}

/** The slides, then the same with what is to be said; null where the edition has no such text. Throws at the first fault, unless
 *  `onFault` takes it. */
export async function diapositive(model: ReportModel, options: HtmlOptions = {}): Promise<readonly Form[] | null> {
  const text = model.brevi[NOME];
  if (text === undefined) return null;
  const sections = sectionsOf(text.testo);
  const placed = new Set(sections.flatMap(({ grafico }) => (grafico === null ? [] : referencedIn(grafico))));
  const parts = await pageParts(model, options, (id) =>
    [...placed].some((base) => id === base || id.startsWith(`${base}--`)),
  );
  const views = sections.map((section, at) => slideView(section, at, { model, parts, options }));
  const nome = shortName(NOME, model.edizione);
  const make = async (
    nome: string,
    forma: string,
    per: "proiettare" | "parlare",
    pagine: number | null,
  ): Promise<Form> => {
    const view = { titolo: text.titolo, diapositive: views, per };
    const css = `@page{${PAPER[per]}}`;
    const page = await formPage({ model, parts, modello: NOME, forma, stili: "propri", view, css, radice: "" });
    return { nome, ...page, stampe: [page.html], pagine };
  };
  const tables = views.filter(({ domande }) => domande.length > 0).length;
  return Promise.all([
    make(nome, text.titolo, "proiettare", 1 + views.length + tables),
    make(`${nome}-per-chi-parla`, `${text.titolo}, per chi parla`, "parlare", null),
  ]);
}

const PAPER = {
  proiettare: "size:338.6mm 190.5mm;margin:0",
  parlare: "size:A4;margin:16mm 18mm 14mm",
} as const;

/** The sections of the text, each opened by a line that begins with #. */
function sectionsOf(testo: string): Section[] {
  return testo
    .split(/^# /m)
    .slice(1)
    .map((section) => {
      const [titolo = "", ...lines] = section.split("\n");
      const isChart = (line: string): boolean => /^\{\{\s*(?:grafico|tavola)\b[^{}]*\}\}\s*$/.test(line.trim());
      const isQuestion = (line: string): boolean => /^[*-] .*\?\s*$/.test(line);
      const chart = lines.find(isChart);
      const sentence = chart === undefined ? lines.find((line) => line.startsWith("> ")) : undefined;
      return {
        titolo: titolo.trim(),
        grafico: chart?.trim() ?? null,
        frase: sentence?.slice(2).trim() ?? "",
        // What does not stand on the slide is said by who speaks.
        parole: lines.filter((line) => line !== chart && line !== sentence && !isQuestion(line)).join("\n"),
        domande: lines.filter(isQuestion).map((line) => line.slice(2).trim()),
      };
    });
}

const referencedIn = (reference: string): string[] => /"([^"]+)"/.exec(reference)?.slice(1, 2) ?? [];

interface Means {
  readonly model: ReportModel;
  readonly parts: Awaited<ReturnType<typeof pageParts>>;
  readonly options: HtmlOptions;
}

function slideView(section: Section, at: number, means: Means) {
  const { titolo, grafico, frase, parole, domande } = section;
  const say = (markdown: string): string => rendered(markdown, means);
  const found = grafico === null ? null : placedIn(grafico, means);
  return {
    ancora: `diapositiva-${at + 1}`,
    occhiello: inline(say(titolo)),
    // The finding is the title; a slide of words has its sentence there, or else its heading.
    titolo: found?.titolo ?? (frase === "" ? inline(say(titolo)) : inline(say(frase))),
    isHtml: found === null,
    disegno: found?.disegno ?? "",
    tabella: found?.tabella ?? "",
    fonte: found === null ? "" : sourceOf(found.prospetto),
    note:
      found === null
        ? []
        : [found.prospetto.sottotitolo, found.prospetto.base, ...found.prospetto.note]
            .filter((each) => each !== "")
            .map((each) => each.replace(/\.?$/, ".")),
    parole: say(parole),
    perChiParla: found !== null || parole.trim() !== "",
    domande: domande.map((domanda) => inline(say(domanda))),
  };
}

const sourceOf = ({ sottotitolo, fonte }: Prospetto): string => `${sottotitolo}. Fonte: ${fonte}`;

/** One paragraph without its own tags. */
const inline = (html: string): string => html.replace(/^<p[^>]*>|<\/p>\s*$/g, "");

function rendered(markdown: string, { model, options }: Means, prospetto: (id: string) => string = () => ""): string {
  const quoted = { figure: new Set<string>(), fatti: new Set<string>(), prospetti: new Set<string>() };
  const scope: ReferenceScope = { model, place: { capitolo: CHAPTER, parte: PART }, quoted, prospetto };
  return renderMarkdown(markdown, scope, {
    baseLevel: 4,
    mark: () => MISSING,
    onFault: (fault) => {
      const messaggio = sentenceOf(fault);
      if (options.onFault === undefined) throw new Error(messaggio);
      options.onFault({ dove: `testi/${NOME}.md`, messaggio });
      return MISSING;
    },
  }).trim();
}

const MISSING = '<span class="mancante">[dato mancante]</span>';

/** The chart or table that a slide places, by the same reference as in a text. */
function placedIn(reference: string, means: Means) {
  let id = "";
  rendered(reference, means, (found) => {
    id = found;
    return "";
  });
  const prospetto = means.model.prospetti[id];
  if (prospetto === undefined) return null;
  const markup = means.parts.prospetto(id);
  const drawing = /<div class="disegno largo">(.*?)<\/div>/s.exec(markup)?.[1] ?? "";
  const table = /<table.*?<\/table>/s.exec(markup)?.[0] ?? "";
  return {
    prospetto,
    titolo: prospetto.titolo,
    disegno: drawing
      .replace("<svg ", '<svg preserveAspectRatio="xMinYMid meet" ')
      .replace(/ I numeri sono nella tabella[^".]*\./, " I numeri sono nel bilancio."),
    tabella: drawing === "" ? table : "",
  };
}
