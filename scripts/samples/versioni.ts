// What becomes of a good workbook before, after or instead of being sent.
import ExcelJS from "exceljs";
import { stableZip } from "../../pipeline/workbooks/bytes.ts";
import type { Guasto } from "./guasto.ts";
import type { Risposte } from "./tipi.ts";

export const senzaColonna: Guasto = {
  blocco: "finanziamenti",
  codici: ["colonna-mancante"],
  difetto: "una versione nuova senza la colonna Zona",
  libro: (book) => {
    book.getWorksheet("Finanziamenti")?.spliceColumns(2, 1);
  },
};

/** The same answers with the money a thousand times too large, as when the cells were formatted in thousands. */
export function gonfiate(vere: Risposte): Risposte {
  return {
    ...vere,
    finanziamenti: (vere.finanziamenti ?? []).map((row) => ({
      ...row,
      importo: Math.min(9_000_000, Math.round(Number(row.importo) * 1000)),
    })),
  };
}

/** A finished workbook, to be changed as people do. */
export async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  // The library's type of its input is older than that of Node.
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  return book;
}

/** The first sheet alone, as when somebody prints or copies only what is in view. */
export async function soloIstruzioni(bytes: Uint8Array): Promise<Uint8Array> {
  const book = await opened(bytes);
  for (const sheet of book.worksheets)
    if (!["Istruzioni", "_bilancio"].includes(sheet.name)) book.removeWorksheet(sheet.id);
  return stableZip(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** Copied sheet by sheet into a new file: the answers are there, the hidden sheet and the name of the ente are not. */
export async function senzaNome(bytes: Uint8Array): Promise<Uint8Array> {
  const from = await opened(bytes);
  const to = new ExcelJS.Workbook();
  to.created = new Date(0);
  to.modified = to.created;
  for (const sheet of from.worksheets.filter(({ state }) => state === "visible")) {
    const copy = to.addWorksheet(sheet.name);
    sheet.eachRow((row, number) => {
      if (sheet.name !== "Istruzioni" || number < 5) copy.getRow(number).values = row.values;
    });
  }
  return stableZip(new Uint8Array(await to.xlsx.writeBuffer()));
}
