// What is said of money by cantiere and zona: texts that name a figure of the city, and what belongs to no source.
import { expect, test } from "vitest";
import { CITTA } from "../edizione/edizione.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { loadMisure } from "../figure/declarations.ts";
import { makeFigure } from "../figure/figures.ts";
import { everybody, pointAt } from "../figure/points.support.ts";
import { collect } from "./dati.ts";
import { loadProspetti, makeProspetto } from "./prospetti.ts";
import { notOfPart } from "./riferimenti.ts";

const edizione = await loadEdizione(CITTA);
const misure = await loadMisure();
const { prospetti } = await loadProspetti(misure);

test.each([
  ["valore-netto", "zona", "Qui scrivi «risorse-usate»."],
  ["quota-famiglie", "cantiere", "Qui scrivi «usate-quota-famiglie»."],
  ["quota-interno", "zona", "Sposta la cifra in un altro capitolo."],
])("%s in the text of a %s would print the city's figure: it is told", (id, dimension, rimedio) => {
  expect(notOfPart(id, { [dimension]: "alpe" }, { misure })).toEqual({
    cosa: `la misura «${id}» è di tutta la città e non di ogni ${dimension}`,
    rimedio,
  });
  expect(notOfPart(id, {}, { misure }), "in any other chapter it is what it says").toBeNull();
  expect(notOfPart("quartieri", { [dimension]: "alpe" }, { misure }), "this one may be quoted anywhere").toBeNull();
});

test("money of no known source has a row of its own, and the rows add up to the total", () => {
  const def = prospetti.find(({ id }) => id === "a-fonte-zona");
  if (def === undefined) throw new Error("a-fonte-zona is declared no more");
  const fonte = edizione.liste["fonti"]?.[0];
  if (fonte === undefined) throw new Error("the small city has no fonti");
  const gruppo = fonte.attributi["gruppo"] ?? "";
  const points = [
    pointAt({}, 10_000),
    pointAt({ fonte: fonte.codice }, 7_000),
    pointAt({ fonte_gruppo: gruppo }, 7_000),
    pointAt({ fonte: "" }, 3_000),
    pointAt({ fonte_gruppo: "" }, 3_000),
  ];
  const shared = {
    edizione,
    misure,
    coppie: new Map(),
    guasti: [],
    nascoste: new Set<string>(),
    network: everybody(edizione),
  };
  const figure = makeFigure({ ...shared, cubi: new Map([["risorse-usate", points]]), coverageOf: () => null });
  const rows = collect(def, {}, { edizione, figure, precedente: () => null, cambi: null, ragioni: [] }).righe;
  const totals = rows.map(({ membro, livello, figure: cells }) => [membro.nome, livello, cells.at(-1)?.valore ?? null]);
  expect(totals.filter(([, , valore]) => valore !== null)).toEqual([
    [expect.any(String), 0, 70],
    [expect.any(String), 1, 70],
    ["Non indicato", 0, 30],
    ["Totale", 0, 100],
  ]);
});

test("where the first sources are not known a table says why, in words that name nobody", () => {
  const def = prospetti.find(({ id }) => id === "valore-zona-fonte");
  if (def === undefined) throw new Error("valore-zona-fonte is declared no more");
  const mute = new Map([["usi", "Il denaro gira in tondo."]]);
  const shared = {
    edizione,
    misure,
    cubi: new Map(),
    coppie: new Map(),
    guasti: [],
    nascoste: new Set<string>(),
    network: everybody(edizione),
  };
  const figure = makeFigure({ ...shared, mute, coverageOf: () => null });
  const { prospetto } = makeProspetto(
    { id: def.id, def, parte: null },
    { edizione, figure, precedente: () => null, cambi: null, ragioni: [] },
    { attesi: 13, sedi: new Set() },
  );
  expect(prospetto.note[0]).toBe("Il denaro gira in tondo.");
  const cells = prospetto.tabella.righe.flatMap(({ celle }) => celle);
  expect(cells.length).toBeGreaterThan(10);
  expect(new Set(cells.map(({ testo }) => testo))).toEqual(new Set(["n.d."]));
});
