import { expect, test } from "vitest";
import { number } from "./cell-meaning.ts";
import { formOf } from "./number-format.ts";
import { shownText, showsNumber } from "./shown-number.ts";

const shown = (value: number, code: string) => number(value, "", formOf(code), false).mostrato;

test.each([
  ["General", 2.6],
  ["0", 12],
  ["0.00", 2.5],
  ["#,##0.00", 1234.5],
  ["#,##0.00 €", 1234.5],
  ['"€" #,##0.00', 1234.5],
  ["[$€-410] #,##0.00;[Red]-[$€-410] #,##0.00", -12.5],
  ['_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', 1200],
  ["#,##0_);(#,##0)", -1200],
  ["0;-0;;@", 0],
  ['_-* "-"??\\ "€"_-', 0],
  ["#", 0],
  ['0;-0;"-"', 0],
  ["0.00E+00", 12_345],
  ["# ?/?", 0.5],
  ["0", 0.1 + 0.2 - 0.3],
])("the format %j shows %d as it is", (code, value) => {
  expect(shown(value, code)).toBeUndefined();
});

test.each([
  ['#,##0," mila"', 12_000, "12 mila"],
  ["#,##0,", 12_000, "12"],
  ['0.0,,"M"', 12_500_000, "12,5M"],
  ['[>=1000000]0.0,,"M";[>=1000]0,"k";0', 3000, "3k"],
  ['0" mila"', 12, "12 mila"],
  ['0"000"', 12, "12000"],
  ['0 "ore"', 12, "12 ore"],
  ['0 "al mese"', 300, "300 al mese"],
  ["[$$-409]#,##0.00", 77, "$77,00"],
  ["0", 2.6, "3"],
  ["#,##0", 1234.5, "1235"],
  ["0.0", 2.66, "2,7"],
  ["0", -2.6, "-3"],
  ["000-0000", 1_234_567, "123-4567"],
  [";;;", 12, "(niente)"],
  ['0;-0;"n.d."', 0, "n.d."],
  ['0" mila"', 0, "0 mila"],
  ['"-"', 12, "-"],
  ['"no"', 12, "no"],
  ["dd/mm/yyyy", 0, "una data che non c'è"],
  [`0${"(".repeat(60)}`, 2.6, "(un testo insolito)"],
])("the format %j shows %d as «%s»", (code, value, text) => {
  expect(shown(value, code)?.slice(0, text.length)).toBe(text);
});

test.each([
  ["0%", 0.419_999_99, "42%"],
  ["0.0%", 0.419_999_99, "42,0%"],
  ["0.00\\ %", 0.125, "12,50%"],
  ["0%;[Red]-0%", -0.05, "-5%"],
  ["#,##0%", 12, "1.200%"],
  ["General%", 0.125, "12,5%"],
])("the format %j writes %d as «%s», as who looks at it sees it", (code, value, text) => {
  expect(number(value, "", formOf(code), false).text).toBe(text);
});

/** How one format shows a number, and whether who reads that reads the number. */
test.each([
  ["0.00", 12.5, true],
  ['0" ore"', 12, true],
  ["0", 2.6, true],
  ['0"."000', 12_000, true],
  ['0".000"', 12, false],
  ['0",000"', 12, true],
  ['0".0"', 12, true],
  ['#,##0".000"', 1234, false],
  ['0","00', 1250, false],
  ['0"00"', 12, false],
  ["#,##0,", 12_000, false],
  ["#,##0,", 400, false],
  ["0.0,", 12_000, false],
  ['0.0" mila"', 12.5, true],
  ['0.0,," milioni"', 12_500_000, false],
  ["0..0", 12, true],
])("by the format %j of %d the number is read: %s", (code, value, isRead) => {
  const { text, mostrato = text } = number(value, "", formOf(code), false);
  expect(showsNumber(mostrato, value)).toBe(isRead);
});

test.each([
  [1234.5, "1.234,50", undefined],
  [1234.5, "1,234.50", undefined],
  [-5, "(5)", undefined],
  [12_000, "12.000", undefined],
  [1234, "1,234", undefined],
  [12, "12,000", undefined],
  [12, "12.000", "12.000"],
  [12, "12.00", undefined],
  [12, "12000", "12000"],
  [12_000, "12", "12"],
  [2.6, "3", "3"],
  [12, "12 ore", "12 ore"],
  [0, "- €", undefined],
  [0, "n.d.", "n.d."],
])("%d with the text «%s» beside it", (value, text, mostrato) => {
  expect(shownText(value, text)).toBe(mostrato);
});
