// Which areas differ from the city by more than chance, and a map that is not made of chance (STATISTICS 8).
import { normalQuantile, poissonAtLeast, poissonAtMost, sampleQuantile } from "./quantiles.ts";
import { sum } from "./sum.ts";

export interface Area {
  readonly codice: string;
  /** Of the target age; > 0. */
  readonly residenti: number;
  /** Persons served: a whole number ≥ 0. */
  readonly serviti: number;
}

/** More or fewer than chance gives in 2.5 cases of a hundred, or in one of a thousand. */
export type Flag = "+++" | "++" | "=" | "--" | "---";

export interface FunnelArea extends Area {
  /** What the city's rate would give. */
  readonly attesi: number;
  readonly almeno: number;
  readonly al_massimo: number;
  readonly segno: Flag;
  /** The area differs also after areas are known to differ by more than chance. */
  readonly diverso: boolean;
  /** Rate of the area drawn towards the city's, the more the fewer its residents (Marshall's empirical Bayes); 0–1. */
  readonly tasso_lisciato: number;
}

export interface Funnel {
  /** Served over residents, 0–1. */
  readonly tasso: number;
  /** How many times more than chance the areas vary; 1 = as much as chance. */
  readonly dispersione: number;
  /** Areas differ for reasons of their own: show intervals, call none different. */
  readonly solo_intervalli: boolean;
  /** Variance of the true rates over the areas, ≥ 0. */
  readonly varianza: number;
  readonly aree: readonly FunnelArea[];
}

const MOST_DISPERSION = 2;
const TRIMMED = 0.1;

/** Null when nobody lives in the areas or nobody is served: there is no rate to differ from. */
export function funnelOf(areas: readonly Area[]): Funnel | null {
  const residents = sum(areas.map(({ residenti }) => residenti));
  const tasso = sum(areas.map(({ serviti }) => serviti)) / residents;
  if (!(tasso > 0)) return null;
  const scores = areas.map(({ residenti, serviti }) => 2 * (Math.sqrt(serviti) - Math.sqrt(tasso * residenti)));
  const dispersione = dispersionOf(scores);
  const varianza = trueVariance(areas, tasso, residents);
  const solo_intervalli = dispersione > MOST_DISPERSION;
  const limit = normalQuantile(0.975) * Math.sqrt(Math.max(1, dispersione));
  const aree = areas.map((area, n): FunnelArea => {
    const attesi = tasso * area.residenti;
    const [almeno, al_massimo] = [poissonAtLeast(area.serviti, attesi), poissonAtMost(area.serviti, attesi)];
    const own = varianza / (varianza + tasso / area.residenti);
    return {
      ...area,
      attesi,
      almeno,
      al_massimo,
      segno: flagOf(almeno, al_massimo),
      diverso: !solo_intervalli && Math.abs(scores[n] ?? 0) > limit,
      tasso_lisciato: tasso + own * (area.serviti / area.residenti - tasso),
    };
  });
  return { tasso, dispersione, solo_intervalli, varianza, aree };
}

function flagOf(almeno: number, al_massimo: number): Flag {
  if (almeno < 0.001) return "+++";
  if (almeno < 0.025) return "++";
  if (al_massimo < 0.001) return "---";
  return al_massimo < 0.025 ? "--" : "=";
}

/** Mean square of the scores, the outermost tenths drawn in: a few areas shall not decide it. */
function dispersionOf(scores: readonly number[]): number {
  const [low, high] = [sampleQuantile(scores, TRIMMED), sampleQuantile(scores, 1 - TRIMMED)];
  return sum(scores.map((score) => Math.min(Math.max(score, low), high) ** 2)) / scores.length;
}

function trueVariance(areas: readonly Area[], tasso: number, residents: number): number {
  const seen = sum(areas.map(({ residenti, serviti }) => residenti * (serviti / residenti - tasso) ** 2)) / residents;
  return Math.max(0, seen - (tasso * areas.length) / residents);
}
