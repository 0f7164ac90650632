import { expect, test } from "vitest";
import { builtinForm, formOf } from "./number-format.ts";
import { isoOfSerial, isoOfText, shownTime } from "./serial-date.ts";

test.each([
  ["General", "numero"],
  ["Standard", "numero"],
  ["@", "numero"],
  ["", "numero"],
  ["0.00", "numero"],
  ["#,##0.00 €", "numero"],
  ['0 "giorni"', "numero"],
  ["0.00E+00", "numero"],
  ["[Red]-#,##0", "numero"],
  ["[$€-410] #,##0.00;[Red]-[$€-410] #,##0.00", "numero"],
  ['_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-', "numero"],
  ["# ?/?", "numero"],
  ["0%", "percento"],
  ["0.0\\ %", "percento"],
  ["dd/mm/yyyy", "data"],
  ["DD\\/MM\\/YYYY", "data"],
  ["d-mmm-yy;@", "data"],
  ["[$-410]dddd d mmmm yyyy", "data"],
  ["mmmm", "data"],
  ["yyyy-mm-dd hh:mm:ss.000", "data"],
  ["gg/mm/aaaa", "data"],
  ["hh:mm", "ora"],
  ["h:mm AM/PM", "ora"],
  ["[h]:mm", "ora"],
  ["[mm]:ss", "ora"],
  ["mm:ss.0", "ora"],
  ["00000", "codice"],
])("the format %j makes a number a %s", (code, as) => {
  expect(formOf(code).as).toBe(as);
});

test.each([
  [0, "numero"],
  [4, "numero"],
  [9, "percento"],
  [14, "data"],
  [20, "ora"],
  [22, "data"],
  [46, "ora"],
  [49, "numero"],
])("the built-in format %i makes a number a %s", (id, as) => {
  expect(builtinForm(id).as).toBe(as);
});

test.each([
  [1, false, "1900-01-01"],
  [59, false, "1900-02-28"],
  [60, false, null],
  [61, false, "1900-03-01"],
  [42441, false, "2016-03-12"],
  [42441.4375, false, "2016-03-12T10:30:00"],
  [42441.999_999_9, false, "2016-03-13"],
  [40979, true, "2016-03-12"],
  [2_958_465, false, "9999-12-31"],
  [2_958_466, false, null],
  [0, false, null],
  [-1, false, null],
  [Number.NaN, false, null],
])("the serial number %d (1904: %s) is the day %s", (serial, is1904, iso) => {
  expect(isoOfSerial(serial, is1904)).toBe(iso);
});

test.each([
  ["2016-03-12", "2016-03-12"],
  ["2016-03-12T00:00:00.000", "2016-03-12"],
  ["2016-03-12T10:30Z", "2016-03-12T10:30:00"],
  ["2016-13-12", null],
  ["12/03/2016", null],
])("the ISO text %s is the day %s", (text, iso) => {
  expect(isoOfText(text)).toBe(iso);
});

test.each([
  [1.5625, "37:30"],
  [0.5, "12:00"],
  [0.000_011_574, "00:00:01"],
  [-0.25, "-06:00"],
])("%d days are shown as %s", (days, text) => {
  expect(shownTime(days)).toBe(text);
});
