// One block as a card: questions down the sheet, the answer beside each, its help to the right.
import type { Workbook } from "exceljs";
import { fieldsOf } from "../../schemas/blocco.ts";
import type { Form } from "./form.ts";
import { validate } from "./lists.ts";
import { FONT, LINES, NOTE, numFmt, PALE_FILL, printSetup, protect, STRONG, TAB } from "./style.ts";
import { HEADINGS_ROW, setAnswer, writeTop } from "./table.ts";

const WIDTHS = [38, 46, 64];

export function writeCard(book: Workbook, { blocco, anno, rows, footer, lists }: Form): void {
  const sheet = book.addWorksheet(blocco.foglio, { properties: { tabColor: TAB } });
  WIDTHS.forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  writeTop(sheet, blocco, WIDTHS.length);
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
    help.style = { font: NOTE, alignment: { vertical: "middle", wrapText: true, indent: 1 } };
    sheet.getRow(row).height = campo.help.length > 70 ? 48 : 26;
    validate(sheet, `B${row}`, campo, lists);
  });
  sheet.views = [{ state: "frozen", ySplit: HEADINGS_ROW - 1, topLeftCell: `A${HEADINGS_ROW}` }];
  printSetup(sheet, footer, { fitToHeight: 1 });
  protect(sheet);
}
