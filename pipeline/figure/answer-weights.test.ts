// How large an ente was the year before is not told by how much of the network answered.
import { expect, test } from "vitest";
import { borgo } from "../edizione/borgo.support.ts";
import { ANSWER_WEIGHT } from "./answer-weights.ts";
import { computeFigure } from "./compute.ts";
import { loadMisure } from "./declarations.ts";
import { weighNetwork } from "./network.ts";
import { pointAt } from "./points.support.ts";

const edizione = await borgo();
const misure = await loadMisure();
const ente = edizione.enti.find(({ tipo }) => tipo === "ente") ?? expect.fail();

/** Twelve enti of like size, of which one is ten times as large. */
const SIZES = [1000, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110];
const codice = (n: number): string => `E${String(n + 2).padStart(3, "0")}`;
const enti = SIZES.map((risorse_precedenti, n) => ({ ...ente, codice: codice(n), risorse_precedenti, gruppo: "" }));
const allBut = (...silent: number[]): Set<string> =>
  new Set(enti.filter((_, n) => !silent.includes(n)).map((each) => each.codice));

test.each<[what: string, denaro: Set<string>, persone: Set<string>, p: number | null, hidden: string[]]>([
  ["all answered", allBut(), allBut(), 10, []],
  ["three like enti are silent", allBut(3, 4, 5), allBut(3, 4, 5), 10, []],
  ["the large one alone is silent", allBut(0), allBut(0), 10, ["denaro", "persone"]],
  ["the large one alone is silent about persons", allBut(3, 4, 5), allBut(0, 3, 4, 5), 10, ["persone"]],
  ["a small one alone is silent about persons: hundredths hide it", allBut(3, 4, 5), allBut(3, 4, 5, 6), 10, []],
  ["the analyst sees it", allBut(0), allBut(0), null, []],
])(
  "of each group of questions the weight is told, but not where it tells of one: %s",
  (_, denaro, persone, p, hidden) => {
    const perBlocco = new Map([
      ["finanziamenti", denaro],
      ["personale", persone],
    ]);
    const network = weighNetwork(enti, perBlocco);
    const dims = ["denaro", "persone"].map((gruppo) => ({ gruppo }));
    const figure = computeFigure(
      { ...edizione, enti },
      misure,
      { cubi: new Map([[ANSWER_WEIGHT, dims.map((each) => pointAt(each, 86))]]), coppie: new Map(), guasti: [] },
      { qualcosa: new Set(), perBlocco },
      network,
      new Set(),
      new Map(),
      p,
    );
    const found = dims.filter((each) => figure.at(ANSWER_WEIGHT, each).stato === "riservato");
    expect(found.map(({ gruppo }) => gruppo)).toEqual(hidden);
    expect(figure.at(ANSWER_WEIGHT, { gruppo: "denaro" }).valore).toBe(hidden.includes("denaro") ? null : 0.86);
  },
);
