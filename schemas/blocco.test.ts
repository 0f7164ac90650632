import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rowSchema } from "./blocco.support.ts";
import { type Campo, defineBlocco, diCui, fieldsOf, orePerPersona, type RowContext } from "./blocco.ts";
import { codice, intero, testo } from "./cella.ts";
import { BLOCCHI } from "./questionario.ts";
import { key } from "./text.ts";

const campo = (more: Partial<Campo>): Campo => ({ label: "X", help: "X.", cella: testo(10), since: 2015, ...more });
const AROUND: RowContext = { anno: 2020, nome: () => "", attributo: () => null };
const PROVA = defineBlocco({
  ...{ id: "prova", titolo: "Prova", foglio: "Prova", istruzioni: "", forma: "tabella", grana: "", gruppo: "persone" },
  ...{ since: 2015, nome_riga: [], chiave: [], regole: [] },
  campi: {
    zona: campo({ cella: codice("zone"), obbligatorio: true }),
    posti: campo({ cella: intero("posti", "posto", 10), obbligatorio: true }),
    nuovo: campo({ since: 2018 }),
    vecchio: campo({ until: 2016 }),
    telefono: campo({ riservato: true }),
  },
});

describe("a part", () => {
  const { verifica } = diCui("donne", "persone", { campo: "Le donne", padre: "Persone" });
  test.each([
    { donne: 5, persone: 5, is: null },
    { donne: 6, persone: 5, is: { campo: "Le donne", parte: 6, padre: "Persone", tutto: 5 } },
    { donne: 6, persone: null, is: null },
    { donne: null, persone: 5, is: null },
  ])("of $donne in $persone", ({ donne, persone, is }) => {
    expect(verifica({ donne, persone }, AROUND)).toEqual(is);
  });
});

describe("hours", () => {
  const { verifica } = orePerPersona("volontari", 1000, "volontario", "nell'anno");
  test.each([
    { ore_annue: 20_000, volontari: 2, is: null },
    { ore_annue: 20_010, volontari: 2, is: { ore: 2001, persone: 2, media: 1001, nome: "volontario" } },
    { ore_annue: 10, volontari: 0, is: { ore: 1, persone: 0, media: 0, nome: "volontario" } },
    { ore_annue: 0, volontari: 0, is: null },
  ])("of $volontari volunteers in tenths: $ore_annue", ({ ore_annue, volontari, is }) => {
    expect(verifica({ ore_annue, volontari }, AROUND)).toEqual(is);
  });
  test("of nobody on one day are those of who left before it", () => {
    const { verifica: onOneDay } = orePerPersona("persone", 2500, "persona", "in un giorno");
    expect(onOneDay({ ore_annue: 10, persone: 0 }, AROUND)).toBeNull();
  });
});

test.each([
  { anno: 2015, asked: ["zona", "posti", "vecchio", "telefono"] },
  { anno: 2017, asked: ["zona", "posti", "telefono"] },
  { anno: 2018, asked: ["zona", "posti", "nuovo", "telefono"] },
])("the edition of $anno asks what is of its year", ({ anno, asked }) => {
  expect(fieldsOf(PROVA, anno).map(([name]) => name)).toEqual(asked);
});

test("a kept row never holds a personal field, nor one that its edition did not ask", () => {
  const row = { zona: "nord", posti: null, nuovo: null, vecchio: null, telefono: null };
  const accepts = (more: object): boolean => rowSchema(PROVA, 2017).safeParse({ ...row, ...more }).success;
  expect([accepts({}), accepts({ posti: 3 })]).toEqual([true, true]);
  expect([accepts({ telefono: "0" }), accepts({ nuovo: "x" }), accepts({ zona: null })]).toEqual([false, false, false]);
  expect([accepts({ posti: 11 }), accepts({ posti: 1.5 }), accepts({ altro: 1 })]).toEqual([false, false, false]);
});

test("every file of the folder of blocks is in the questionnaire, under its own name", () => {
  const files = readdirSync(new URL("blocchi/", import.meta.url)).map((name) => name.replace(/\.ts$/, ""));
  expect(files.sort()).toEqual(BLOCCHI.map(({ id }) => id).sort());
});

test.each(BLOCCHI.map((blocco) => [blocco.id, blocco] as const))(
  "no two questions of %s answer to one heading",
  (_, blocco) => {
    const headings = Object.entries(blocco.campi).flatMap(([name, { label, alias }]) =>
      [...new Set([name, label, ...(alias ?? [])].map(key))].map((heading) => ({ heading, name })),
    );
    const shared = [...Map.groupBy(headings, ({ heading }) => heading).values()].filter((own) => own.length > 1);
    expect(shared).toEqual([]);
  },
);
