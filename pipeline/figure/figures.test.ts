// What a figura says at a point: its value, who stands behind it, and which sign takes the place of a number.
import { expect, test } from "vitest";
import { figuraId } from "../../schemas/figura.ts";
import { type Cell, figureOf, type Given } from "../compose/prova.support.ts";
import { everybody, pointAt } from "./points.support.ts";

const zone = (...cells: readonly Cell[]): readonly Cell[] => cells;
const volontari = zone([{ zona: "nord" }, 20, 2], [{ zona: "sud" }, 0, 0], [{ zona: "valle" }, null, 0]);

interface Case {
  readonly name: string;
  readonly cells: Given["cells"];
  readonly misura: string;
  readonly dims?: Record<string, string>;
  readonly is: Record<string, unknown>;
}

test.each<Case>([
  {
    name: "a sum is in its own unit, not in cents",
    cells: { valore: [[{ zona: "nord" }, 12.34]] },
    misura: "valore",
    is: { valore: 12.34, stato: "valore", n_enti: 1, stimato: 0 },
  },
  {
    name: "a declared zero is a number",
    cells: { volontari },
    misura: "volontari",
    dims: { zona: "sud" },
    is: { valore: 0, stato: "valore" },
  },
  {
    name: "a point without rows has nothing to say",
    cells: { volontari },
    misura: "volontari",
    dims: { zona: "citta" },
    is: { valore: null, stato: "nulla", n_enti: 0 },
  },
  {
    name: "rows without a value are not available",
    cells: { volontari },
    misura: "volontari",
    dims: { zona: "valle" },
    is: { valore: null, stato: "non-disponibile", n_enti: 0 },
  },
  {
    name: "«totale» is the margin",
    cells: { volontari },
    misura: "volontari",
    dims: { zona: "totale" },
    is: { id: "volontari", dims: {}, valore: 20 },
  },
  {
    name: "public data have no enti behind them",
    cells: { residenti: [[{ zona: "nord" }, 900]] },
    misura: "residenti",
    is: { valore: 900, n_enti: null },
  },
  {
    name: "a ratio divides, and counts the enti of its base",
    cells: { volontari, ore: [[{ zona: "nord" }, 50, 1]] },
    misura: "ore-a-testa",
    dims: { zona: "nord" },
    is: { valore: 2.5, n_enti: 2, stato: "valore" },
  },
  {
    name: "no ratio to a base of zero",
    cells: { volontari, ore: [[{ zona: "sud" }, 5]] },
    misura: "ore-a-testa",
    dims: { zona: "sud" },
    is: { valore: null, stato: "non-pertinente" },
  },
  {
    name: "nor to a base nobody gave",
    cells: { volontari, ore: [[{ zona: "valle" }, 5]] },
    misura: "ore-a-testa",
    dims: { zona: "valle" },
    is: { valore: null, stato: "non-disponibile" },
  },
  {
    name: "nothing above a base is a true zero",
    cells: { volontari },
    misura: "ore-a-testa",
    dims: { zona: "nord" },
    is: { valore: 0, stato: "valore" },
  },
  {
    name: "what nobody could give above a base is no zero",
    cells: { volontari, ore: [[{ zona: "nord" }, null]] },
    misura: "ore-a-testa",
    dims: { zona: "nord" },
    is: { valore: null, stato: "non-disponibile" },
  },
  {
    name: "a share on a small base is too uncertain",
    cells: { volontari: [[{ zona: "nord" }, 9]], ore: [[{ zona: "nord" }, 3]] },
    misura: "quota-ore",
    is: { valore: null, stato: "incerto", protetta: "precisione" },
  },
  {
    name: "a share on a base just large enough is printed",
    cells: { volontari: [[{ zona: "nord" }, 10]], ore: [[{ zona: "nord" }, 3]] },
    misura: "quota-ore",
    is: { valore: 0.3, stato: "valore", protetta: "" },
  },
])("$name", ({ cells, misura, dims = {}, is }) => {
  expect(figureOf({ ...(cells === undefined ? {} : { cells }) }).at(misura, dims)).toMatchObject(is);
});

test("a figura is the same bytes whoever asks for it first", () => {
  const asked = [
    { zona: "nord", cantiere: "crescere" },
    { cantiere: "crescere", zona: "nord" },
  ];
  const [one, other] = asked.map((dims) => JSON.stringify(figureOf({}).at("valore", dims)));
  expect(one).toBe(other);
});

test("where nobody answered nothing above a base is no zero", () => {
  const figure = figureOf({ cells: { volontari }, copertura: 0 });
  expect(figure.at("ore-a-testa", { zona: "nord" })).toMatchObject({ valore: null, stato: "nulla" });
});

test("a misura or a dimension that is not declared is refused by name", () => {
  const { at } = figureOf({});
  expect(() => at("volontri", {})).toThrow("nessuna misura si chiama «volontri»");
  expect(() => at("volontari", { rione: "x" })).toThrow("la misura «volontari» non ha la dimensione «rione»");
});

test("members are those with rows at the point, in code order", () => {
  const { members } = figureOf({
    cells: {
      volontari: [
        [{ cantiere: "curare", zona: "sud" }, 1],
        [{ cantiere: "curare", zona: "nord" }, null],
        [{ cantiere: "crescere", zona: "valle" }, 1],
      ],
    },
  });
  expect(members("volontari", "zona", {})).toEqual(["nord", "sud", "valle"]);
  expect(members("volontari", "zona", { cantiere: "curare" })).toEqual(["nord", "sud"]);
  expect(members("ore-a-testa", "zona", { cantiere: "crescere", zona: "nord" })).toEqual(["valle"]);
});

test("the open data hold every point with rows and the total of what nobody answered, ratios at the points of their base", () => {
  const all = figureOf({ cells: { volontari: [[{ zona: "nord" }, 4]], ore: [[{ zona: "nord" }, 8]] } }).all();
  expect(all.map(({ id, valore }) => `${id} ${valore}`)).toEqual([
    ...["volontari 4", "volontari|zona=nord 4", "ore 8", "ore|zona=nord 8", "valore null"],
    ...["ore-a-testa 2", "ore-a-testa|zona=nord 2", "quota-ore null", "quota-ore|zona=nord null", "costo null"],
  ]);
});

test("a figura has one id, whether its margins are named or left out", () => {
  expect(figuraId("volontari", { zona: "totale", cantiere: "curare" })).toBe("volontari|cantiere=curare");
});

const HIDDEN = {
  ...{ valore: null, n_enti: null, righe_con_dato: null, copertura: null, dichiarato: null, stimato: null },
  ...{ errore_standard: null, ci_inf: null, ci_sup: null, giudizio: null },
  ...{ stato: "riservato", protetta: "riservatezza" },
};

test("a hidden figura has no number, and neither has a ratio of which it is a term; what is beside it stays", () => {
  const figure = figureOf({
    cells: {
      volontari: [
        [{ zona: "nord" }, 20, 1],
        [{ zona: "sud" }, 30, 5],
      ],
      ore: [
        [{ zona: "nord" }, 700, 1],
        [{ zona: "sud" }, 900, 5],
      ],
    },
    nascoste: ["volontari|zona=nord", "ore|zona=sud"],
  });
  expect(figure.at("volontari", { zona: "nord" })).toMatchObject(HIDDEN);
  expect(figure.at("volontari", { zona: "sud" })).toMatchObject({ valore: 30, n_enti: 5, protetta: "" });
  expect(figure.at("ore-a-testa", { zona: "nord" }), "its denominator").toMatchObject(HIDDEN);
  expect(figure.at("ore-a-testa", { zona: "sud" }), "its numerator").toMatchObject(HIDDEN);
  expect(figure.at("ore-a-testa", {})).toMatchObject({ valore: 32, protetta: "" });
});

test("what was declared of a hidden figura is hidden under the name of its twin", async () => {
  const { withTwins, loadMisure } = await import("./declarations.ts");
  const { makeFigure } = await import("./figures.ts");
  const { borgo } = await import("../edizione/borgo.support.ts");
  const [misure, edizione] = [withTwins(await loadMisure()), await borgo()];
  const figure = makeFigure({
    ...{ edizione, misure, coppie: new Map(), guasti: [], network: everybody(edizione), coverageOf: () => null },
    cubi: new Map([["spesa", [pointAt({ zona: "nord" }, 1200)]]]),
    nascoste: new Set(["spesa|zona=nord"]),
  });
  expect(figure.at("spesa-dichiarato", { zona: "nord" })).toMatchObject(HIDDEN);
});
