// What a figura says of its number, and what takes the place of one: nobody answered, nobody could, it made no sense, the
// estimate is not to be trusted, it would tell who gave it.
import type { Figura } from "../../schemas/figura.ts";
import type { MisuraBase, MisuraNota } from "../../schemas/misura.ts";
import { intervalOf, type Limits } from "../statistics/quality.ts";
import type { CubePoint } from "../store/cube.ts";
import type { Estimated } from "./estimates.ts";

/** A question that makes no sense to anybody who was asked, or one that nobody could answer. */
export const missing = ({ n_senza, n_insensate }: CubePoint): Figura["stato"] =>
  n_senza > 0 && n_insensate === n_senza ? "non-pertinente" : "non-disponibile";

/** Of what rows left blank, or where there are none: nothing, unless blank is what nobody knows. */
export const withoutValue = ({ valore }: Pick<MisuraBase, "valore">, point: CubePoint): Figura["stato"] =>
  point.n_righe === 0 || (valore.op === "distinti" && valore.vuoto === "nulla") ? "nulla" : missing(point);

/** A silent large ente is made up for here. */
export const isMadeUp = ({ imputati }: CubePoint): boolean => Object.keys(imputati).length > 0;

/** Nobody declared anything here, and nothing is made up for. */
export const isEmpty = (point: CubePoint): boolean => point.n_righe === 0 && !isMadeUp(point);

/** Who stands behind a point, and how many of its rows give a value. */
export const answers = ({ gruppo }: MisuraNota, { n_enti, n_righe, n_senza }: CubePoint) =>
  gruppo === null ? { n_enti: null } : { n_enti, righe_con_dato: n_righe === 0 ? null : 1 - n_senza / n_righe };

export const uncertain = (figura: Figura): Figura => ({ ...figura, stato: "incerto", protetta: "precisione" });

/** Every number of it would tell the others; its unit too, where that follows from the value. A column that is not named here
 *  does not compile. */
export const withoutNumbers = ({ id, edizione, misura, dims }: Figura, unita: Figura["unita"]): Figura => ({
  ...{ id, edizione, misura, dims, unita },
  ...{ valore: null, n_enti: null, righe_con_dato: null, copertura: null, dichiarato: null, stimato: null },
  ...{ errore_standard: null, ci_inf: null, ci_sup: null, giudizio: null },
  stato: "riservato",
  protetta: "riservatezza",
});

/** Among the ids of what is not shown: the estimates of a misura, at all its points. */
export const estimateId = (misura: string): string => `${misura} (stima)`;

/** A share in whole hundredths; what is not nothing, or not all, is not told to be. */
export const toldShare = (share: number): number =>
  share <= 0 || share >= 1 ? share : Math.min(0.99, Math.max(0.01, Math.round(share * 100) / 100));

/** The part of a sum that was not declared, from the two numbers that are printed: from others it would give back the estimate
 *  before it was rounded. A part too small to move the sum is a hundredth all the same. */
export const partMadeUp = (valore: number, dichiarato: number | null): number =>
  valore > (dichiarato ?? 0) ? (valore - (dichiarato ?? 0)) / valore : 0.01;

/** What a ratio over the same rows is rounded to: what a table prints of it, unless all it is made of is public. Of more digits
 *  the two whole numbers are worked out that it was made of, and how many of a place did not say the one or the other. */
export function toldStep({ tipo }: Figura["unita"], terms: readonly (MisuraNota | undefined)[]): number {
  if (terms.every((term) => term?.tipo === "base" && term.protezione.tipo === "pubblica")) return 1e-10;
  return tipo === "quota" ? 0.001 : 0.1;
}

interface Told {
  /** Rounded. */
  readonly valore: number;
  /** What it is rounded to. */
  readonly passo: number;
  /** Where something is estimated at all. */
  readonly stimato: number;
}

/** The estimate as it is told, or what was declared beside the sign that there is no estimate to be trusted. */
export function published(figura: Figura, estimated: Estimated, told: Told): Figura {
  const { dichiarato, errore, giudizio, rifiuti } = estimated;
  if (rifiuti.length > 0) return uncertain({ ...figura, dichiarato });
  const isEstimated = estimated.stimato > 0;
  const limits = toldLimits(estimated, told);
  return {
    ...figura,
    // Also where nothing is estimated: of cells rounded and not the sum would be neither.
    valore: told.valore,
    dichiarato,
    stimato: isEstimated ? told.stimato : 0,
    errore_standard: errore,
    ci_inf: limits?.inf ?? null,
    ci_sup: limits?.sup ?? null,
    giudizio: isEstimated ? giudizio : null,
    stato: isEstimated ? "stimato" : "valore",
  };
}

/** The interval around the value and with the error that are told, its ends outwards to the same step: an end made of what
 *  was not rounded yet would give it back, with how far every interval reaches. */
function toldLimits(estimated: Estimated, { valore, passo }: Told): Limits | null {
  const { errore, t, minimo } = estimated;
  const limits = errore === null ? null : intervalOf({ valore, errore, t }, minimo);
  if (limits === null) return null;
  return { inf: Math.max(minimo, toSteps(limits.inf, passo, Math.floor)), sup: toSteps(limits.sup, passo, Math.ceil) };
}

/** To a whole number of steps, in the digits that the step has. */
export const toSteps = (value: number, step: number, to: (quotient: number) => number = Math.round): number =>
  Number((to(Number((value / step).toPrecision(14))) * step).toPrecision(14));
