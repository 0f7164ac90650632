// From points to figures where somebody is silent: what is estimated, what is not to be trusted, what has no sum, what was
// not asked. The network is twelve enti of equal size, of which one large and nine small answered about money.
import { expect, test } from "vitest";
import { borgo } from "../edizione/borgo.support.ts";
import type { Coverage } from "../statistics/coverage.ts";
import { tQuantile } from "../statistics/quantiles.ts";
import type { CubePoint } from "../store/cube.ts";
import { loadMisure } from "./declarations.ts";
import { makeFigure } from "./figures.ts";
import { type NetworkEnte, type Weighed, weighNetwork } from "./network.ts";
import { pointAt } from "./points.support.ts";
import { estimateId } from "./states.ts";

const edizione = await borgo();
const misure = await loadMisure();
const enti: NetworkEnte[] = Array.from({ length: 21 }, (_, n) => ({
  codice: `E${String(n + 1).padStart(3, "0")}`,
  forma_giuridica: "associazione",
  risorse_precedenti: n === 0 ? 60_000 : 1_000,
}));
const network = (silent: number): Weighed =>
  weighNetwork(
    enti,
    new Map([["finanziamenti", new Set(enti.slice(0, enti.length - silent).map(({ codice }) => codice))]]),
  );
const WELL: Coverage = { peso: 0.95, rispondenti: 18, attesi: 21, da_sede: 21 };

interface Given {
  readonly point: CubePoint;
  readonly id?: string;
  readonly network?: Weighed;
  readonly coperta?: Coverage;
  readonly anno?: number;
}
function figureAt({ point, id = "valore-netto", network: weighed = network(3), coperta = WELL, anno = 2024 }: Given) {
  const own = { ...edizione, yaml: { ...edizione.yaml, anno } };
  const input = {
    edizione: own,
    misure,
    cubi: new Map([[id, [point]]]),
    coppie: new Map(),
    guasti: [],
    nascoste: new Set<string>(),
  };
  return makeFigure({ ...input, network: weighed, coverageOf: () => coperta });
}
/** Three small enti at a point: 100, 120 and 80 euro each, of classes whose members weigh 20/17 (three silent). */
const classe = (() => {
  const made = network(3);
  if ("refused" in made) throw new Error(made.refused.tipo);
  const found = made.made.byGroup.get("denaro")?.rapporto;
  if (found === undefined || "refused" in found) throw new Error("no weights");
  return found.made.classi.find(({ isExpanded }) => isExpanded) ?? { id: "", ppm: 0 };
})();
const point = (dims: Record<string, string> = {}): CubePoint => {
  const cents = [10_000, 12_000, 8_000];
  const y = cents.reduce((sum, each) => sum + each, 0);
  const yy = cents.reduce((sum, each) => sum + each ** 2, 0);
  const moments = { n: 3, y, yy, ay: 1_000 * y, pesato: Math.round((y * classe.ppm) / 1000) };
  return { ...pointAt(dims, y), n_enti: 3, classi: { [classe.id]: moments } };
};

test("who is silent is in the value, the declared sum beside it, with error, interval and letter", () => {
  const figura = figureAt({ point: point() }).at("valore-netto", {});
  const valore = Math.round(300 * (classe.ppm / 1_000_000));
  expect(figura).toMatchObject({ valore, dichiarato: 300, stato: "stimato", protetta: "", n_enti: 3 });
  expect(figura.stimato).toBe((valore - 300) / valore);
  expect(figura.errore_standard).toBe(80);
  expect(figura.ci_inf).toBeGreaterThanOrEqual(300);
  expect(figura.giudizio).toMatch(/^[A-F]$/);
});

test("no digit beside a value tells more than the value: part estimated, coverage, error and the ends of its interval", () => {
  const at = (over: Partial<CubePoint>) =>
    figureAt({ point: { ...point(), ...over }, coperta: { ...WELL, peso: 0.98765 } });
  const figura = at({}).at("valore-netto", {});
  expect([figura.stimato, figura.copertura]).toEqual([(Number(figura.valore) - 300) / Number(figura.valore), 0.99]);
  const cv = 80 / Number(figura.valore);
  expect(figura.ci_sup).toBe(Math.ceil((80 / cv) * Math.exp(cv * tQuantile(0.975, 16))));
  // Part of a euro more or less, which the rounded value does not show, shows in no end.
  const moments = point().classi[classe.id];
  if (moments === undefined) throw new Error("no class");
  for (const euro of [-0.49, -0.2, 0.2, 0.49]) {
    const pesato = Math.round((Number(figura.valore) + euro) * 100_000);
    expect(at({ classi: { [classe.id]: { ...moments, pesato } } }).at("valore-netto", {})).toEqual(figura);
  }
  const two = { [classe.id]: { n: 2, y: 30_000, yy: 5e8, ay: 3e7, pesato: 35_294_118 } };
  const ofTwo = at({ n_enti: 3, classi: two }).at("valore-netto", {});
  expect(ofTwo).toMatchObject({ stato: "stimato", errore_standard: null, ci_inf: null, ci_sup: null });
  expect(ofTwo.giudizio).not.toBeNull();
});

test("an estimate that would tell beside what was declared is told as one that is not to be trusted", () => {
  const input = { edizione, misure, guasti: [], network: network(3), coverageOf: () => WELL };
  const coppie = new Map([["quota-famiglie", [{ dims: {}, parte: point(), tutto: point(), prodotto: {} }]]]);
  const cubi = new Map([["valore-netto", [point()]]]);
  const figure = makeFigure({ ...input, cubi, coppie, nascoste: new Set([estimateId("valore-netto")]) });
  const withheld = { valore: null, stimato: null, errore_standard: null, stato: "incerto", protetta: "precisione" };
  expect(figure.at("valore-netto", {})).toMatchObject({ ...withheld, dichiarato: 300 });
  expect(figure.at("quota-famiglie", {})).toMatchObject({ ...withheld, dichiarato: 1 });
  expect(figure.at("valore-netto-dichiarato", {})).toMatchObject({ valore: 300, stato: "valore" });
});

test("its twin tells what was declared, and nothing else", () => {
  const twin = figureAt({ point: point() }).at("valore-netto-dichiarato", {});
  expect(twin).toMatchObject({ valore: 300, stimato: 0, stato: "valore", errore_standard: null, giudizio: null });
});

test("so does the twin of a ratio", () => {
  const pair = { dims: {}, parte: point(), tutto: point(), prodotto: {} };
  const coppie = new Map([["quota-famiglie", [pair]]]);
  const input = {
    edizione,
    misure,
    cubi: new Map(),
    coppie,
    guasti: [],
    nascoste: new Set<string>(),
    network: network(3),
    coverageOf: () => WELL,
  };
  expect(makeFigure(input).at("quota-famiglie", {})).toMatchObject({ stato: "stimato", valore: 1 });
  expect(makeFigure(input).at("quota-famiglie-dichiarato", {})).toMatchObject({
    stato: "valore",
    valore: 1,
    stimato: 0,
  });
});

test("a ratio of persons has the digits that a table prints of it, and its interval is made of them", () => {
  const part = {
    ...point(),
    valore: 10_000,
    classi: { [classe.id]: { n: 1, y: 10_000, yy: 1e8, ay: 1e7, pesato: 11_764_706 } },
  };
  const coppie = new Map([
    ["quota-famiglie", [{ dims: {}, parte: part, tutto: point(), prodotto: { [classe.id]: 1e8 } }]],
  ]);
  const input = { edizione, misure, guasti: [], cubi: new Map(), coppie, network: network(3), coverageOf: () => WELL };
  const figure = makeFigure({ ...input, nascoste: new Set<string>() });
  const numbers = ["", "-dichiarato"].flatMap((twin) => {
    const { valore, dichiarato, ci_inf, ci_sup } = figure.at(`quota-famiglie${twin}`, {});
    return [valore, dichiarato, ci_inf, ci_sup].filter((each) => each !== null);
  });
  expect(numbers).toContain(0.333);
  expect(numbers.filter((each) => Number(each.toFixed(3)) !== each)).toEqual([]);
});

test.each<[string, Partial<Given>]>([
  ["too little of the network answered", { coperta: { ...WELL, peso: 0.5 } }],
  ["too few answered", { coperta: { ...WELL, rispondenti: 3 } }],
  [
    "a large ente that is silent is too much of it",
    { point: { ...point(), imputati: { E001: 5_000_000 } }, network: silentKey() },
  ],
  ["nobody can say what a respondent stands for", { network: network(20) }],
])("where %s no estimate is printed, and what was declared stays", (_, given) => {
  const figura = figureAt({ point: point(), ...given }).at("valore-netto", {});
  expect(figura).toMatchObject({ valore: null, dichiarato: 300, stato: "incerto", protetta: "precisione" });
  expect([figura.errore_standard, figura.ci_inf, figura.stimato]).toEqual([null, null, null]);
});
function silentKey(): Weighed {
  const heard = new Set(enti.slice(1, 18).map(({ codice }) => codice));
  return weighNetwork(enti, new Map([["finanziamenti", heard]]));
}

test("a place where only a silent large ente is made up for is no nothing, and no estimate to be trusted", () => {
  const made = pointAt({}, null, { n_enti: 0, n_righe: 0 });
  const alone = { ...made, classi: {}, imputati: { E001: 5_000_000 } };
  const figura = figureAt({ point: alone, network: silentKey() }).at("valore-netto", {});
  expect(figura).toMatchObject({ valore: null, dichiarato: null, stato: "incerto" });
  expect(figureAt({ point: made }).at("valore-netto", {}).stato).toBe("nulla");
});

test("a question that the edition did not ask has a sign of its own, and no row in the open data", () => {
  const given = { point: pointAt({}, 12), id: "volontari-ore", anno: 2015 };
  // A field that was not asked, and a misura that counts rows of a later question.
  expect(figureAt(given).at("servizi-modalita", {}).stato).toBe("non-chiesto");
  expect(figureAt(given).at("volontari-ore", {})).toMatchObject({ valore: null, stato: "non-chiesto", n_enti: null });
  expect(
    figureAt(given)
      .all()
      .map(({ misura }) => misura),
  ).not.toContain("volontari-ore");
});

test("unlike indicators have no sum, unless a group says that they are of one kind", () => {
  const dims = { indicatore: "a" };
  const { at, all } = figureAt({ point: pointAt({}, 12_00), id: "esito" });
  expect(at("esito", {})).toMatchObject({ valore: null, stato: "non-pertinente" });
  expect(all().map(({ id }) => id)).not.toContain("esito");
  expect(figureAt({ point: pointAt(dims, 12_00), id: "esito" }).at("esito", dims).valore).toBe(12);
  const group = { cantiere: "x", indicatore_gruppo: "g" };
  expect(figureAt({ point: pointAt(group, 12_00), id: "esito" }).at("esito", group).valore).toBe(12);
  // A cantiere has indicators of many kinds, and so have those that are in no group.
  for (const mixed of [{ cantiere: "x" }, { cantiere: "x", zona: "z" }, { cantiere: "x", indicatore_gruppo: "" }]) {
    const several = figureAt({ point: pointAt(mixed, 12_00), id: "esito" });
    expect(several.at("esito", mixed)).toMatchObject({ valore: null, stato: "non-pertinente" });
    expect(several.all().filter(({ misura }) => misura === "esito")).toEqual([]);
  }
});

test("a breakdown that is not in the plan of its misura is refused", () => {
  expect(() => figureAt({ point: point() }).at("volontari-under-30", { cantiere: "x", zona: "y" })).not.toThrow();
  expect(() => figureAt({ point: point() }).at("punti-ore", { nome: "x", zona: "y" })).toThrow(
    "non si pubblica per nome e zona",
  );
});

test("what made no sense to anybody is «non pertinente», what nobody could give «non disponibile»", () => {
  const empty = (n_insensate: number) => pointAt({}, null, { n_righe: 2, n_senza: 2, n_insensate });
  expect(figureAt({ point: empty(2) }).at("valore-netto", {}).stato).toBe("non-pertinente");
  expect(figureAt({ point: empty(1) }).at("valore-netto", {}).stato).toBe("non-disponibile");
});
