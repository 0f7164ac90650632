// What every room knows of a dimension comes from its block, its reference table and its list.
import { describe, expect, test } from "vitest";
import { DIMENSIONI, dimensionOf, LISTED_DIMENSIONS, unitFieldOf } from "./dimensioni.ts";
import { BLOCCHI } from "./questionario.ts";

describe("a dimension", () => {
  test.each([
    ["servizi", "zona", "Zona"],
    ["enti", "zona", "Zona"],
    ["enti", "cantiere", "Cantiere"],
    ["finanziamenti", "fonte", "Fonte"],
    ["finanziamenti", "fonte_gruppo", "Fonte"],
    ["punti_comunita", "nome", "Nome"],
    ["risorse", "voce", "Voce di spesa"],
    ["residenti_eta", "fascia", "Età"],
    ["volontari", "edizione", "Edizione"],
    ["volontari", "misura", "Misura"],
  ])("of %s, %s, is headed «%s»", (table, nome, etichetta) => {
    expect(dimensionOf(table, nome)?.etichetta).toBe(etichetta);
  });

  test.each([
    ["servizi", "zona", "zone", "Tra le zone, ", ["citta", "fuori"]],
    ["servizi", "cantiere", "cantieri", "Tra i cantieri, ", ["trasversale"]],
    ["quartieri", "quartiere", "quartieri", "Tra i quartieri, ", []],
    ["esiti", "indicatore", "indicatori", "Tra i risultati, ", []],
    ["personale", "contratto", "contratti", "", []],
  ])("of %s, %s, has the list «%s», its words and who is not ranked", (table, nome, lista, tra, fuori) => {
    expect(dimensionOf(table, nome)).toMatchObject({ lista, tra });
    expect([...(dimensionOf(table, nome)?.fuori ?? [])].sort()).toEqual(["", "non-indicato", ...fuori].sort());
  });

  test.each([
    ["servizi", "quartiere", "zona", "zona"],
    ["residenti_quartiere", "quartiere", "zona", "zona"],
    ["finanziamenti", "fonte", "fonte_gruppo", "gruppo"],
    ["esiti", "indicatore", "indicatore_gruppo", "gruppo"],
  ])("of %s, %s, is grouped under %s by its attribute %s", (table, nome, group, attribute) => {
    expect(dimensionOf(table, nome)?.gruppi[group]).toBe(attribute);
  });

  test("has members that the code knows only where its list is closed", () => {
    expect(dimensionOf("risorse", "voce_ruolo")?.ruoli).toEqual(["spesa", "trasferimento"]);
    expect(dimensionOf("risorse", "voce")?.ruoli).toBeNull();
  });

  test("whose members have units of their own says so", () => {
    const own = [...DIMENSIONI].flatMap(([table, each]) =>
      [...each.values()].flatMap(({ nome, unita_propria }) => (unita_propria ? [`${table}.${nome}`] : [])),
    );
    expect(own).toEqual(["esiti.indicatore"]);
    expect(unitFieldOf("esiti", "valore")).toBe("indicatore");
    expect(unitFieldOf("volontari", "ore_annue")).toBeNull();
  });
});

test("every question of every block is a dimension, headed by the words of the question where nothing shorter is said", () => {
  for (const { id, campi } of BLOCCHI) {
    for (const [nome, { label, testata }] of Object.entries(campi))
      expect([id, nome, dimensionOf(id, nome)?.etichetta]).toEqual([id, nome, testata ?? label]);
  }
});

test("a name that is none is no dimension, and only those with a list are known wherever they stand", () => {
  expect(dimensionOf("volontari", "rione")).toBeNull();
  expect(dimensionOf("piazze", "zona")).toBeNull();
  expect(["zona", "fonte_gruppo", "nota", "importo"].map((name) => LISTED_DIMENSIONS.has(name))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
