// What the weight of the answers of a place tells of a single ente: who knows what stands on one side of it learns what stands on
// the other. Pure.

/** The enti of a domain that answered, or those that did not: sizes by holder, a holding as one. */
export interface Side {
  /** Known to all. */
  pubblico: number;
  readonly di: Map<string, number>;
}

export const emptySide = (): Side => ({ pubblico: 0, di: new Map() });

/** Half of the last digit of a weight that is told in hundredths. */
const HALF_STEP = 0.005;

/**
 * How far the nearest of those who have a part, or nobody in particular, stays from the size of another one, in parts of it;
 * infinite where there is nothing to learn. As in the p% rule what he does not know of both sides hides it (STATISTICS 6.2), and so
 * do the digits that are not told. Of the whole network the report of the year before tells nearly how large it is: then
 * `isSumKnown`, and only those of the same side hide him.
 */
export function doubtOf(there: Side, silent: Side, isSumKnown = false): number {
  return Math.min(doubtAbout(there, silent, isSumKnown), doubtAbout(silent, there, isSumKnown));
}

function doubtAbout(secret: Side, known: Side, isSumKnown: boolean): number {
  const [own, other] = [sumOf(secret), sumOf(known)];
  if (own === 0 || other === 0) return Number.POSITIVE_INFINITY;
  const weight = own / (own + other);
  const untold = isSumKnown ? (own + other) * HALF_STEP : (own * HALF_STEP) / (weight * (1 - weight));
  const largest = [...secret.di].sort(([, a], [, b]) => b - a).slice(0, 2);
  const doubts = [NOBODY, ...new Set([...known.di.keys(), ...secret.di.keys()])].map((who) => {
    const [, most = 0] = largest.find(([each]) => each !== who) ?? [];
    if (most === 0) return Number.POSITIVE_INFINITY;
    const knows = known.pubblico + (known.di.get(who) ?? 0);
    const beside = own - secret.pubblico - (secret.di.get(who) ?? 0) - most;
    const unlike = isSumKnown ? 0 : own * (1 - knows / other);
    return (unlike + beside + untold) / most;
  });
  return Math.min(...doubts);
}

/**
 * The same of two weights of one network, which tell together the enti that stand in one of them only: how much larger the one
 * is than the other. `alone` are those enti of both, `all` the size of the network, which whoever read the year before knows nearly.
 */
export function doubtBetween(alone: Side, all: number): number {
  const [largest = [NOBODY, 0], second = [NOBODY, 0]] = [...alone.di].sort(([, a], [, b]) => b - a);
  if (largest[1] === 0) return Number.POSITIVE_INFINITY;
  // The second of them knows himself, and so the largest best; the largest knows the second so.
  const others = sumOf(alone) - alone.pubblico - largest[1] - second[1];
  return (others + 2 * HALF_STEP * all) / largest[1];
}

/** No code of an ente is empty. */
const NOBODY = "";

const sumOf = ({ pubblico, di }: Side): number => [...di.values()].reduce((sum, each) => sum + each, pubblico);
