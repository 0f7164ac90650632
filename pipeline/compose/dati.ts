// A prospetto at one point → its figures in rows and columns, before they are printed or drawn.
import type { Reason } from "../../schemas/diagnostic.ts";
import type { Dimensione } from "../../schemas/dimensioni.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { type Figura, figuraId, TOTALE } from "../../schemas/figura.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import type { ColonnaMisura, ProspettoDef } from "../../schemas/prospetto.ts";
import type { Changes } from "../figure/changes.ts";
import { dimensionAt } from "../figure/declarations.ts";
import type { Figure } from "../figure/figures.ts";
import { type AxisMember, resolveAxis } from "./axis.ts";
import { isOfSameEnti } from "./over-editions.ts";
import { columnsOfPanel, figuresOfPanel } from "./stessi-enti.ts";

type Dims = Readonly<Record<string, string>>;

export interface DataRow {
  readonly membro: AxisMember;
  readonly livello: 0 | 1;
  readonly totale: boolean;
  readonly figure: readonly Figura[];
}
export interface DataColumn {
  readonly id: string;
  readonly titolo: string;
  readonly totale: boolean;
}
/** The figures of a prospetto, before they are printed or drawn. */
export interface ProspettoData {
  /** What the rows run over. */
  readonly dimensione: Dimensione;
  readonly misura: MisuraNota;
  readonly colonne: readonly DataColumn[];
  /** Columns that are compared with none («Trasversale»), by their member. */
  readonly fuoriColonne: ReadonlySet<string>;
  readonly righe: readonly DataRow[];
}

export interface ComposeContext {
  readonly edizione: Edizione;
  readonly figure: Figure;
  /** A figura of an earlier edition, null when it published none. */
  readonly precedente: (anno: number, misura: string, dims: Dims) => Figura | null;
  /** What changed since the edition before; null when there is none. */
  readonly cambi: Changes | null;
  /** Why numbers that were asked about are as they are, where that may be printed. */
  readonly ragioni: readonly Reason[];
}

/** Collects the figures of a prospetto at a point (`fixed` is its cantiere or zona). */
export function collect(def: ProspettoDef, fixed: Dims, contesto: ComposeContext): ProspettoData {
  const columns = def.misure.map((m): ColonnaMisura => (typeof m === "string" ? { misura: m, titolo: "" } : m));
  const first = knownMisura(columns[def.disegna ?? 0]?.misura ?? "", contesto);
  const within = { ...fixed, ...def.dove };
  if (isOfSameEnti(def)) return ofSameEnti(def, columns, within, first, contesto);
  if (def.righe.dimensione === "misura") return misureByEdizione(def, columns, within, first, contesto);
  const at = (column: ColonnaMisura, dims: Dims): Figura => lookUp(column, { ...within, ...dims }, contesto);
  const colonne = columnsOf(def, columns, within, first, contesto);
  const figuresOf = (row: Dims): Figura[] => colonne.map(({ column, dims }) => at(column, { ...row, ...dims }));
  const righe = rowsOf(def, first, widest(columns, within), contesto, figuresOf);
  const dimensione = rowDimension(def, first, contesto);
  const across = def.colonne && dimensionAt(first, def.colonne.dimensione, contesto.figure.misure);
  return {
    dimensione,
    misura: first,
    colonne: colonne.map(({ id, titolo, totale }) => ({ id, titolo, totale })),
    fuoriColonne: across?.fuori ?? NONE,
    righe,
  };
}

const NONE: ReadonlySet<string> = new Set();

/** Where a column is read at a margin, the rows are all that occur there: else its parts would not make its total. */
function widest(columns: readonly ColonnaMisura[], within: Dims): Dims {
  const margins = new Set(
    columns.flatMap(({ dove }) =>
      Object.entries(dove ?? {}).flatMap(([name, member]) => (member === TOTALE ? [name] : [])),
    ),
  );
  return Object.fromEntries(Object.entries(within).filter(([name]) => !margins.has(name)));
}

function knownMisura(id: string, { figure }: ComposeContext): MisuraNota {
  const misura = figure.misure.get(id);
  if (misura === undefined) throw new Error(`nessuna misura si chiama «${id}»`);
  return misura;
}

function rowDimension({ righe }: ProspettoDef, misura: MisuraNota, { figure }: ComposeContext): Dimensione {
  const found = dimensionAt(misura, righe.dimensione, figure.misure);
  if (found === null) throw new Error(`la misura «${misura.id}» non ha la dimensione «${righe.dimensione}»`);
  return found;
}

/** A figura of this edition or, at an `edizione`, of an earlier one. Dimensions the misura lacks are left out. */
function lookUp({ misura, dove }: ColonnaMisura, dims: Dims, contesto: ComposeContext): Figura {
  const { dimensioni, since } = knownMisura(misura, contesto);
  const own = Object.fromEntries(Object.entries({ ...dims, ...dove }).filter(([name]) => dimensioni.includes(name)));
  const anno = dims["edizione"];
  if (anno === undefined || Number(anno) === contesto.edizione.yaml.anno) return contesto.figure.at(misura, own);
  return (
    contesto.precedente(Number(anno), misura, own) ?? {
      ...contesto.figure.at(misura, own),
      valore: null,
      // A question that an edition did not ask is not missing from it.
      stato: Number(anno) < since ? "non-chiesto" : "non-disponibile",
      edizione: Number(anno),
      id: `${anno}:${figuraId(misura, own)}`,
    }
  );
}

interface Column extends DataColumn {
  readonly column: ColonnaMisura;
  readonly dims: Dims;
}

function columnsOf(
  def: ProspettoDef,
  columns: readonly ColonnaMisura[],
  within: Dims,
  first: MisuraNota,
  contesto: ComposeContext,
): Column[] {
  const [only] = columns;
  if (def.colonne === undefined || only === undefined) {
    return columns.map((column, i) => {
      const misura = knownMisura(column.misura, contesto);
      return {
        id: `${i}-${misura.id}`,
        titolo: column.titolo || (misura.breve ?? misura.titolo),
        totale: false,
        column,
        dims: {},
      };
    });
  }
  const { dimensione, totale } = def.colonne;
  const membri =
    dimensione === "edizione"
      ? edizioni(contesto)
      : resolveAxis(def.colonne, first, within, contesto.edizione, contesto.figure).membri;
  const cells = membri.map(
    (m): Column => ({
      id: m.codice || "non-indicato",
      titolo: m.nome,
      totale: false,
      column: only,
      dims: { [dimensione]: m.codice },
    }),
  );
  return totale ? [...cells, { id: "totale", titolo: "Totale", totale: true, column: only, dims: {} }] : cells;
}

function edizioni({ edizione }: ComposeContext): AxisMember[] {
  const years = new Set([...edizione.precedenti.map((p) => p.edizione), edizione.yaml.anno]);
  return [...years].sort((a, b) => a - b).map((year) => ({ codice: String(year), nome: String(year) }));
}

function rowsOf(
  def: ProspettoDef,
  first: MisuraNota,
  within: Dims,
  contesto: ComposeContext,
  figuresOf: (row: Dims) => Figura[],
): DataRow[] {
  const { dimensione, gruppi: grouping, totale, ordina } = def.righe;
  const { membri, gruppi } =
    dimensione === "edizione"
      ? { membri: edizioni(contesto), gruppi: [] }
      : resolveAxis(def.righe, first, within, contesto.edizione, contesto.figure);
  const row = (membro: AxisMember, livello: 0 | 1): DataRow => ({
    membro,
    livello,
    totale: false,
    figure: figuresOf({ [dimensione]: membro.codice }),
  });
  const rows: DataRow[] = [];
  if (grouping === undefined) {
    rows.push(...membri.map((membro) => row(membro, 0)));
    if (ordina === "valore") rows.sort((a, b) => keyOf(b, def) - keyOf(a, def));
  }
  for (const gruppo of gruppi) {
    rows.push({ membro: gruppo, livello: 0, totale: true, figure: figuresOf({ [grouping ?? ""]: gruppo.codice }) });
    rows.push(...membri.filter((m) => m.gruppo === gruppo.codice).map((membro) => row(membro, 1)));
  }
  // What belongs to no group («Non indicato») is part of the total all the same.
  if (grouping !== undefined)
    rows.push(...membri.filter((m) => m.gruppo === undefined).map((membro) => row(membro, 0)));
  if (totale)
    rows.push({
      membro: { codice: "totale", nome: totalName(def, within, contesto) },
      livello: 0,
      totale: true,
      figure: figuresOf({}),
    });
  return rows;
}

const keyOf = (row: DataRow, def: ProspettoDef): number =>
  row.figure[def.righe.ordinaPer ?? (def.colonne === undefined ? (def.disegna ?? 0) : row.figure.length - 1)]?.valore ??
  -1;

function totalName(def: ProspettoDef, within: Dims, { edizione }: ComposeContext): string {
  if (typeof def.righe.totale === "string") return def.righe.totale;
  return def.righe.dimensione === "zona" && within["zona"] === undefined && def.righe.senza !== undefined
    ? edizione.yaml.citta
    : "Totale";
}

function misureByEdizione(
  def: ProspettoDef,
  columns: readonly ColonnaMisura[],
  within: Dims,
  first: MisuraNota,
  contesto: ComposeContext,
): ProspettoData {
  const years = edizioni(contesto);
  const righe = columns.map((column): DataRow => {
    const figure = years.map(({ codice }) => lookUp(column, { ...within, edizione: codice }, contesto));
    return { membro: { codice: column.misura, nome: misuraName(column, contesto) }, livello: 0, totale: false, figure };
  });
  return {
    dimensione: rowDimension(def, first, contesto),
    misura: first,
    colonne: years.map(({ codice, nome }) => ({ id: codice, titolo: nome, totale: false })),
    fuoriColonne: NONE,
    righe,
  };
}

/** Rows of what the same enti declared: one for each misura, or for each member of a dimension of the first. */
function ofSameEnti(
  def: ProspettoDef,
  columns: readonly ColonnaMisura[],
  within: Dims,
  first: MisuraNota,
  contesto: ComposeContext,
): ProspettoData {
  const { cambi } = contesto;
  if (cambi === null) throw new Error("non c'è un'edizione prima con cui confrontare");
  const figuresAt = (column: ColonnaMisura, dims: Dims): Figura[] => {
    const own = lookUp(column, { ...within, ...dims }, contesto);
    return figuresOfPanel(cambi.at(own.misura, own.dims), own, cambi.anni);
  };
  const [only] = columns;
  const righe =
    def.righe.dimensione === "misura" || only === undefined
      ? columns.map((column): DataRow => {
          const membro = { codice: column.misura, nome: misuraName(column, contesto) };
          return { membro, livello: 0, totale: false, figure: figuresAt(column, {}) };
        })
      : rowsOf(def, first, within, contesto, (row) => figuresAt(only, row));
  const dimensione = rowDimension(def, first, contesto);
  return { dimensione, misura: first, colonne: columnsOfPanel(cambi.anni), fuoriColonne: NONE, righe };
}

/** «Valore complessivo (euro)». */
function misuraName(column: ColonnaMisura, contesto: ComposeContext): string {
  const { titolo, unita } = knownMisura(column.misura, contesto);
  return `${column.titolo || titolo}${unita.tipo === "euro" ? " (euro)" : ""}`;
}
