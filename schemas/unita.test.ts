import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import {
  conteggio,
  EURO,
  formatAlike,
  formatChange,
  formatDate,
  formatEuro,
  formatEuroProse,
  formatEuroShort,
  formatMarkShare,
  formatNumber,
  formatSemplice,
  formatShare,
  formatValue,
  QUOTA,
  type Unita,
} from "./unita.ts";

test.each([
  ["1.312", formatNumber(1312)],
  ["1.234,5", formatNumber(1234.5, 1)],
  ["\u22124", formatNumber(-4)],
  ["0", formatNumber(-0.2)],
  ["1.234,50\u00a0€", formatEuro(1234.5)],
  ["173\u00a0milioni di euro", formatEuroProse(173_041_250)],
  ["2,6\u00a0milioni di euro", formatEuroProse(2_564_000)],
  ["1\u00a0milione di euro", formatEuroProse(1_000_000)],
  ["48.200\u00a0euro", formatEuroProse(48_200)],
  ["173\u00a0mln\u00a0€", formatEuroShort(173_041_250)],
  ["2,6\u00a0mln\u00a0€", formatEuroShort(2_564_000)],
  ["191,7\u00a0mln\u00a0€", formatEuroShort(191_730_907)],
  ["19\u00a0mln\u00a0€", formatEuroShort(19_004_426)],
  ["17,9\u00a0mln\u00a0€ – 20,0\u00a0mln\u00a0€", formatAlike([17_900_000, 20_000_000], EURO).join(" – ")],
  ["20\u00a0mln\u00a0€, 450\u00a0mila\u00a0€", formatAlike([2e7, 450_000], EURO).join(", ")],
  ["41%", formatShare(0.41038)],
  ["+3,2%", formatChange(0.032)],
  ["\u221210%", formatChange(-0.1, 0)],
  ["13\u00a0luglio\u00a02017", formatDate("2017-07-13")],
  ["1°\u00a0maggio\u00a02017", formatDate("2017-05-01")],
  ["31\u00a0maggio\u00a02017", formatDate("2017-05-31")],
  ["maggio 2016", formatDate("maggio 2016")],
  ["12.400", formatValue(12_400, conteggio("ore", "ora", 1), "prosa")],
  ["6,5", formatValue(6.5, conteggio("ore", "ora", 1), "prosa")],
  ["5,2%", formatValue(0.052, QUOTA, "prosa")],
  ["22,5%", formatValue(0.225, QUOTA, "prosa")],
  ["22%", formatValue(0.224, QUOTA, "prosa")],
  ["13% 5,2%", [0.125, 0.052].map(formatMarkShare).join(" ")],
  ["173.041.250", formatValue(173_041_250, EURO, "tabella")],
])("prints %s", (expected, printed) => {
  expect(printed).toBe(expected);
});

test("no other module turns a number into text by itself", () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const files = ["schemas", "pipeline"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  );
  const code = files.filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith("schemas/unita.ts"),
  );
  expect(code.length).toBeGreaterThan(50);
  const guilty = code.filter((name) =>
    /toLocaleString|toFixed\(|Intl\.NumberFormat|d3-format/.test(readFileSync(join(root, name), "utf8")),
  );
  expect(guilty).toEqual([]);
});

test.each<[number, Unita, string]>([
  [0.41, QUOTA, "circa 4 su\u00a010"],
  [0.4, QUOTA, "4 su\u00a010"],
  [0.402, QUOTA, "4 su\u00a010"],
  [0.02, QUOTA, "meno di 1 su\u00a010"],
  [0, QUOTA, "nessuno"],
  [0.97, QUOTA, "quasi tutti"],
  [1, QUOTA, "tutti"],
  [173_041_250, EURO, "circa 173\u00a0milioni di euro"],
  [1_000_000, EURO, "1\u00a0milione di euro"],
  [48_240.5, EURO, "circa 48.000\u00a0euro"],
  [12, EURO, "12\u00a0euro"],
  [766, conteggio("servizi"), "766"],
  [8934, conteggio("posizioni"), "circa 8.900"],
  [641_303, conteggio("ore"), "circa 641.000"],
  [9000, conteggio("posti"), "9.000"],
])("in easy words %s %o is «%s»", (value, unita, text) => {
  expect(formatSemplice(value, unita)).toBe(text);
});
