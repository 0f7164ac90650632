import { describe, expect, test } from "vitest";
import { describe as said } from "../../schemas/diagnostic.ts";
import { anno, read, risorse } from "./reading.support.ts";

const ZONE = ["alpe", "piana", "lungofiume"];
/** V105 spent 25.516 € the year before. */
const told = (...amounts: readonly string[]) =>
  read(risorse(...amounts.map((amount, n) => `crescere;${ZONE[n]};stipendi;${amount}`))).diagnostics.filter(
    ({ codice }) => codice === "somma-fuori-scala",
  );

describe("a sum out of all proportion is asked, at the row that weighs most", () => {
  test.each([
    ["nine billions", ["9000000000"], [2]],
    ["a thousand times", ["15000", "10000000"], [3]],
    ["ten times", ["255160"], [2]],
  ])("%s", (_, amounts, rows) => {
    expect(told(...amounts).flatMap(({ luoghi }) => luoghi.map(({ riga }) => riga))).toEqual(rows);
  });

  test("with both numbers", () => {
    expect(told("9000000000").map((each) => said(each).testo.replaceAll("\u00a0", " "))).toEqual([
      "La colonna «Importo (€)» somma 9.000.000.000,00 €, mentre l'anno prima le risorse dell'ente erano 26.661 €: qui c'è il numero che pesa di più.",
    ]);
  });

  test("a thousandth too, of an ente that is not small", () => {
    const csv = `ente;edizione;cantiere;zona;voce;importo\nV101;${anno};crescere;alpe;stipendi;660,64`;
    expect(read(csv).diagnostics).toMatchObject([{ codice: "somma-fuori-scala", gravita: "confermare", ente: "V101" }]);
  });
});

test.each([
  ["the same as the year before", ["25516"]],
  ["four times", ["100000"]],
  ["a small ente with a small part", ["900"]],
  ["nothing spent", ["0"]],
])("nobody is asked of %s", (_, amounts) => expect(told(...amounts)).toEqual([]));
