import { expect, test } from "vitest";
import type { PrintedTable } from "../../schemas/report-model.ts";
import { fixtureModel } from "./model.support.ts";
import { prospettoView, tableView } from "./prospetto-view.ts";

const cell = (more: object = {}) => ({ testo: "1", stato: "valore" as const, ...more });
const table = (...cells: object[]): PrintedTable => ({
  testata: "Zona",
  colonne: [{ id: "r", titolo: "Risorse", numerica: true }],
  righe: cells.map((each, at) => ({
    id: String(at),
    titolo: String(at),
    livello: 0,
    totale: false,
    celle: [cell(each)],
  })),
  segni: [],
});
const classes = (given: PrintedTable): string[] => {
  const { colonne, righe } = tableView(given, "t", "Tavola", { titolo: "", sottotitolo: "" });
  return [colonne[0]?.classe ?? "", ...righe.map(({ celle }) => celle[0]?.classe ?? "")];
};

test.each([
  { name: "bars", cells: [{ barra: 0.5 }, {}], wanted: ["num senza-barra", "num con-barra", "num senza-barra"] },
  {
    name: "changes",
    cells: [{ manubrio: 0 }, {}],
    wanted: ["num senza-manubrio", "num con-manubrio", "num senza-manubrio"],
  },
  { name: "numbers alone", cells: [{}, {}], wanted: ["num", "num", "num"] },
])("in a column of $name the cells without a drawing keep its room", ({ cells, wanted }) => {
  expect(classes(table(...cells))).toEqual(wanted);
});

test.each([
  { name: "a line", note: ["Breve."], wanted: false },
  { name: "much more than its chart", note: ["Una nota lunga. ".repeat(60)], wanted: true },
])("notes of $name stand under it: $wanted", ({ note, wanted }) => {
  const model = fixtureModel();
  const [chart] = Object.values(model.prospetti).filter(({ disegno }) => disegno !== undefined);
  if (chart === undefined) throw new Error("no chart");
  const drawings = { largo: '<svg height="120">', stretto: "" };
  expect(prospettoView({ ...chart, note }, drawings, model).note_sotto).toBe(wanted);
});

test.each([
  { forma: "barre" as const, wanted: true },
  { forma: "manubri" as const, wanted: false },
])("of three editions, a drawing of the last two ($forma) has its table on paper too: $wanted", ({ forma, wanted }) => {
  const model = fixtureModel();
  const [chart] = Object.values(model.prospetti).filter(({ disegno }) => disegno !== undefined);
  if (chart?.disegno === undefined) throw new Error("no chart");
  const { serie: _, ...disegno } = chart.disegno;
  const columns = ["2015", "2016", "2018"].map((id) => ({ id, titolo: id, numerica: true }));
  const drawn = { ...chart, disegno: { ...disegno, forma, serie: ["2016", "2018"] } };
  const { stampa_dati } = prospettoView(
    { ...drawn, tabella: { ...table({}), colonne: columns } },
    { largo: '<svg height="120">', stretto: "" },
    model,
  );
  expect(stampa_dati).toBe(wanted);
});

test("a table of dashes alone is told in a sentence, one with any other sign is not", () => {
  const model = fixtureModel();
  const [given] = Object.values(model.prospetti).filter(({ disegno }) => disegno === undefined);
  if (given === undefined) throw new Error("no table");
  const of = (...stati: string[]) =>
    prospettoView(
      { ...given, tabella: table(...stati.map((stato) => ({ stato, testo: "–" }))) } as typeof given,
      undefined,
      model,
    ).muta;
  expect([of("nulla", "nulla"), of("nulla", "riservato"), of("nulla", "valore"), of()]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test.each([
  { columns: 10, parts: [10] },
  { columns: 11, parts: [6, 5] },
  { columns: 15, parts: [8, 7] },
  { columns: 35, parts: [9, 9, 9, 8] },
])("a table of $columns columns goes on under itself: $parts", ({ columns, parts }) => {
  const numbers = Array.from({ length: columns }, (_, at) => cell({ testo: String(at) }));
  const wide: PrintedTable = {
    testata: "Cantiere",
    colonne: numbers.map(({ testo }) => ({ id: testo, titolo: `Zona ${testo}`, numerica: true })),
    righe: [{ id: "a", titolo: "Curare", livello: 0, totale: false, celle: numbers }],
    segni: ["riservato"],
  };
  const first = tableView(wide, "t", "Tavola 5.1", { titolo: "Titolo", sottotitolo: "" });
  const all = [first, ...first.seguito];
  expect(all.map(({ colonne }) => colonne.length)).toEqual(parts);
  expect(all.flatMap(({ righe }) => righe[0]?.celle.map(({ testo }) => testo) ?? [])).toEqual(
    numbers.map(({ testo }) => testo),
  );
  expect(new Set(all.map(({ id }) => id)).size).toBe(parts.length);
  expect(all.map(({ legenda }) => legenda.length)).toEqual(parts.map((_, at) => (at === parts.length - 1 ? 1 : 0)));
});
