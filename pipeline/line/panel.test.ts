// What each ente declared, from the rows of the database to the panel of its edition.
import { afterAll, beforeAll, expect, test } from "vitest";
import { BORGO } from "../compose/prova.support.ts";
import { loadMisure, type Misure } from "../figure/declarations.ts";
import { isOnPanel } from "../figure/on-panel.ts";
import { panelRows } from "../store/panel.ts";
import { insertRows } from "../store/rows.support.ts";
import { Store } from "../store/store.ts";
import type { Collection } from "./intake.ts";
import { panelMeasures, panelOf, panelQuantities, withCompared } from "./panel.ts";

let store: Store;
let misure: Misure;
beforeAll(async () => {
  store = await Store.open({ threads: 1, memoryMb: 200 });
  misure = await loadMisure();
  await insertRows(store, "volontari", [
    { ente: "E002", cantiere: "crescere", zona: "nord", volontari: 7, ore_annue: 125 },
    { ente: "E002", cantiere: "crescere", zona: "sud", volontari: 3, ore_annue: null },
    { ente: "E003", cantiere: null, zona: "nord", volontari: 5, ore_annue: 10 },
  ]);
});
afterAll(() => store.close());

const section = (ente: string, respinte = 0, blocco = "volontari") => ({ ente, sezione: { blocco, respinte } });
/** Only what the panel asks of the collection. */
const collected = (...valide: readonly ReturnType<typeof section>[]) => ({ valide }) as unknown as Collection;

const madeOf = async (raccolta: Collection) => {
  const asked = panelQuantities(panelMeasures(misure, 2020).get("volontari") ?? [], misure);
  return panelOf(BORGO, raccolta, misure, new Map([["volontari", await panelRows(store, asked)]])).misure;
};

test("an ente stands at its margin and at every cantiere and zona where it has something, in hundredths of the unit", async () => {
  const found = await madeOf(collected(section("E002")));
  const points = [
    ["cantiere=crescere", 1000],
    ["zona=nord", 700],
    ["zona=sud", 300],
  ] as const;
  expect(found.get("volontari")?.get("E002")).toEqual({ totale: 1000, punti: new Map(points), intera: true });
});

test("a row without its value makes the answer a part, and only of that misura", async () => {
  const found = await madeOf(collected(section("E002")));
  expect(found.get("volontari-ore")?.get("E002")).toMatchObject({ totale: 1250, intera: false });
});

test("a refused row makes every answer of its block a part", async () => {
  const found = await madeOf(collected(section("E002", 1)));
  expect(found.get("volontari")?.get("E002")).toMatchObject({ totale: 1000, intera: false });
});

test("who has nothing to declare answered 0; who did not answer the block is not there; a blank member is a point", async () => {
  const found = await madeOf(collected(section("E003"), section("E004"), section("E001", 0, "servizi")));
  expect([...(found.get("volontari") ?? [])]).toEqual([
    [
      "E003",
      {
        totale: 500,
        punti: new Map([
          ["cantiere=", 500],
          ["zona=nord", 500],
        ]),
        intera: true,
      },
    ],
    ["E004", { totale: 0, punti: new Map(), intera: true }],
  ]);
});

test("a block whose query failed is left out: nobody of it declared nothing", () => {
  const found = panelOf(BORGO, collected(section("E002")), misure, new Map());
  expect(found.misure.size).toBe(0);
});

test("a misura that the edition did not ask is not there", () => {
  const names = (anno: number) => (panelMeasures(misure, anno).get("volontari") ?? []).map(({ id }) => id);
  expect(names(2015)).toEqual(["volontari"]);
  expect(names(2016)).toContain("volontari-ore");
});

test("the measures that compare are sums and counts, in one unit, of money, people and offer", () => {
  const ids = [...misure.values()].filter(isOnPanel).map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining(["valore-netto", "spesa", "volontari", "volontari-ore", "personale", "servizi"]),
  );
  // A share, different names, answers in units of their own, residents, proposals.
  // A twin tells what is told already.
  for (const id of ["volontari-dichiarato", "quota-famiglie", "punti", "esito", "residenti", "voci"])
    expect(ids).not.toContain(id);
});

test("what is kept says who was compared with the last edition before: whoever answered the whole both times", () => {
  const of = (anno: number, answers: Readonly<Record<string, boolean>>) => ({
    anno,
    misure: new Map([
      [
        "volontari",
        new Map(Object.entries(answers).map(([e, intera]) => [e, { totale: 1, punti: new Map(), intera }] as const)),
      ],
    ]),
  });
  const own = of(2020, { E001: true, E002: true, E003: false, E004: true });
  const earlier = [of(2019, { E001: true, E002: false, E003: true }), of(2018, { E004: true })];
  expect(withCompared(own, earlier).confrontati).toEqual(new Map([["volontari", new Set(["E001"])]]));
  expect(withCompared(own, []).confrontati).toBeUndefined();
});
