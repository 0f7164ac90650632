import { expect, test } from "vitest";
import { composed, prova } from "../compose/prova.support.ts";
import { numberRows } from "./number-rows.ts";

const { model } = composed({
  cells: {
    volontari: [
      [{ zona: "nord" }, 1200, 3],
      [{ zona: "sud" }, 2, 1],
    ],
  },
  prospetti: [prova({ misure: ["volontari"], righe: { dimensione: "zona", totale: true } })],
  stati: { "volontari|zona=sud": "riservato", volontari: "stimato" },
});
const row = (id: string, parte = "risorse") => numberRows([id], model, parte)[0];

test("a number of a chapter says its value, who stands behind it, and the file that holds it", () => {
  expect(row("volontari|zona=nord")).toMatchObject({
    ...{ titolo: "Volontari · Nord", valore: "1.200", legenda: "", enti: "3", copertura: "90%" },
    ...{ stimato: "0%", intervallo: "n.p.", dati: "prova", file: "dati/prova.csv" },
  });
});

test("a hidden one says its sign and what it means, whatever value was left in it", () => {
  expect(row("volontari|zona=sud")).toMatchObject({ valore: "x", legenda: "dato riservato", intervallo: "n.p." });
});

test("an estimate is a number", () => {
  expect(row("volontari")).toMatchObject({ valore: "1.202", legenda: "" });
});

test("inside a part its own name is not said again, and what the model does not hold is left out", () => {
  expect(row("volontari|zona=nord", "nord")).toMatchObject({ titolo: "Volontari" });
  expect(numberRows(["volontari|zona=luna"], model, "")).toEqual([]);
});
