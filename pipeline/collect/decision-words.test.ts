// What is written of a decision, and what of its reason may be printed.
import { expect, test } from "vitest";
import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import { decided, decisionAbout, makeDecisions, publicReasons, refusal } from "./decisions.ts";

const hours: Diagnostic = diagnose(
  "ore-per-persona",
  [{ file: "a.csv", riga: 2 }],
  { ore: 12_000, persone: 2, limite: "2.000" } as never,
  { ente: "E001", blocco: "volontari", campo: "ore", mostrato: "24.000" },
);
const by = { il: "2027-01-01", chi: "Anna" };
const choice = (motivo: string) => ({ scelta: "conferma", dopo: "", motivo }) as const;

function printed(motivo: string): string | undefined {
  const decisioni = [{ ...decisionAbout(hours, choice(motivo), { ...by, pubblica: true }), numero: 1 }];
  const decisions = makeDecisions(decisioni);
  return publicReasons(decided([hours], decisions), decisions)[0]?.motivo;
}

test("a reason is printed without the numbers that were asked about, however they are written", () => {
  expect(printed("Sono 24000 ore")).toBe("Sono [omesso] ore");
  expect(printed("Sono 24.000, di 2 persone, dal 2018")).toBe("Sono [omesso], di [omesso] persone, dal 2018");
  expect(printed("Turni di notte, 24 ore su 24")).toBe("Turni di notte, 24 ore su 24");
});

test("a reason is one line that turns no writing about, and no story", () => {
  const { motivo } = decisionAbout(hours, choice("  Turni\r\ndi\u202e notte\u0007 "), { ...by, pubblica: false });
  expect(motivo).toBe("Turni di notte\u2407");
  expect(refusal(hours, choice("a".repeat(501)))).toContain("troppo lungo");
  expect(refusal(hours, choice("a".repeat(500)))).toBeNull();
});
