import { expect, test } from "vitest";
import type { Decision, Verdict } from "./decisions.ts";
import { COMUNE, from, outside, settle, to } from "./network.support.ts";

const EURO = 100;
const codes = [COMUNE, "A", "B", "C"];
/** A thousandth of it is 10,000 euro. */
const total = outside("C", "stato", 10_000_000 * EURO);

interface Told {
  readonly payer: string;
  readonly paid: number | null;
  readonly received: number | null;
}

const rowsOf = ({ payer, paid, received }: Told) => ({
  received: [total, ...(received === null ? [] : [from(payer, "B", received * EURO)])],
  passedOn: paid === null ? [] : [to(payer, "B", paid * EURO)],
});
const flow = (told: Told, decisions: Decision[] = []) => settle(codes, rowsOf(told), { decisions }).flows[0];

test.each([
  { name: "both the same", paid: 300, received: 300, status: "AGREE", used: 300 },
  { name: "only the payer", paid: 300, received: null, status: "PAYER_ONLY", used: 300 },
  { name: "only the payee", paid: null, received: 300, status: "PAYEE_ONLY", used: 300 },
  { name: "5 000 € apart", paid: 5_300, received: 300, status: "WITHIN_TOLERANCE", used: 300 },
  { name: "a euro more apart", paid: 5_301, received: 300, status: "CONFLICT", used: 300 },
  { name: "2 % of the larger apart", paid: 980_000, received: 1_000_000, status: "WITHIN_TOLERANCE", used: 1_000_000 },
  { name: "more than 2 % apart", paid: 979_999, received: 1_000_000, status: "CONFLICT", used: 1_000_000 },
  { name: "a zero against little", paid: 0, received: 5_000, status: "WITHIN_TOLERANCE", used: 5_000 },
  { name: "a zero against much", paid: 0, received: 5_001, status: "CONFLICT", used: 5_001 },
  { name: "thousands of euro, by the payee", paid: 130_000, received: 130, status: "THOUSAND_ERROR", used: 130_000 },
  { name: "thousands of euro, by the payer", paid: 130, received: 128_000, status: "THOUSAND_ERROR", used: 128_000 },
  { name: "hundreds: no thousand error", paid: 100, received: 31_000, status: "CONFLICT", used: 31_000 },
])("between private enti, $name: $status", ({ paid, received, status, used }) => {
  expect(flow({ payer: "A", paid, received })).toMatchObject({ status, used: used * EURO, decision: null });
});

test.each([
  { name: "in conflict", paid: 520_000, received: 500_000, status: "CONFLICT", used: 520_000 },
  { name: "within tolerance", paid: 500, received: 300, status: "WITHIN_TOLERANCE", used: 500 },
  { name: "a thousand times less", paid: 130, received: 130_000, status: "THOUSAND_ERROR", used: 130 },
  { name: "silent", paid: null, received: 300, status: "PAYEE_ONLY", used: 300 },
])("the ledger of the Comune stands, $name", ({ paid, received, status, used }) => {
  expect(flow({ payer: COMUNE, paid, received })).toMatchObject({ status, used: used * EURO });
});

test.each([
  { name: "a conflict above a thousandth of what came from outside", paid: 110_001, received: 100_000, blocks: true },
  { name: "a conflict of just a thousandth", paid: 110_000, received: 100_000, blocks: false },
  { name: "a large difference within tolerance", paid: 2_020_000, received: 2_000_000, blocks: false },
  { name: "one side only, however large", paid: 5_000_000, received: null, blocks: false },
  { name: "a thousand error of which the larger stands", paid: 130_000, received: 130, blocks: false },
  {
    name: "a thousand error of which the Comune's smaller would stand",
    payer: COMUNE,
    paid: 130,
    received: 130_000,
    blocks: true,
  },
])("$name: blocks = $blocks", ({ payer = "A", paid, received, blocks }) => {
  expect(flow({ payer, paid, received })?.blocks).toBe(blocks);
});

const decision = (verdict: Verdict, more: Partial<Decision> = {}): Decision => ({
  riga: 2,
  da: "A",
  a: "B",
  natura: "",
  pagato: 300_000 * EURO,
  ricevuto: 200_000 * EURO,
  verdict,
  deciso_da: "Segreteria",
  data: "2017-05-02",
  motivo: "Sentiti entrambi",
  ...more,
});
const unlike: Told = { payer: "A", paid: 300_000, received: 200_000 };

test.each<{ verdict: Verdict; status: string; used: number }>([
  { verdict: { esito: "pagatore" }, status: "CONFLICT", used: 300_000 },
  { verdict: { esito: "ricevente" }, status: "CONFLICT", used: 200_000 },
  { verdict: { esito: "importo", importo: 250_000 * EURO }, status: "CONFLICT", used: 250_000 },
  { verdict: { esito: "competenza" }, status: "TIMING", used: 200_000 },
])("a decision ends a conflict: $verdict.esito", ({ verdict, status, used }) => {
  const line = decision(verdict);
  expect(flow(unlike)).toMatchObject({ status: "CONFLICT", blocks: true });
  expect(flow(unlike, [line])).toMatchObject({ status, used: used * EURO, decision: line, blocks: false });
});

const payerStands: Verdict = { esito: "pagatore" };
test.each([
  { name: "the amounts have changed since", lines: [decision(payerStands, { ricevuto: 1 })], why: ["amounts-changed"] },
  { name: "nobody tells of the flow", lines: [decision(payerStands, { a: "C" })], why: ["no-flow"] },
  { name: "the flow has another nature", lines: [decision(payerStands, { natura: "rimborso" })], why: ["no-flow"] },
  {
    name: "two lines decide the same",
    lines: [decision(payerStands), decision({ esito: "ricevente" }, { riga: 3 })],
    why: ["twice", "twice"],
  },
])("a decision changes nothing and is told when $name", ({ lines, why }) => {
  const settled = settle(codes, rowsOf(unlike), { decisions: lines });
  expect(settled.flows).toMatchObject([{ used: 200_000 * EURO, decision: null, blocks: true }]);
  expect(settled.unfitDecisions).toEqual(lines.map((line, at) => ({ decision: line, why: why[at] })));
});

test.each<{ side: string; told: Told; verdict: Verdict }>([
  { side: "payer", told: { payer: "A", paid: null, received: 300 }, verdict: { esito: "pagatore" } },
  { side: "payee", told: { payer: "A", paid: 300, received: null }, verdict: { esito: "ricevente" } },
])("a $side that says nothing cannot be decided for", ({ told, verdict }) => {
  const { paid, received } = told;
  const line = decision(verdict, {
    pagato: paid === null ? null : paid * EURO,
    ricevuto: received === null ? null : received * EURO,
  });
  const settled = settle(codes, rowsOf(told), { decisions: [line] });
  expect(settled.flows[0]).toMatchObject({ used: 300 * EURO, decision: null });
  expect(settled.unfitDecisions).toEqual([{ decision: line, why: "no-value" }]);
});

const halfNamed = (received: number) => ({
  received: [total, from("A", "C", received * EURO)],
  passedOn: [to("A", "B", 100_000 * EURO), to("A", null, 50_000 * EURO)],
});

test.each([
  { name: "the sum agrees", received: 50_000, silent: [], status: "AGREE", blocks: false },
  { name: "payees tell of much more", received: 80_000, silent: ["B"], status: "CONFLICT", blocks: true },
  { name: "payees tell of less and one is silent", received: 10_000, silent: ["B"], status: "CONFLICT", blocks: false },
  { name: "payees tell of less and nobody is silent", received: 10_000, silent: [], status: "CONFLICT", blocks: true },
])("a payer that names not all its payees is checked on the sum: $name", ({ received, silent, status, blocks }) => {
  expect(settle(codes, halfNamed(received), { silent }).payerChecks).toEqual([
    { ente: "A", declared: 150_000 * EURO, used: (100_000 + received) * EURO, status, decision: null, blocks },
  ]);
});

test.each<{ verdict: Verdict; why: string[]; status: string; blocks: boolean }>([
  { verdict: { esito: "ricevente" }, why: [], status: "CONFLICT", blocks: false },
  { verdict: { esito: "competenza" }, why: [], status: "TIMING", blocks: false },
  { verdict: { esito: "pagatore" }, why: ["no-value"], status: "CONFLICT", blocks: true },
])("a decision about a sum: $verdict.esito", ({ verdict, why, status, blocks }) => {
  const line = decision(verdict, { a: null, pagato: 150_000 * EURO, ricevuto: 180_000 * EURO });
  const { payerChecks, unfitDecisions } = settle(codes, halfNamed(80_000), { decisions: [line] });
  expect(payerChecks).toMatchObject([{ status, blocks, used: 180_000 * EURO }]);
  expect(unfitDecisions.map((each) => each.why)).toEqual(why);
});

test("who names every payee is not asked about the sum", () => {
  expect(settle(codes, rowsOf(unlike)).payerChecks).toEqual([]);
});
