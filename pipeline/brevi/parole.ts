// «In parole semplici»: eight pages that each answer one question, from the edition's own text and the figures of the report.
// One sentence stands on each line as it was written; the line that begins with > is the main thing of its page, and where it
// holds a share or a small count that is drawn too.
import { type Figura, isNumero } from "../../schemas/figura.ts";
import type { Capitolo, ReportModel } from "../../schemas/report-model.ts";
import { GUASTO, parseReference, UnknownReference } from "../../schemas/riferimento.ts";
import { formatSemplice, tenthsOf } from "../../schemas/unita.ts";
import { shortName } from "../report/document-title.ts";
import { escapeHtml } from "../report/escape.ts";
import type { HtmlOptions } from "../report/html.ts";
import { printReference, type ReferenceScope } from "../report/references.ts";
import type { Templates } from "../report/templates.ts";
import { PAGINE_SEMPLICI } from "./easy-rules.ts";
import { type Form, formPage } from "./form.ts";

const NOME = "parole-semplici";
const PART = { id: NOME, titolo: "", testo: "", cifre: [], prospetti: [], citazioni: [] };

interface PageView {
  readonly numero: string;
  readonly domanda: string;
  readonly principale: string;
  readonly disegno: string;
  /** Groups of lines with a space between them. */
  readonly gruppi: readonly { readonly righe: readonly string[]; readonly elenco: boolean }[];
}

/** Null where the edition has no such text. Throws at the first fault, unless `onFault` takes it. */
export async function paroleSemplici(
  model: ReportModel,
  templates: Templates,
  options: HtmlOptions = {},
): Promise<Form | null> {
  const text = model.brevi[NOME];
  if (text === undefined) return null;
  const pages = pagesOf(text.testo, model, options);
  const { dimostrativa } = model.edizione;
  const view = { titolo: text.titolo, pagine: pages };
  const css = `@media print{@page{@bottom-left{content:"${dimostrativa ? "I numeri sono inventati" : ""}"}}}`;
  const form = {
    model,
    parts: { templates },
    modello: NOME,
    forma: text.titolo,
    stili: "propri",
    view,
    css,
    radice: "",
  } as const;
  const page = await formPage(form);
  return { nome: shortName(NOME, model.edizione), ...page, stampe: [page.html], pagine: PAGINE_SEMPLICI };
}

function pagesOf(testo: string, model: ReportModel, options: HtmlOptions): PageView[] {
  const parts = testo.split(/^# /m).slice(1);
  return parts.map((part, at): PageView => {
    const [domanda = "", ...lines] = part.split("\n").map((line) => line.trim());
    const main = lines.find((line) => line.startsWith("> "))?.slice(2) ?? "";
    const quoted = new Set<string>();
    const say = (line: string): string => sentence(line, model, quoted, options);
    const principale = say(main);
    const [lit] = [...quoted];
    return {
      numero: String(at + 1),
      domanda: say(domanda),
      principale,
      disegno: lit === undefined ? "" : drawingOf(model.figure[lit]),
      gruppi: groupsOf(lines.filter((line) => !line.startsWith("> "))).map(({ righe, elenco }) => ({
        elenco,
        righe: righe.map(say),
      })),
    };
  });
}

/** Lines that stand together: those without a blank between them, and the items of a list. */
function groupsOf(lines: readonly string[]): { righe: string[]; elenco: boolean }[] {
  const groups: { righe: string[]; elenco: boolean }[] = [];
  let isNew = true;
  for (const line of lines) {
    if (line === "") {
      isNew = true;
      continue;
    }
    const elenco = /^[*-] /.test(line);
    const last = groups.at(-1);
    const words = elenco ? line.slice(2) : line;
    if (isNew || last === undefined || last.elenco !== elenco) groups.push({ righe: [words], elenco });
    else last.righe.push(words);
    isNew = false;
  }
  return groups;
}

/** The HTML of one line: words, words in bold, references. */
function sentence(line: string, model: ReportModel, figure: Set<string>, options: HtmlOptions): string {
  const capitolo: Capitolo = { id: NOME, numero: "", titolo: NOME, breve: "", apertura: PART, parti: [] };
  const scope: ReferenceScope = {
    model,
    place: { capitolo, parte: PART },
    quoted: { figure, fatti: new Set(), prospetti: new Set() },
    prospetto: () => "",
    figura: easyText,
  };
  const said = (words: string): string =>
    words
      .split(/(\{\{[^{}]*\}\})/)
      .map((piece, at) => (at % 2 === 1 ? referenceText(piece, scope, options) : escapeHtml(piece)))
      .join("");
  return line
    .split(/\*\*([^*]+)\*\*/)
    .map((piece, at) => (at % 2 === 1 ? `<strong>${said(piece)}</strong>` : said(piece)))
    .join("");
}

function referenceText(piece: string, scope: ReferenceScope, { onFault }: HtmlOptions): string {
  try {
    const reference = parseReference(piece.slice(2, -2), NOME);
    return reference.name === GUASTO ? MISSING : printReference(reference, scope);
  } catch (error) {
    if (!(error instanceof UnknownReference) || onFault === undefined) throw error;
    onFault({
      dove: `testi/${NOME}.md`,
      messaggio: `${piece} non si può stampare: ${error.message}. ${error.rimedio}`.trim(),
    });
    return MISSING;
  }
}

const MISSING = '<span class="mancante">[dato mancante]</span>';

/** The number in easy words; a state without number in words, never as a sign. */
function easyText({ stato, valore, dichiarato, unita }: Figura): string {
  if (isNumero(stato) && valore !== null) return formatSemplice(valore, unita);
  if (stato === "incerto" && dichiarato !== null) return `${formatSemplice(dichiarato, unita)} tra chi ha risposto`;
  return stato === "riservato" ? "un numero che non si può dire" : "un numero che non si sa";
}

/** Dots up to this many are drawn one for each. */
const MOST_DOTS = 40;
const PER_ROW = 10;
const PITCH = 15;

/** Ten rounds of which some are full, or one for each of a small count; nothing for what such a drawing cannot say. */
function drawingOf(figura: Figura | undefined): string {
  if (figura === undefined || figura.valore === null || !isNumero(figura.stato)) return "";
  const { tipo } = figura.unita;
  const isShare = tipo === "quota";
  if (!isShare && (tipo !== "conteggio" || figura.valore < 1 || figura.valore > MOST_DOTS)) return "";
  const full = isShare ? tenthsOf(figura.valore) : Math.round(figura.valore);
  const all = isShare ? 10 : full;
  const dots = Array.from({ length: all }, (_, i) => {
    const [x, y] = [(i % PER_ROW) * PITCH + PITCH / 2, Math.floor(i / PER_ROW) * PITCH + PITCH / 2];
    return `<circle cx="${x}" cy="${y}" r="5.6" fill="${i < full ? "#12436D" : "#FFFFFF"}" stroke="#12436D" stroke-width="1"/>`;
  });
  const alt = isShare ? `Dieci cerchi: ${full} sono pieni.` : `${full} cerchi, uno per ognuno.`;
  const height = Math.ceil(all / PER_ROW) * PITCH;
  return `<svg role="img" aria-label="${alt}" viewBox="0 0 ${PER_ROW * PITCH} ${height}" focusable="false">${dots.join("")}</svg>`;
}
