// What an estimate must hold to be published (STATISTICS 5.4). Where one does not, the page gives what was declared.
import type { Coverage } from "./coverage.ts";
import type { Total } from "./estimate.ts";
import { estimatedShare, letterOf, variation } from "./quality.ts";
import type { FiguraRefusal } from "./refusal.ts";

const FEWEST_RESPONDENTS = 5;
const LEAST_COVERAGE = { totale: 0.7, dominio: 0.6 };
const MOST_ESTIMATED = 0.3;
const LARGEST_IMPUTED = 0.1;
const LARGEST_CONFLICT = 0.001;

export interface Gated {
  readonly totale: Total;
  /** Of the group of the misura and the domain of the figura. */
  readonly coperta: Coverage;
  readonly ambito: keyof typeof LEAST_COVERAGE;
  /** Values of silent key enti that are in the total. */
  readonly imputati: readonly { readonly ente: string; readonly valore: number }[];
  /** What payer and payee say differently and nobody has decided, over the total; 0–1. */
  readonly conflitto: number;
}

/** Every gate that does not hold; none when the estimate may be published. */
export function gatesOf({ totale, coperta, ambito, imputati, conflitto }: Gated): FiguraRefusal[] {
  const refusals: FiguraRefusal[] = [];
  const { peso, rispondenti, attesi } = coperta;
  // Three enti of which all answered leave nothing to doubt.
  if (rispondenti < Math.min(FEWEST_RESPONDENTS, attesi) || attesi === 0)
    refusals.push({ tipo: "pochi-rispondenti", rispondenti, minimo: FEWEST_RESPONDENTS });
  const minimo = LEAST_COVERAGE[ambito];
  if (peso === null || peso < minimo) refusals.push({ tipo: "copertura-bassa", copertura: peso, minimo });
  const stimato = estimatedShare(totale);
  if (stimato > MOST_ESTIMATED) refusals.push({ tipo: "troppo-stimato", stimato, massimo: MOST_ESTIMATED });
  for (const { ente, valore } of imputati) {
    const quota = valore / totale.valore;
    if (quota > LARGEST_IMPUTED) refusals.push({ tipo: "grande-assente", ente, quota });
  }
  const cv = variation(totale);
  if (letterOf(cv) === "F") refusals.push({ tipo: "troppo-incerto", cv });
  if (conflitto > LARGEST_CONFLICT) refusals.push({ tipo: "conflitto-aperto", quota: conflitto });
  return refusals;
}
