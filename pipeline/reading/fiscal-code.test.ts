import { describe, expect, test } from "vitest";
import { isElevenDigitCode } from "./fiscal-code.ts";
import { isPersonCode, withoutPersons } from "./privacy.ts";

describe("codes of eleven digits", () => {
  test.each([
    "80008730170",
    "93049520195",
    "01466360193",
    "01629400191",
    "00297960197",
    "04098450986",
    "00743110157",
    "12345670173",
  ])("%s is right", (code) => expect(isElevenDigitCode(code)).toBe(true));

  test.each([
    ["80008730171", "its check digit is wrong"],
    ["12345671015", "there is no office 101"],
    ["00000000174", "its first seven digits are zero"],
    ["8000873017", "it has ten digits"],
    ["8000873017O", "a letter is no digit"],
  ])("%s is wrong: %s", (code) => expect(isElevenDigitCode(code)).toBe(false));
});

describe("what identifies a person", () => {
  test.each(["XXXYYY00A01Z999P", "XXXYYY00A41Z999T", "XXXYYY00A01ZVVVF", "xxxyyy00a01z999p"])(
    "%s is the code of one",
    (code) => expect(isPersonCode(code)).toBe(true),
  );

  test.each([
    ["scrivi a prova.uno@esempio.it", "scrivi a [omesso]", "un indirizzo e-mail"],
    ["tel. +39 333 123 4567 di sera", "tel. [omesso] di sera", "un numero di telefono"],
    ["è XXXYYY00A01Z999P, lui", "è [omesso], lui", "il codice fiscale di una persona"],
    ["IT60 X054 2811 1010 0000 0123 456", "[omesso]", "un codice IBAN"],
  ])("%s loses it", (text, kept, cosa) => expect(withoutPersons(text)).toEqual({ text: kept, cosa }));

  test.each([
    "Abbiamo accolto 345 persone e 1.234 famiglie",
    "Via Roma 12, dal 2015 al 2016",
    "Codice 80008730170",
    "Importo 333.123.456,78 euro",
    "Spazio Anch'io @ Villa",
  ])("%s stays as it is", (text) => expect(withoutPersons(text)).toEqual({ text, cosa: null }));
});
