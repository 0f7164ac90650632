// What is given back to one ente: its numbers within those of the network, where they went, what of its answers was accepted. It
// shows two things only: what that ente declared, which it knows, and what was published, which anybody may read and which was
// protected from it too. No other number is made here: no rank, no quantile, no mean of others.

import { DECLARED, figuraId, isNumero, SEGNI, signsIn } from "../../schemas/figura.ts";
import type { PrintedCell, PrintedRow, PrintedTable, ReportModel } from "../../schemas/report-model.ts";
import { formatNumber, formatShare, formatValue, type Unita } from "../../schemas/unita.ts";
import { anchorOfPart, anchorOfProspetto } from "../report/anchors.ts";
import { withSlash } from "../report/document-title.ts";
import { tableView } from "../report/prospetto-view.ts";
import type { Templates } from "../report/templates.ts";
import { type Form, formPage, headsOf } from "./form.ts";

/** What an ente declared to one misura, in its unit. */
export interface OwnAnswer {
  readonly totale: number;
  /** By «cantiere=…» and «zona=…». */
  readonly punti: ReadonlyMap<string, number>;
  /** False where a row was refused or a value is missing. */
  readonly intera: boolean;
}

/** A part of the questionnaire that the ente answered, and what of it counts. */
export interface OwnPart {
  readonly nome: string;
  readonly file: string;
  /** «11 febbraio 2017»; empty when it is not known. */
  readonly ricevuto: string;
  readonly niente: boolean;
  readonly contate: number;
  readonly respinte: number;
}

/** What was asked of it, in the words in which it was asked. */
export interface OwnQuestion {
  readonly dove: string;
  readonly testo: string;
  readonly rimedio: string;
  /** «da correggere», «da confermare», or how it ended. */
  readonly esito: string;
}

export interface OwnData {
  readonly codice: string;
  readonly nome: string;
  readonly misure: ReadonlyMap<string, OwnAnswer>;
  readonly parti: readonly OwnPart[];
  readonly domande: readonly OwnQuestion[];
}

/** What an ente is told of, in this order: those that it did not answer are left out. */
export const MISURE: readonly string[] = [
  "spesa",
  "valore-netto",
  "personale",
  "volontari",
  "volontari-ore",
  "servizi",
  "utenti",
  "nuovi-utenti",
  "bisogni",
];
/** The first four that it has are set large. */
const GRANDI = 4;
/** What is set beside those of the network by cantiere and zona. */
const PER_LUOGO = ["spesa", "personale", "volontari", "servizi"];
/** Measures of the report that follow from what an ente declared to another one. */
const DERIVA: Readonly<Record<string, string>> = { "risorse-usate": "spesa" };

/** The sheet of one ente. Same model and same answers, same bytes. */
export async function restituzione(own: OwnData, model: ReportModel, templates: Templates): Promise<Form> {
  const given = MISURE.filter((id) => own.misure.has(id) && isPublished(id, model));
  const numeri = given.map((id) => numberOf(id, own, model));
  const luoghi = placesView(own, model);
  const forma = `Restituzione a ${own.nome}`;
  const view = {
    ente: { codice: own.codice, nome: own.nome },
    haRisposto: own.parti.length > 0,
    grandi: numeri.filter(({ vale }) => vale !== 0).slice(0, GRANDI),
    numeri:
      numeri.length === 0
        ? null
        : tableView(numbersTable(numeri), "numeri", `Misura per misura, ${model.edizione.anno}`, NO_TITLE),
    luoghi,
    conDichiarati:
      numeri.some(({ rete }) => isDeclared(rete)) ||
      (luoghi?.righe.some(({ celle }) => celle.some(isDeclared)) ?? false),
    dove: whereTheyWent(own, model),
    parti: own.parti,
    domande: own.domande,
    rete: networkNumbers(model),
  };
  const css = headsOf(model.edizione, "Riservato all’ente");
  const radice = withSlash(model.edizione.indirizzo_pubblico);
  const parts = { templates };
  const page = await formPage({
    model,
    parts,
    modello: "restituzione",
    forma,
    stili: "del-bilancio",
    view,
    css,
    radice,
  });
  return { nome: `restituzione-${own.codice}`, ...page, stampe: [page.html], pagine: null };
}

const NO_TITLE = { titolo: "", sottotitolo: "" };

const DICHIARATO = "(dichiarato)";
/** The same in a narrow column. */
const D = "(d)";
const narrow = (cella: PrintedCell): PrintedCell => ({ ...cella, testo: cella.testo.replace(DICHIARATO, D) });
const isDeclared = ({ testo }: { readonly testo: string }): boolean => testo.endsWith(DICHIARATO) || testo.endsWith(D);

interface Published {
  readonly testo: string;
  /** Null for what has no number. */
  readonly valore: number | null;
  readonly cella: PrintedCell;
}

/** A figura as the report prints it: an estimate that is too uncertain as the sum that was declared, a hidden one as its sign. */
function published(figura: ReportModel["figure"][string] | undefined): Published {
  const none = (stato: Exclude<PrintedCell["stato"], "valore">): Published => ({
    testo: SEGNI[stato].segno,
    valore: null,
    cella: { testo: SEGNI[stato].segno, stato },
  });
  if (figura === undefined) return none("non-disponibile");
  const { stato, unita, dichiarato, valore } = figura;
  const value = isNumero(stato) ? valore : stato === "incerto" ? dichiarato : null;
  if (value === null) return none(stato === "valore" ? "non-disponibile" : stato);
  const number = inTable(value, unita);
  // No estimate can be given: what is printed is the sum of who answered, and says so.
  const testo = stato === "incerto" ? `${number} ${DICHIARATO}` : number;
  return { testo, valore: value, cella: { testo, stato: "valore", figura: figura.id } };
}

const isPublished = (id: string, { figure }: ReportModel): boolean =>
  figure[id] !== undefined || figure[`${id}${DECLARED}`] !== undefined;

/** Where the report prints no estimate of it, the sum that was declared. */
function publishedAt(id: string, dims: Readonly<Record<string, string>>, { figure }: ReportModel): Published {
  const estimate = figure[figuraId(id, dims)];
  const declared = figure[figuraId(`${id}${DECLARED}`, dims)];
  if (estimate !== undefined || declared === undefined || !isNumero(declared.stato))
    return published(estimate ?? declared);
  return published({ ...declared, stato: "incerto", dichiarato: declared.valore });
}

interface OwnNumber {
  readonly misura: string;
  readonly titolo: string;
  readonly vale: number;
  readonly testo: string;
  readonly resto: string;
  readonly tuo: PrintedCell;
  readonly rete: Published;
  readonly retePerEsteso: string;
  readonly parte: string;
}

function numberOf(id: string, { misure }: OwnData, model: ReportModel): OwnNumber {
  const answer = misure.get(id);
  const unita = unitOf(id, model);
  const vale = answer?.totale ?? 0;
  const rete = publishedAt(id, {}, model);
  const prosa = formatValue(vale, unita, "prosa");
  const [, testo = prosa, resto = ""] = /^([+−]?[\d.,]+)(?:\s+(.*))?$/su.exec(prosa) ?? [];
  const tuo = inTable(vale, unita);
  // Nothing of it could be counted: a zero would say that it is none.
  const isMissing = answer?.intera === false && vale === 0;
  return {
    misura: id,
    titolo: model.misure[id]?.titolo ?? id,
    vale,
    testo,
    resto: answer?.intera === false ? [resto, "in parte"].filter((each) => each !== "").join(", ") : resto,
    tuo: isMissing
      ? { testo: SEGNI["non-disponibile"].segno, stato: "non-disponibile" }
      : { testo: answer?.intera === false ? `${tuo}, in parte` : tuo, stato: "valore" },
    rete,
    retePerEsteso:
      rete.valore === null
        ? rete.testo
        : `${formatValue(rete.valore, unita, "prosa")}${isDeclared(rete) ? ` ${DICHIARATO}` : ""}`,
    parte: isMissing ? SEGNI["non-disponibile"].segno : partOf(vale, rete.valore),
  };
}

const unitOf = (id: string, { misure }: ReportModel): Unita =>
  misure[id]?.unita ?? { tipo: "conteggio", nome: id, scala: 0 };

/** The rows have a unit each: no decimal that only the others of its column would need. */
const inTable = (value: number, unita: Unita): string =>
  formatValue(value, unita, unita.tipo === "conteggio" ? "asse" : "tabella");

/** Its part of what was published; both numbers stand beside it. */
function partOf(own: number, whole: number | null): string {
  if (whole === null || whole <= 0) return SEGNI["non-disponibile"].segno;
  const share = own / whole;
  if (share > 0 && share < 0.001) return "meno dello 0,1%";
  return formatShare(share, 1);
}

function numbersTable(numeri: readonly OwnNumber[]): PrintedTable {
  const colonna = (id: string, titolo: string) => ({ id, titolo, numerica: true });
  const righe = numeri.map(
    ({ misura, titolo, tuo, rete, parte }): PrintedRow => ({
      id: misura,
      titolo,
      livello: 0,
      totale: false,
      celle: [tuo, rete.cella, { testo: parte, stato: "valore" }],
    }),
  );
  const colonne = [colonna("voi", "Voi"), colonna("rete", "La rete"), colonna("parte", "La vostra parte")];
  return { testata: "Misura", colonne, righe, segni: signsIn(righe) };
}

/** Its numbers beside those of the network where it works: the cantieri, then the zone. */
function placesView(own: OwnData, model: ReportModel) {
  const measures = PER_LUOGO.filter((id) => own.misure.has(id));
  const isThere = (punto: string): boolean => measures.some((id) => (own.misure.get(id)?.punti.get(punto) ?? 0) !== 0);
  const righe = placesOf(model).flatMap(({ punto, dims, nome }): PrintedRow[] => {
    if (!isThere(punto)) return [];
    const celle = measures.flatMap((id): PrintedCell[] => {
      const value = own.misure.get(id)?.punti.get(punto) ?? 0;
      const tuo = value === 0 ? SEGNI.nulla.segno : inTable(value, unitOf(id, model));
      return [{ testo: tuo, stato: value === 0 ? "nulla" : "valore" }, narrow(publishedAt(id, dims, model).cella)];
    });
    return [{ id: punto, titolo: nome, livello: 0, totale: false, celle }];
  });
  if (righe.length === 0) return null;
  const colonne = measures.flatMap((id) => {
    const titolo = SHORT[id] ?? model.misure[id]?.titolo ?? id;
    return [
      { id, titolo: `${titolo}: voi${own.misure.get(id)?.intera === false ? ", in parte" : ""}`, numerica: true },
      { id: `${id}-rete`, titolo: "la rete", numerica: true },
    ];
  });
  const table: PrintedTable = { testata: "Dove", colonne, righe, segni: signsIn(righe) };
  return tableView(table, "luoghi", `Cantiere per cantiere e zona per zona, ${model.edizione.anno}`, NO_TITLE);
}

const SHORT: Readonly<Record<string, string>> = {
  spesa: "Spesa",
  personale: "Persone",
  volontari: "Volontariato",
  servizi: "Servizi",
};

interface Place {
  readonly punto: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly nome: string;
}

const placesOf = ({ membri }: ReportModel): Place[] => [
  ...(membri["cantieri"] ?? []).map(({ codice, nome }) => place("cantiere", codice, `Cantiere ${nome}`)),
  ...(membri["zone"] ?? []).map(({ codice, nome }) =>
    place("zona", codice, ZONES_APART.has(codice) ? nome : `Zona ${nome}`),
  ),
];
const place = (dimensione: string, codice: string, nome: string): Place => ({
  punto: `${dimensione}=${codice}`,
  dims: { [dimensione]: codice },
  nome,
});
/** «Tutta la città», «Fuori città»: no zona. */
const ZONES_APART: ReadonlySet<string> = new Set(["citta", "fuori"]);

interface WhereRow {
  readonly luogo: string;
  /** Of its own pages in the report; empty where it has none. */
  readonly ancora: string;
  readonly prospetti: readonly { readonly ancora: string; readonly nome: string; readonly titolo: string }[];
  /** How many other tables and charts, in words; empty for none. */
  readonly altri: string;
}

/** The tables and charts of the report in which a number of this ente is added up, by cantiere and zona. */
function whereTheyWent(own: OwnData, model: ReportModel): WhereRow[] {
  return placesOf(model).flatMap(({ punto, dims, nome }) => {
    const wanted = new Set(
      [...own.misure].flatMap(([id, { punti }]) => ((punti.get(punto) ?? 0) === 0 ? [] : [figuraId(id, dims)])),
    );
    for (const [derived, from] of Object.entries(DERIVA))
      if (wanted.has(figuraId(from, dims))) wanted.add(figuraId(derived, dims));
    const all = Object.values(model.prospetti).filter(({ tabella }) =>
      tabella.righe.some(({ celle }) => celle.some(({ figura = "" }) => wanted.has(figura))),
    );
    const [code = ""] = Object.values(dims);
    const pages = all.filter(({ id }) => id.endsWith(`--${code}`));
    const prospetti = pages.map((prospetto) => ({
      ancora: anchorOfProspetto(prospetto),
      nome: `${prospetto.tipo === "grafico" ? "Grafico" : "Tavola"}\u00a0${prospetto.numero}`,
      titolo: prospetto.titolo,
    }));
    const ancora = anchorOf(dims, model);
    return all.length === 0
      ? []
      : [{ luogo: nome, ancora, prospetti, altri: othersIn(all.length - prospetti.length, pages.length > 0) }];
  });
}

function othersIn(n: number, afterOthers: boolean): string {
  if (n === 0) return "";
  if (n === 1) return afterOthers ? "e in un altro grafico o tavola" : "in un grafico o in una tavola";
  return `${afterOthers ? "e in altri" : "in"} ${formatNumber(n)} grafici e tavole`;
}

function anchorOf(dims: Place["dims"], { capitoli }: ReportModel): string {
  const [code] = Object.values(dims);
  const found = capitoli.flatMap((capitolo) =>
    capitolo.parti.filter(({ id }) => id === code).map((parte) => anchorOfPart(capitolo, parte)),
  );
  return found[0] ?? "";
}

/** What the report says of the whole: also to who sent nothing. */
const networkNumbers = (model: ReportModel) =>
  ["valore-netto", "personale", "volontari", "servizi"].flatMap((id) => {
    const figura = model.figure[id];
    if (figura === undefined || published(figura).valore === null) return [];
    const prosa = formatValue(published(figura).valore ?? 0, figura.unita, "prosa");
    const [, numero = prosa, resto = ""] = /^([+−]?[\d.,]+)(?:\s+(.*))?$/su.exec(prosa) ?? [];
    return [{ numero, resto, titolo: model.misure[id]?.titolo ?? id, figura: id }];
  });
