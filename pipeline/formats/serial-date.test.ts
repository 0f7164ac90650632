import { expect, test } from "vitest";
import { isoOfSerial, isoOfText, shownDate, shownTime } from "./serial-date.ts";

test.each([
  { serial: 1, iso: "1900-01-01" },
  { serial: 59, iso: "1900-02-28" },
  { serial: 60, iso: null },
  { serial: 61, iso: "1900-03-01" },
  { serial: 42441, iso: "2016-03-12" },
  { serial: 42441.4375, iso: "2016-03-12T10:30:00" },
  { serial: 0, iso: null },
  { serial: 2_958_466, iso: null },
])("the day $serial of a spreadsheet is $iso", ({ serial, iso }) => {
  expect(isoOfSerial(serial, false)).toBe(iso);
});

test("days since 1904 are four years and a day later", () => {
  expect(isoOfSerial(42441, true)).toBe("2020-03-13");
});

test("only what is a day is one, and people read it in their own order", () => {
  expect([isoOfText("2016-03-12"), isoOfText("2016-13-40"), isoOfText("ieri")]).toEqual(["2016-03-12", null, null]);
  expect([shownDate("2016-03-12"), shownDate("2016-03-12T10:30:00"), shownTime(1.5625)]).toEqual([
    "12/03/2016",
    "12/03/2016 10:30",
    "37:30",
  ]);
});
