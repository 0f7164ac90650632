import { expect, test } from "vitest";
import type { RawCell } from "../formats/sheet.ts";
import { readMoments } from "./survey-moments.ts";

const cell = (text: string): RawCell => ({ column: 1, text, content: { kind: "testo" }, formula: false });
const isos = (...texts: readonly string[]) => readMoments(texts.map(cell)).map((moment) => moment?.iso ?? null);

test.each([
  ["LimeSurvey", "2024-03-12 10:04:33", "2024-03-12T10:04:33"],
  ["KoboToolbox", "2024-03-12T10:04:33.123+01:00", "2024-03-12T10:04:33"],
  ["ODK", "2024-03-12T10:04:33.000Z", "2024-03-12T10:04:33"],
  ["Google Moduli, in the morning", "2024/03/12 10:04:33 AM CET", "2024-03-12T10:04:33"],
  ["Google Moduli, after midnight", "2024/03/12 12:04:33 AM GMT+2", "2024-03-12T00:04:33"],
  ["Google Moduli, after noon", "2024/03/12 1:04:33 PM CEST", "2024-03-12T13:04:33"],
  ["Google Fogli in Italian", "12/03/2024 19.07.17", "2024-03-12T19:07:17"],
  ["a day alone", "2024-03-12", "2024-03-12"],
  ["a survey without dates", "1980-01-01 00:00:00", null],
  ["an hour that is none", "2024-03-12 25:04:33", null],
  ["a zone that nobody knows", "2024-03-12 10:04 XYZ", null],
  ["words", "ieri", null],
])("the moment of %s", (_, text, iso) => expect(isos(text)).toEqual([iso]));

test("a cell that is a date is one", () => {
  const raw: RawCell = { ...cell("12/03/2024 10:04"), content: { kind: "data", iso: "2024-03-12T10:04:33" } };
  expect(readMoments([raw])[0]?.iso).toBe("2024-03-12T10:04:33");
});

test.each([
  [
    "a day above twelve first",
    ["03/04/2024 10:00", "25/04/2024 10:00"],
    ["2024-04-03T10:00:00", "2024-04-25T10:00:00"],
  ],
  [
    "a day above twelve second",
    ["03/04/2024 10:00", "04/25/2024 10:00"],
    ["2024-03-04T10:00:00", "2024-04-25T10:00:00"],
  ],
  ["nothing", ["03/04/2024 10:00", "05/05/2024 10:00"], [null, "2024-05-05T10:00:00"]],
  ["both, which is no order", ["25/04/2024", "04/25/2024", "03/04/2024"], ["2024-04-25", "2024-04-25", null]],
])("which is the day is decided over the column: by %s", (_, texts, expected) => {
  expect(isos(...texts)).toEqual(expected);
});

test("moments of two zones are ordered by the sun, not by the clock", () => {
  const [first, second] = readMoments(["2024-03-12T10:30:00+02:00", "2024-03-12T09:00:00Z"].map(cell));
  expect((first?.order ?? 0) < (second?.order ?? 0)).toBe(true);
});
