import { expect, test } from "vitest";
import { STATI } from "../../schemas/figura.ts";
import type { Punto } from "../../schemas/report-model.ts";
import { isDrawn, sign, signInWords } from "./points.ts";

const punto = (more: Partial<Punto>): Punto => ({
  ...{ riga: "nord", rigaNome: "Nord", serie: "", serieNome: "", valore: 12, stato: "valore", etichetta: "12" },
  ...more,
});

test("only a number that may be shown is drawn, whatever value was left in the others", () => {
  expect(STATI.filter((stato) => isDrawn(punto({ stato })))).toEqual(["valore", "stimato", "nulla"]);
  expect(STATI.filter((stato) => isDrawn(punto({ stato, valore: null })))).toEqual([]);
});

test("in the place of a number stands its sign, with its meaning where there is room", () => {
  expect([sign(punto({ stato: "riservato" })), signInWords(punto({ stato: "riservato" }))]).toEqual([
    "x",
    "x dato riservato",
  ]);
});
