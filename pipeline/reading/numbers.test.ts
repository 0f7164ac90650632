import { describe, expect, test } from "vitest";
import { readNumber } from "./numbers.ts";

describe("reads what has one meaning", () => {
  test.each([
    ["12", 12],
    ["+12", 12],
    ["-5", -5],
    ["0", 0],
    ["007", 7],
    ["1200,50", 1200.5],
    ["1200.5", 1200.5],
    ["1.200,50", 1200.5],
    ["1,200.50", 1200.5],
    ["1.234.567", 1_234_567],
    ["1,234,567", 1_234_567],
    ["1.234.567,8", 1_234_567.8],
    ["€ 1.200,50", 1200.5],
    ["1.200,50 €", 1200.5],
    ["-€ 5", -5],
    ["1200 euro", 1200],
    ["EUR 12", 12],
    ["1 234", 1234],
    ["1 234 567,5", 1_234_567.5],
    ["1\u00a0234", 1234],
    ["1'234", 1234],
    ["1.200,-", 1200],
    ["1.200,--", 1200],
    ["(1.200,00)", -1200],
    ["\u22125", -5],
    ["- 5", -5],
    ["12,3456", 12.3456],
    ["0,125", 0.125],
    ["1234.567", 1234.567],
    ["3.", 3],
  ])("%s is %d", (text, value) => {
    expect(readNumber(text, "ambiguo", false)).toEqual({ kind: "numero", value });
  });
});

describe("asks what can mean two numbers", () => {
  test.each([
    ["1.234", "ambiguo", false, { kind: "ambiguo", intero: 1234, decimale: 1.234 }],
    ["12,345", "ambiguo", false, { kind: "ambiguo", intero: 12_345, decimale: 12.345 }],
    ["-1.234", "ambiguo", false, { kind: "ambiguo", intero: -1234, decimale: -1.234 }],
    ["€ 1.234", "ambiguo", false, { kind: "ambiguo", intero: 1234, decimale: 1.234 }],
    ["1.234", "virgola", false, { kind: "numero", value: 1234 }],
    ["1,234", "punto", false, { kind: "numero", value: 1234 }],
    ["1,234", "virgola", false, { kind: "ambiguo", intero: 1234, decimale: 1.234 }],
    ["1.234", "ambiguo", true, { kind: "numero", value: 1234 }],
  ] as const)("%s where the decimal sign is %s and integers only is %s", (text, decimal, integersOnly, letto) => {
    expect(readNumber(text, decimal, integersOnly)).toEqual(letto);
  });
});

describe("takes no words and no broken groups for numbers", () => {
  test.each([
    ["circa 20", "20"],
    ["120 ore", "120"],
    ["20-25", null],
    ["tra 20 e 30", null],
    ["venti", null],
    ["12 34", null],
    ["3 5", null],
    ["1,2,3", null],
    ["1.2345,6", null],
    ["1e5", null],
    ["12/03/2016", null],
    ["12%", null],
    [".5", "5"],
    ["--5", "5"],
    ["=1+1", null],
    ["١٢", null],
    ["-", null],
  ])("%s", (text, dentro) => {
    expect(readNumber(text, "ambiguo", false)).toEqual({ kind: "testo", dentro });
  });
});
