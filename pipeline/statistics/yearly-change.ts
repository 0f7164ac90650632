// Which values moved too much since last year (Hidiroglou–Berthelot, STATISTICS 7.3) and which are a thousand times too
// large or too small.
import { median, sampleQuantile } from "./quantiles.ts";

/** A value in two years, in one unit. */
export interface YearPair {
  readonly codice: string;
  readonly prima: number;
  readonly ora: number;
}

export interface Effect extends YearPair {
  /** Relative move against the typical one, made heavier by size; its sign says whether it grew or shrank. */
  readonly effetto: number;
}

export interface EffectLimits {
  /** The typical ratio of this year to last. */
  readonly rapporto: number;
  readonly mediana: number;
  /** One step below and above the median; limits stand C steps away. */
  readonly sotto: number;
  readonly sopra: number;
}

export interface YearlyChange {
  readonly limiti: EffectLimits;
  readonly effetti: readonly Effect[];
}

/** How much size weighs, and the least step for each unit of the median. */
export interface ChangeOptions {
  readonly U?: number;
  readonly A?: number;
}

/** Steps from the median beyond which a value is asked about, and beyond which it stays out until it is confirmed. */
export const ASKS = 7;
export const HOLDS = 20;

const FEWEST_PAIRS = 10;

/** The effect of every pair of positive values; null where fewer than 10 of them say what is typical (join classes): the
 *  limits would be made of the very values to be judged. */
export function yearlyChange(
  pairs: readonly YearPair[],
  { U = 0.4, A = 0.05 }: ChangeOptions = {},
): YearlyChange | null {
  const positive = pairs.filter(({ prima, ora }) => prima > 0 && ora > 0);
  const moved = positive.filter(({ prima, ora }) => prima !== ora);
  // Where half of the values are last year's own, they would put every limit at no change at all.
  const typical = 2 * moved.length <= positive.length ? moved : positive;
  if (typical.length < FEWEST_PAIRS) return null;
  const rapporto = median(typical.map(({ prima, ora }) => ora / prima));
  const effectOf = ({ prima, ora }: YearPair): number => {
    const ratio = ora / prima;
    const move = ratio < rapporto ? 1 - rapporto / ratio : ratio / rapporto - 1;
    return move * Math.max(prima, ora) ** U;
  };
  const effects = typical.map(effectOf);
  const [q1, mediana, q3] = [sampleQuantile(effects, 0.25), median(effects), sampleQuantile(effects, 0.75)];
  const least = mediana === 0 ? A : Math.abs(A * mediana);
  const limiti = {
    rapporto,
    mediana,
    sotto: Math.max(mediana - q1, least),
    sopra: Math.max(q3 - mediana, least),
  };
  return { limiti, effetti: typical.map((pair) => ({ ...pair, effetto: effectOf(pair) })) };
}

/** Steps of its side between an effect and the median: 7 asks, 20 holds. */
export function stepsAway(effetto: number, { mediana, sotto, sopra }: EffectLimits): number {
  return effetto < mediana ? (mediana - effetto) / sotto : (effetto - mediana) / sopra;
}

const THOUSAND_LIMIT = 2.5;

/** What a value is when it was written in the wrong unit of thousands; null when it is not about a thousand times last
 *  year's, or a thousandth. */
export function thousandProposal({ prima, ora }: Pick<YearPair, "prima" | "ora">): number | null {
  if (!(prima > 0 && ora > 0)) return null;
  const size = Math.log10(ora / prima);
  if (Math.abs(size) <= THOUSAND_LIMIT) return null;
  return size > 0 ? ora / 1000 : ora * 1000;
}
