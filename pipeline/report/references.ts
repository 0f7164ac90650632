// Prints the references of texts and templates: {{figura "volontari" zona="nord"}}… What they mean is said by
// schemas/resolve.ts, as for the model; here each becomes HTML.
import { figuraId, SEGNI } from "../../schemas/figura.ts";
import type { Capitolo, Parte, ReportModel } from "../../schemas/report-model.ts";
import { resolveReference, type Vocabulary } from "../../schemas/resolve.ts";
import type { Reference } from "../../schemas/riferimento.ts";
import { instead } from "../../schemas/text.ts";
import { formatDate, formatValue } from "../../schemas/unita.ts";
import { anchorOfChapter, anchorOfProspetto } from "./anchors.ts";
import { escapeHtml } from "./escape.ts";

/** Where a reference stands: it decides which instance of a prospetto is meant and what is listed at the chapter's end. */
export interface Place {
  readonly capitolo: Capitolo;
  readonly parte: Parte;
}

/** What a text quoted, in order of appearance; `prospetti` also stops the same chart from being printed twice. */
export interface Quoted {
  readonly figure: Set<string>;
  readonly fatti: Set<string>;
  readonly prospetti: Set<string>;
}

export interface ReferenceScope {
  readonly model: ReportModel;
  readonly place: Place;
  readonly quoted: Quoted;
  /** Markup of a placed prospetto. */
  readonly prospetto: (id: string) => string;
  /** How a figura is said; as a sentence of the report says it when left out. */
  readonly figura?: (figura: ReportModel["figure"][string]) => string;
}

/** The HTML of one reference. Throws UnknownReference with a sentence that says what is not there. */
export function printReference(reference: Reference, scope: ReferenceScope): string {
  const { model, place, quoted } = scope;
  const found = resolveReference(reference, place.parte.id, namesOf(model));
  switch (found.tipo) {
    case "parte":
      return escapeHtml(place.parte.titolo);
    case "figura":
      return figura(figuraId(found.misura, found.dims), scope);
    case "prospetto":
      return scope.prospetto(found.id);
    case "fatto":
      quoted.fatti.add(found.id);
      return `<span class="fatto">${escapeHtml(model.fatti[found.id]?.testo ?? "")}</span>`;
    case "nome":
      return escapeHtml(found.nome);
    case "campo":
      return escapeHtml(formatDate(String(edizioneFields(model).get(found.id))));
    case "capitolo":
    case "rimando":
      return link(found.id, found.tipo, model);
  }
}

/** The names that a model knows: what is not in it cannot be printed. */
const NAMES = new WeakMap<ReportModel, Vocabulary>();
function namesOf(model: ReportModel): Vocabulary {
  const before = NAMES.get(model);
  if (before !== undefined) return before;
  const names: Vocabulary = {
    figura: (misura, dims) => {
      const id = figuraId(misura, dims);
      if (Object.hasOwn(model.figure, id)) return null;
      const cosa = `nessuna figura del modello ha l’identificativo «${id}»`;
      return { cosa, rimedio: Object.hasOwn(model.misure, misura) ? "" : instead(misura, Object.keys(model.misure)) };
    },
    prospetti: new Set(Object.keys(model.prospetti)),
    per: () => null,
    fatti: Object.keys(model.fatti),
    membri: model.membri,
    campi: [...edizioneFields(model).keys()],
    capitoli: model.capitoli.map(({ id }) => id),
  };
  NAMES.set(model, names);
  return names;
}

const edizioneFields = ({ edizione }: ReportModel): Map<string, string | number> =>
  new Map(
    Object.entries(edizione).flatMap(([name, value]) => (typeof value === "boolean" ? [] : [[name, value] as const])),
  );

function figura(id: string, { model, quoted, figura: said }: ReferenceScope): string {
  const found = model.figure[id];
  if (!found) throw new Error(`the figura ${id} was resolved and is not in the model`);
  quoted.figure.add(id);
  return `<span class="figura" data-figura="${escapeHtml(id)}">${said === undefined ? figuraText(found, model) : escapeHtml(said(found))}</span>`;
}

/** A number as a sentence says it; a state without number is its sign and what it means, so that it can be read aloud. */
function figuraText(
  { misura, stato, valore, dichiarato, unita }: ReportModel["figure"][string],
  { misure }: Pick<ReportModel, "misure">,
): string {
  if (stato === "nulla" && unita.tipo === "conteggio" && misure[misura]?.noto === true)
    return escapeHtml(formatValue(0, unita, "prosa"));
  if (stato === "incerto" && dichiarato !== null)
    return `${escapeHtml(formatValue(dichiarato, unita, "prosa"))} (dichiarato)`;
  if (valore !== null && (stato === "valore" || stato === "stimato")) {
    return escapeHtml(formatValue(valore, unita, "prosa"));
  }
  const { segno, legenda } = SEGNI[stato === "valore" ? "non-disponibile" : stato];
  return escapeHtml(`${segno} (${legenda})`);
}

/** «Grafico 5.2», and in print «Grafico 5.2, p. 41»: the page is written by the PDF step in `data-pagina`. */
function link(id: string, tipo: "capitolo" | "rimando", { capitoli, prospetti }: ReportModel): string {
  const chapter = tipo === "capitolo" ? capitoli.find((capitolo) => capitolo.id === id) : undefined;
  if (chapter) return linkWithPage(anchorOfChapter(chapter), `capitolo\u00a0${chapter.numero}`);
  const prospetto = prospetti[id];
  if (!prospetto) throw new Error(`${id} was resolved and is not in the model`);
  return linkWithPage(
    anchorOfProspetto(prospetto),
    `${prospetto.tipo === "grafico" ? "Grafico" : "Tavola"}\u00a0${prospetto.numero}`,
  );
}

export function linkWithPage(anchor: string, text: string): string {
  const page = `<span class="a-pagina">, p.\u00a0<span data-pagina="${escapeHtml(anchor)}"></span></span>`;
  return `<a href="#${escapeHtml(anchor)}">${escapeHtml(text)}</a>${page}`;
}
