// Declarations of tables and charts → prospetti of the model, one instance for each cantiere or zona where they say so.
import { readdir } from "node:fs/promises";
import type { Edizione } from "../../schemas/edizione.ts";
import { type Figura, SEGNI } from "../../schemas/figura.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { FLOW_TABLES, REFERENCE_TABLES } from "../../schemas/reference-tables.ts";
import type { Prospetto } from "../../schemas/report-model.ts";
import { formatNumber, formatShare } from "../../schemas/unita.ts";
import type { Misure } from "../figure/declarations.ts";
import { NEEDS_TABLE } from "../figure/needs.ts";
import { baseText, type NetworkSize } from "./base-line.ts";
import { changeNotes, latestOf } from "./change-words.ts";
import type { ComposeContext, ProspettoData } from "./dati.ts";
import { checkDeclared, type Declared, unknownInDeclaration } from "./declared.ts";
import { declaredPlaces } from "./declared-places.ts";
import { DECLARED_NOTE, estimatedOrDeclared, wholeOf } from "./declared-twin.ts";
import { drawingOf, roundingNote } from "./disegno.ts";
import { findTitle } from "./finding.ts";
import { isOfSameEnti, isOverEditions } from "./over-editions.ts";
import { reasonNotes } from "./reason-notes.ts";
import { residentNotes } from "./resident-notes.ts";
import { onlySaid } from "./rows-said.ts";
import { panelNotes } from "./stessi-enti.ts";
import { subtitle } from "./subtitle.ts";
import { printTable } from "./tabella.ts";
import { waitingNote } from "./waiting-note.ts";

/** Everything declared in pipeline/prospetti and beside the measures. Throws for an id that cannot be
 *  one and for a name that does not exist. */
export async function loadProspetti(misure: Misure): Promise<Declared> {
  const folder = new URL("../prospetti/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).sort();
  const modules: Partial<Declared>[] = await Promise.all(names.map((name) => import(new URL(name, folder).href)));
  const prospetti = [
    ...modules.flatMap((m) => m.prospetti ?? []),
    ...[...misure.values()].flatMap((m) => m.prospetti ?? []),
  ];
  const elenchi = modules.flatMap((m) => m.elenchi ?? []);
  const ownChart = [...misure].flatMap(([id, { prospetti: own = [] }]) => (own.length > 0 ? [`misure/${id}.ts`] : []));
  const luoghi = await declaredPlaces([...names.map((name) => `prospetti/${name}`), ...ownChart]);
  return checkDeclared({ prospetti, elenchi, luoghi }, misure);
}

export interface ProspettoInstance {
  readonly id: string;
  readonly def: ProspettoDef;
  /** The cantiere or zona it is for; null for the whole network. */
  readonly parte: { readonly dimensione: "cantiere" | "zona"; readonly codice: string; readonly nome: string } | null;
}

/** A printed prospetto without its number, and the figures in it. */
export function makeProspetto(
  { id, def: declared, parte }: ProspettoInstance,
  contesto: ComposeContext,
  rete: NetworkSize,
): { prospetto: Omit<Prospetto, "numero">; figure: Figura[] } {
  const unknown = unknownInDeclaration(declared, contesto.edizione, contesto.figure);
  if (unknown !== null) throw new Error(`${unknown.cosa}. ${unknown.rimedio}`);
  const fixed = parte === null ? {} : { [parte.dimensione]: parte.codice };
  const { def, dati, isDeclared } = estimatedOrDeclared(named(declared, parte, contesto), fixed, contesto);
  const disegno = drawingOf(def, dati, contesto, def.accento === undefined ? null : (parte?.codice ?? null));
  const { shown, note } =
    def.righe.soloPresenti === true && disegno === null ? onlySaid(dati) : { shown: dati, note: [] };
  const tabella = printTable(shown, dati.dimensione.unita_propria, barsOf(def));
  const testo = findTitle(def, dati, disegno, contesto.cambi);
  const figure = dati.righe.flatMap((row) => row.figure);
  const prospetto: Omit<Prospetto, "numero"> = {
    id,
    tipo: disegno === null ? "tavola" : "grafico",
    ...testo,
    sottotitolo: subtitle(def, dati, parte?.nome ?? null, testo.titolo === def.titolo, contesto),
    fonte: sourceOf(def, dati, contesto),
    base: baseOf(def, dati, fixed, contesto, rete),
    note: [
      ...muteNotes(def, contesto),
      ...waitingNote(
        def.misure.map((m) => (typeof m === "string" ? m : m.misura)),
        contesto.figure,
        parte !== null,
      ),
      ...(def.note ?? []),
      ...(isDeclared ? [DECLARED_NOTE] : []),
      ...breakNotes(def, contesto),
      ...coverageNote(def, dati),
      ...comparisonNotes(def, dati, disegno?.accento, contesto),
      ...reservedNote(figure),
      ...note,
      ...roundingNote(disegno),
      ...residentNotes(def, dati, contesto),
      ...(parte === null ? reasonNotes(def, contesto) : []),
    ],
    tabella,
    ...(disegno === null ? {} : { disegno }),
    dati: def.id,
  };
  return { prospetto, figure };
}

/** Titles of columns that name the cantiere, the zona or the city. */
function named(def: ProspettoDef, parte: ProspettoInstance["parte"], { edizione }: ComposeContext): ProspettoDef {
  const name = (titolo: string): string =>
    titolo.replace("{parte}", parte === null ? "" : labelOf(parte, edizione)).replace("{citta}", edizione.yaml.citta);
  return { ...def, misure: def.misure.map((m) => (typeof m === "string" ? m : { ...m, titolo: name(m.titolo) })) };
}

/** The name of a cantiere or zona beside a bar: a long one gives way to its short one. */
function labelOf({ dimensione, codice, nome }: NonNullable<ProspettoInstance["parte"]>, edizione: Edizione): string {
  if (nome.length <= LONGEST_LABEL) return nome;
  const list = edizione.liste[dimensione === "zona" ? "zone" : "cantieri"] ?? [];
  return list.find((voce) => voce.codice === codice)?.breve ?? nome;
}

/** Letters that stand beside a bar on two lines. */
const LONGEST_LABEL = 40;

/** Columns with a bar beside each number. */
const barsOf = ({ misure }: ProspettoDef): ReadonlySet<number> =>
  new Set(misure.flatMap((m, i) => (typeof m !== "string" && m.barra === true ? [i] : [])));

/** What the sign of a hidden cell means here, once. */
function reservedNote(figure: readonly Figura[]): string[] {
  const n = figure.filter(({ stato }) => stato === "riservato").length;
  if (n === 0) return [];
  const { segno } = SEGNI.riservato;
  return [
    n === 1
      ? `Una casella non è mostrata (${segno}) perché farebbe riconoscere un ente.`
      : `${formatNumber(n)} caselle non sono mostrate (${segno}) perché farebbero riconoscere un ente.`,
  ];
}

function sourceOf(def: ProspettoDef, dati: ProspettoData, { edizione, figure }: ComposeContext): string {
  const blocks = new Set(def.misure.flatMap((m) => blocksOf(typeof m === "string" ? m : m.misura, figure.misure)));
  const names = [...blocks].map((block) => {
    if (blockOf(block) !== undefined || FLOW_TABLES.includes(block))
      return `questionario della rete, ${edizione.yaml.anno}`;
    if (block === "residenti_quartiere")
      return populationSource(edizione.popolazione.find(({ quartiere }) => quartiere !== ""));
    if (block === "residenti_eta") return populationSource(edizione.popolazione.find(({ fascia }) => fascia !== ""));
    if (block === NEEDS_TABLE) return [...new Set(edizione.fabbisogni.map(({ fonte }) => fonte))].join("; ");
    if (block === "conti") return "conti del progetto";
    return Object.values(REFERENCE_TABLES).find(({ id }) => id === block)?.fonte ?? dati.misura.titolo;
  });
  const demo = edizione.yaml.dimostrativa ? "; dati dimostrativi" : "";
  return `${[...new Set(names)].join("; ")}${demo}`;
}

/** Why figures of it are not there. */
function muteNotes({ misure }: ProspettoDef, { figure }: ComposeContext): string[] {
  const tables = misure.flatMap((m) => blocksOf(typeof m === "string" ? m : m.misura, figure.misure));
  return [...new Set(tables.flatMap((table) => figure.mute.get(table) ?? []))];
}

const populationSource = (row: { fonte: string } | undefined): string => row?.fonte ?? "popolazione";

export function blocksOf(id: string, misure: Misure): string[] {
  const misura = misure.get(id);
  if (misura === undefined) return [];
  if (misura.tipo === "base") return [misura.blocco];
  return [...blocksOf(misura.numeratore.misura, misure), ...blocksOf(misura.denominatore.misura, misure)];
}

/** «214 enti su 318 …»: the enti behind the figures and how much of the network's money answered. Empty without enti. */
function baseOf(
  def: ProspettoDef,
  dati: ProspettoData,
  fixed: Readonly<Record<string, string>>,
  contesto: ComposeContext,
  rete: NetworkSize,
): string {
  const { misura } = dati;
  if (misura.gruppo === null || isOfSameEnti(def)) return "";
  return baseText(wholeOf(def, dati, fixed, contesto), misura.gruppo, rete);
}

/** Where editions are compared, how much of the network stands behind each. */
function coverageNote(def: ProspettoDef, dati: ProspettoData): string[] {
  if (def.righe.dimensione !== "edizione") return [];
  const each = dati.righe.map(({ membro, figure }) => ({ anno: membro.nome, copertura: figure[0]?.copertura ?? null }));
  const parts = each.flatMap(({ anno, copertura }) =>
    copertura === null ? [] : [`${anno} ${formatShare(copertura)}`],
  );
  const untold = each.flatMap(({ anno, copertura }) => (copertura === null ? [`del ${anno}`] : []));
  const rest = untold.length === 0 ? "" : `; ${untold.join(" e ")} non si dice`;
  return parts.length < 2 ? [] : [`Parte della rete che ha risposto: ${parts.join(", ")}${rest}.`];
}

/** What may be said to have changed, and between whom. */
function comparisonNotes(
  def: ProspettoDef,
  dati: ProspettoData,
  lit: string | undefined,
  { cambi }: ComposeContext,
): string[] {
  if (cambi === null) return [];
  if (isOfSameEnti(def)) return panelNotes(dati.righe, cambi);
  if (lit !== undefined && isOverEditions(def)) {
    const figura = latestOf(dati, def.disegna ?? 0, lit);
    return figura === undefined ? [] : changeNotes(cambi.at(figura.misura, figura.dims), cambi.anni);
  }
  const ora = def.righe.dimensione === "edizione" ? latestOf(dati, def.disegna ?? 0) : undefined;
  if (ora !== undefined)
    return [...unlikeNote(dati, def.disegna ?? 0), ...changeNotes(cambi.at(ora.misura, ora.dims), cambi.anni)];
  return isOverEditions(def)
    ? ["La differenza tra due edizioni non dice di quanto qualcosa è cambiato: in ciascuna hanno risposto altri enti."]
    : [];
}

/** Where a line goes from sums of who answered to an estimate of everybody, that alone may make it rise. */
function unlikeNote({ righe }: ProspettoData, drawn: number): string[] {
  const numbers = righe.flatMap(({ membro, figure }) => {
    const figura = figure[drawn];
    return figura?.valore == null ? [] : [{ anno: membro.nome, isEstimate: figura.stato === "stimato" }];
  });
  const years = (isEstimate: boolean): string =>
    numbers.flatMap((each) => (each.isEstimate === isEstimate ? [each.anno] : [])).join(", ");
  const [declared, estimates] = [years(false), years(true)];
  return declared === "" || estimates === ""
    ? []
    : [
        `Somme di chi ha risposto: ${declared}; stime per tutta la rete: ${estimates}. Tra le une e le altre la linea non dice un cambiamento.`,
      ];
}

function breakNotes(def: ProspettoDef, { edizione }: ComposeContext): string[] {
  if (!isOverEditions(def)) return [];
  const names = new Set(def.misure.map((m) => (typeof m === "string" ? m : m.misura)));
  return edizione.yaml.rotture
    .filter(({ misura }) => misura === "*" || names.has(misura))
    .map(({ anno, motivo }) =>
      motivo.startsWith(`Dal ${anno} `) ? motivo : `Dal ${anno} il confronto con gli anni prima cambia: ${motivo}`,
    );
}
