// Points → figures: every point of every misura as the report and the open data know it. A point without records is
// «nulla da segnalare», one whose values are all missing is «non disponibile»; none of them is 0.
import type { Edizione } from "../../schemas/edizione.ts";
import { DECLARED, type Figura, figuraId, TOTALE } from "../../schemas/figura.ts";
import { isPlanned, type MisuraBase, type MisuraNota, type MisuraRapporto, type Term } from "../../schemas/misura.ts";
import type { Limits } from "../statistics/quality.ts";
import type { Outcome } from "../statistics/refusal.ts";
import type { CubePoint, PairPoint } from "../store/cube.ts";
import { isAsked, isSummed } from "./asked.ts";
import { type CoverageOf, toldCoverage } from "./coverage.ts";
import type { Misure } from "./declarations.ts";
import { estimateOf, estimateShare, weightsIn } from "./estimates.ts";
import { NEEDS_TABLE } from "./needs.ts";
import type { Network } from "./network.ts";
import { onResidents } from "./on-residents.ts";
import { weightsFor } from "./questions.ts";
import type { RoundedFigures } from "./rounding.ts";
import {
  answers,
  estimateId,
  isEmpty,
  isMadeUp,
  missing,
  partMadeUp,
  published,
  toldShare,
  toldStep,
  toSteps,
  uncertain,
  withoutNumbers,
  withoutValue,
} from "./states.ts";
import { unitaAt, wholeUnits } from "./units.ts";
import { notPlanned } from "./vocabulary.ts";

type Dims = Readonly<Record<string, string>>;

export interface Figure {
  readonly misure: Misure;
  /** The figura at a point; dimensions left out are at their margin. Throws for a misura, dimension or breakdown that is not
   *  declared. */
  readonly at: (misura: string, dims: Dims) => Figura;
  /** Members that occur at a dimension, within fixed others, in code order. */
  readonly members: (misura: string, dimension: string, within: Dims) => string[];
  /** Every figura that is published, for the open data, in the order of the measures and of their points. */
  readonly all: () => Figura[];
  /** The declared twins of those that are estimated, for the open data. */
  readonly twins: () => Figura[];
  /** Measures whose query failed, with the reason: the report goes on without them. */
  readonly guasti: readonly { dove: string; messaggio: string }[];
  /** Why who is silent could not be made up for, in sentences: only what was declared is told. */
  readonly senzaStima: readonly string[];
  /** Tables of which nothing could be counted, with the reason in words for readers. */
  readonly mute: ReadonlyMap<string, string>;
  /** Of each misura the numbers of the values that stay out of it until somebody confirms them. */
  readonly inAttesa: ReadonlyMap<string, readonly number[]>;
}

export interface FigureInput {
  readonly edizione: Edizione;
  readonly misure: Misure;
  readonly cubi: ReadonlyMap<string, readonly CubePoint[]>;
  readonly coppie: ReadonlyMap<string, readonly PairPoint[]>;
  readonly guasti: readonly { dove: string; messaggio: string }[];
  readonly network: Outcome<Network>;
  readonly senzaStima?: readonly string[];
  /** Estimates in the step in which they are printed; those that are not here are rounded alone. */
  readonly arrotondate?: RoundedFigures;
  /** Ids of figures of base measures that would let an ente be recognised: neither they nor what would tell them is shown; and
   *  of estimates (`estimateId`) that would, beside what was declared. */
  readonly nascoste: ReadonlySet<string>;
  /** Limits of figures that no ente declares, as their source gives them, by id. */
  readonly limiti?: ReadonlyMap<string, Limits>;
  /** Measures whose declaration names what this edition does not have: never computed. */
  readonly rotte?: Pick<ReadonlyMap<string, unknown>, "has">;
  readonly mute?: ReadonlyMap<string, string>;
  readonly inAttesa?: ReadonlyMap<string, readonly number[]>;
  /** Size-weighted response for the measures of a group of blocks. */
  readonly coverageOf: CoverageOf;
}

export function makeFigure(materiale: FigureInput): Figure {
  const { misure, cubi, coppie, guasti, edizione } = materiale;
  const sums = indexed(cubi);
  const ratios = indexed(coppie);
  const made = new Map<string, Figura>();

  const at = (id: string, dims: Dims): Figura => {
    const misura = misure.get(id);
    if (misura === undefined) throw new Error(`nessuna misura si chiama «${id}»`);
    const fixed = Object.fromEntries(Object.entries(dims).filter(([, member]) => member !== TOTALE));
    for (const dimension of Object.keys(dims)) {
      if (!misura.dimensioni.includes(dimension))
        throw new Error(`la misura «${id}» non ha la dimensione «${dimension}»`);
    }
    if (!isPlanned(misura.piano, Object.keys(fixed))) throw new Error(notPlanned(misura, Object.keys(fixed)).cosa);
    const key = figuraId(id, fixed);
    const before = made.get(key);
    if (before !== undefined) return before;
    const figura = figuraAt(misura, fixed, key);
    made.set(key, figura);
    return figura;
  };

  function figuraAt(misura: MisuraNota, dims: Dims, id: string): Figura {
    const figura = openFigura(misura, dims, id);
    if (!isHidden(misura, dims)) return figura;
    return withoutNumbers(figura, misura.tipo === "base" ? unitaAt(edizione, misura, dims) : misura.unita);
  }

  /** Hidden itself, under its own name or that of the misura that it is the declared sum of; or a ratio of which a term is,
   *  because the other term gives it back. */
  function isHidden(misura: MisuraNota, dims: Dims): boolean {
    if (misura.tipo === "base") return materiale.nascoste.has(figuraId(misura.gemella ?? misura.id, dims));
    return [misura.numeratore, misura.denominatore].some((term) => {
      const other = misure.get(term.misura);
      return other !== undefined && isHidden(other, termDims(term, dims));
    });
  }

  function openFigura(misura: MisuraNota, dims: Dims, id: string): Figura {
    const shell: Figura = {
      id,
      edizione: edizione.yaml.anno,
      misura: misura.id,
      dims: byName(dims),
      valore: null,
      unita: misura.unita,
      n_enti: misura.gruppo === null ? null : 0,
      copertura: toldCoverage(materiale.coverageOf(misura, domainOf(dims))),
      righe_con_dato: null,
      dichiarato: null,
      stimato: null,
      errore_standard: null,
      ci_inf: null,
      ci_sup: null,
      giudizio: null,
      stato: "nulla",
      protetta: "",
    };
    if (!isAsked(misura, misure, edizione.yaml.anno))
      return { ...shell, n_enti: null, copertura: null, stato: "non-chiesto" };
    if (materiale.rotte?.has(misura.gemella ?? misura.id)) return { ...shell, stato: "non-disponibile" };
    if (misura.tipo === "base") return base(misura, dims, shell);
    const points = ratios.get(misura.gemella ?? misura.id);
    return points === undefined ? ofTwoTables(misura, dims, shell) : ofOneTable(misura, dims, shell, points);
  }

  const isWithheld = ({ id }: MisuraNota): boolean => materiale.nascoste.has(estimateId(id));

  const domainAt = (misura: MisuraNota, dims: Dims) => {
    const domain = domainOf(dims);
    const ambito: "totale" | "dominio" = Object.keys(domain).length === 0 ? "totale" : "dominio";
    return { coperta: materiale.coverageOf(misura, domain), ambito };
  };

  function base(misura: MisuraNota & MisuraBase, dims: Dims, shell: Figura): Figura {
    const points = sums.get(misura.gemella ?? misura.id);
    if (points === undefined) return { ...shell, stato: "non-disponibile" };
    const unita = unitaAt(edizione, misura, dims);
    const point = points.get(pointKey(dims));
    // That nobody estimated a need does not say that there is none.
    const stato = misura.blocco === NEEDS_TABLE ? "non-disponibile" : "nulla";
    if (point === undefined || isEmpty(point)) return { ...shell, unita, stato };
    const figura: Figura = { ...shell, unita, ...answers(misura, point) };
    if (!isSummed(misura, dims)) return { ...figura, stato: "non-pertinente" };
    const own = weightsFor(misura, misure);
    // A silent ente that is made up for is in the estimate; of what was declared there is nothing.
    if (point.valore === null && (own === null || !isMadeUp(point)))
      return { ...figura, stato: withoutValue(misura, point) };
    const unit = 10 ** misura.unita.scala;
    const declared = (point.valore ?? 0) / unit;
    if (own === null) {
      const value = { valore: declared, dichiarato: declared, unita: wholeUnits(unita, misura, declared) };
      const limits = materiale.limiti?.get(shell.id);
      const between = { ci_inf: limits?.inf ?? null, ci_sup: limits?.sup ?? null };
      return { ...figura, ...value, ...between, stimato: 0, stato: "valore" };
    }
    const weights = weightsIn(materiale.network, own);
    if ("refused" in weights || isWithheld(misura)) return uncertain({ ...figura, dichiarato: declared });
    const estimated = estimateOf(point, weights.made, unit, domainAt(misura, dims));
    const rounded = materiale.arrotondate?.get(misura.id)?.get(pointKey(dims));
    const valore = rounded ?? Math.round(estimated.valore / misura.passo) * misura.passo;
    const { passo } = misura;
    return published(figura, estimated, { valore, passo, stimato: partMadeUp(valore, estimated.dichiarato) });
  }

  /** A ratio over the same rows of one table. */
  function ofOneTable(
    misura: MisuraNota & MisuraRapporto,
    dims: Dims,
    shell: Figura,
    points: ReadonlyMap<string, PairPoint>,
  ): Figura {
    const point = points.get(pointKey(dims));
    if (point === undefined || isEmpty(point.tutto)) return shell;
    const { parte, tutto } = point;
    const figura: Figura = { ...shell, ...answers(misura, tutto) };
    const [part, whole] = [misura.numeratore, misura.denominatore].map((term) => misure.get(term.misura));
    if (part?.tipo === "base" && !isSummed(part, dims)) return { ...figura, stato: "non-pertinente" };
    if (tutto.valore === null) return { ...figura, stato: missing(tutto) };
    // Rows of which nobody could tell the part are no part of nothing.
    if (parte.valore === null && parte.n_senza > 0) return { ...figura, stato: missing(parte) };
    if (tutto.valore === 0) return { ...figura, stato: "non-pertinente" };
    const wholeUnit = 10 ** (whole?.unita.scala ?? 0);
    if (tutto.valore / wholeUnit < (misura.base_minima ?? 0)) return uncertain(figura);
    const unit = wholeUnit / 10 ** (part?.unita.scala ?? 0);
    const passo = toldStep(misura.unita, [part, whole]);
    const declared = toSteps(((parte.valore ?? 0) / tutto.valore) * unit, passo);
    const own = weightsFor(misura, misure);
    if (own === null) return { ...figura, valore: declared, dichiarato: declared, stimato: 0, stato: "valore" };
    const weights = weightsIn(materiale.network, own);
    if ("refused" in weights || [part, whole].some((term) => term !== undefined && isWithheld(term)))
      return uncertain({ ...figura, dichiarato: declared });
    const estimated = estimateShare(point, weights.made, unit, domainAt(misura, dims));
    if (estimated === null) return { ...figura, stato: "non-pertinente" };
    const valore = toSteps(estimated.valore, passo);
    const told = { ...estimated, dichiarato: declared };
    return published(figura, told, { valore, passo, stimato: toldShare(estimated.stimato) });
  }

  /** A ratio of two tables divides two figures: the error is that of the one which has one. */
  function ofTwoTables(misura: MisuraNota & MisuraRapporto, dims: Dims, shell: Figura): Figura {
    const twin = (term: Term): string => {
      const id = `${term.misura}${DECLARED}`;
      return misura.gemella !== undefined && misure.has(id) ? id : term.misura;
    };
    // A term that is not published so has no figura to be divided: the points of the ratio are missing.
    for (const term of [misura.numeratore, misura.denominatore]) {
      const own = Object.keys(termDims(term, dims));
      if (!isPlanned(misure.get(term.misura)?.piano ?? [], own)) return { ...shell, stato: "non-disponibile" };
    }
    const top = at(twin(misura.numeratore), termDims(misura.numeratore, dims));
    const bottom = at(twin(misura.denominatore), termDims(misura.denominatore, dims));
    const isEverybody = materiale.coverageOf(misura, {})?.peso === 1;
    if (misura.calcolo !== undefined)
      return onResidents(misura.calcolo, shell, { counted: top, among: bottom, isEverybody });
    const n_enti = bottom.n_enti ?? top.n_enti;
    if (bottom.valore === null || bottom.valore === 0)
      return { ...shell, n_enti, stato: bottom.stato === "valore" ? "non-pertinente" : bottom.stato };
    if (bottom.valore < (misura.base_minima ?? 0)) return uncertain({ ...shell, n_enti });
    const over = (value: number | null): number | null => (value === null ? null : value / (bottom.valore ?? 1));
    // What nobody was there to tell is nothing that can be divided.
    if (top.valore === null && materiale.coverageOf(misura, {})?.peso === 0)
      return { ...shell, n_enti, stato: top.stato };
    // Records below the line and none above is a true zero share; a numerator nobody could give is not.
    if (top.valore === null && top.stato !== "nulla")
      return { ...shell, n_enti, stato: top.stato, protetta: top.protetta, dichiarato: over(top.dichiarato) };
    return {
      ...shell,
      n_enti,
      valore: over(top.valore ?? 0),
      dichiarato: over(top.dichiarato ?? 0),
      stimato: top.stimato ?? 0,
      errore_standard: over(top.errore_standard),
      ci_inf: over(top.ci_inf),
      ci_sup: over(top.ci_sup),
      giudizio: top.giudizio,
      stato: top.stato === "stimato" ? "stimato" : "valore",
    };
  }

  return {
    misure,
    at,
    guasti,
    senzaStima: materiale.senzaStima ?? [],
    mute: materiale.mute ?? new Map(),
    inAttesa: materiale.inAttesa ?? new Map(),
    members: (id, dimension, within) => {
      const wanted = Object.entries(within).filter(([name, member]) => name !== dimension && member !== TOTALE);
      const found = pointsOf(id).filter(
        (dims) =>
          dimension in dims &&
          Object.keys(dims).length === wanted.length + 1 &&
          wanted.every(([n, m]) => dims[n] === m),
      );
      return [...new Set(found.map((dims) => dims[dimension] ?? ""))].sort();
    },
    all: () => figuresOf(({ gemella }) => gemella === undefined),
    twins: () => figuresOf(({ gemella }) => gemella !== undefined),
  };

  function figuresOf(isWanted: (misura: MisuraNota) => boolean): Figura[] {
    return [...misure.values()]
      .filter((misura) => isWanted(misura) && isAsked(misura, misure, edizione.yaml.anno))
      .flatMap((misura) =>
        withTotal(misura, pointsOf(misura.id))
          .filter((dims) => isPlanned(misura.piano, Object.keys(dims)))
          .filter((dims) => misura.tipo === "rapporto" || isSummed(misura, dims))
          .map((dims) => at(misura.id, dims)),
      );
  }

  /** The points of a misura that have rows; those of a ratio of two tables are the ones of its numerator, or of its
   *  denominator where the numerator has only some of the dimensions. */
  function pointsOf(id: string): Dims[] {
    const misura = misure.get(id);
    const own = misura?.gemella ?? id;
    const ratio = ratios.get(own);
    if (ratio !== undefined) return [...ratio.values()].filter(({ tutto }) => !isEmpty(tutto)).map(({ dims }) => dims);
    if (misura?.tipo !== "rapporto")
      return [...(sums.get(own)?.values() ?? [])].filter((point) => !isEmpty(point)).map(({ dims }) => dims);
    const { denominatore, numeratore } = misura;
    const isWhole = denominatore.ignora === undefined && denominatore.dove === undefined;
    return pointsOf(isWhole ? denominatore.misura : numeratore.misura);
  }
}

/** What was asked of the enti has its total also where nobody answered: that nobody did is told. */
const withTotal = ({ gruppo }: MisuraNota, points: Dims[]): Dims[] =>
  gruppo === null || points.some((dims) => Object.keys(dims).length === 0) ? points : [{}, ...points];

/** A figura is the same whoever asks for it first: its dimensions are in the order of its id. */
const byName = (dims: Dims): Dims => Object.fromEntries(Object.entries(dims).sort(([a], [b]) => (a < b ? -1 : 1)));

const pointKey = (dims: Dims): string => figuraId("", dims);

function indexed<P extends { readonly dims: Dims }>(
  points: ReadonlyMap<string, readonly P[]>,
): Map<string, Map<string, P>> {
  return new Map([...points].map(([id, own]) => [id, new Map(own.map((point) => [pointKey(point.dims), point]))]));
}

/** Where a term of a ratio is read: its own members, and those of the point that it has. */
export function termDims({ dove, ignora }: Term, dims: Dims): Dims {
  const kept = Object.entries(dims).filter(([name]) => !ignora?.includes(name));
  return { ...Object.fromEntries(kept), ...dove };
}

function domainOf({ cantiere, zona }: Dims): { cantiere?: string; zona?: string } {
  return { ...(cantiere === undefined ? {} : { cantiere }), ...(zona === undefined ? {} : { zona }) };
}
