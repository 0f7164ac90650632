// Sums of what enti told of their money → money counted once: flows reconciled from both sides, the totals of the enti and
// of the enti with the Comune, what was used where with its first source. The one place where the pure steps are put one
// after the other (STATISTICS.md 2.3). Pure; the result is plain data, kept like a cube.
import type { Edizione } from "../../schemas/edizione.ts";
import type { PASSAGGI, VOCI_CONSOLIDAMENTO } from "../../schemas/liste.ts";
import { formatEuro } from "../../schemas/unita.ts";
import { type BridgePart, bridgeParts, stepOf } from "../statistics/bridge.ts";
import { consolidate, differenceOf } from "../statistics/consolidation.ts";
import type { Decision, Unfit, Verdict } from "../statistics/decisions.ts";
import { type Flows, flowsOf } from "../statistics/flows.ts";
import { type Flow, type PayerCheck, reconcile } from "../statistics/reconciliation.ts";
import { spendingBySource } from "../statistics/spending.ts";
import { type ClosedCircuits, trace, type Unsettled } from "../statistics/tracing.ts";
import type { CubePoint } from "../store/cube.ts";
import type { FlowRows, MoneySums } from "../store/flows.ts";

export type Outcome = Flow["status"];

export interface Consolidated {
  readonly rows: FlowRows;
  /** What came from outside to all enti, the Comune included, in cents. */
  readonly net: number;
  /** How many flows came out how. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Flows that payer and payee tell as two different ones, and that nobody decided. */
  readonly unlike: readonly Flow[];
  /** Payers whose sum is unlike its flows, and that nobody decided. */
  readonly unlikeSums: readonly PayerCheck[];
  /** Decisions that change nothing, with what both sides say now. */
  readonly unfit: readonly {
    readonly riga: number;
    readonly why: Unfit;
    readonly da: string;
    readonly a: string | null;
    readonly payer: number | null;
    readonly payee: number | null;
  }[];
  /** Who wrote its own code as that of another. */
  readonly toItself: Flows["toItself"];
  /** Why the first sources are not known; `usi` then has no rows. */
  readonly untraced: ClosedCircuits | Unsettled | null;
  /** Enti that agree to be recognised. */
  readonly consenting: readonly string[];
  /** Enti that have money of others who answered and do not agree: from which fonti it comes tells of those. */
  readonly perAltri: readonly string[];
}

/** Consolidates an edition. `answered` are the enti that answered about money. */
export function consolidated(
  edizione: Pick<Edizione, "enti" | "liste" | "quartieri" | "decisioni">,
  { received, passedOn, spent, consenting }: MoneySums,
  answered: ReadonlySet<string>,
): Consolidated {
  const members = new Set(edizione.enti.map(({ codice }) => codice));
  const publicPayers = new Set(edizione.enti.filter(({ tipo }) => tipo === "comune").map(({ codice }) => codice));
  const fonti = new Map((edizione.liste["fonti"] ?? []).map((voce) => [voce.codice, voce.attributi]));
  const flows = flowsOf({
    members,
    // No edition asks the nature of a flow yet.
    received: received.map((row) => ({ ...row, ente_della_fonte: fonti.get(row.fonte)?.["ente"] || null, natura: "" })),
    passedOn: passedOn.map((row) => ({ ...row, natura: "" })),
  });
  const decisions = edizione.decisioni.map(decisionOf);
  const reconciled = reconcile(flows, { publicPayers, members, answered, decisions });
  const within = (id: string, inside: ReadonlySet<string>) =>
    consolidate({ id, members: inside }, flows.external, reconciled.flows);
  // While one of the two has not answered, a decision waits for it: that is no fault of who wrote it down.
  const isDue = ({ decision: { da, a } }: { readonly decision: Decision }): boolean =>
    answered.has(da) && (a === null || answered.has(a));
  const narrow = within("U1", new Set([...members].filter((code) => !publicPayers.has(code))));
  const wide = within("U2", members);
  const traced = trace(wide);
  const number = new Map(edizione.enti.map(({ codice }, numero) => [codice, numero]));
  const numberOf = (ente: string): number => number.get(ente) ?? 0;
  const zone = new Set(edizione.quartieri.map(({ zona }) => zona));
  const cells = traced.kind === "traced" ? spendingBySource(traced, spent).cells : [];
  return {
    rows: {
      consolidato: [
        ...bridgeParts(narrow, wide).flatMap((part) => amountRows(part, numberOf)),
        ...differenceRows(reconciled.flows, narrow.universe.members, numberOf),
      ],
      usi: cells.map(({ ente, cantiere, zona, fonte, importo }) => {
        const gruppo = fonte === null ? null : (fonti.get(fonte)?.["gruppo"] ?? null);
        const place = [cantiere || null, zona || null, zone.has(zona)] as const;
        return [ente, numberOf(ente), ...place, fonte, gruppo, importo];
      }),
    },
    net: wide.net,
    outcomes: countsOf(reconciled.flows),
    unlike: reconciled.flows.filter(({ status, decision }) => decision === null && isUnlike(status)),
    unlikeSums: reconciled.payerChecks.filter(({ status, decision }) => decision === null && isUnlike(status)),
    unfit: reconciled.unfitDecisions.filter(isDue).map(({ decision: { riga, da, a }, why }) => {
      const flow = reconciled.flows.find(({ from, to }) => from === da && to === a);
      const sum = a === null ? reconciled.payerChecks.find(({ ente }) => ente === da) : undefined;
      return { riga, why, da, a, payer: flow?.payer ?? sum?.declared ?? null, payee: flow?.payee ?? sum?.used ?? null };
    }),
    toItself: flows.toItself,
    untraced: traced.kind === "traced" ? null : traced,
    consenting: consenting.map(({ ente }) => ente),
    perAltri: holdersFor(reconciled.flows, {
      chi: [...answered].filter((ente) => !consenting.some((each) => each.ente === ente)),
      publicPayers,
    }),
  };
}

/** Whom the money of these reached, through any number of hands; of a Comune everybody can look up what it had. */
function holdersFor(
  flows: readonly Flow[],
  { chi, publicPayers }: { readonly chi: readonly string[]; readonly publicPayers: ReadonlySet<string> },
): string[] {
  const onward = Map.groupBy(
    flows.filter(({ from, used }) => used > 0 && !publicPayers.has(from)),
    ({ from }) => from,
  );
  const next = (code: string): string[] => (onward.get(code) ?? []).map(({ to }) => to);
  const reached = new Set(chi.flatMap(next));
  for (const code of reached) for (const each of next(code)) reached.add(each);
  return [...reached].sort();
}

const cents = (euro: number): number => Math.round(euro * 100);
const centsOrNull = (euro: number | null): number | null => (euro === null ? null : cents(euro));

function decisionOf(decisione: Edizione["decisioni"][number]): Decision {
  const { a, pagato, ricevuto, esito, importo, ...rest } = decisione;
  // The schema of the file ties the amount to its outcome.
  const verdict: Verdict = esito === "importo" ? { esito, importo: cents(importo ?? 0) } : { esito };
  return { ...rest, a: a === "" ? null : a, pagato: centsOrNull(pagato), ricevuto: centsOrNull(ricevuto), verdict };
}

const isUnlike = (status: Outcome): boolean => status === "CONFLICT" || status === "THOUSAND_ERROR";

type Voce = (typeof VOCI_CONSOLIDAMENTO)[number];
const PASSAGGIO: Readonly<Record<BridgePart["step"], (typeof PASSAGGI)[number]>> = {
  narrow: "enti",
  "from-added": "dal-comune",
  "to-added": "al-comune",
  "among-added": "fra-comuni",
  "external-of-added": "da-fuori",
};
type NumberOf = (ente: string) => number;

function amountRows({ step, ente, gross, internal, net }: BridgePart, numberOf: NumberOf) {
  const amounts = { lordo: gross, interno: internal, netto: net } satisfies Partial<Record<Voce, number>>;
  // A total of nothing is 0 and not «nothing to report»: every part has all three.
  return Object.entries(amounts).map(
    ([voce, importo]) => [ente, numberOf(ente), PASSAGGIO[step], voce, importo] as const,
  );
}

/** Every flow, also where both sides agree: a difference of 0 was looked at, one that a single side tells is not known. */
function differenceRows(flows: readonly Flow[], inside: ReadonlySet<string>, numberOf: NumberOf) {
  const voce: Voce = "differenza";
  return flows.map((flow) => {
    const passaggio = PASSAGGIO[stepOf(inside, flow.from, flow.to)];
    const isTold = flow.payer !== null && flow.payee !== null;
    return [flow.to, numberOf(flow.to), passaggio, voce, isTold ? differenceOf(flow).importo : null] as const;
  });
}

function countsOf(flows: readonly Flow[]): Record<Outcome, number> {
  const counts = {
    AGREE: 0,
    PAYER_ONLY: 0,
    PAYEE_ONLY: 0,
    THOUSAND_ERROR: 0,
    WITHIN_TOLERANCE: 0,
    CONFLICT: 0,
    TIMING: 0,
  };
  for (const { status } of flows) counts[status]++;
  return counts;
}

/** The same money twice: rows that came from outside, and gross less internal. A difference is a fault of ours. */
export function netFaults(
  { net }: Consolidated,
  cubi: ReadonlyMap<string, readonly CubePoint[]>,
): { dove: string; messaggio: string }[] {
  const points = cubi.get(NET);
  if (points === undefined) return [];
  const counted = points.find(({ dims }) => Object.keys(dims).length === 0)?.valore ?? 0;
  if (counted === net) return [];
  const [one, other] = [counted, net].map((amount) => formatEuro(amount / 100));
  const messaggio = `le righe che arrivano da fuori sommano a ${one}, il lordo meno l'interno è ${other}`;
  return [{ dove: `misura ${NET}`, messaggio }];
}
const NET = "valore-netto";
