// A misspelt member counts nothing, and nothing looks like a true zero: it is never computed, and told with its name.
import { beforeAll, expect, test } from "vitest";
import type { edizioneSchema, Lists } from "../../schemas/edizione.ts";
import type { Misura, MisuraNota } from "../../schemas/misura.ts";
import { loadEdizione } from "../edizione/load.ts";
import { computeFigure } from "./compute.ts";
import { loadMisure, type Misure } from "./declarations.ts";
import { makeFigure } from "./figures.ts";
import { everybody, pointAt } from "./points.support.ts";
import { brokenMeasures, unknownInPoint } from "./vocabulary.ts";

let misure: Misure;
beforeAll(async () => {
  misure = await loadMisure();
});

const voce = (codice: string, nome: string) => ({ codice, nome, alias: [], attributi: {} });
const liste: Lists = {
  zone: [voce("alpe", "Alpe"), voce("fiume", "Fiume"), voce("citta", "Tutta la città")],
  cantieri: [voce("crescere", "Crescere insieme")],
  destinatari: [voce("piccoli", "Bambine e bambini"), voce("ragazzi", "Ragazze e ragazzi")],
};

/** The declared measures with one of them changed, as a letter less in its file would. */
const withOne = (id: string, change: (misura: MisuraNota) => Partial<Misura>): Misure =>
  new Map([...misure].map(([name, m]) => [name, name === id ? ({ ...m, ...change(m) } as MisuraNota) : m]));

test("no declaration names a member that the small city does not have", () => {
  expect([...brokenMeasures(misure, liste)]).toEqual([]);
});

test.each([
  [
    "a term",
    "quota-famiglie",
    { numeratore: { misura: "valore-netto", dove: { fonte_gruppo: "famigle" } } },
    "«famigle» non è tra i membri di fonte_gruppo",
    "«famiglie»",
  ],
  [
    "a condition",
    "spesa",
    { dove: { voce_ruolo: ["spessa"] } },
    "«spessa» non è tra i membri di voce_ruolo",
    "«spesa»",
  ],
  [
    "a condition over the edition's list",
    "servizi",
    { dove: { destinatari: ["ragazi"] } },
    "«ragazi» non è tra i membri di destinatari",
    "«ragazzi»",
  ],
])("%s with a letter less is told and never computed", (_, id, change, cosa, near) => {
  const broken = brokenMeasures(
    withOne(id, () => change as Partial<Misura>),
    liste,
  );
  expect([...broken.keys()]).toEqual([id]);
  expect(broken.get(id)?.cosa).toBe(cosa);
  expect(broken.get(id)?.rimedio).toContain(near);
});

test("a share whose declaration is broken is «non disponibile», never 0%", () => {
  const edizione = { yaml: { anno: 2024 } as ReturnType<typeof edizioneSchema.parse>, liste };
  const coppie = new Map([
    ["quota-famiglie", [{ dims: {}, parte: pointAt({}, 0), tutto: pointAt({}, 10_000), prodotto: {} }]],
  ]);
  const rotte = new Map([["quota-famiglie", {}]]);
  const network = everybody({ enti: [] });
  const shared = {
    edizione,
    misure,
    cubi: new Map(),
    coppie,
    network,
    guasti: [],
    nascoste: new Set<string>(),
    coverageOf: () => null,
  } as unknown as Parameters<typeof makeFigure>[0]; // only what a figura reads of an edition
  expect(makeFigure(shared).at("quota-famiglie-dichiarato", {}).valore).toBe(0);
  expect(makeFigure({ ...shared, rotte }).at("quota-famiglie", {})).toMatchObject({
    valore: null,
    stato: "non-disponibile",
  });
});

test.each([
  ["a misura", "volontar", {}, "nessuna misura si chiama «volontar»", "«volontari»"],
  ["a dimension", "volontari", { zonna: "alpe" }, "la misura «volontari» non ha la dimensione «zonna»", "«zona»"],
  ["a member", "volontari", { zona: "alppe" }, "«alppe» non è tra i membri di zona", "«alpe»"],
  ["a member by its printed name", "servizi", { destinatari: "Ragazze e ragazzi" }, "non è tra i membri", "«ragazzi»"],
  ["a role", "valore-netto", { fonte_gruppo: "publico" }, "non è tra i membri di fonte_gruppo", "«pubblico»"],
  ["a name of the records", "punti-ore", { nome: "La Piazetta" }, "non è tra i membri di nome", "«La Piazzetta»"],
])("%s that nothing has is told with the nearest known one", (_, id, dims, cosa, near) => {
  const wrong = unknownInPoint(id, dims as Record<string, string>, {
    misure,
    liste,
    occurring: () => ["La Piazzetta", "Casa"],
  });
  expect(wrong?.cosa).toContain(cosa);
  expect(wrong?.rimedio).toContain(near);
});

test.each([
  ["volontari", { zona: "alpe", cantiere: "crescere" }],
  ["volontari", { zona: "totale" }],
  ["valore-netto", { fonte_gruppo: "famiglie" }],
  ["punti-ore", { nome: "Casa" }],
])("%s at known members is a point", (id, dims) => {
  expect(unknownInPoint(id, dims as Record<string, string>, { misure, liste, occurring: () => ["Casa"] })).toBeNull();
});

test("a misura whose condition names nothing is told with its file and has no number", async () => {
  const edizione = await loadEdizione("data-samples/altra-citta");
  const point = pointAt({}, 1);
  const cubi = new Map(["enti", "enti-rispondenti"].map((id) => [id, [point]]));
  const spoiled = withOne("enti-rispondenti", () => ({ dove: { ha_risposto: ["so"] } }));
  const risposte = { qualcosa: new Set<string>(), perBlocco: new Map() };
  const figure = computeFigure(
    edizione,
    spoiled,
    { cubi, coppie: new Map(), guasti: [] },
    risposte,
    everybody(edizione),
    new Set(),
  );
  expect(figure.at("enti", {}).valore).toBe(1);
  expect(figure.at("enti-rispondenti", {})).toMatchObject({ valore: null, stato: "non-disponibile" });
  expect(figure.at("quota-risposta", {})).toMatchObject({ valore: null, stato: "non-disponibile" });
  expect(figure.all().map(({ misura }) => misura)).not.toContain("enti-rispondenti");
  expect(figure.guasti).toEqual([
    {
      dove: "pipeline/misure/enti-rispondenti.ts",
      messaggio: "«so» non è tra i membri di ha_risposto. I nomi conosciuti sono: si, no.",
    },
  ]);
});
