// Moments by class, against a plain count over enti in this file: no cube, no classes, no SQL. And what the large that are
// silent are made of.
import fc from "fast-check";
import { expect, test } from "vitest";
import { breakdownsOf } from "../../schemas/misura.ts";
import { type CubePoint, pairs, points } from "./cube.ts";
import { type HandRow, insertRows } from "./rows.support.ts";
import { Store } from "./store.ts";
import { type EnteWeight, type ImputedPart, loadWeights } from "./weights.ts";

const TAGLI = breakdownsOf([["cantiere", "zona"], ["fonte"]]);
const importo = { blocco: "finanziamenti", valore: { op: "somma", campo: "importo" } } as const;
const question = (stima: "rapporto" | "espansione" = "rapporto") =>
  ({ id: "prova", blocco: "finanziamenti", tagli: TAGLI, pesi: { gruppo: "denaro", stima } }) as const;

/** E001 is large; E002 and E003 stand for others. */
const WEIGHTS: EnteWeight[] = [
  { gruppo: "denaro", stima: "rapporto", numero: 1, classe: "1-grandi", ppm: 1_000_000, a: 90_000_00, isKey: true },
  { gruppo: "denaro", stima: "rapporto", numero: 2, classe: "2", ppm: 1_350_000, a: 5_000_00, isKey: false },
  { gruppo: "denaro", stima: "rapporto", numero: 3, classe: "2", ppm: 1_350_000, a: 300_50, isKey: false },
];
const SILENT: ImputedPart[] = [
  { gruppo: "denaro", stima: "rapporto", ente: "E009", cantiere: "c", zona: "sud", ppm: 250_000 },
];

async function withStore<T>(
  rows: readonly HandRow[],
  weights: readonly EnteWeight[],
  ask: (store: Store) => Promise<T>,
) {
  const store = await Store.open({ threads: 1, memoryMb: 200 });
  try {
    await insertRows(store, "finanziamenti", rows);
    await loadWeights(store, { pesi: weights, imputati: SILENT });
    return await ask(store);
  } finally {
    store.close();
  }
}

const at = (found: readonly CubePoint[], dims: Record<string, string>): CubePoint | undefined =>
  found.find(
    (point) => JSON.stringify(Object.entries(point.dims).sort()) === JSON.stringify(Object.entries(dims).sort()),
  );

test("each point holds for each class what a plain count over its enti gives", async () => {
  const row = fc.record({
    ente: fc.constantFrom("E001", "E002", "E003", "E004"),
    cantiere: fc.constantFrom("a", "b"),
    zona: fc.constantFrom("nord", "sud"),
    fonte: fc.constantFrom("x", "y", "z"),
    importo: fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: 1, max: 10 ** 11 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 25 }), async (rows) => {
      const ask = { ...question(), quantita: [{ id: "prova", ...importo }] };
      const found = (await withStore(rows, WEIGHTS, (store) => points(store, ask))).get("prova") ?? [];
      // Who has no weight did not answer: its rows count nothing.
      const counted = rows.filter(({ ente }) => ente !== "E004");
      for (const { dims, classi, valore, n_enti, n_righe, n_senza } of found) {
        const own = counted.filter((each) =>
          Object.entries(dims).every(([name, code]) => each[name as "zona"] === code),
        );
        expect([n_righe, n_senza]).toEqual([own.length, own.filter(({ importo }) => importo === null).length]);
        expect(valore).toBe(
          own.every(({ importo }) => importo === null)
            ? null
            : own.reduce((sum, { importo }) => sum + (importo ?? 0), 0),
        );
        const enti = WEIGHTS.map((weight) => {
          const records = own.filter(({ ente }) => Number(ente.slice(1)) === weight.numero);
          const y = records.reduce((sum, { importo }) => sum + (importo ?? 0), 0);
          const w = records.reduce((sum, { importo }) => sum + Math.round(((importo ?? 0) * weight.ppm) / 1000), 0);
          return { ...weight, y, w, isHere: records.length > 0 };
        });
        expect(n_enti).toBe(enti.filter(({ y }) => y !== 0).length);
        for (const [classe, moments] of Object.entries(classi)) {
          const members = enti.filter((each) => each.classe === classe);
          const sum = (of: (each: (typeof enti)[number]) => number) => members.reduce((s, each) => s + of(each), 0);
          expect(moments.n).toBe(members.filter(({ y }) => y !== 0).length);
          expect(moments.y).toBe(sum(({ y }) => y));
          expect(moments.pesato).toBe(sum(({ w }) => w));
          expect(moments.yy).toBeCloseTo(
            sum(({ y }) => y * y),
            -Math.log10(1 + moments.yy) + 12,
          );
          expect(moments.ay).toBeCloseTo(
            sum(({ a, y }) => (a / 100) * y),
            -Math.log10(1 + moments.ay) + 12,
          );
        }
        expect(Object.keys(classi).sort()).toEqual(
          [...new Set(enti.filter(({ isHere }) => isHere).map(({ classe }) => classe))].sort(),
        );
      }
    }),
    { numRuns: 12, seed: 3 },
  );
});

test("a silent large ente is a part of each record of the large, at its own cantiere and zona, and of no other ente", async () => {
  const rows = [
    { ente: "E001", cantiere: "a", zona: "nord", fonte: "x", importo: 1_000 },
    { ente: "E001", cantiere: "b", zona: "nord", fonte: "y", importo: 600 },
    { ente: "E002", cantiere: "c", zona: "sud", fonte: "x", importo: 500 },
  ];
  const ask = { ...question(), quantita: [{ id: "prova", ...importo }] };
  const found = (await withStore(rows, WEIGHTS, (store) => points(store, ask))).get("prova") ?? [];
  expect(at(found, {})?.imputati).toEqual({ E009: 400_000 });
  expect(at(found, { fonte: "x" })?.imputati).toEqual({ E009: 250_000 });
  expect(at(found, { fonte: "y" })?.imputati).toEqual({ E009: 150_000 });
  expect(at(found, { cantiere: "a" })?.imputati).toEqual({});
  expect(at(found, { cantiere: "c", zona: "sud" })).toMatchObject({
    imputati: { E009: 400_000 },
    valore: 500,
    n_enti: 1,
  });
});

test("a ratio divides sums over the same rows, and keeps the product of each ente", async () => {
  const ore = { blocco: "volontari", valore: { op: "somma", campo: "ore_annue" } } as const;
  const volontari = { blocco: "volontari", valore: { op: "somma", campo: "volontari" } } as const;
  const store = await Store.open({ threads: 1, memoryMb: 200 });
  try {
    await insertRows(store, "volontari", [
      { ente: "E001", cantiere: "a", zona: "nord", volontari: 10, ore_annue: 5_000 },
      { ente: "E001", cantiere: "b", zona: "nord", volontari: 90, ore_annue: null, ore_annue_vuoto: "non-disponibile" },
      { ente: "E002", cantiere: "a", zona: "sud", volontari: null, ore_annue: 700 },
      { ente: "E003", cantiere: "a", zona: "sud", volontari: 4, ore_annue: 400 },
    ]);
    await loadWeights(store, { pesi: WEIGHTS.map((w) => ({ ...w, gruppo: "persone" })), imputati: [] });
    const found = await pairs(store, {
      ...{ id: "prova", blocco: "volontari", tagli: [[]], pesi: { gruppo: "persone", stima: "rapporto" } },
      ...{ parte: { id: "ore", ...ore }, tutto: { id: "volontari", ...volontari } },
    });
    expect(found).toMatchObject([
      {
        parte: { valore: 5_400, n_senza: 2 },
        tutto: { valore: 14, n_enti: 2 },
        prodotto: { "1-grandi": 50_000, "2": 1_600 },
      },
    ]);
  } finally {
    store.close();
  }
});

test("«non pertinente» of everybody is kept apart from «non disponibile»", async () => {
  const empty = (ente: string, importo_vuoto: string) => ({
    ente,
    cantiere: "a",
    zona: "nord",
    importo: null,
    importo_vuoto,
  });
  const rows = [empty("E001", "non-pertinente"), { ...empty("E002", "non-disponibile"), cantiere: "b" }];
  const ask = { ...question(), quantita: [{ id: "prova", ...importo }] };
  const found = (await withStore(rows, WEIGHTS, (store) => points(store, ask))).get("prova") ?? [];
  expect(at(found, { cantiere: "a" })).toMatchObject({ valore: null, n_senza: 1, n_insensate: 1 });
  expect(at(found, { cantiere: "b" })).toMatchObject({ valore: null, n_senza: 1, n_insensate: 0 });
});
