import { describe, expect, test } from "vitest";
import { provenOrder, readDate } from "./dates.ts";

const byDay = () => "giorno" as const;

describe("12 March 2024, as people, sheets and survey tools write it", () => {
  test.each([
    ..."12/03/2024|12.3.2024|12-03-2024|12/03/24|12.03.24|2024-03-12|2024/03/12|2024.3.12".split("|"),
    ..."12 marzo 2024|12 mar 2024|12 mar. 2024|12-mar-24|12-mar-2024|martedì 12 marzo 2024|martedì, 12 marzo 2024".split(
      "|",
    ),
    ..."MARTEDI' 12 MARZO 2024|mar 12 mar 2024|March 12, 2024|Mar 12, 2024|12 March 2024|12th March 2024".split("|"),
    ..."2024-03-12T10:04:33.000+01:00|2024-03-12T00:00:00.000+01:00|2024-03-12T22:59:58Z|2024-03-12T10:04:33Z".split(
      "|",
    ),
    ..."2024-03-11T23:00:00.000Z|2024-03-12T00:00:00.000Z|2024-03-11 18:00:00 -06:00|2024-03-12 10:04 UTC".split("|"),
    ..."2024/03/12 10:04:33 AM CET|2024/03/12 11:59:58 PM CET|2024/03/12 12:00:00 AM GMT+1|12/03/2024 00:00:00".split(
      "|",
    ),
    ..."12/03/2024 10.30|12/03/2024, 10:30|12/03/2024 alle ore 10:30|12 marzo 2024 ore 9:05".split("|"),
  ])("%s", (text) => expect(readDate(text, byDay)).toBe("2024-03-12"));
});

describe("is no date", () => {
  test.each(
    [
      ..."marzo 2024|2024|45363|45363,5|31/02/2024|12/13/14/2024|12/03/0024|12/03/20224|01/01/1900|12 martedì 2024".split(
        "|",
      ),
      ..."12 marzapane 2024|primavera di due anni fa|03/2024|12/03|2024-03-12T10:04:33+xx|2024-03-12 99:99|30 giugno".split(
        "|",
      ),
      `12/03/2024${" ".repeat(30_000)}x`,
    ].map((text) => [text]),
  )("%s", (text) => expect(readDate(text, byDay)).toBeNull());
});

describe("may be two days", () => {
  test.each([
    ["03/04/2024", "incerto", ["2024-04-03", "2024-03-04"]],
    ["24-03-12", "giorno", ["2012-03-24", "2024-03-12"]],
    ["2024-03-11 23:59:59", "giorno", ["2024-03-11", "2024-03-12"]],
    ["2024-03-11T22:59:59.999Z", "giorno", ["2024-03-11", "2024-03-12"]],
  ] as const)("%s in a file that shows «%s»", (text, order, days) => {
    expect(readDate(text, () => order)).toEqual(days);
  });
});

describe("the order of the file", () => {
  test.each([
    ["03/04/2024", "mese", "2024-03-04"],
    ["03/04/2024", "giorno", "2024-04-03"],
    ["13/04/2024", "mese", "2024-04-13"],
    ["04/13/2024", "giorno", "2024-04-13"],
    ["04/04/2024", "incerto", "2024-04-04"],
  ] as const)("%s where the %s comes first is %s", (text, order, iso) => {
    expect(readDate(text, () => order)).toBe(iso);
  });

  test.each([
    ["13/03/2024", "giorno"],
    ["03/13/2024 10:00", "mese"],
    ["03/12/2024", null],
    ["13/13/2024", null],
    ["2024-03-13", null],
    ["13.03", null],
  ])("%s proves %s", (text, order) => expect(provenOrder(text)).toBe(order));
});
