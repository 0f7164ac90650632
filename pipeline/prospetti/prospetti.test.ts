// A title that a declaration asks for must be one that its table can give: each is asked here of every declared prospetto.
import { expect, test } from "vitest";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import { loadProspetti } from "../compose/prospetti.ts";
import { loadMisure } from "../figure/declarations.ts";

const misure = await loadMisure();
const { prospetti, elenchi } = await loadProspetti(misure);
const drawn = ({ misure: columns, disegna = 0 }: ProspettoDef) => {
  const column = columns[disegna];
  return misure.get(typeof column === "string" ? column : (column?.misura ?? ""));
};
const asking = (form: string): ProspettoDef[] =>
  prospetti.filter(({ risultati }) => risultati?.some((r) => r === form));
const ids = (defs: readonly ProspettoDef[]): string[] => defs.map(({ id }) => id);

test("there is something to ask of", () => {
  expect(
    ["primo", "quota", "divario", "variazione", "intervallo"].map((form) => asking(form).length > 0),
  ).not.toContain(false);
});

test("what is drawn is one of the columns", () => {
  expect(ids(prospetti.filter((def) => drawn(def) === undefined))).toEqual([]);
});

test("only a chart has a finding as title", () => {
  expect(ids(prospetti.filter(({ forma, risultati }) => forma === undefined && risultati !== undefined))).toEqual([]);
});

test("a share of the whole is asked only of what adds up to a printed total", () => {
  const wrong = asking("quota").filter((def) => {
    const misura = drawn(def);
    return !def.righe.totale || misura?.tipo !== "base" || misura.valore.op === "distinti";
  });
  expect(ids(wrong)).toEqual([]);
});

test("the distance from the city is asked only where the city is the line of reference, and has a total row", () => {
  expect(ids(asking("divario").filter(({ riferimento, righe }) => riferimento !== "citta" || !righe.totale))).toEqual(
    [],
  );
});

test("a change is asked only of editions in rows, or in columns where one row is lit", () => {
  const isLit = ({ accento, colonne }: ProspettoDef) => accento === "parte" && colonne?.dimensione === "edizione";
  const others = asking("variazione").filter((def) => def.righe.dimensione !== "edizione" && !isLit(def));
  expect(ids(others)).toEqual([]);
});

test("rows spread over columns are ranked only by a total column", () => {
  const ranked = [...new Set(["primo", "quota", "divario", "intervallo"].flatMap(asking))];
  expect(ids(ranked.filter(({ colonne }) => colonne !== undefined && !colonne.totale))).toEqual([]);
});

test("a neutral title fits its line, and nothing types a number into it", () => {
  const titled = [...prospetti, ...elenchi].filter(
    ({ titolo }) => titolo.split(/\s+/).length > 15 || /\d/.test(titolo),
  );
  expect(titled.map(({ id }) => id)).toEqual([]);
});
