import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { LISTS_SHEET } from "../../schemas/modulo.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { addLists } from "./lists.ts";

test("a drop-down reaches from the first name of its list to the last, one column each", async () => {
  const { liste } = await borgo();
  const book = new ExcelJS.Workbook();
  const lists = addLists(book, liste);
  expect([lists.rangeOf("bisogni"), lists.rangeOf("enti"), lists.rangeOf("bisogni")]).toEqual([
    `${LISTS_SHEET}!$A$2:$A$3`,
    `${LISTS_SHEET}!$B$2:$B$5`,
    `${LISTS_SHEET}!$A$2:$A$3`,
  ]);
  lists.write();
  const sheet = book.getWorksheet(LISTS_SHEET);
  const column = (at: number): unknown => sheet?.getColumn(at).values.slice(1);
  expect([sheet?.state, column(1), column(2)]).toEqual([
    "hidden",
    ["bisogni", "Casa", "Lavoro"],
    ["enti", "Alfa", "Beta", "Comune di Borgo", "Gamma"],
  ]);
  expect(() => lists.rangeOf("rioni")).toThrow('the edition has no list "rioni"');
});
