import { expect, test } from "vitest";
import { broken, fillOf, measure, type Piece, type PrintedPage, runsOf } from "./measure.ts";

const piece = (text: string, x: number, y: number, size = 10): Piece => ({ text, x, y, size, width: text.length * 5 });
const page = (...pieces: Piece[]): PrintedPage => ({ pieces });
const FOOT = piece("fine della pagina", 51, 70);
const FULL = page(FOOT);
const measured = (...pages: PrintedPage[]) => measure([FULL, FULL, ...pages], null);

test("words on one baseline are one line, cells apart are two", () => {
  const runs = runsOf(page(piece("Le famiglie", 51, 700), piece("mettono", 109, 700.3), piece("41%", 300, 700)));
  expect(runs.map(({ text }) => text)).toEqual(["Le famiglie mettono", "41%"]);
});

test("a page is as full as its lowest words, running heads and folios apart", () => {
  expect(
    fillOf(runsOf(page(piece("testa", 51, 812), piece("a mezza pagina", 51, 418), piece("12", 51, 30)))),
  ).toBeCloseTo(0.5, 1);
  expect(measured(page(piece("poco", 51, 700)), FULL).vuote).toEqual([3]);
});

test("the last page ends where the report ends", () => {
  expect(measured(FULL, page(piece("poco", 51, 700))).vuote).toEqual([]);
});

test.each([
  { name: "type below 8 points", page: page(FOOT, piece("nota", 51, 90, 7.5)), says: "corpo 7.5 pt a p. 3" },
  { name: "half a page", page: page(piece("poco", 51, 700)), says: "piene per meno del 60%: 3" },
  {
    name: "lines that are too long",
    page: page(FOOT, piece("x".repeat(120), 51, 400)),
    says: "righe di 120 caratteri",
  },
  {
    name: "a line that ends before its number",
    page: page(FOOT, piece("come mostra il Grafico", 51, 400), piece("5.1 della rete", 51, 385)),
    says: "prima del loro numero: p. 3",
  },
])("$name is told", ({ page: tried, says }) => {
  expect(broken(measured(tried, FULL), { pagine: null }).join("\n")).toContain(says);
});

test("a chart and its data table on two pages are told, in the appendix not", () => {
  const chart = page(piece("Grafico 5.1", 51, 600), FOOT);
  const table = page(piece("Dati del grafico 5.1", 51, 700), FOOT);
  const pages = [FULL, FULL, chart, table];
  expect(measure(pages, null)).toMatchObject({ separati: ["5.1"], tabelleSotto: 1 });
  expect(measure(pages, 4)).toMatchObject({ separati: [], tabelleSotto: 0 });
});

test("too few and too many pages are told where a number is set", () => {
  const measures = measure([FULL, FULL], null);
  expect(broken(measures, { pagine: [2, 3] })).toEqual([]);
  expect(broken(measures, { pagine: [3, 4] })).toEqual(["2 pagine: devono essere da 3 a 4"]);
});
