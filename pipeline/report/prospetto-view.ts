// What the partials print of a chart or table: nothing is computed there, everything is text here.
import { SEGNI, TOTALE } from "../../schemas/figura.ts";
import type { PrintedCell, PrintedRow, PrintedTable, Prospetto, ReportModel } from "../../schemas/report-model.ts";
import { uncapital } from "../../schemas/text.ts";
import { formatDate, formatNumber } from "../../schemas/unita.ts";
import { anchorOfData, anchorOfProspetto } from "./anchors.ts";
import { reportAddress, titleWithYear } from "./document-title.ts";
import { type OriginView, originView } from "./origin-view.ts";

/** Largest data table printed under its chart (REPORT.md 1.3); larger ones stand in the appendix. */
const INLINE = { righe: 10, colonne: 6 };
/** A table of numbers up to this many rows is never split over two pages; rows of words can be read one by one. */
const WHOLE_ROWS = 14;
/** A table longer than a page: a list of names stands in columns on paper. */
const WHOLE_PAGE = 60;
/** With more columns than this a table may be wider than a phone and gets a scrolling region of its own. */
const PHONE_COLUMNS = 2;
/** Letters of a column of words that keeps each cell on one line: «in parte o in corso». */
const ONE_LINE = 20;
/** More columns than these are set in smaller type on paper. */
const DENSE = 5;
const VERY_DENSE = 8;
/** More columns than these are wider than paper, whatever their type: the table goes on under itself. */
const WIDEST = 10;

export interface Drawings {
  readonly largo: string;
  readonly stretto: string;
}

export interface TableView {
  readonly id: string;
  readonly etichetta: string;
  readonly titolo: string;
  readonly sottotitolo: string;
  readonly larga: boolean;
  readonly classi: string;
  readonly testata: string;
  readonly colonne: readonly { readonly titolo: string; readonly classe: string }[];
  readonly righe: readonly { readonly titolo: string; readonly classe: string; readonly celle: readonly CellView[] }[];
  readonly legenda: readonly { readonly segno: string; readonly legenda: string }[];
  /** The rest of its columns, under the same rows. */
  readonly seguito: readonly TableView[];
}

interface CellView {
  readonly testo: string;
  readonly classe: string;
  readonly figura: string | undefined;
  /** In a table of words, the head of its column: on a phone the cells of a row stand under each other. */
  readonly colonna: string;
  /** Legend of the sign the cell consists of, or of the one after its value. */
  readonly legenda: string;
  readonly stima: string;
  /** Width of the bar beside the number, in hundredths; null where its column has none. */
  readonly barra: number | null;
  /** Where the later circle of a change stands, in a drawing 64 wide with the earlier one in its middle. */
  readonly manubrio: number | null;
}

/** A long list as paper has it: `resto` is what the other columns say of each name. */
interface ListView {
  readonly titolo: string;
  readonly sottotitolo: string;
  readonly gruppi: readonly {
    readonly titolo: string;
    readonly voci: readonly { readonly nome: string; readonly resto: string }[];
  }[];
}

export interface ProspettoView extends Omit<Prospetto, "tabella" | "disegno"> {
  readonly ancora: string;
  readonly nome: string;
  /** A list without entries: a table without rows would be a head over nothing. */
  readonly vuota: boolean;
  /** A table of which nobody declared anything: a page of dashes says no more than one sentence. */
  readonly muta: boolean;
  readonly file: string;
  readonly tavola: TableView | null;
  /** The same on paper, for a list longer than a page: names in columns, under what most of them share. */
  readonly lista: ListView | null;
  readonly disegno: Drawings | null;
  readonly dati_sotto: TableView | null;
  /** The table says more than the drawing, so paper has it too; else every mark bears its value. */
  readonly stampa_dati: boolean;
  readonly dati_in_appendice: string;
  /** A table too wide for the text column: it takes the side column too, and its notes stand under it. */
  readonly ampio: boolean;
  /** Notes much longer than what they are about: on paper they stand under it, and no hole is left beside them. */
  readonly note_sotto: boolean;
  readonly nomeMinuscolo: string;
  /** «al grafico 5.2». */
  readonly alNome: string;
  /** Its Vega-Lite specification; empty where it is not drawn. */
  readonly specifica: string;
  /** What somebody who quotes it writes. */
  readonly citazione: string;
  readonly origine: OriginView | null;
}

export function hasLargeData({ disegno, tabella }: Prospetto): boolean {
  return disegno !== undefined && (tabella.righe.length > INLINE.righe || tabella.colonne.length > INLINE.colonne);
}

export function prospettoView(
  prospetto: Prospetto,
  drawings: Drawings | undefined,
  model: Pick<ReportModel, "figure" | "misure" | "edizione">,
): ProspettoView {
  const kind = prospetto.tipo === "grafico" ? "Grafico" : "Tavola";
  const nome = `${kind}\u00a0${prospetto.numero}`;
  const large = hasLargeData(prospetto);
  const file = `dati/${prospetto.dati}.csv`;
  const nomeMinuscolo = uncapital(nome);
  const figure = prospetto.tabella.righe.flatMap(({ celle }) => celle.flatMap(({ figura }) => figura ?? []));
  const ampio = !drawings && isWide(prospetto.tabella);
  const di = `${prospetto.tipo === "grafico" ? "del" : "della"} ${nomeMinuscolo}`;
  const muta = !drawings && isSilent(prospetto.tabella);
  return {
    ...prospetto,
    // Whose numbers they are is nothing to say where there are none.
    ...(muta && { base: "", note: [] }),
    ancora: anchorOfProspetto(prospetto),
    nome,
    vuota: prospetto.tabella.righe.length === 0,
    muta,
    nomeMinuscolo,
    alNome: `${prospetto.tipo === "grafico" ? "al" : "alla"} ${nomeMinuscolo}`,
    specifica: prospetto.disegno === undefined ? "" : `dati/${prospetto.id}.vl.json`,
    citazione: quotation(prospetto, nome, model.edizione),
    file,
    origine: originView(figure, { di, file }, model),
    disegno: drawings ?? null,
    tavola: drawings ? null : tableView(prospetto.tabella, anchorOfData(prospetto), nome, prospetto),
    lista: drawings ? null : listView(prospetto),
    dati_sotto: drawings && !large ? dataView(prospetto) : null,
    stampa_dati: saysMore(prospetto),
    dati_in_appendice: drawings && large ? anchorOfData(prospetto) : "",
    ampio,
    note_sotto: !ampio && outgrown(prospetto, drawings),
  };
}

/** A table without a row, or of dashes alone. */
export const isHollow = ({ disegno, tabella }: Prospetto): boolean =>
  disegno === undefined && (tabella.righe.length === 0 || isSilent(tabella));

const isSilent = ({ righe }: PrintedTable): boolean =>
  righe.length > 0 && righe.every(({ celle }) => celle.length > 0 && celle.every(({ stato }) => stato === "nulla"));

/** «Ente, Bilancio 2016, grafico 5.2 «…» (…). Indirizzo.» */
function quotation(prospetto: Prospetto, nome: string, edizione: ReportModel["edizione"]): string {
  const { titolo, sottotitolo } = prospetto;
  const what = sottotitolo === "" ? "" : ` (${sottotitolo})`;
  const address = `${reportAddress(edizione)}#${anchorOfProspetto(prospetto)}`;
  return `${edizione.editore}, ${titleWithYear(edizione)}, ${edizione.citta}, ${formatDate(edizione.data_pubblicazione)}, ${nome}: «${titolo}»${what}. ${address}`;
}

/** Entries of a column up to which they are groups of names, and no second name of each. */
const MOST_GROUPS = 15;

function listView({ tabella: { colonne, righe }, titolo, sottotitolo }: Prospetto): ListView | null {
  if (righe.length <= WHOLE_PAGE || colonne.some(({ numerica }) => numerica)) return null;
  const grouped = new Set(righe.map(({ celle }) => celle[0]?.testo)).size <= MOST_GROUPS;
  const groups = Map.groupBy(righe, ({ celle }) => (grouped ? (celle[0]?.testo ?? "") : ""));
  const gruppi = [...groups].map(([name, rows]) => ({
    titolo: name === "" ? "" : `${name}: ${formatNumber(rows.length)}`,
    voci: rows.map((row) => ({
      nome: row.titolo,
      resto: row.celle
        .slice(grouped ? 1 : 0)
        .map(({ testo }) => testo)
        .join(", "),
    })),
  }));
  return { titolo, sottotitolo, gruppi: gruppi.sort((a, b) => b.voci.length - a.voci.length) };
}

/** Columns of the table that the drawing does not show. */
function saysMore({ disegno, tabella }: Prospetto): boolean {
  // There the columns of the table are the wholes, what a tile says, or editions that have their own report.
  if (disegno === undefined || ["barre-cento", "monete", "mappa", "manubri"].includes(disegno.forma)) return false;
  if (disegno.forma === "piastrelle" && disegno.colore === "presenza") return false;
  const columns = tabella.colonne.filter(({ id }) => id !== TOTALE).length;
  // The parts of one bar are the rows of its table.
  const drawn = disegno.righe.length === 1 && disegno.righe[0] === TOTALE ? 1 : disegno.serie.length;
  return columns > drawn;
}

/** Letters of the side column in a line, and millimetres of paper: of a line there, of a row, of what stands over both. */
const NOTE = { letters: 29, line: 3.75, between: 1.2, more: 25 };
const ROW = 4.8;
const HEAD = 16;
const MM_PER_PIXEL = 25.4 / 96;

/** Whether the notes end far below the chart or table beside which they would stand; both heights are near the true ones. */
function outgrown(prospetto: Prospetto, drawings: Drawings | undefined): boolean {
  const { fonte, base, note, tabella, dati } = prospetto;
  const lines = [`Fonte ${fonte}`, ...(base === "" ? [] : [`Base ${base}`]), ...note, dati];
  const notes = lines.reduce((sum, { length }) => sum + Math.ceil(length / NOTE.letters) * NOTE.line + NOTE.between, 0);
  const drawn = Number(/\bheight="([\d.]+)"/.exec(drawings?.largo ?? "")?.[1] ?? 0) * MM_PER_PIXEL;
  const rows = drawings === undefined || saysMore(prospetto) ? tabella.righe.length * ROW : 0;
  return notes > HEAD + drawn + rows + NOTE.more;
}

/** Letters of 9 points that the text column holds side by side, with the space between columns. */
const TEXT_COLUMN = 76;
const BETWEEN = 2;
const BAR = 8;
/** Names of rows wrap rather than push numbers out. */
const LONGEST_NAME = 24;

const longestWord = (text: string): number => Math.max(...text.split(/\s+/u).map(({ length }) => length));

function isWide({ testata, colonne, righe }: PrintedTable): boolean {
  if (righe.length > WHOLE_PAGE || (colonne.length > 2 && colonne.some(({ numerica }) => !numerica))) return true;
  const names = Math.max(testata.length, ...righe.map(({ titolo }) => titolo.length));
  const widths = colonne.map(({ titolo }, at) => {
    const cells = righe.map(({ celle }) => celle[at]);
    const bar = cells.some((cella) => cella?.barra !== undefined || cella?.manubrio !== undefined) ? BAR : 0;
    return bar + Math.max(longestWord(titolo), ...cells.map((cella) => cella?.testo.length ?? 0));
  });
  const numbers = widths.reduce((sum, width) => sum + width + BETWEEN, 0);
  return Math.min(names, LONGEST_NAME) + numbers > TEXT_COLUMN;
}

/** The data table of a chart, under it or in the appendix: «Dati del grafico 5.2». */
export function dataView(prospetto: Prospetto): TableView {
  const label = `Dati del ${prospetto.tipo === "grafico" ? "grafico" : "prospetto"}\u00a0${prospetto.numero}`;
  // Under its chart the table repeats neither title nor subtitle; in the appendix it stands alone and says what it is.
  const sottotitolo = hasLargeData(prospetto) ? prospetto.sottotitolo : "";
  return tableView(prospetto.tabella, anchorOfData(prospetto), label, { titolo: "", sottotitolo });
}

/** A printed table as its partial takes it. */
export function tableView(
  table: PrintedTable,
  id: string,
  etichetta: string,
  titles: Pick<Prospetto, "titolo" | "sottotitolo">,
): TableView {
  const [first = table, ...others] = besideEachOther(table);
  const seguito = others.map((part, at) =>
    partView(part, `${id}-${at + 2}`, `${etichetta}, segue`, { titolo: "", sottotitolo: "" }),
  );
  return { ...partView(first, id, etichetta, titles), seguito };
}

/** A table of numbers in parts that are as wide as paper, with the same rows and nearly as many columns each; its signs are
 *  explained once, under the last. */
function besideEachOther(table: PrintedTable): PrintedTable[] {
  const { colonne, righe, segni } = table;
  const parts = colonne.every(({ numerica }) => numerica) ? Math.ceil(colonne.length / WIDEST) : 1;
  const size = Math.ceil(colonne.length / Math.max(1, parts));
  return Array.from({ length: parts }, (_, at) => {
    const cut = <T>(all: readonly T[]): T[] => all.slice(at * size, (at + 1) * size);
    return {
      ...table,
      colonne: cut(colonne),
      righe: righe.map((riga) => ({ ...riga, celle: cut(riga.celle) })),
      segni: at === parts - 1 ? segni : [],
    };
  });
}

function partView(
  { testata, colonne, righe, segni }: PrintedTable,
  id: string,
  etichetta: string,
  { titolo, sottotitolo }: Pick<Prospetto, "titolo" | "sottotitolo">,
): TableView {
  const isShort = (text = ""): boolean => text.length <= ONE_LINE;
  const kinds = colonne.map(({ titolo, numerica }, at) =>
    numerica ? "num" : [titolo, ...righe.map(({ celle }) => celle[at]?.testo)].every(isShort) ? "testo corto" : "testo",
  );
  const marks = colonne.map((_, at) => markOf(righe.map(({ celle }) => celle[at])));
  const allNumbers = colonne.every(({ numerica }) => numerica);
  const classi = [
    righe.length > WHOLE_ROWS ? "lunga" : allNumbers ? "intera" : "",
    colonne.length > VERY_DENSE ? "fittissima" : colonne.length > DENSE ? "fitta" : "",
    allNumbers && colonne.length <= 2 ? "stretta" : "",
    allNumbers && colonne.length > 2 && colonne.length <= VERY_DENSE ? "pari" : "",
    allNumbers ? "" : "parole",
    segni.includes("stimato") ? "con-stime" : "",
  ];
  return {
    id,
    etichetta,
    titolo,
    sottotitolo,
    larga: colonne.length > PHONE_COLUMNS,
    classi: classi.filter(Boolean).join(" "),
    testata: testata || "Voce",
    colonne: colonne.map(({ titolo }, at) => ({
      titolo,
      classe: [kinds[at], marks[at] ? `senza-${marks[at]}` : ""].filter(Boolean).join(" "),
    })),
    righe: righe.map((riga) => ({
      titolo: riga.titolo,
      classe: rowClass(riga),
      celle: riga.celle.map((cella, index) => ({
        ...cellView(cella, kinds[index] ?? "testo", marks[index] ?? null),
        colonna: allNumbers ? "" : (colonne[index]?.titolo ?? ""),
      })),
    })),
    legenda: segni.flatMap((stato) => (stato === "valore" ? [] : [SEGNI[stato]])),
    seguito: [],
  };
}

type Mark = "barra" | "manubrio";

/** What is drawn beside the numbers of a column: the cells without it keep its room, so that the digits stay in column. */
function markOf(cells: readonly (PrintedCell | undefined)[]): Mark | null {
  if (cells.some((cella) => cella?.manubrio !== undefined)) return "manubrio";
  return cells.some((cella) => cella?.barra !== undefined) ? "barra" : null;
}

const MIDDLE = 32;
const REACH = 28;

const rowClass = ({ livello, totale }: PrintedRow): string =>
  [livello > 0 ? "interna" : "", totale ? "totale" : ""].filter(Boolean).join(" ");

/** A state without number is its sign with the legend; an estimated value keeps its number and the sign stands apart. */
function cellView(cella: PrintedCell, kind: string, mark: Mark | null): Omit<CellView, "colonna"> {
  const { testo, stato, figura, barra, manubrio } = cella;
  const classe = [kind, mark && `${cella[mark] === undefined ? "senza" : "con"}-${mark}`].filter(Boolean).join(" ");
  const drawn = {
    barra: barra === undefined ? null : barra * 100,
    manubrio: manubrio === undefined ? null : Math.round((MIDDLE + manubrio * REACH) * 10) / 10,
  };
  const plain = { testo, classe, figura, legenda: "", stima: "", ...drawn };
  if (stato === "valore") return plain;
  const { segno, legenda } = SEGNI[stato];
  if (stato !== "stimato") return { ...plain, classe: `${classe} segno`, legenda };
  // Where all are estimates none bears the sign: the line under the table says it.
  if (!testo.endsWith(segno)) return plain;
  return { ...plain, testo: testo.slice(0, -segno.length).trimEnd(), legenda, stima: segno };
}
