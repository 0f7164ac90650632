// A workbook of the second city as its secretary sends it: the one that `moduli` makes, with some answers in it.
import { writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { loadEdizione } from "../edizione/load.ts";
import { writeWorkbook } from "../workbooks/workbook.ts";

export const CITTA = "data-samples/altra-citta";

/** Writes it to `path`, filled by `fill`. */
export async function sentWorkbook(path: string, fill: (book: ExcelJS.Workbook) => void): Promise<void> {
  const edizione = await loadEdizione(CITTA);
  const ente = edizione.enti.find(({ codice }) => codice === "V101");
  if (ente === undefined) throw new Error("V101 is not in the sample");
  const book = new ExcelJS.Workbook();
  const made = await writeWorkbook(edizione, ente, {}, { prima: null });
  // The library's type of its input is older than that of Node.
  await book.xlsx.load(Buffer.from(made) as unknown as ArrayBuffer);
  fill(book);
  writeFileSync(path, Buffer.from(await book.xlsx.writeBuffer()));
}

export function cellOf(book: ExcelJS.Workbook, sheet: string, cell: string): ExcelJS.Cell {
  const found = book.getWorksheet(sheet)?.getCell(cell);
  if (found === undefined) throw new Error(`${sheet} is not there`);
  return found;
}
