// States of an ente: every road through the table, every other move refused with a sentence.
import { describe, expect, test } from "vitest";
import { MOSSE, refusal, STATI, type Stato, stateAfter, type TipoEvento } from "./states.ts";

const after = (...tipi: readonly TipoEvento[]): Stato => stateAfter(tipi.map((tipo) => ({ tipo })));

describe("the state after what was done", () => {
  test.each<[Stato, readonly TipoEvento[]]>([
    ["attesa", []],
    ["attesa", ["nota", "collegamento"]],
    ["bozza", ["entrato", "scaricato"]],
    ["inviata", ["entrato", "arrivo"]],
    ["rimandata", ["arrivo", "rimandata"]],
    ["corretta", ["arrivo", "rimandata", "arrivo"]],
    ["rimandata", ["arrivo", "rimandata", "arrivo", "rimandata"]],
    ["confermata", ["arrivo", "firmata"]],
    ["confermata", ["arrivo", "rimandata", "arrivo", "firmata"]],
    ["accettata", ["arrivo", "firmata", "accettata"]],
    // What comes after a signature was not signed.
    ["inviata", ["arrivo", "firmata", "arrivo"]],
    ["inviata", ["arrivo", "firmata", "accettata", "arrivo"]],
    ["inviata", ["arrivo", "firmata", "risposta"]],
    ["inviata", ["arrivo", "firmata", "accettata", "risposta"]],
    ["rimandata", ["arrivo", "firmata", "rimandata"]],
    ["non-partecipa", ["entrato", "rinuncia"]],
    ["bozza", ["rinuncia", "ripresa"]],
    ["inviata", ["rinuncia", "arrivo"]],
    // What could not be done did nothing.
    ["attesa", ["firmata", "accettata", "rimandata"]],
    ["inviata", ["arrivo", "accettata"]],
  ])("%s: %j", (stato, tipi) => expect(after(...tipi)).toBe(stato));
});

test("a move that the table does not have is refused with a sentence, the others are not", () => {
  for (const tipo of Object.keys(MOSSE) as TipoEvento[])
    for (const stato of STATI) {
      const why = refusal(stato, tipo);
      if (MOSSE[tipo][stato] === undefined) expect(why).toMatch(/^[A-Z].*\.$/);
      else expect(why).toBeNull();
    }
  expect(refusal("attesa", "firmata")).toBe("L'ente non ha ancora mandato niente.");
  expect(refusal("accettata", "rinuncia")).toBe("I dati sono già accettati.");
});
