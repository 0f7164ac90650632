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
 * do the digits that are not told.
 */
export function doubtOf(there: Side, silent: Side): number {
  return Math.min(doubtAbout(there, silent), doubtAbout(silent, there));
}

function doubtAbout(secret: Side, known: Side): number {
  const [own, other] = [sumOf(secret), sumOf(known)];
  if (own === 0 || other === 0) return Number.POSITIVE_INFINITY;
  const weight = own / (own + other);
  const untold = (own * HALF_STEP) / (weight * (1 - weight));
  const largest = [...secret.di].sort(([, a], [, b]) => b - a).slice(0, 2);
  const doubts = [NOBODY, ...new Set([...known.di.keys(), ...secret.di.keys()])].map((who) => {
    const [, most = 0] = largest.find(([each]) => each !== who) ?? [];
    if (most === 0) return Number.POSITIVE_INFINITY;
    const knows = known.pubblico + (known.di.get(who) ?? 0);
    const beside = own - secret.pubblico - (secret.di.get(who) ?? 0) - most;
    return (own * (1 - knows / other) + beside + untold) / most;
  });
  return Math.min(...doubts);
}

/** No code of an ente is empty. */
const NOBODY = "";

const sumOf = ({ pubblico, di }: Side): number => [...di.values()].reduce((sum, each) => sum + each, pubblico);
