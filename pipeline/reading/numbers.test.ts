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
    expect(readNumber(text, "ambiguo", "decimali")).toEqual({ kind: "numero", value });
  });
});

describe("three digits after one sign are thousands or decimals, by what the file and the column show", () => {
  const thousand = { kind: "numero", value: 1234 };
  const asked = { kind: "ambiguo", intero: 1234, decimale: 1.234 };
  const dozen = { kind: "numero", value: 12 };
  const many = { kind: "numero", value: 12_000 };
  const either = { kind: "ambiguo", intero: 12_000, decimale: 12 };
  test.each([
    ["1.234", "ambiguo", "decimali", asked],
    ["12,345", "ambiguo", "decimali", { kind: "ambiguo", intero: 12_345, decimale: 12.345 }],
    ["-1.234", "ambiguo", "decimali", { kind: "ambiguo", intero: -1234, decimale: -1.234 }],
    ["€ 1.234", "ambiguo", "decimali", asked],
    ["1.234", "virgola", "decimali", thousand],
    ["1,234", "punto", "decimali", thousand],
    ["1,234", "virgola", "decimali", asked],
    ["1.234", "ambiguo", "interi", thousand],
    ["1.234", "ambiguo", "interi-dubbi", thousand],
    ["1,234", "ambiguo", "interi", thousand],
    ["1,234", "virgola", "interi", asked],
    ["12,000", "virgola", "interi", dozen],
    ["12.000", "punto", "interi", dozen],
    ["12.000", "virgola", "interi", many],
    ["12,000", "punto", "interi", many],
    ["12.000", "ambiguo", "interi", many],
    ["12.000", "ambiguo", "interi-dubbi", either],
    ["12,000", "ambiguo", "interi-dubbi", either],
    ["0.000", "ambiguo", "interi-dubbi", { kind: "numero", value: 0 }],
  ] as const)("%s, sign «%s», %s", (text, decimal, numeri, letto) => {
    expect(readNumber(text, decimal, numeri)).toEqual(letto);
  });
});

describe("takes no words and no broken groups for numbers", () => {
  test.each(
    "circa 20|120 ore|20-25|tra 20 e 30|venti|12 34|3 5|1,2,3|1.2345,6|1e5|12/03/2016|12%|.5|--5|=1+1|١٢|-"
      .split("|")
      .map((text) => [text]),
  )("%s", (text) => {
    expect(readNumber(text, "ambiguo", "decimali")).toEqual({ kind: "testo" });
  });
});
