import { expect, test } from "vitest";
import type { Figura } from "../../schemas/figura.ts";
import { EURO } from "../../schemas/unita.ts";
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

test("the ends of a range have the decimals of the one that has more, and a sum is told as the text tells it", () => {
  const { figure, ...rest } = model;
  const own = { ...figure["volontari"], unita: EURO, stato: "stimato", valore: 19_000_000 } as Figura;
  const withMoney = { ...rest, figure: { m: { ...own, id: "m", ci_inf: 17_900_000, ci_sup: 20_000_000 } } };
  expect(numberRows(["m"], withMoney, "")[0]).toMatchObject({
    valore: "19\u00a0mln\u00a0€",
    intervallo: "17,9\u00a0mln\u00a0€ – 20,0\u00a0mln\u00a0€",
  });
});

test("a member is said by its name, and what has no list as it is written", () => {
  const dims = { finanziatore: "fondazione-cariplo", anno: "2016" };
  const figura = { ...model.figure["volontari"], id: "c", dims } as Figura;
  const membri = { finanziatore: [{ codice: "fondazione-cariplo", nome: "Fondazione Cariplo" }] };
  expect(numberRows(["c"], { ...model, figure: { c: figura }, membri }, "")[0]?.titolo).toBe(
    "Volontari · Fondazione Cariplo, 2016",
  );
});
