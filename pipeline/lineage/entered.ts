// From a row, or from a whole file, to the figures it enters: those that would be another number if it were another.
import type { Blocco } from "../../schemas/blocco.ts";
import { type Figura, figuraId } from "../../schemas/figura.ts";
import type { MisuraBase, MisuraNota, Term } from "../../schemas/misura.ts";
import { type Figure, termDims } from "../figure/figures.ts";
import { pointsBehind } from "../store/lineage.ts";
import type { Sources } from "./sources.ts";

type Dims = Readonly<Record<string, string>>;

/** Which rows: those of one block of one arrival; one of them, where its place in the file of rows is said. */
export interface Rows {
  readonly protocollo: number;
  readonly blocco: string;
  readonly posizione: number | null;
}

/** A figura as it is listed. */
export type Named = Pick<Figura, "id" | "valore" | "stato"> & { readonly titolo: string };

export interface Entered {
  /** In the order of the measures, ratios among them. */
  readonly figure: readonly Named[];
  /** Measures that count the row, whatever stands in the cell that is asked about. */
  readonly contata_in: readonly string[];
}

/** The figures that rows enter; by some of their columns only, where they are said. */
export async function enteredBy(
  { protocollo, blocco, posizione }: Rows,
  columns: ReadonlySet<string> | null,
  { store, figure }: Pick<Sources, "store" | "figure">,
): Promise<Entered> {
  const found = new Map<string, Figura>();
  const contata_in: string[] = [];
  for (const misura of figure.misure.values()) {
    if (misura.tipo !== "base" || misura.blocco !== blocco || isBroken(misura, figure)) continue;
    const points = await pointsBehind(store, [misura.id, misura], protocollo, posizione);
    const wanted = columns === null ? "tutte" : marginsOf(misura, columns);
    if (points.length > 0 && wanted !== "tutte" && wanted.size === 0) contata_in.push(misura.id);
    for (const dims of points.flatMap(withMargins))
      if (wanted === "tutte" || Object.keys(dims).some((name) => wanted.has(name)))
        found.set(figuraId(misura.id, dims), figure.at(misura.id, dims));
  }
  const all = [...found.values(), ...ratiosOver(found, figure)];
  return { figure: all.map((each) => named(each, figure)), contata_in };
}

const named = ({ id, misura, valore, stato }: Figura, { misure }: Figure): Named => ({
  ...{ id, valore, stato },
  titolo: misure.get(misura)?.titolo ?? misura,
});

/**
 * At which points a misura depends on some columns: all of them where they give its value or are a condition of it, else
 * those that are not at the margin of a dimension among them.
 */
function marginsOf(
  { valore, dove, presenti, dimensioni }: MisuraBase,
  columns: ReadonlySet<string>,
): "tutte" | ReadonlySet<string> {
  const always = [...(valore.op === "conta" ? [] : [valore.campo]), ...Object.keys(dove ?? {}), ...(presenti ?? [])];
  if (always.some((name) => columns.has(name))) return "tutte";
  return new Set(dimensioni.filter((name) => columns.has(name)));
}

/** A point, and every margin over it. */
function withMargins(point: Dims): Dims[] {
  return Object.entries(point).reduce<Dims[]>(
    (all, [name, member]) => all.flatMap((dims) => [dims, { ...dims, [name]: member }]),
    [{}],
  );
}

/** The ratios one of whose terms is among these figures. */
function ratiosOver(entered: ReadonlyMap<string, Figura>, figure: Figure): Figura[] {
  const enters = (id: string, dims: Dims): boolean => {
    const misura = figure.misure.get(id);
    if (misura?.tipo !== "rapporto") return entered.has(figuraId(id, dims));
    return [misura.numeratore, misura.denominatore].some((term: Term) => enters(term.misura, termDims(term, dims)));
  };
  return figure
    .all()
    .filter(({ misura, dims }) => figure.misure.get(misura)?.tipo === "rapporto" && enters(misura, dims));
}

const isBroken = ({ id }: MisuraNota, { guasti }: Figure): boolean =>
  guasti.some(({ dove }) => dove === `misura ${id}` || dove === `pipeline/misure/${id}.ts`);

/** The columns of a block in which an answer is read: its own, those that follow from it, the name it tells apart. */
export function columnsFrom({ derivate, omonimi }: Blocco, campo: string): ReadonlySet<string> {
  const derived = Object.entries(derivate ?? {}).flatMap(([name, derivata]) => {
    const from = "campo" in derivata ? [derivata.campo] : derivata.altro_ente.map((each) => each.campo);
    return from.includes(campo) ? [name] : [];
  });
  return new Set([campo, ...derived, ...(omonimi?.con === campo ? [omonimi.nome] : [])]);
}
