import { expect, test } from "vitest";
import { z } from "zod";
import { type Gated, gatesOf } from "./gates.ts";
import { goldenJson } from "./golden.support.ts";
import type { FiguraRefusal } from "./refusal.ts";

const good: Gated = {
  totale: { valore: 1000, dichiarato: 800, errore: 50, t: 2.306 },
  coperta: { peso: 0.75, rispondenti: 8, attesi: 12, da_sede: 0 },
  ambito: "totale",
  imputati: [{ ente: "E1", valore: 100 }],
  conflitto: 0.001,
};

test("an estimate that holds every gate, at its limit too, is refused by none", () => {
  expect(gatesOf(good)).toEqual([]);
  expect(gatesOf({ ...good, totale: { ...good.totale, dichiarato: 700 } })).toEqual([]);
});

const { silent_key } = goldenJson(
  "g1_imputation_golden.json",
  z.object({ silent_key: z.object({ imputed: z.number(), total: z.number(), share_of_total: z.number() }) }),
);
const G04 = { ...good.totale, valore: silent_key.total, dichiarato: 15_000 };

test.each<{ name: string; gated: Partial<Gated>; refused: FiguraRefusal }>([
  {
    name: "four of twelve respondents",
    gated: { coperta: { ...good.coperta, rispondenti: 4 } },
    refused: { tipo: "pochi-rispondenti", rispondenti: 4, minimo: 5 },
  },
  {
    name: "a total that covers less than 70%",
    gated: { coperta: { ...good.coperta, peso: 0.69 } },
    refused: { tipo: "copertura-bassa", copertura: 0.69, minimo: 0.7 },
  },
  {
    name: "a domain that covers less than 60%",
    gated: { ambito: "dominio", coperta: { ...good.coperta, peso: 0.59 } },
    refused: { tipo: "copertura-bassa", copertura: 0.59, minimo: 0.6 },
  },
  {
    name: "a domain of which nobody knows the size",
    gated: { ambito: "dominio", coperta: { ...good.coperta, peso: null } },
    refused: { tipo: "copertura-bassa", copertura: null, minimo: 0.6 },
  },
  {
    name: "more than 30% estimated",
    gated: { totale: { ...good.totale, dichiarato: 500 } },
    refused: { tipo: "troppo-stimato", stimato: 0.5, massimo: 0.3 },
  },
  {
    name: "a silent key ente above 10% (golden `silent_key`)",
    gated: { totale: G04, imputati: [{ ente: "G04", valore: silent_key.imputed }] },
    refused: { tipo: "grande-assente", ente: "G04", quota: silent_key.imputed / silent_key.total },
  },
  {
    name: "an error of 35%",
    gated: { totale: { ...good.totale, errore: 350 } },
    refused: { tipo: "troppo-incerto", cv: 0.35 },
  },
  {
    name: "an undecided conflict above a thousandth",
    gated: { conflitto: 0.0011 },
    refused: { tipo: "conflitto-aperto", quota: 0.0011 },
  },
])("refuses $name", ({ gated, refused }) => {
  expect(gatesOf({ ...good, ...gated })).toEqual([refused]);
});

test("a domain of three enti that all answered is not refused, and one of nobody is", () => {
  const all = { peso: 1, rispondenti: 3, attesi: 3, da_sede: 0 };
  expect(gatesOf({ ...good, ambito: "dominio", coperta: all })).toEqual([]);
  const nobody = { peso: null, rispondenti: 0, attesi: 0, da_sede: 0 };
  const found = gatesOf({ ...good, ambito: "dominio", coperta: nobody }).map(({ tipo }) => tipo);
  expect(found).toEqual(["pochi-rispondenti", "copertura-bassa"]);
});
