// From a row, or from a whole file, to the figures it enters: those that would be another number if it were another.
import type { Blocco } from "../../schemas/blocco.ts";
import { type Figura, figuraId } from "../../schemas/figura.ts";
import { isPlanned, type MisuraNota, type Term } from "../../schemas/misura.ts";
import { FLOW_TABLES } from "../../schemas/reference-tables.ts";
import { isAsked, isSummed } from "../figure/asked.ts";
import { type Figure, termDims } from "../figure/figures.ts";
import { networkWeights } from "../figure/network.ts";
import { weightsFor } from "../figure/questions.ts";
import { FLOW_BLOCKS } from "../store/flows.ts";
import { pointsBehind, type RowsOf } from "../store/lineage.ts";
import type { Quantity } from "../store/values.ts";
import { type Counted, countedOf, pairOf } from "./counted.ts";
import type { Sources } from "./sources.ts";

type Dims = Readonly<Record<string, string>>;

/** A figura as it is listed. */
export type Named = Pick<Figura, "id" | "valore" | "stato"> & { readonly titolo: string };

export interface Entered {
  /** In the order of the measures, ratios of two tables last. */
  readonly figure: readonly Named[];
  /** Measures that count the row, whatever stands in the cell that is asked about. */
  readonly contata_in: readonly string[];
  /** Measures of consolidated money that it may change: which of their figures is not traced. */
  readonly attraverso: readonly string[];
}

/** The figures that rows of a block enter; by some of their columns only, where they are said. */
export async function enteredBy(
  rows: RowsOf & { readonly blocco: string },
  columns: ReadonlySet<string> | null,
  sources: Sources,
): Promise<Entered> {
  const { figure, store, edizione } = sources;
  const found = new Map<string, Figura>();
  const contata_in: string[] = [];
  const placesOf = imputedPlaces(sources);
  for (const misura of figure.misure.values()) {
    if (misura.gemella !== undefined || isBroken(misura, figure)) continue;
    if (!isAsked(misura, figure.misure, edizione.yaml.anno)) continue;
    for (const counted of countedIn(misura, figure)) {
      if (counted.quantity.blocco !== rows.blocco) continue;
      const points = await pointsBehind(store, counted, misura.dimensioni, rows);
      const wanted = columns === null ? "tutte" : marginsOf(counted.quantity, misura, columns);
      if (points.length > 0 && wanted !== "tutte" && wanted.size === 0) contata_in.push(misura.id);
      const add = (dims: Dims, isWanted: (figura: Figura) => boolean): void => {
        if (wanted !== "tutte" && !Object.keys(dims).some((name) => wanted.has(name))) return;
        if (!isPlanned(misura.piano, Object.keys(dims)) || (misura.tipo === "base" && !isSummed(misura, dims))) return;
        const figura = figure.at(misura.id, dims);
        if (isWanted(figura)) found.set(figura.id, figura);
      };
      for (const { ente, dims } of points) {
        for (const point of withMargins(dims)) add(point, () => true);
        // What is made up for a silent ente is printed, or it is nowhere.
        for (const place of placesOf(ente, misura))
          for (const point of withMargins(movedTo(place, dims))) add(point, ({ valore }) => valore !== null);
      }
    }
  }
  const all = [...found.values(), ...ratiosOver(found, figure)];
  return {
    figure: all.map((each) => named(each, figure)),
    contata_in: [...new Set(contata_in)],
    attraverso: FLOW_BLOCKS.includes(rows.blocco) ? consolidatedIn(figure) : [],
  };
}

/** Measures over consolidated money, and ratios of them. */
export const consolidatedIn = ({ misure }: Pick<Figure, "misure">): string[] =>
  [...misure.values()].flatMap((misura) =>
    misura.gemella === undefined && isConsolidated(misura, misure) ? [misura.id] : [],
  );

function isConsolidated(misura: MisuraNota, misure: Figure["misure"]): boolean {
  if (misura.tipo === "base") return FLOW_TABLES.includes(misura.blocco);
  return [misura.numeratore, misura.denominatore].some((term) => {
    const other = misure.get(term.misura);
    return other !== undefined && isConsolidated(other, misure);
  });
}

/** What rows give to a misura; nothing to a ratio of two tables, which divides two figures. */
function countedIn(misura: MisuraNota, { misure }: Figure): readonly Counted[] {
  if (misura.tipo === "base") return [countedOf(misura, misure)];
  const pair = pairOf(misura, misure);
  return pair === null ? [] : [pair.parte, pair.tutto];
}

/** The large enti that answered also stand for those that did not, where these have their seat. */
function imputedPlaces({
  network,
  edizione,
  figure,
  risposte,
}: Sources): (ente: string, misura: MisuraNota) => readonly Dims[] {
  const { pesi, imputati } = networkWeights(network, edizione.enti, risposte.perBlocco);
  const numbers = new Map(edizione.enti.map(({ codice }, numero) => [codice, numero]));
  return (ente, misura) => {
    const own = weightsFor(misura, figure.misure);
    const isOf = (each: { gruppo: string; stima: string }) => each.gruppo === own?.gruppo && each.stima === own.stima;
    const isKey = pesi.some((each) => isOf(each) && each.numero === numbers.get(ente) && each.isKey);
    return isKey ? imputati.filter(isOf).map(({ cantiere, zona }) => ({ cantiere, zona })) : [];
  };
}

const movedTo = (place: Dims, dims: Dims): Dims =>
  Object.fromEntries(Object.entries(dims).map(([name, member]) => [name, place[name] ?? member]));

const named = ({ id, misura, valore, stato }: Figura, { misure }: Figure): Named => ({
  ...{ id, valore, stato },
  titolo: misure.get(misura)?.titolo ?? misura,
});

/**
 * At which points a figura depends on some columns: all of them where they give its value or are a condition of it, else
 * those that are not at the margin of a dimension among them.
 */
function marginsOf(
  { valore, dove, presenti }: Quantity,
  { dimensioni }: MisuraNota,
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

/** The ratios of two tables one of whose terms is among these figures. */
function ratiosOver(entered: ReadonlyMap<string, Figura>, figure: Figure): Figura[] {
  const enters = ({ id, misura, dims }: Pick<Figura, "id" | "misura" | "dims">): boolean => {
    const ratio = figure.misure.get(misura);
    if (entered.has(id) || ratio?.tipo !== "rapporto" || pairOf(ratio, figure.misure) !== null) return entered.has(id);
    return [ratio.numeratore, ratio.denominatore].some((term: Term) => {
      const at = termDims(term, dims);
      return enters({ id: figuraId(term.misura, at), misura: term.misura, dims: at });
    });
  };
  return figure.all().filter((figura) => !entered.has(figura.id) && enters(figura));
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
