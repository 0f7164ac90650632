// A published number leads back to the cells it came from: their sum is the number, and each stands in the file, at its
// address, as it was written.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { z } from "zod";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { loadEdizione } from "../edizione/load.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { loadMisure } from "../figure/declarations.ts";
import { pointsOf } from "../figure/points.support.ts";
import { countedOf } from "../lineage/counted.ts";
import { rowsBehind } from "../store/lineage.ts";
import { loadBlocks } from "../store/load.ts";
import { Store } from "../store/store.ts";
import { copyOfBuilt } from "./built.support.ts";
import { countingOf } from "./counting.ts";
import { intake } from "./intake.ts";

test("every point of a misura is the sum of the rows behind it, and every cell holds what its row says", async () => {
  const edizione = await loadEdizione(await copyOfBuilt());
  const raccolta = await intake(edizione, QUIET);
  const counting = countingOf(raccolta);
  const store = await Store.open({ threads: 1, memoryMb: 300 });
  try {
    await loadBlocks(store, BLOCCHI, counting, edizione);
    const looked = new Map<string, number>();
    for (const id of ["volontari", "utenti", "valore-netto", "esito", "punti-accessi"]) {
      const misure = await loadMisure();
      const misura = misure.get(id);
      if (misura?.tipo !== "base" || misura.valore.op !== "somma") throw new Error(`${id} is no sum`);
      const { campo } = misura.valore;
      for (const { dims, n_righe } of await pointsOf(store, { ...misura, gemella: id }, misure)) {
        const rows = await rowsBehind(store, countedOf(misura, misure), dims, counting.files);
        expect(rows.length, `${id} ${JSON.stringify(dims)}`).toBe(n_righe);
        if (Object.keys(dims).length > 0) continue;
        for (const { protocollo, foglio, celle } of rows) {
          const nome = raccolta.letti.find((l) => l.ricezione.protocollo === protocollo)?.ricezione.nome ?? "";
          const { cella, scritto } = celle[campo] ?? { cella: "", scritto: "" };
          if (scritto === "") continue;
          const path = join(edizione.cartella, "inviati", nome);
          const there = nome.endsWith(".xlsx") ? await inWorkbook(path, foglio, cella) : inText(path, cella);
          expect(there, `${nome} ${foglio} ${cella}`).toBe(digits(scritto));
          const kind = nome.startsWith("rilevazione") ? "survey" : nome.endsWith(".xlsx") ? "workbook" : "csv";
          looked.set(kind, (looked.get(kind) ?? 0) + 1);
        }
      }
    }
    expect([...looked.keys()].sort(), "kinds of file of which cells were looked up").toEqual([
      "csv",
      "survey",
      "workbook",
    ]);
  } finally {
    store.close();
  }
});

const digits = (text: string): string => text.replace(/[^\d]/g, "");
const books = new Map<string, ExcelJS.Workbook>();

/** The digits of a cell, by a reader that is not ours. */
async function inWorkbook(path: string, sheet: string, cell: string): Promise<string> {
  const book = books.get(path) ?? new ExcelJS.Workbook();
  // Read from bytes: a path would be opened again for each cell.
  if (!books.has(path)) await book.xlsx.load(new Uint8Array(readFileSync(path)).buffer);
  books.set(path, book);
  return digits(book.getWorksheet(sheet)?.getCell(cell).text ?? "");
}

const textSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));
const texts = new Map<string, z.infer<typeof textSchema>>();

/** The digits of a cell of a text file, by a reader that is not ours: its row is the physical line. */
function inText(path: string, cell: string): string {
  const bytes = readFileSync(path);
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = bytes.toString(isWide ? "utf16le" : "utf8").replace(/^\ufeff/, "");
  const delimiter = [";", ",", "\t", "|"].find((sign) => (text.split("\n")[0] ?? "").includes(sign)) ?? ",";
  const options = { delimiter, relax_quotes: true, relax_column_count: true, info: true, skip_empty_lines: false };
  const rows = texts.get(path) ?? textSchema.parse(parse(text, options));
  texts.set(path, rows);
  const [, letters = "", line = ""] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return digits(rows.find(({ info }) => info.lines === Number(line))?.record[column - 1] ?? "");
}
