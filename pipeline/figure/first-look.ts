// The first look at a kind of record: whether any figura, printed or inmost, can be unsafe at all. It costs one walk over the
// contributions and keeps two names for each point, so that a large network, where nobody stands out, asks for nothing more.
import { sogliaPersone } from "../statistics/primary.ts";
import type { EnteContribution } from "../store/contributions.ts";
import type { Kind, Split } from "./kinds.ts";
import { isPublic, type ProtectionRules } from "./protected-system.ts";

/** False only where the rules of `statistics/primary.ts` would hide nothing, whoever agreed to be recognised. */
export function mayTell(kind: Kind, given: readonly (readonly EnteContribution[])[], rules: ProtectionRules): boolean {
  return kind.splits.some((split, n) => breakdowns(split).some((each) => isUnsafe(each, split, given[n] ?? [], rules)));
}

interface Breakdown {
  readonly dimensioni: readonly string[];
  readonly dove: Readonly<Record<string, string>>;
  /** Whether parts of the whole are told apart. */
  readonly isOfParts: boolean;
}

/** Those that are printed, and the inmost one. */
function breakdowns({ intero, tavole, domanda }: Split): Breakdown[] {
  const printed = tavole.map(({ misura, dimensioni, dove }) => ({ dimensioni, dove, isOfParts: misura !== intero.id }));
  return [...printed, { dimensioni: domanda.dimensioni, dove: {}, isOfParts: true }];
}

function isUnsafe(
  { dimensioni, dove, isOfParts }: Breakdown,
  split: Split,
  given: readonly EnteContribution[],
  rules: ProtectionRules,
): boolean {
  const own = given.filter(({ dims }) => Object.entries(dove).every(([name, member]) => dims[name] === member));
  const points = Map.groupBy(own, ({ dims, parte }) =>
    JSON.stringify([isOfParts ? parte : "", ...dimensioni.map((name) => dims[name])]),
  );
  return [...points.values()].some((point) =>
    [({ dichiarato }: EnteContribution) => dichiarato, ({ stimato }: EnteContribution) => stimato / 1000].some(
      (value) => isUnsafePoint(point, value, split, rules),
    ),
  );
}

function isUnsafePoint(
  point: readonly EnteContribution[],
  value: (each: EnteContribution) => number,
  { intero, parti }: Split,
  rules: ProtectionRules,
): boolean {
  const { protezione } = intero;
  if (protezione.tipo === "frequenza") {
    const isSpecial = [intero, ...parti].some(
      ({ protezione: own }) => own.tipo === "frequenza" && own.soglia === "destinatari",
    );
    const persone = point.reduce((sum, each) => sum + value(each), 0) / 10 ** intero.unita.scala;
    return persone > 0 && persone < sogliaPersone(rules.minimoPersone, isSpecial ? "speciali" : "ordinari");
  }
  const whose = (ente: string): string => rules.gruppi.get(ente) ?? ente;
  const gave = new Map<string, number>();
  const knows = new Map<string, number>();
  let total = 0;
  for (const each of point) {
    const amount = Math.abs(value(each));
    if (amount === 0 || (!each.isImputed && isPublic(each, intero, rules))) continue;
    const who = whose(each.ente);
    const payer = each.pagatore === null ? who : whose(each.pagatore);
    total += amount;
    gave.set(who, (gave.get(who) ?? 0) + amount);
    for (const one of new Set([who, payer])) knows.set(one, (knows.get(one) ?? 0) + amount);
  }
  if (total === 0) return false;
  if (gave.size < rules.minimoEnti) return true;
  const [first, second] = largest(gave);
  const [most, next] = largest(knows);
  const beside = (who: string): number => (most.who === who ? next.amount : most.amount);
  return [first, second].some(({ who, amount }) => (1 + rules.p / 100) * amount + beside(who) > total * (1 - 1e-9));
}

interface Holder {
  readonly who: string;
  readonly amount: number;
}

function largest(amounts: ReadonlyMap<string, number>): [Holder, Holder] {
  let [first, second]: [Holder, Holder] = [NOBODY, NOBODY];
  for (const [who, amount] of amounts) {
    if (amount > first.amount) [first, second] = [{ who, amount }, first];
    else if (amount > second.amount) second = { who, amount };
  }
  return [first, second];
}
const NOBODY: Holder = { who: "", amount: 0 };
