// A large ente that is silent is never stood for by others: it gets a value of its own, from the best that is known
// (STATISTICS 4.4), which `placed` then puts where the ente is active.
import type { Outcome } from "./refusal.ts";

export interface SilentEnte {
  readonly codice: string;
  /** As in `Weights.silenti`. */
  readonly a: number;
  /** This year's value from filed accounts, and last edition's own; storage units; null = not known. */
  readonly bilancio: number | null;
  readonly anno_prima: number | null;
}

/** What the respondents of a class say. */
export interface ClassEvidence {
  /** Σ of this year's values and Σa of the respondents. */
  readonly y: number;
  readonly a: number;
  /** Sums over the respondents whose values of both years are known. */
  readonly oggi: number;
  readonly prima: number;
}

export interface Imputed {
  readonly codice: string;
  /** Storage units, whole. */
  readonly valore: number;
  readonly fonte: "bilancio" | "anno-prima" | "classe";
}

/** The values of the silent key enti of a class, each found alone. Refused when one of them has none. */
export function imputedValues(silent: readonly SilentEnte[], evidence: ClassEvidence): Outcome<Imputed[]> {
  const outcomes = silent.map((ente) => imputed(ente, evidence));
  const refusal = outcomes.find((outcome) => "refused" in outcome);
  return refusal ?? { made: outcomes.flatMap((outcome) => ("made" in outcome ? [outcome.made] : [])) };
}

/** The value of a silent ente: filed accounts, else its own last year with the trend of its class, else its size times
 *  what its class has for each unit of size. */
function imputed(silent: SilentEnte, { y, a, oggi, prima }: ClassEvidence): Outcome<Imputed> {
  const { codice, bilancio, anno_prima } = silent;
  if (bilancio !== null) return { made: { codice, valore: Math.round(bilancio), fonte: "bilancio" } };
  if (anno_prima !== null && prima > 0)
    return { made: { codice, valore: Math.round((anno_prima * oggi) / prima), fonte: "anno-prima" } };
  if (a > 0) return { made: { codice, valore: Math.round((y / a) * silent.a), fonte: "classe" } };
  return { refused: { tipo: "grande-senza-valore", ente: codice } };
}
