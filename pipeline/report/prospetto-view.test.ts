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
