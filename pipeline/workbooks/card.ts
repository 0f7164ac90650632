// One block as a card: questions down the sheet, the answer beside each, its help to the right.
import type { Workbook } from "exceljs";
import { fieldsOf } from "../../schemas/blocco.ts";
import { formatTyped } from "../../schemas/unita.ts";
import type { Form } from "./form.ts";
import { validate } from "./lists.ts";
import { FONT, GREY_FILL, LINES, NOTE, numFmt, PALE_FILL, printSetup, protect, STRONG, TAB } from "./style.ts";
import { HEADINGS_ROW, setAnswer, writeTop } from "./table.ts";

const WIDTHS = [38, 46, 64];
const BEFORE_WIDTH = 46;

export function writeCard(book: Workbook, { blocco, anno, rows, footer, lists, prima }: Form): CardLayout {
  const sheet = book.addWorksheet(blocco.foglio, { properties: { tabColor: TAB } });
  WIDTHS.forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  const before = prima?.rows[0];
  writeTop(sheet, blocco, WIDTHS.length);
  if (before !== undefined) sheet.getColumn(4).width = BEFORE_WIDTH;
  const campi = fieldsOf(blocco, anno);
  campi.forEach(([name, campo], at) => {
    const row = HEADINGS_ROW + at;
    const [label, answer, help] = [1, 2, 3].map((column) => sheet.getCell(row, column));
    if (label === undefined || answer === undefined || help === undefined) return;
    label.value = campo.label + (campo.obbligatorio ? " *" : "");
    label.style = { font: STRONG, fill: PALE_FILL, border: LINES, alignment: { vertical: "middle", wrapText: true } };
    answer.style = {
      font: FONT,
      border: LINES,
      numFmt: numFmt(campo.cella),
      alignment: { vertical: "middle", horizontal: "left", wrapText: true },
      protection: { locked: false },
    };
    setAnswer(sheet, row, 2, campo, rows[0]?.[name] ?? null);
    help.value = campo.help;
    const last = campo.riservato ? null : (before?.[name] ?? null);
    if (last !== null && prima !== null) {
      const cell = sheet.getCell(row, 4);
      cell.value = `Nel ${prima.anno}: ${shown(last)}`;
      cell.style = {
        font: { ...NOTE, italic: true },
        fill: GREY_FILL,
        alignment: { vertical: "middle", wrapText: true },
      };
    }
    help.style = { font: NOTE, alignment: { vertical: "middle", wrapText: true, indent: 1 } };
    sheet.getRow(row).height = campo.help.length > 70 ? 48 : 26;
    validate(sheet, `B${row}`, campo, lists);
  });
  sheet.views = [{ state: "frozen", ySplit: HEADINGS_ROW - 1, topLeftCell: `A${HEADINGS_ROW}` }];
  printSetup(sheet, footer, { fitToHeight: 1 });
  protect(sheet);
  return { rows: new Map(campi.map(([name], at) => [name, HEADINGS_ROW + at])) };
}

const shown = (value: string | number): string => (typeof value === "number" ? formatTyped(value) : value);

/** The row of each question; the answers stand in column B. */
export interface CardLayout {
  readonly rows: ReadonlyMap<string, number>;
}
