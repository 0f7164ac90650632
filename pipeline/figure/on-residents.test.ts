// Persons counted beside residents and beside persons in need: what is known gives a number with its limits, what is not is
// never a zero.
import { expect, test } from "vitest";
import type { Figura } from "../../schemas/figura.ts";
import type { Calcolo } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";
import { onResidents } from "./on-residents.ts";

const EMPTY: Figura = {
  ...{ id: "x", edizione: 2020, misura: "x", dims: {}, unita: conteggio("persone"), stato: "nulla", protetta: "" },
  ...{ valore: null, n_enti: 4, copertura: 0.9, righe_con_dato: 1, dichiarato: null, stimato: null },
  ...{ errore_standard: null, ci_inf: null, ci_sup: null, giudizio: null },
};
const told = (valore: number, more: Partial<Figura> = {}): Partial<Figura> => ({
  ...{ valore, dichiarato: valore, stimato: 0, stato: "valore" },
  ...more,
});
const between = (ci_inf: number, ci_sup: number): Partial<Figura> => ({ ci_inf, ci_sup });
const NEED = told(100, between(80, 120));
const UNKNOWN: Partial<Figura> = { stato: "non-disponibile" };
const HIDDEN: Partial<Figura> = { stato: "riservato", protetta: "riservatezza" };
const GATE: Partial<Figura> = { stato: "incerto", protetta: "precisione", dichiarato: 90 };

interface Case {
  readonly name: string;
  readonly calcolo: Calcolo;
  readonly counted: Partial<Figura>;
  readonly among: Partial<Figura>;
  readonly all?: boolean;
  readonly is: Partial<Figura>;
}

const nothing = { valore: null, ci_inf: null, ci_sup: null, dichiarato: null } as const;

test.each<Case>([
  {
    name: "those left",
    calcolo: "divario",
    counted: told(90),
    among: NEED,
    is: told(10, { ...between(0, 30), dichiarato: null }),
  },
  {
    name: "how far they are reached",
    calcolo: "copertura",
    counted: told(90),
    among: NEED,
    is: { valore: 0.9, ...between(0.75, 1.125) },
  },
  {
    name: "the estimate of the served widens the limits",
    calcolo: "divario",
    counted: told(90, { ...between(60, 110), stato: "stimato", stimato: 0.1 }),
    among: NEED,
    is: { valore: 10, ...between(0, 60), stato: "stimato", stimato: 0.1 },
  },
  {
    name: "an estimate of the served whose error is not told has no limits",
    calcolo: "divario",
    counted: told(90, { stato: "stimato", stimato: 0.1 }),
    among: NEED,
    is: { valore: 10, ci_inf: null, ci_sup: null, stato: "stimato", stimato: 0.1 },
  },
  {
    name: "a rate of an estimate whose error is not told has none either, for chance alone would be too narrow",
    calcolo: "tasso",
    counted: told(90, { stato: "stimato", stimato: 0.1 }),
    among: told(1000),
    is: { valore: 90, ci_inf: null, ci_sup: null, stato: "stimato" },
  },
  {
    name: "as many as in need",
    calcolo: "divario",
    counted: told(150),
    among: NEED,
    is: { valore: 0, stato: "valore" },
  },
  {
    name: "nobody in need",
    calcolo: "copertura",
    counted: told(5),
    among: told(0),
    is: { ...nothing, stato: "non-pertinente" },
  },
  {
    name: "no estimate of the need",
    calcolo: "divario",
    counted: told(90),
    among: UNKNOWN,
    is: { ...nothing, ...UNKNOWN },
  },
  {
    name: "no estimate of the need, for the coverage",
    calcolo: "copertura",
    counted: told(90),
    among: UNKNOWN,
    is: { ...nothing, ...UNKNOWN },
  },
  {
    name: "a gate that does not hold",
    calcolo: "divario",
    counted: GATE,
    among: NEED,
    is: { ...nothing, stato: "incerto", protetta: "precisione" },
  },
  {
    name: "a gate that does not hold, and no need",
    calcolo: "divario",
    counted: GATE,
    among: UNKNOWN,
    is: { ...nothing, ...UNKNOWN },
  },
  {
    name: "nobody told of anybody, some are silent",
    calcolo: "divario",
    counted: {},
    among: NEED,
    is: { ...nothing, ...UNKNOWN },
  },
  {
    name: "nobody told of anybody, all answered",
    calcolo: "divario",
    counted: {},
    among: NEED,
    all: true,
    is: { valore: 100, stato: "valore" },
  },
  {
    name: "nobody reached, all answered",
    calcolo: "copertura",
    counted: {},
    among: NEED,
    all: true,
    is: { valore: 0, stato: "valore" },
  },
  {
    name: "hidden served",
    calcolo: "divario",
    counted: HIDDEN,
    among: NEED,
    all: true,
    is: { ...nothing, ...HIDDEN, n_enti: null, copertura: null },
  },
  {
    name: "hidden served whose need nobody knows",
    calcolo: "copertura",
    counted: HIDDEN,
    among: UNKNOWN,
    is: { ...nothing, ...HIDDEN },
  },
  {
    name: "hidden served of a rate",
    calcolo: "tasso",
    counted: HIDDEN,
    among: told(1000),
    is: { ...nothing, ...HIDDEN },
  },
  {
    name: "nobody told of anybody: no rate of zero",
    calcolo: "tasso",
    counted: {},
    among: told(1000),
    is: { ...nothing, stato: "nulla" },
  },
  {
    name: "a rate of nobody's residents",
    calcolo: "tasso",
    counted: told(5),
    among: {},
    is: { ...nothing, stato: "nulla" },
  },
])("$calcolo: $name", ({ calcolo, counted, among, all = false, is }) => {
  const terms = { counted: { ...EMPTY, ...counted }, among: { ...EMPTY, ...among }, isEverybody: all };
  expect(onResidents(calcolo, EMPTY, terms)).toMatchObject(is);
});

test.each<[name: string, counted: Partial<Figura>, valore: number, inf: number, sup: number]>([
  ["a declared count has the exact limits of a count", told(10), 5, 2.3977, 9.1952],
  ["a declared zero has an upper limit", told(0), 0, 0, 1.8444],
  ["a sure estimate is as uncertain as a count", told(10, { ...between(9, 11), stato: "stimato" }), 5, 2.3977, 9.1952],
  ["an unsure estimate keeps its own limits", told(10, { ...between(2, 40), stato: "stimato" }), 5, 1, 20],
])("%s", (_, counted, valore, inf, sup) => {
  const terms = { counted: { ...EMPTY, ...counted }, among: { ...EMPTY, ...told(2000) }, isEverybody: true };
  const found = onResidents("tasso", EMPTY, terms);
  expect(found.valore).toBe(valore);
  expect(found.ci_inf).toBeCloseTo(inf, 3);
  expect(found.ci_sup).toBeCloseTo(sup, 3);
});
