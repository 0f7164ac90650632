import fc from "fast-check";
import { expect, test } from "vitest";
import { by, PLAIN } from "../../schemas/misura.support.ts";
import { breakdownsOf, type MisuraBase } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";
import { type CubePoint, points, type SumQuestion } from "./cube.ts";
import { insertRows } from "./rows.support.ts";
import { Store } from "./store.ts";
import { TABLES } from "./tables.ts";
import { loadWeights } from "./weights.ts";

const misura: MisuraBase = {
  tipo: "base",
  titolo: "Prova",
  definizione: "Prova.",
  unita: EURO,
  blocco: "finanziamenti",
  valore: { op: "somma", campo: "importo" },
  dove: { interno: [false] },
  ...PLAIN,
  ...by("cantiere", "zona", "fonte_gruppo"),
  since: 2015,
};
const question: SumQuestion = {
  ...{ id: "prova", blocco: "finanziamenti", tagli: breakdownsOf(misura.piano), pesi: null },
  quantita: [{ id: "prova", blocco: "finanziamenti", valore: misura.valore, dove: { interno: [false] } }],
};
const all = async (store: Store): Promise<CubePoint[]> => (await points(store, question)).get("prova") ?? [];
const columns = TABLES["finanziamenti"]?.colonne ?? [];

function row(values: Record<string, string | number | boolean | null>): (string | number | boolean | null)[] {
  const own = { ...values, numero_ente: Number(String(values["ente"]).slice(1)) };
  return columns.map(({ nome }) => own[nome as keyof typeof own] ?? null);
}

test("cells add up to every margin exactly, whatever the rows", async () => {
  const rowArbitrary = fc.record({
    ente: fc.constantFrom("E001", "E002", "E003"),
    cantiere: fc.constantFrom("a", "b", null),
    zona: fc.constantFrom("nord", "sud", "citta"),
    fonte_gruppo: fc.constantFrom("pubblico", "famiglie"),
    importo: fc.option(fc.integer({ min: 0, max: 2 ** 45 })),
    interno: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(rowArbitrary, { maxLength: 60 }), async (rows) => {
      const store = await Store.open({ threads: 1, memoryMb: 200 });
      try {
        await store.insert("finanziamenti", rows.map(row));
        const found = await all(store);
        const known = rows.filter(({ interno, importo }) => !interno && importo !== null);
        const total = known.reduce((sum, { importo }) => sum + (importo ?? 0), 0);
        const margin = found.find(({ dims }) => Object.keys(dims).length === 0);
        expect(margin?.valore ?? 0).toBe(total);
        for (const name of misura.dimensioni) {
          const cells = found.filter(({ dims }) => Object.keys(dims).length === 1 && name in dims);
          expect(cells.reduce((sum, { valore }) => sum + (valore ?? 0), 0)).toBe(total);
        }
      } finally {
        store.close();
      }
    }),
    { numRuns: 25, seed: 1 },
  );
});

test("a sum of missing values is missing, a sum of zeros is zero, and who declared zero is not counted as a contributor", async () => {
  const store = await Store.open({ threads: 1, memoryMb: 200 });
  try {
    const base = { zona: "nord", fonte_gruppo: "pubblico", interno: false };
    await store.insert("finanziamenti", [
      row({ ...base, ente: "E001", cantiere: "a", importo: null, importo_vuoto: "non-disponibile" }),
      row({ ...base, ente: "E002", cantiere: "b", importo: 0 }),
    ]);
    const found = await all(store);
    const at = (cantiere: string) =>
      found.find(({ dims }) => Object.keys(dims).length === 1 && dims["cantiere"] === cantiere);
    expect(at("a")).toMatchObject({ valore: null, n_enti: 0, n_righe: 1, n_senza: 1 });
    expect(at("b")).toMatchObject({ valore: 0, n_enti: 0, n_righe: 1, n_senza: 0 });
  } finally {
    store.close();
  }
});

test("an ente with several rows stands behind a figura once", async () => {
  const store = await Store.open({ threads: 1, memoryMb: 200 });
  try {
    const base = { ente: "E001", cantiere: "a", fonte_gruppo: "pubblico", interno: false, importo: 100 };
    await store.insert("finanziamenti", [row({ ...base, zona: "nord" }), row({ ...base, zona: "sud" })]);
    const found = await all(store);
    expect(found.find(({ dims }) => Object.keys(dims).length === 0)).toMatchObject({ valore: 200, n_enti: 1 });
  } finally {
    store.close();
  }
});

test("sums beyond exact numbers stop rather than lose cents", async () => {
  const store = await Store.open({ threads: 1, memoryMb: 200 });
  try {
    const big = row({
      ente: "E001",
      cantiere: "a",
      zona: "nord",
      fonte_gruppo: "pubblico",
      interno: false,
      importo: Number.MAX_SAFE_INTEGER,
    });
    await store.insert("finanziamenti", [big, big]);
    await expect(all(store)).rejects.toThrow("beyond exact numbers");
  } finally {
    store.close();
  }
});

test("what a silent ente is made up of counts as in a zona where it is put, not where its records stand", async () => {
  const store = await Store.open({ threads: 1, memoryMb: 200 });
  try {
    const used = { ente: "E002", fonte: "rette", importo: 100_00 };
    await insertRows(store, "usi", [
      { ...used, zona: "nord", in_zona: true },
      { ...used, zona: "citta", in_zona: false },
    ]);
    const shared = { gruppo: "denaro", stima: "rapporto" } as const;
    const half = { ...shared, ente: "E003", cantiere: "curare", ppm: 500_000 };
    await loadWeights(store, {
      pesi: [{ ...shared, numero: 2, classe: "grandi", ppm: 1_000_000, a: 1, isKey: true }],
      imputati: [
        { ...half, zona: "nord" },
        { ...half, zona: "citta" },
      ],
    });
    const quantity = { id: "prova", blocco: "usi", valore: misura.valore, dove: { in_zona: [true] } } as const;
    const asked: SumQuestion = { ...quantity, tagli: [[], ["zona"]], pesi: shared, quantita: [quantity] };
    const found = (await points(store, asked)).get("prova") ?? [];
    // Half of each of the two records stands in the north; what stands in the whole city is in no zona.
    expect(found.map(({ dims, imputati }) => [dims["zona"] ?? "totale", imputati["E003"] ?? 0])).toEqual([
      ["nord", 100_00_000],
      ["totale", 100_00_000],
    ]);
  } finally {
    store.close();
  }
});

test("of a network in which nobody of many key enti answered there are as many points as they need", async () => {
  const store = await Store.open({ threads: 1, memoryMb: 400 });
  try {
    await insertRows(store, "usi", [{ ente: "E002", fonte: "rette", importo: 100_00, zona: "nord", in_zona: true }]);
    const shared = { gruppo: "denaro", stima: "rapporto" } as const;
    const silent = Array.from({ length: 130_000 }, (_, n) => `S${n}`);
    await loadWeights(store, {
      pesi: [{ ...shared, numero: 2, classe: "grandi", ppm: 1_000_000, a: 1, isKey: true }],
      imputati: silent.map((ente) => ({ ...shared, ente, cantiere: "curare", zona: "nord", ppm: 500_000 })),
    });
    const quantity = { id: "prova", blocco: "usi", valore: misura.valore } as const;
    const asked: SumQuestion = { ...quantity, tagli: [[]], pesi: shared, quantita: [quantity] };
    const [total] = (await points(store, asked)).get("prova") ?? [];
    expect(Object.keys(total?.imputati ?? {})).toHaveLength(silent.length);
  } finally {
    store.close();
  }
});
