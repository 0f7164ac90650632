import { expect, test } from "vitest";
import { isPersonCode, quotedWords, withoutPersons } from "./privacy.ts";

test.each([
  {
    name: "an address",
    text: "Scrivete a mario.rossi@esempio.it",
    kept: "Scrivete a [omesso]",
    cosa: "un indirizzo e-mail",
  },
  {
    name: "a code of a person",
    text: "cf RSSMRA80A01B157X",
    kept: "cf [omesso]",
    cosa: "il codice fiscale di una persona",
  },
  { name: "a bank account", text: "IT60 X054 2811 1010 0000 0123 456", kept: "[omesso]", cosa: "un codice IBAN" },
  { name: "a telephone", text: "tel. 347 1234567", kept: "tel. [omesso]", cosa: "un numero di telefono" },
  { name: "two of them", text: "a@b.it, 3471234567", kept: "[omesso], [omesso]", cosa: "un indirizzo e-mail" },
  {
    name: "no person",
    text: "Servono 350 posti e 3.471.234 euro",
    kept: "Servono 350 posti e 3.471.234 euro",
    cosa: null,
  },
])("$name is taken out of a text", ({ text, kept, cosa }) => {
  expect(withoutPersons(text)).toEqual({ text: kept, cosa });
});

test("the code of a body is not that of a person", () => {
  expect([isPersonCode("rssmra80a01b157x"), isPersonCode("98765432109")]).toEqual([true, false]);
});

test.each(["IT60X0542811101000000123456", "prova.uno@esempio.it", "347 1234567", "RSSMRA80A01B157X"])(
  "wherever a quotation is cut, no half of %s is left",
  (secret) => {
    for (let before = 0; before < 70; before++) {
      const shown = quotedWords(
        `${"x".repeat(before)} ${secret} e altre parole che vengono dopo, fino in fondo alla riga`,
      );
      expect(shown.length).toBeLessThanOrEqual(61);
      expect(shown).not.toContain(secret.slice(0, 6));
    }
  },
);
