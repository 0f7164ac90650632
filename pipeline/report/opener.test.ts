// The dots of an opening: as many as what they count, whatever its size; a hidden place is in no block.
import { expect, test } from "vitest";
import type { Evidenza } from "../../schemas/report-model.ts";
import { openerOf } from "./opener.ts";

const evidenza = (...luoghi: [string, number | null][]): Evidenza => ({
  cifra: { figura: "esito", testo: "1.184", didascalia: "consegne", base: "" },
  luoghi: luoghi.map(([nome, valore]) => ({ nome, valore, testo: valore === null ? "x" : String(valore) })),
});
const dots = (svg: string): number => svg.match(/<circle/g)?.length ?? 0;
const edge = (svg: string): number => Math.max(...[...svg.matchAll(/cx="([\d.]+)"/g)].map(([, x]) => Number(x)));

test.each([
  { total: 32, unit: 1 },
  { total: 914, unit: 1 },
  { total: 6000, unit: 10 },
  { total: 2_300_000, unit: 10_000 },
])("$total units are drawn with $unit to a dot, inside the page", ({ total, unit }) => {
  const drawn = openerOf(evidenza(["Nord", total / 2], ["Sud", total / 2]), total);
  expect(dots(drawn?.disegno ?? "")).toBe(total / unit);
  expect(edge(drawn?.disegno ?? "")).toBeLessThan(174);
});

test.each([
  [32, "Ogni punto è un’unità, nel luogo in cui è stata contata."],
  [6000, "Ogni punto vale 10 unità, nel luogo in cui sono state contate."],
])("what a dot stands for is said in words that agree: %i", (total, nota) => {
  expect(openerOf(evidenza(["Nord", total / 2], ["Sud", total / 2]), total)?.nota).toBe(nota);
});

test("where a place is hidden one block tells the whole, and no name stands under it", () => {
  const drawn = openerOf(evidenza(["Nord", 20], ["Sud", null]), 32);
  expect(dots(drawn?.disegno ?? "")).toBe(32);
  expect(drawn?.disegno).not.toContain("Nord");
  expect(drawn?.disegno).not.toContain("<text");
});

test("nothing empty stands above the tallest block", () => {
  const drawn = openerOf(evidenza(["Nord", 4], ["Sud", 3]), 7)?.disegno ?? "";
  const [, top = "0"] = /viewBox="0 ([\d.]+) /.exec(drawn) ?? [];
  const highest = Math.min(...[...drawn.matchAll(/cy="([\d.]+)"/g)].map(([, y]) => Number(y)));
  expect(highest - Number(top)).toBeGreaterThan(0);
  expect(highest - Number(top)).toBeLessThan(5);
});

test("what is not known, or is nothing, is not drawn", () => {
  expect(openerOf(evidenza(["Nord", null]), null)).toBeNull();
  expect(openerOf(evidenza(), 0)).toBeNull();
});
