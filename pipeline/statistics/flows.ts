// What members say they received and passed on → flows between two members, each as its payer and its payee tell it, and
// the money from outside the network (STATISTICS.md 2.2, 2.3 steps 1 and 2). Amounts are whole cents. Pure.
import { inOrder, joinedKey, type Sum, sumsBy } from "./cents.ts";

/** What an ente received: rows of `finanziamenti`, or sums of them. */
export interface Received {
  readonly ente: string;
  readonly fonte: string;
  readonly ente_finanziatore: string | null;
  /** The member that the fonte itself is, as the Comune is; it pays where no code was written. */
  readonly ente_della_fonte: string | null;
  /** Empty where the edition does not ask it. */
  readonly natura: string;
  readonly importo: number;
}

/** What an ente passed on: rows of `risorse` whose voce is a transfer, or sums of them. */
export interface PassedOn {
  readonly ente: string;
  readonly ente_beneficiario: string | null;
  readonly natura: string;
  readonly importo: number;
}

export interface Declared {
  /** Every ente of the registry, also those that did not answer. */
  readonly members: ReadonlySet<string>;
  readonly received: readonly Received[];
  readonly passedOn: readonly PassedOn[];
}

/** `null`: that side does not speak of it, which is not zero. */
export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly natura: string;
  readonly payer: number | null;
  readonly payee: number | null;
}

/** Money from outside: one for each ente and fonte. */
export interface External {
  readonly ente: string;
  readonly fonte: string;
  readonly importo: number;
}

export interface Flows {
  readonly pairs: readonly Pair[];
  readonly external: readonly External[];
  /** All that each payer says it passed on, and the part whose payee it does not name. Only payers with such a part. */
  readonly unnamed: readonly { readonly ente: string; readonly importo: number; readonly declared: number }[];
  /** No flow: who wrote its own code. What it received stays money from outside; what it passed on is left out. */
  readonly toItself: readonly { readonly ente: string; readonly side: "ricevuto" | "dato"; readonly importo: number }[];
}

/** Pairs both sides. Throws when an ente is not among the members: the reader refuses unknown codes. */
export function flowsOf({ members, received, passedOn }: Declared): Flows {
  for (const { ente, ente_finanziatore, ente_della_fonte } of received)
    refuseStrangers(members, [ente, ente_finanziatore, ente_della_fonte]);
  for (const { ente, ente_beneficiario } of passedOn) refuseStrangers(members, [ente, ente_beneficiario]);
  const given = passedOn.filter(({ ente, ente_beneficiario }) => ente !== ente_beneficiario);
  const own = (row: Received): boolean => payerOf(row) === row.ente;
  return {
    pairs: paired(
      sumsBy(given.filter(isNamed), ({ ente, ente_beneficiario, natura }) => [ente, ente_beneficiario, natura]),
      sumsBy(
        received.filter((row) => !own(row)),
        (row) => [payerOf(row), row.ente, row.natura],
      ),
    ),
    external: sumsBy(received.filter(own), ({ ente, fonte }) => [ente, fonte]).map(
      ({ key: [ente, fonte], importo }) => ({ ente, fonte, importo }),
    ),
    unnamed: unnamedOf(given),
    toItself: [
      ...selfNamed(
        received.filter(({ ente, ente_finanziatore }) => ente === ente_finanziatore),
        "ricevuto",
      ),
      ...selfNamed(
        passedOn.filter(({ ente, ente_beneficiario }) => ente === ente_beneficiario),
        "dato",
      ),
    ],
  };
}

/** Who paid: the written code, else the member that the fonte is, else nobody of the network, which is the ente itself. The
 *  derived column `interno` of `finanziamenti` says the same. */
const payerOf = ({ ente, ente_finanziatore, ente_della_fonte }: Received): string =>
  ente_finanziatore ?? ente_della_fonte ?? ente;

const isNamed = (row: PassedOn): row is PassedOn & { ente_beneficiario: string } => row.ente_beneficiario !== null;

function refuseStrangers(members: ReadonlySet<string>, codes: readonly (string | null)[]): void {
  for (const code of codes)
    if (code !== null && !members.has(code)) throw new Error(`${code} is not among the members`);
}

type PairKey = readonly [string, string, string];

function paired(byPayer: readonly Sum<PairKey>[], byPayee: readonly Sum<PairKey>[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { key, importo } of byPayer) {
    const [from, to, natura] = key;
    pairs.set(joinedKey(key), { from, to, natura, payer: importo, payee: null });
  }
  for (const { key, importo } of byPayee) {
    const [from, to, natura] = key;
    const payer = pairs.get(joinedKey(key))?.payer ?? null;
    pairs.set(joinedKey(key), { from, to, natura, payer, payee: importo });
  }
  return inOrder(pairs);
}

function unnamedOf(given: readonly PassedOn[]): Flows["unnamed"] {
  const declared = new Map(sumsBy(given, ({ ente }) => [ente]).map(({ key: [ente], importo }) => [ente, importo]));
  const unnamed = sumsBy(
    given.filter((row) => !isNamed(row)),
    ({ ente }) => [ente],
  );
  return unnamed.map(({ key: [ente], importo }) => ({ ente, importo, declared: declared.get(ente) ?? importo }));
}

function selfNamed<Side extends "ricevuto" | "dato">(
  rows: readonly { readonly ente: string; readonly importo: number }[],
  side: Side,
): { ente: string; side: Side; importo: number }[] {
  return sumsBy(rows, ({ ente }) => [ente]).map(({ key: [ente], importo }) => ({ ente, side, importo }));
}
