// Two sums of one ente: how far apart they must be to be worth a question.
import { expect, test } from "vitest";
import { unbalanced } from "./across-blocks.ts";

const RULE = {
  id: "prova",
  a: { blocco: "finanziamenti", campo: "importo" },
  b: { blocco: "risorse", campo: "importo" },
} as const;
const OTHERS = Array.from({ length: 9 }, (_, n) => ({ ente: `E1${n}`, a: 100_000, b: 98_000 }));

test.each([
  ["about equal", 100, 105, []],
  ["nearly twice as much", 100_000, 51_000, []],
  ["twice as much", 100_000, 50_000, ["lontane"]],
  ["half", 49_000, 98_000, ["lontane"]],
  ["three times as much of next to nothing", 90, 30, []],
  ["nothing beside something", 0, 50_000, ["una è zero"]],
  ["something beside nothing", 50_000, 0, ["una è zero"]],
  ["nothing beside nothing", 0, 0, []],
  ["a little beside nothing", 0, 40, []],
  ["a thousand times as much", 412_000, 405, ["mille volte"]],
  ["a thousandth, however little", 0.4, 405, ["mille volte"]],
  ["a million times as much", 412_000, 0.4, ["lontane"]],
])("%s", (_, a, b, wanted) => {
  const found = unbalanced({ ...RULE, volte: 2, minimo: 0.0001 }, [...OTHERS, { ente: "E001", a, b }]);
  expect(found.map(({ why }) => why)).toEqual(wanted);
});
