// Two tellings of one flow → the value that is used, how well they agree, and what a person must decide before anything is
// published (STATISTICS.md 2.3 step 3). Amounts are whole cents. Pure.
import { sumsBy, totalOf } from "./cents.ts";
import { type Decision, decided, type Matter, type UnfitDecision } from "./decisions.ts";
import type { Flows, Pair } from "./flows.ts";

export type Agreement = "AGREE" | "PAYER_ONLY" | "PAYEE_ONLY" | "THOUSAND_ERROR" | "WITHIN_TOLERANCE" | "CONFLICT";

export interface Flow extends Pair {
  /** `TIMING`: a person decided that accrual against cash explains the difference. */
  readonly status: Agreement | "TIMING";
  readonly used: number;
  readonly decision: Decision | null;
  /** True while nothing that depends on flows may be published. */
  readonly blocks: boolean;
}

/** A payer that does not name all its payees: what it passed on in all, against what is used of its flows. */
export interface PayerCheck {
  readonly ente: string;
  readonly declared: number;
  readonly used: number;
  readonly status: Agreement | "TIMING";
  readonly decision: Decision | null;
  readonly blocks: boolean;
}

export interface Reconciliation {
  readonly flows: readonly Flow[];
  readonly payerChecks: readonly PayerCheck[];
  readonly unfitDecisions: readonly UnfitDecision[];
}

export interface Ground {
  /** Payers whose ledger is believed: the Comune. */
  readonly publicPayers: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
  /** Members that answered about money. */
  readonly answered: ReadonlySet<string>;
  readonly decisions: readonly Decision[];
}

/** Two tellings within 5 000 € or 2 % of the larger are the same flow. */
const TOLERANCE = { importo: 500_000, larger: 50 };
/** A difference blocks above 0.1 % of the money from outside, a total which no flow and no decision moves. */
const BLOCKING = 1_000;

/** Reconciles every flow of the widest universe, once: narrower ones use the same values. */
export function reconcile({ pairs, external, unnamed }: Flows, ground: Ground): Reconciliation {
  const total = totalOf(external);
  const onPairs = decided(
    ground.decisions.filter(({ a }) => a !== null),
    pairs,
  );
  const flows = pairs.map((pair) => flowOf(pair, onPairs.of(pair), { ...ground, total }));
  const sums = matchedSums(unnamed, flows);
  const onSums = decided(
    ground.decisions.filter(({ a }) => a === null),
    sums,
  );
  const isEveryoneThere = [...ground.members].every((code) => ground.answered.has(code));
  return {
    flows,
    payerChecks: sums.map((sum) => payerCheckOf(sum, onSums.of(sum), { isEveryoneThere, total })),
    unfitDecisions: [...onPairs.unfit, ...onSums.unfit].sort((a, b) => a.decision.riga - b.decision.riga),
  };
}

/** How two tellings agree. One in thousands of euro is told from its likeness to a thousand times the other. */
function agreementOf(payer: number | null, payee: number | null): Agreement {
  if (payer === null) return "PAYEE_ONLY";
  if (payee === null) return "PAYER_ONLY";
  if (payer === payee) return "AGREE";
  const powers = Math.abs(Math.log10(payer) - Math.log10(payee));
  if (powers > 2.5 && powers < 3.5) return "THOUSAND_ERROR";
  const difference = Math.abs(payer - payee);
  const isSmall = difference <= TOLERANCE.importo || difference * TOLERANCE.larger <= Math.max(payer, payee);
  return isSmall ? "WITHIN_TOLERANCE" : "CONFLICT";
}

function flowOf(pair: Pair, decision: Decision | null, ground: Ground & { total: number }): Flow {
  const { payer, payee, from } = pair;
  const agreement = agreementOf(payer, payee);
  const usual = usualValue(pair, agreement, ground.publicPayers.has(from));
  return {
    ...pair,
    status: statusOf(agreement, decision),
    used: decision === null ? usual : decidedValue(pair, decision, usual),
    decision,
    blocks: decision === null && isDoubtful(agreement, pair, usual) && isLarge(pair, ground.total),
  };
}

const statusOf = (agreement: Agreement, decision: Decision | null): Agreement | "TIMING" =>
  decision?.verdict.esito === "competenza" ? "TIMING" : agreement;

/** The ledger of a public payer, else the accounts of the payee; of a thousand error between private enti the larger. */
function usualValue({ payer, payee }: Pair, agreement: Agreement, isPublic: boolean): number {
  if (payer === null || payee === null) return payer ?? payee ?? 0;
  if (isPublic) return payer;
  return agreement === "THOUSAND_ERROR" ? Math.max(payer, payee) : payee;
}

function decidedValue({ payer, payee }: Pair, { verdict }: Decision, usual: number): number {
  if (verdict.esito === "importo") return verdict.importo;
  if (verdict.esito === "pagatore") return payer ?? usual;
  return verdict.esito === "ricevente" ? (payee ?? usual) : usual;
}

/** A thousand error is doubtful where the smaller value would stand: the slip may be in the ledger. */
const isDoubtful = (agreement: Agreement, { payer, payee }: Pair, used: number): boolean =>
  agreement === "CONFLICT" || (agreement === "THOUSAND_ERROR" && used < Math.max(payer ?? 0, payee ?? 0));

const isLarge = ({ payer, payee }: { payer: number | null; payee: number | null }, total: number): boolean =>
  Math.abs((payer ?? 0) - (payee ?? 0)) > total / BLOCKING;

/** What each payer with unnamed payees passed on in all, beside what is used of its flows. */
function matchedSums(unnamed: Flows["unnamed"], flows: readonly Flow[]): MatchedSum[] {
  const used = new Map(
    sumsBy(
      flows.map(({ from, used: importo }) => ({ from, importo })),
      ({ from }) => [from],
    ).map(({ key: [from], importo }) => [from, importo]),
  );
  return unnamed.map(({ ente, declared }) => ({
    from: ente,
    to: null,
    natura: "",
    payer: declared,
    payee: used.get(ente) ?? 0,
  }));
}

interface MatchedSum extends Matter {
  readonly payer: number;
  readonly payee: number;
}

/** Money passed on beyond the flows is doubtful only when nobody is silent who may have received it. */
function payerCheckOf(
  sum: MatchedSum,
  decision: Decision | null,
  { isEveryoneThere, total }: { isEveryoneThere: boolean; total: number },
): PayerCheck {
  const { from: ente, payer: declared, payee: used } = sum;
  const agreement = agreementOf(declared, used);
  const isUnlike = agreement === "CONFLICT" || agreement === "THOUSAND_ERROR";
  const isDoubted = isUnlike && (used > declared || isEveryoneThere);
  return {
    ente,
    declared,
    used,
    status: statusOf(agreement, decision),
    decision,
    blocks: decision === null && isDoubted && isLarge(sum, total),
  };
}
