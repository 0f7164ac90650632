// From the database to figures: who answered what, in weight; one broken declaration does not lose the others.
import { afterAll, beforeAll, expect, test } from "vitest";
import { borgo } from "../edizione/borgo.support.ts";
import { Store } from "../store/store.ts";
import { TABLES } from "../store/tables.ts";
import { computeFigure } from "./compute.ts";
import { loadMisure, type Misure } from "./declarations.ts";

const edizione = await borgo();
let store: Store;
let misure: Misure;
beforeAll(async () => {
  store = await Store.open({ threads: 1, memoryMb: 200 });
  misure = await loadMisure();
  const columns = TABLES["volontari"]?.colonne ?? [];
  const row: Record<string, string | number> = { ente: "E002", cantiere: "crescere", zona: "nord", volontari: 12 };
  await store.insert("volontari", [columns.map(({ nome }) => row[nome] ?? null)]);
});
afterAll(() => store.close());

test("coverage is of the group of blocks of a misura, by main cantiere and zona of the seat", async () => {
  const perBlocco = new Map([
    ["personale", new Set(["E002", "E004"])],
    ["finanziamenti", new Set(["E001"])],
  ]);
  const { at, guasti } = await computeFigure(store, edizione, misure, { qualcosa: new Set(), perBlocco });
  const of = (misura: string, dims: Record<string, string> = {}) => at(misura, dims).copertura;
  expect(guasti).toEqual([]);
  // Sizes 1000, 600, 300, 100: volunteers and staff are one group of blocks, money is another.
  expect([of("volontari"), of("volontari", { zona: "nord" }), of("volontari", { cantiere: "curare" })]).toEqual([
    0.35,
    600 / 900,
    0,
  ]);
  expect([of("valore-netto"), of("residenti")]).toEqual([0.5, null]);
  expect(at("volontari", { zona: "nord" })).toMatchObject({ valore: 12, n_enti: 1 });
});

test("a declaration whose query fails is told, and its figures are not available", async () => {
  const volontari = misure.get("volontari");
  if (volontari?.tipo !== "base") throw new Error("volontari is declared as a base misura");
  const broken: Misure = new Map([...misure, ["volontari", { ...volontari, valore: { op: "somma", campo: "rotto" } }]]);
  const made = await computeFigure(store, edizione, broken, { qualcosa: new Set(), perBlocco: new Map() });
  expect(made.guasti.map(({ dove }) => dove)).toEqual(["misura volontari"]);
  expect(made.at("volontari", {})).toMatchObject({ valore: null, stato: "non-disponibile" });
  expect(made.at("enti", {}).stato).toBe("nulla");
});
