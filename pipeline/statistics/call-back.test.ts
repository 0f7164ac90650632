import { expect, test } from "vitest";
import { z } from "zod";
import { scoresOf, suspicionOf, toCall, worstScores } from "./call-back.ts";
import { expectNear, goldenJson, goldenRows } from "./golden.support.ts";
import { ASKS } from "./yearly-change.ts";

const nowOf = new Map(
  goldenRows("hb_input.csv", z.object({ id: z.string(), curr: z.coerce.number() })).map(({ id, curr }) => [id, curr]),
);
const golden = goldenJson(
  "hb_golden.json",
  z.object({
    score: z.array(z.object({ id: z.string(), yhat: z.number(), local_score: z.number() })),
  }),
);

test("who would move the total most is called first, as R orders them", () => {
  const doubts = golden.score.map(({ id, yhat }) => {
    return { codice: id, peso: 1, valore: nowOf.get(id) ?? 0, atteso: yhat, sospetto: 1 };
  });
  const scores = scoresOf(doubts.toReversed());
  for (const [n, { id, local_score }] of golden.score.entries()) {
    expect(scores[n]?.codice).toBe(id);
    expectNear(scores[n]?.punteggio ?? 0, local_score);
  }
  expect(scoresOf(doubts.map((each) => ({ ...each, peso: 0 })))).toEqual([]);
});

test("the weight and the suspicion of a value make its score", () => {
  const base = { codice: "E1", peso: 2, valore: 130, atteso: 100, sospetto: 0.5 };
  const other = { ...base, codice: "E2", valore: 100 };
  expect(scoresOf([base, other])).toEqual([
    { codice: "E1", punteggio: 0.075 },
    { codice: "E2", punteggio: 0 },
  ]);
  expect(suspicionOf(3.5, ASKS)).toBe(0.5);
  expect(suspicionOf(9, ASKS)).toBe(1);
});

test("an ente counts by its worst value, and calls end when the rest cannot move the total by half a hundredth", () => {
  const scores = worstScores([
    [
      { codice: "E1", punteggio: 0.001 },
      { codice: "E2", punteggio: 0.004 },
    ],
    [
      { codice: "E1", punteggio: 0.02 },
      { codice: "E3", punteggio: 0.0015 },
      { codice: "E4", punteggio: 0.0015 },
    ],
  ]);
  expect(scores.map(({ codice }) => codice)).toEqual(["E1", "E2", "E3", "E4"]);
  expect(toCall(scores).map(({ codice }) => codice)).toEqual(["E1", "E2"]);
  expect(toCall(scores.slice(2))).toEqual([]);
});
