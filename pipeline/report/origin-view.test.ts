// What «Da dove vengono questi numeri» says of the figures in one place.
import { expect, test } from "vitest";
import type { Figura } from "../../schemas/figura.ts";
import { composed, prova } from "../compose/prova.support.ts";
import { originView } from "./origin-view.ts";

const { model } = composed({
  cells: {
    volontari: [
      [{ zona: "nord" }, 1200, 3],
      [{ zona: "sud" }, 2, 1],
    ],
  },
  prospetti: [prova({ misure: ["volontari"], righe: { dimensione: "zona", totale: true } })],
  stati: { "volontari|zona=sud": "riservato" },
});
const ALL = ["volontari|zona=nord", "volontari|zona=sud", "volontari"];
const origin = (ids: readonly string[], changed: Readonly<Record<string, Partial<Figura>>> = {}) => {
  const figure = Object.entries(model.figure).map(([id, figura]) => [id, { ...figura, ...changed[id] }]);
  const of = { di: "del grafico 5.1", file: "dati/prova.csv" };
  return originView(ids, of, { misure: model.misure, figure: Object.fromEntries(figure) });
};

test("of each misura what it counts, who stands behind it and where its figures are", () => {
  const [voce, another] = origin(ALL)?.voci ?? [];
  expect(another).toBeUndefined();
  expect(voce).toMatchObject({ misura: "volontari", titolo: "Volontari", definizione: "Prova." });
  expect(voce?.base).toEqual([
    expect.stringMatching(/^In .*, 2020$/),
    "Enti con un valore: da 3 a 4",
    expect.stringMatching(/^Parte della rete che ha risposto: /),
  ]);
});

test("the parts of the network that answered stand behind the article that their numbers want", () => {
  const covered = { "volontari|zona=nord": { copertura: 0.8 }, volontari: { copertura: 0.86 } };
  expect(origin(ALL, covered)?.voci[0]?.base[2]).toBe("Parte della rete che ha risposto: dall'80% all'86%");
});

test("who stands behind a hidden figura is not told, and nothing is said where no number is shown", () => {
  expect(origin(["volontari|zona=sud", "volontari|zona=nord"])?.voci[0]?.base[1]).toBe("Enti con un valore: 3");
  expect(origin(["volontari|zona=sud", "volontari|zona=luna"])).toBeNull();
});

test("an estimate says how much of it is one, and its interval where it is alone", () => {
  const estimated = { volontari: { stato: "stimato", stimato: 0.25, ci_inf: 1100, ci_sup: 1300 } as const };
  expect(origin(["volontari"], estimated)?.voci[0]?.base.slice(-2)).toEqual([
    "In parte stimato, fino al 25%",
    "Intervallo al 95%: da 1.100 a 1.300",
  ]);
  expect(origin(ALL, estimated)?.voci[0]?.base.at(-1)).toBe("L'intervallo di ogni cifra è nei dati");
});
