// What people do to the sheets of a finished workbook.
import type { CellValue, Workbook, Worksheet } from "exceljs";

export const HEADINGS = 5;

/** The sheet of that name. Throws when the workbook has none. */
export function sheetOf(book: Workbook, name: string): Worksheet {
  const sheet = book.getWorksheet(name);
  if (sheet === undefined) throw new Error(`the workbook has no sheet "${name}"`);
  return sheet;
}

export function columnOf(sheet: Worksheet, label: string): number {
  const values = sheet.getRow(HEADINGS).values;
  const at = Array.isArray(values) ? values.findIndex((text) => String(text).replace(" *", "") === label) : -1;
  if (at < 1) throw new Error(`no column "${label}" in ${sheet.name}`);
  return at;
}

function lastRow(sheet: Worksheet): number {
  let row = HEADINGS;
  while (sheet.getCell(row + 1, 1).value !== null) row++;
  return row;
}

export function put(name: string, label: string, value: CellValue | ((before: CellValue) => CellValue)) {
  return (book: Workbook): void => {
    const sheet = sheetOf(book, name);
    const cell = sheet.getCell(lastRow(sheet), columnOf(sheet, label));
    cell.value = typeof value === "function" ? value(cell.value) : value;
  };
}

export function total(factor: number) {
  return (book: Workbook): void => {
    const sheet = sheetOf(book, "Risorse");
    const column = columnOf(sheet, "Importo (€)");
    const end = lastRow(sheet);
    let sum = 0;
    for (let row = HEADINGS + 1; row <= end; row++) sum += Number(sheet.getCell(row, column).value ?? 0);
    sheet.getCell(end + 1, 1).value = "TOTALE";
    sheet.getCell(end + 1, column).value = Math.round(sum * factor * 100) / 100;
  };
}

/** Rows and columns put before the table, under a title of the member's own. */
export function moved(book: Workbook): void {
  const sheet = sheetOf(book, "Personale");
  sheet.spliceRows(1, 0, ["Il nostro riepilogo del personale"], [], []);
  sheet.spliceColumns(1, 0, [], []);
}

/** Titles across merged cells between the rows, and blank rows. */
export function decorated(book: Workbook): void {
  const sheet = sheetOf(book, "Servizi");
  sheet.insertRow(HEADINGS + 2, []);
  sheet.insertRow(HEADINGS + 3, []);
  sheet.spliceRows(3, 1);
  sheet.insertRow(3, ["ANNO DI RIFERIMENTO – TUTTI I SERVIZI"]);
  sheet.mergeCells("A3:D3");
}

export function copied(book: Workbook): void {
  const from = sheetOf(book, "Volontari");
  const to = book.addWorksheet("Volontari (2)");
  from.eachRow((row, number) => {
    to.getRow(number).values = row.values;
  });
}

export function hideFirst(book: Workbook): void {
  sheetOf(book, "Personale").getRow(HEADINGS + 1).hidden = true;
}

export function withOwnTable(book: Workbook): void {
  const sheet = book.addWorksheet("Attività");
  sheet.addRow(["Mese", "Che cosa abbiamo fatto", "Presenti"]);
  sheet.addRows([
    ["gennaio", "pranzo di inizio anno", 64],
    ["marzo", "gita al lago", 41],
    ["giugno", "festa in cortile", 180],
  ]);
}

export function withUsers(book: Workbook): void {
  const sheet = book.addWorksheet("Elenco utenti", { state: "hidden" });
  sheet.addRow(["Iniziali", "Età"]);
  sheet.addRows([
    ["X.Y.", 81],
    ["Y.X.", 77],
  ]);
}

export function withNotes(book: Workbook): void {
  const sheet = sheetOf(book, "Servizi");
  const column = sheet.actualColumnCount + 1;
  sheet.getCell(HEADINGS, column).value = "Note interne";
  sheet.getCell(HEADINGS + 1, column).value = "da ricontrollare con la segreteria";
}

export function reordered(book: Workbook): void {
  const sheet = sheetOf(book, "Finanziamenti");
  const end = lastRow(sheet);
  const importo = columnOf(sheet, "Importo (€)");
  for (let row = HEADINGS; row <= end; row++) {
    const [a, b] = [sheet.getCell(row, 1).value, sheet.getCell(row, importo).value];
    sheet.getCell(row, 1).value = b;
    sheet.getCell(row, importo).value = a;
  }
}
