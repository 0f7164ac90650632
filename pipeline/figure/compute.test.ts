// From cubes to figures: who answered what, in weight; a measure without its cube does not lose the others.
import { expect, test } from "vitest";
import { borgo } from "../edizione/borgo.support.ts";
import { computeFigure } from "./compute.ts";
import { loadMisure } from "./declarations.ts";
import { everybody, pointAt } from "./points.support.ts";

const edizione = await borgo();
const misure = await loadMisure();
const point = (dims: Record<string, string>) => pointAt(dims, 12);
const coppie = new Map();
const cubi = new Map([["volontari", [point({}), point({ zona: "nord" })]]]);

test("coverage is of the group of blocks of a misura, by main cantiere and zona of the seat", () => {
  const perBlocco = new Map([
    ["personale", new Set(["E002", "E004"])],
    ["finanziamenti", new Set(["E001"])],
  ]);
  const { at } = computeFigure(
    edizione,
    misure,
    { cubi, coppie, guasti: [] },
    { qualcosa: new Set(), perBlocco },
    everybody(edizione),
    new Set(),
  );
  const of = (misura: string, dims: Record<string, string> = {}) => at(misura, dims).copertura;
  // Volunteers and staff are one group of blocks, and count by ente; money is another, by size: 1000, 600, 300, 100.
  expect([of("volontari"), of("volontari", { zona: "nord" }), of("volontari", { cantiere: "curare" })]).toEqual([
    0.5, 0.5, 0,
  ]);
  expect([of("valore-netto"), of("residenti")]).toEqual([0.5, null]);
  expect(at("volontari", { zona: "nord" })).toMatchObject({ dichiarato: 12, n_enti: 1 });
});

test.each([
  { p: 10, zona: "nord", copertura: null },
  { p: 10, zona: "sud", copertura: 0.17 },
  { p: null, zona: "nord", copertura: 0.77 },
])(
  "with a p of $p the weight of $zona is $copertura: beside one that answers another is told",
  ({ p, zona, copertura }) => {
    const sizes = { E002: 1000, E003: 300, E004: 600, E005: 590 };
    const enti = Object.entries(sizes).map(([codice, risorse_precedenti], n) => ({
      ...(edizione.enti.find(({ tipo }) => tipo === "ente") ?? expect.fail()),
      ...{ codice, risorse_precedenti, gruppo: "", zona_sede: n < 2 ? "nord" : "sud" },
    }));
    enti.push({ ...(enti[2] ?? expect.fail()), codice: "E006", risorse_precedenti: 240 });
    const network = everybody({ enti });
    const perBlocco = new Map([["finanziamenti", new Set(["E002", "E006"])]]);
    const risposte = { qualcosa: new Set<string>(), perBlocco };
    const { at } = computeFigure(
      { ...edizione, enti },
      misure,
      { cubi: new Map([["spesa", [point({ zona })]]]), coppie, guasti: [] },
      risposte,
      network,
      new Set(),
      new Map(),
      p,
    );
    expect(at("spesa", { zona }).copertura).toBe(copertura);
  },
);

test("a misura whose query failed is told, and its figures are not available", () => {
  const guasti = [{ dove: "misura servizi", messaggio: "Prova" }];
  const made = computeFigure(
    edizione,
    misure,
    { cubi, coppie, guasti },
    { qualcosa: new Set(), perBlocco: new Map() },
    everybody(edizione),
    new Set(),
  );
  expect(made.guasti).toEqual(guasti);
  expect(made.at("servizi", {})).toMatchObject({ valore: null, stato: "non-disponibile" });
  expect(made.at("volontari", { zona: "sud" }).stato).toBe("nulla");
});
