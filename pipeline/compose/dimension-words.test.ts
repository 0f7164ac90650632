// Titles use the words of the dimension they compare, and never rank what is no real place.
import { expect, test } from "vitest";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import { CITTA } from "../edizione/edizione.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { loadMisure } from "../figure/declarations.ts";
import { figureFrom, pointAt } from "../figure/points.support.ts";
import { collect } from "./dati.ts";
import { drawingOf } from "./disegno.ts";
import { findTitle } from "./finding.ts";
import { loadProspetti } from "./prospetti.ts";

const UN_CANTIERE: ProspettoDef = {
  ...{ id: "un-cantiere", titolo: "Risorse per zona", capitolo: "cantieri", per: "cantiere" },
  ...{ misure: ["risorse-usate"], righe: { dimensione: "zona", totale: true }, forma: "barre", risultati: ["primo"] },
};

test.each([
  ["one cantiere by zona", "un-cantiere", { cantiere: "crescere" }, /^In zona Alpe sono impiegate più risorse/],
  ["the city by cantiere", "volontari-cantiere", {}, /^Il cantiere Crescere raccoglie 12 posizioni/],
])("%s: the largest member that is a place comes first", async (_, id, fixed, title) => {
  const edizione = await loadEdizione(CITTA);
  const misure = await loadMisure();
  const { prospetti } = await loadProspetti(misure);
  const def = [UN_CANTIERE, ...prospetti].find((each) => each.id === id);
  if (def === undefined) throw new Error(`${id} is declared no more`);
  const point = (dims: Record<string, string>, valore: number) => pointAt(dims, valore, { n_enti: 5 });
  const values = { alpe: 1200, piana: 700, citta: 9000, fuori: 8000 };
  const valore = Object.entries(values).map(([zona, n]) => point({ cantiere: "crescere", zona }, n * 100_000));
  const volontari = { crescere: 12, "abitare-la-cura": 7, trasversale: 90 };
  const cubi = new Map([
    ["risorse-usate", valore],
    ["volontari", Object.entries(volontari).map(([cantiere, n]) => point({ cantiere }, n))],
  ]);
  const figure = figureFrom(edizione, misure, cubi);
  const contesto = { edizione, figure, precedente: () => null, cambi: null, ragioni: [] };
  const dati = collect(def, fixed as Record<string, string>, contesto);
  expect(findTitle(def, dati, drawingOf(def, dati, contesto, null), null).titolo).toMatch(title);
});
