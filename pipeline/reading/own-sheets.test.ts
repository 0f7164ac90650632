// What somebody answers beside our own words, in a sheet that holds no answers, is asked about; our words are not.
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { CHECKS_SHEET, GUIDE_SHEET, MARKS_SHEET } from "../../schemas/modulo.ts";
import { loadEdizione } from "../edizione/load.ts";
import { markedXlsx } from "../workbooks/marked.ts";
import { writeWorkbook } from "../workbooks/workbook.ts";
import { makeElenchi } from "./lists.ts";
import { readSubmission } from "./read-submission.ts";

const edizione = await loadEdizione("data-samples/altra-citta");
const [, ente] = edizione.enti;
if (ente === undefined) throw new Error("the sample has no ente");
const volontari = [{ cantiere: "Crescere insieme", zona: "Alpe", volontari: 12 }];
const modulo = await writeWorkbook(edizione, ente, { volontari }, { prima: null });
const thing = { stato: "confermare", scritto: "12", testo: "Erano 2.", rimedio: "Confermalo." } as const;
const luogo = { foglio: "Volontari", cella: "C6", dato: "Volontari" };
const marked = await markedXlsx(modulo, [{ ...thing, luogo, celle: [luogo] }]);
const regole = { anno: edizione.yaml.anno, elenchi: makeElenchi(edizione.liste), rilevazioni: [] };

async function askedOf(bytes: Uint8Array, foglio: string, cella: string | null): Promise<string[]> {
  const book = new ExcelJS.Workbook();
  // The library's type of its input is older than that of Node.
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  const sheet = book.getWorksheet(foglio);
  if (cella !== null && sheet !== undefined) sheet.getCell(cella).value = "sono 20, non 12";
  const sent = new Uint8Array(await book.xlsx.writeBuffer());
  return readSubmission({ bytes: sent, nome: "modulo.xlsx", ente: null }, regole).diagnostics.flatMap(
    ({ codice, luoghi }) => (codice === "scritto-fuori-dalle-parti" ? placesIn(luoghi) : []),
  );
}
const placesIn = (luoghi: readonly { readonly foglio?: string; readonly cella?: string }[]): string[] =>
  luoghi.map((each) => `${each.foglio} ${each.cella}`);

test.each([
  [GUIDE_SHEET, ["C8", "B60", "A7"]],
  [CHECKS_SHEET, ["E5", "B30", "A300"]],
  [MARKS_SHEET, ["I7", "B20"]],
] as const)("in «%s»", async (foglio, cells) => {
  expect(await askedOf(marked, foglio, null)).toEqual([]);
  for (const cell of cells) expect(await askedOf(marked, foglio, cell)).toEqual([`${foglio} ${cell}`]);
});
