import { expect, test } from "vitest";
import { flowsOf } from "./flows.ts";
import { COMUNE, from, outside, to } from "./network.support.ts";

const members = new Set([COMUNE, "A", "B"]);
const comune = (ente: string, importo: number) => ({ ...outside(ente, "comune", importo), ente_della_fonte: COMUNE });

test("pairs what the payer and the payee say of one flow, whatever the rows it is cut into", () => {
  const { pairs } = flowsOf({
    members,
    received: [from("A", "B", 70), from("A", "B", 30)],
    passedOn: [to("A", "B", 60), to("A", "B", 45), to("B", "A", 5)],
  });
  expect(pairs).toEqual([
    { from: "A", to: "B", natura: "", payer: 105, payee: 100 },
    { from: "B", to: "A", natura: "", payer: 5, payee: null },
  ]);
});

test("keeps flows of another nature apart", () => {
  const { pairs } = flowsOf({
    members,
    received: [from("A", "B", 70, "contributo")],
    passedOn: [to("A", "B", 70, "rimborso")],
  });
  expect(pairs.map(({ natura, payer, payee }) => [natura, payer, payee])).toEqual([
    ["contributo", null, 70],
    ["rimborso", 70, null],
  ]);
});

test("a zero that was written is a telling, and silence is not", () => {
  const { pairs } = flowsOf({ members, received: [from("A", "B", 0), from("B", "A", 4)], passedOn: [to("A", "B", 8)] });
  expect(pairs.map(({ payer, payee }) => [payer, payee])).toEqual([
    [8, 0],
    [null, 4],
  ]);
});

test.each([
  { name: "the Comune pays where the fonte is the Comune", row: comune("A", 9), payer: COMUNE },
  {
    name: "a written code says more than the fonte",
    row: { ...comune("A", 9), ente_finanziatore: "B" },
    payer: "B",
  },
  { name: "the Comune's own money comes from outside", row: comune(COMUNE, 9), payer: null },
  { name: "a fonte that is no member is outside", row: outside("A", "stato", 9), payer: null },
])("$name", ({ row, payer }) => {
  const { pairs, external } = flowsOf({ members, received: [row], passedOn: [] });
  expect(pairs.map((pair) => pair.from)).toEqual(payer === null ? [] : [payer]);
  expect(external).toEqual(payer === null ? [{ ente: row.ente, fonte: row.fonte, importo: 9 }] : []);
});

test("money to oneself is no flow and is told; received, it stays in the total", () => {
  const flows = flowsOf({ members, received: [from("A", "A", 7)], passedOn: [to("A", "A", 5), to("A", null, 3)] });
  expect(flows).toEqual({
    pairs: [],
    external: [{ ente: "A", fonte: "rete", importo: 7 }],
    unnamed: [{ ente: "A", importo: 3, declared: 3 }],
    toItself: [
      { ente: "A", side: "ricevuto", importo: 7 },
      { ente: "A", side: "dato", importo: 5 },
    ],
  });
});

test.each([
  { name: "a stranger who pays", rows: { received: [from("X", "A", 1)], passedOn: [] }, told: "X is not among" },
  { name: "a stranger who receives", rows: { received: [], passedOn: [to("A", "Y", 1)] }, told: "Y is not among" },
  { name: "half a cent", rows: { received: [outside("A", "stato", 0.5)], passedOn: [] }, told: "not whole cents" },
  { name: "less than zero", rows: { received: [from("A", "B", -1)], passedOn: [] }, told: "not whole cents" },
  {
    name: "a sum beyond exact numbers",
    rows: { received: [from("A", "B", 2 ** 53 - 1), from("A", "B", 1)], passedOn: [] },
    told: "too many of them",
  },
])("refuses $name", ({ rows, told }) => {
  expect(() => flowsOf({ members, ...rows })).toThrow(told);
});
