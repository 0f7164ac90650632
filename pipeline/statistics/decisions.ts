// What people decided about flows that two members tell differently. One line each of progetto/decisioni.csv, with columns
// da, a, natura, pagato, ricevuto, esito, importo, motivo, deciso_da, data; amounts in euro there, in whole cents here. Pure.
import { joinedKey } from "./cents.ts";

/** What stands. `competenza`: both are right, one by accrual and one by cash, and the usual rule says which is used. */
export type Verdict =
  | { readonly esito: "pagatore" | "ricevente" | "competenza" }
  | { readonly esito: "importo"; readonly importo: number };

/** A decision holds for the two amounts that were seen when it was taken, and for no others. Whole cents. */
export interface Decision {
  /** Line of the file. */
  readonly riga: number;
  readonly da: string;
  /** `null`: of all that `da` passed on, where it does not name who received. */
  readonly a: string | null;
  readonly natura: string;
  /** `null`: that side does not speak of it. */
  readonly pagato: number | null;
  readonly ricevuto: number | null;
  readonly verdict: Verdict;
  readonly deciso_da: string;
  readonly data: string;
  readonly motivo: string;
}

/** What a decision is asked about. */
export interface Matter {
  readonly from: string;
  readonly to: string | null;
  readonly natura: string;
  readonly payer: number | null;
  readonly payee: number | null;
}

/** `no-flow`: nobody tells of it any more; `amounts-changed` since it was decided; `twice`: another line decides the same;
 *  `no-value`: the side that should stand says nothing, or the amount of each payee is not known. */
export type Unfit = "no-flow" | "amounts-changed" | "twice" | "no-value";

export interface UnfitDecision {
  readonly decision: Decision;
  readonly why: Unfit;
}

export interface Decided {
  /** The decision that holds for a matter. */
  readonly of: (matter: Matter) => Decision | null;
  readonly unfit: readonly UnfitDecision[];
}

/** Which decisions hold for which of these matters; the others, each with its reason, change nothing. */
export function decided(decisions: readonly Decision[], matters: readonly Matter[]): Decided {
  const known = new Map(matters.map((matter) => [keyOf(matter.from, matter.to, matter.natura), matter]));
  const holding = new Map<Matter, Decision>();
  const unfit: UnfitDecision[] = [];
  const byMatter = Map.groupBy(decisions, ({ da, a, natura }) => keyOf(da, a, natura));
  for (const [key, [decision, ...more]] of byMatter) {
    if (decision === undefined) continue;
    const matter = known.get(key);
    const why = more.length > 0 ? "twice" : whyUnfit(decision, matter);
    if (why !== null) unfit.push(...[decision, ...more].map((each) => ({ decision: each, why })));
    else if (matter !== undefined) holding.set(matter, decision);
  }
  unfit.sort((a, b) => a.decision.riga - b.decision.riga);
  return { of: (matter) => holding.get(matter) ?? null, unfit };
}

/** A code is never empty, so all that a payer passed on has a key of its own. */
const keyOf = (from: string, to: string | null, natura: string): string => joinedKey([from, to ?? "", natura]);

function whyUnfit({ verdict, pagato, ricevuto }: Decision, matter: Matter | undefined): Unfit | null {
  if (matter === undefined) return "no-flow";
  if (matter.payer !== pagato || matter.payee !== ricevuto) return "amounts-changed";
  // Of a sum over payees only the payees know the parts.
  if (matter.to === null) return verdict.esito === "pagatore" || verdict.esito === "importo" ? "no-value" : null;
  if (verdict.esito === "pagatore" && matter.payer === null) return "no-value";
  if (verdict.esito === "ricevente" && matter.payee === null) return "no-value";
  return null;
}
