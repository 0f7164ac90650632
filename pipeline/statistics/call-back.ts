// Whom to call back, and in which order to ask for confirmations: those whose doubtful value would move the total most
// (STATISTICS 7.4).

export interface Doubt {
  readonly codice: string;
  /** What the value counts for in the total; ≥ 0. */
  readonly peso: number;
  readonly valore: number;
  /** What one would expect it to be. */
  readonly atteso: number;
  /** 0–1: 1 where an edit fires, else how near the value is to the limits. */
  readonly sospetto: number;
}

export interface Scored {
  readonly codice: string;
  /** Share of the expected total that may be wrong, ≥ 0. */
  readonly punteggio: number;
}

/** Suspicion of a value by its steps from the median, where no edit fires: 1 at the limit and beyond. */
export function suspicionOf(passi: number, limite: number): number {
  return Math.min(1, passi / limite);
}

/** Of one misura: each value's share of the expected total, the largest first; none when nothing is expected. */
export function scoresOf(doubts: readonly Doubt[]): Scored[] {
  const expected = doubts.reduce((sum, { peso, atteso }) => sum + peso * atteso, 0);
  if (!(expected > 0)) return [];
  return inOrder(
    doubts.map(({ codice, peso, valore, atteso, sospetto }) => ({
      codice,
      punteggio: (peso * Math.abs(valore - atteso) * sospetto) / expected,
    })),
  );
}

/** Over several misure: an ente counts by the worst of its values. */
export function worstScores(scores: readonly (readonly Scored[])[]): Scored[] {
  const worst = new Map<string, number>();
  for (const { codice, punteggio } of scores.flat()) worst.set(codice, Math.max(punteggio, worst.get(codice) ?? 0));
  return inOrder([...worst].map(([codice, punteggio]) => ({ codice, punteggio })));
}

/** Those to be called, in order, so that what is left may move the total by this share at most. */
export function toCall(scores: readonly Scored[], rest = 0.005): Scored[] {
  const sorted = inOrder(scores);
  let left = sorted.reduce((sum, { punteggio }) => sum + punteggio, 0);
  return sorted.filter(({ punteggio }) => {
    const isNeeded = left > rest;
    left -= punteggio;
    return isNeeded;
  });
}

const inOrder = (scores: readonly Scored[]): Scored[] =>
  scores.toSorted((p, q) => q.punteggio - p.punteggio || (p.codice < q.codice ? -1 : 1));
