// Cubes → figures: every point of every misura as the report and the open data know it. A point without records is
// «nulla da segnalare», one whose values are all missing is «non disponibile»; none of them is 0.
import { type Dimensione, dimensionOf, unitFieldOf } from "../../schemas/dimensioni.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { type Figura, figuraId, TOTALE } from "../../schemas/figura.ts";
import type { MisuraBase, MisuraNota, MisuraRapporto, Term } from "../../schemas/misura.ts";
import type { Unita } from "../../schemas/unita.ts";
import type { Coverage } from "../statistics/coverage.ts";
import type { CubePoint } from "../store/cube.ts";
import type { Misure } from "./declarations.ts";

type Dims = Readonly<Record<string, string>>;

export interface Figure {
  readonly misure: Misure;
  /** The figura at a point; dimensions left out are at their margin. Throws for a misura or dimension that is not declared. */
  readonly at: (misura: string, dims: Dims) => Figura;
  /** Members that occur at a dimension, within fixed others, in code order. */
  readonly members: (misura: string, dimension: string, within: Dims) => string[];
  /** Every figura that has records, for the open data, in the order of the measures and of their cubes. */
  readonly all: () => Figura[];
  /** Measures whose query failed, with the reason: the report goes on without them. */
  readonly guasti: readonly { dove: string; messaggio: string }[];
}

export interface FigureInput {
  readonly edizione: Edizione;
  readonly misure: Misure;
  readonly cubi: ReadonlyMap<string, readonly CubePoint[]>;
  readonly guasti: readonly { dove: string; messaggio: string }[];
  /** Measures whose declaration names what this edition does not have: never computed. */
  readonly rotte?: Pick<ReadonlyMap<string, unknown>, "has">;
  /** Size-weighted response for the measures of a group of blocks. */
  readonly coverageOf: (misura: MisuraNota, domain: { cantiere?: string; zona?: string }) => Coverage | null;
}

export function makeFigure(materiale: FigureInput): Figure {
  const { misure, cubi, guasti } = materiale;
  const index = new Map([...cubi].map(([id, points]) => [id, new Map(points.map((p) => [figuraId(id, p.dims), p]))]));
  const made = new Map<string, Figura>();

  const at = (id: string, dims: Dims): Figura => {
    const misura = misure.get(id);
    if (misura === undefined) throw new Error(`nessuna misura si chiama «${id}»`);
    for (const dimension of Object.keys(dims)) {
      if (!misura.dimensioni.includes(dimension))
        throw new Error(`la misura «${id}» non ha la dimensione «${dimension}»`);
    }
    const key = figuraId(id, dims);
    const before = made.get(key);
    if (before !== undefined) return before;
    const figura = misura.tipo === "base" ? base(misura, dims, key) : ratio(misura, dims, key);
    made.set(key, figura);
    return figura;
  };

  const shell = (misura: MisuraNota, dims: Dims, id: string, unita: Unita): Figura => ({
    id,
    edizione: materiale.edizione.yaml.anno,
    misura: misura.id,
    dims: Object.fromEntries(Object.entries(dims).filter(([, member]) => member !== TOTALE)),
    valore: null,
    unita,
    n_enti: misura.gruppo === null ? null : 0,
    copertura: materiale.coverageOf(misura, domainOf(dims))?.peso ?? null,
    stimato: null,
    errore_standard: null,
    ci_inf: null,
    ci_sup: null,
    giudizio: null,
    stato: "nulla",
    protetta: "",
  });

  const base = (misura: MisuraNota & MisuraBase, dims: Dims, id: string): Figura => {
    const unita = unitaAt(materiale.edizione, misura, dims);
    const figura = shell(misura, dims, id, unita);
    if (!index.has(misura.id)) return { ...figura, stato: "non-disponibile" };
    const point = index.get(misura.id)?.get(id);
    if (point === undefined || point.n_righe === 0) return figura;
    const { valore } = point;
    const n_enti = misura.gruppo === null ? null : point.n_enti;
    if (valore === null) return { ...figura, n_enti, stato: "non-disponibile" };
    const value = valore / 10 ** misura.unita.scala;
    return { ...figura, valore: value, unita: wholeUnits(unita, misura, value), n_enti, stimato: 0, stato: "valore" };
  };

  const ratio = (misura: MisuraNota & MisuraRapporto, dims: Dims, id: string): Figura => {
    const figura = shell(misura, dims, id, misura.unita);
    if (materiale.rotte?.has(misura.id)) return { ...figura, stato: "non-disponibile" };
    const top = at(misura.numeratore.misura, termDims(misura.numeratore, dims));
    const bottom = at(misura.denominatore.misura, termDims(misura.denominatore, dims));
    if (bottom.valore === null || bottom.valore === 0)
      return { ...figura, stato: bottom.stato === "valore" ? "non-pertinente" : bottom.stato };
    if (bottom.valore < (misura.base_minima ?? 0))
      return { ...figura, n_enti: bottom.n_enti, stato: "incerto", protetta: "precisione" };
    // Records below the line and none above is a true zero share; a numerator nobody could give is not.
    if (top.valore === null && top.stato !== "nulla") return { ...figura, n_enti: bottom.n_enti, stato: top.stato };
    return { ...figura, valore: (top.valore ?? 0) / bottom.valore, n_enti: bottom.n_enti, stimato: 0, stato: "valore" };
  };

  return {
    misure,
    at,
    guasti,
    members: (id, dimension, within) => {
      const points = cubi.get(baseOf(misure, id)) ?? [];
      const wanted = Object.entries(within).filter(([name, member]) => name !== dimension && member !== TOTALE);
      const found = points.filter(
        ({ dims, n_righe }) =>
          n_righe > 0 &&
          dimension in dims &&
          Object.keys(dims).length === wanted.length + 1 &&
          wanted.every(([n, m]) => dims[n] === m),
      );
      return [...new Set(found.map(({ dims }) => dims[dimension] ?? ""))].sort();
    },
    all: () =>
      [...misure.values()].flatMap((misura) => {
        const points = cubi.get(baseOf(misure, misura.id)) ?? [];
        return points
          .filter(({ dims }) => Object.keys(dims).every((d) => misura.dimensioni.includes(d)))
          .map(({ dims }) => at(misura.id, dims));
      }),
  };
}

/** The cube that lists the points of a misura: its own, or for a ratio that of its denominator. */
function baseOf(misure: Misure, id: string): string {
  const misura = misure.get(id);
  if (misura?.tipo !== "rapporto") return id;
  const { denominatore, numeratore } = misura;
  return baseOf(
    misure,
    denominatore.ignora === undefined && denominatore.dove === undefined ? denominatore.misura : numeratore.misura,
  );
}

function termDims({ dove, ignora }: Term, dims: Dims): Dims {
  const kept = Object.entries(dims).filter(([name]) => !ignora?.includes(name));
  return { ...Object.fromEntries(kept), ...dove };
}

function domainOf(dims: Dims): { cantiere?: string; zona?: string } {
  const { cantiere, zona } = dims;
  return {
    ...(cantiere === undefined || cantiere === TOTALE ? {} : { cantiere }),
    ...(zona === undefined || zona === TOTALE ? {} : { zona }),
  };
}

const isMargin = (member: string | undefined): boolean => member === undefined || member === TOTALE;

/** Where another field says what is counted (an indicator), the unit is that of the members the figure is about, when
 *  they have one unit. */
function unitaAt({ liste }: Edizione, misura: MisuraBase, dims: Dims): Unita {
  const { lista, nome, gruppi } = unitDimension(misura) ?? {};
  if (lista == null || nome === undefined || misura.unita.tipo !== "conteggio") return misura.unita;
  const named = (liste[lista] ?? []).filter(
    ({ codice, attributi }) =>
      (isMargin(dims[nome]) || dims[nome] === codice) &&
      Object.entries(gruppi ?? {}).every(
        ([group, attributo]) => isMargin(dims[group]) || attributi[attributo] === dims[group],
      ),
  );
  const [first] = named;
  const unita = first?.attributi["unita"];
  if (unita === undefined || named.some(({ attributi }) => attributi["unita"] !== unita)) return misura.unita;
  return { ...misura.unita, nome: unita, singolare: first?.attributi["singolare"] ?? unita };
}

/** Values in units of their own are printed without decimals where they have none. */
function wholeUnits(unita: Unita, misura: MisuraBase, value: number): Unita {
  return unitDimension(misura) !== null && unita.tipo === "conteggio" && Number.isInteger(value)
    ? { ...unita, scala: 0 }
    : unita;
}

function unitDimension({ blocco, valore }: MisuraBase): Dimensione | null {
  const field = valore.op === "somma" ? unitFieldOf(blocco, valore.campo) : null;
  return field === null ? null : dimensionOf(blocco, field);
}
